/// A table of a register: its name, columns and indices.
public struct RegisterTable: Sendable, Hashable {
  /// A column.
  public struct Column: Sendable, Hashable {
    /// The name.
    public let name: String
    /// Whether its values are texts even where they look like numbers, as codes do.
    public let isText: Bool

    /// A column.
    public init(_ name: String, isText: Bool) { (self.name, self.isText) = (name, isText) }
  }

  /// The name.
  public let name: String
  /// The columns.
  public let columns: [Column]
  /// The columns that have an index of their own.
  public let indices: [String]

  /// A table.
  public init(_ name: String, columns: [Column], indices: [String]) {
    (self.name, self.columns, self.indices) = (name, columns, indices)
  }

  var creation: String {
    let list = columns.map { Self.quoted($0.name) + ($0.isText ? " TEXT" : "") }.joined(separator: ", ")
    return "CREATE TABLE \(Self.quoted(name)) (\(list))"
  }

  var indexCreations: [String] {
    indices.map { "CREATE INDEX \(Self.quoted(name + "_" + $0)) ON \(Self.quoted(name)) (\(Self.quoted($0)))" }
  }

  var insertion: String {
    let places = columns.map { _ in "?" }.joined(separator: ", ")
    return "INSERT INTO \(Self.quoted(name)) VALUES (\(places))"
  }

  private static func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
