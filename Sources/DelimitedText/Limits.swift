/// How much is read at a time, and how much is too much. All in bytes.
struct Limits {
  /// What a batch holds, about.
  var batch = 768 << 10
  /// The longest field.
  var field = 1 << 20
  /// The longest record; never less than `field`.
  var record = 16 << 20
}
