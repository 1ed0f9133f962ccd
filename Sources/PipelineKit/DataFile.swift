/// A small file that was read whole, with the name that users know it by.
public struct DataFile: Sendable, Hashable {
  /// The path as users write it, `/` between its parts.
  public var name: String
  /// What is in it.
  public var bytes: [UInt8]

  /// A file.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}
