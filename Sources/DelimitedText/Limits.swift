/// How much is read at a time, and how much is too much. All in bytes.
struct Limits {
  /// What a batch holds, about: as much as stays in a core's cache with its cells, which every rule looks at again.
  var batch = 256 << 10
  /// What the first batch holds, by which the list's layout is told.
  var first: Int { 3 * batch }
  /// The longest field.
  var field = 1 << 20
  /// The longest record; never less than `field`.
  var record = 16 << 20
}
