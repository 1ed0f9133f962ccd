import DelimitedText
import Emit
import PipelineKit

/// One cell that differs between two runs, or a row that only one of them has.
public struct CellChange: Sendable, Hashable {
  /// What kind of difference.
  public enum Kind: String, Sendable { case changed, added, removed }

  /// The table's file.
  public var table: String
  /// The values of the key columns, in their order.
  public var key: [String]
  /// The unit's code, and its name when the table has it.
  public var unit: String
  /// The unit's name.
  public var name: String
  /// The column; empty for a whole row.
  public var column: String
  /// What stood there before.
  public var before: String
  /// What stands there now.
  public var after: String
  /// What kind of difference.
  public var kind: Kind
}

extension CellChange {
  /// Columns whose figures are codes or periods.
  private static let codes: Set<String> = ["parent", "as_of", "judged_unit", "baseline", "period"]

  /// Whether its column holds numbers.
  var isNumber: Bool { !Self.codes.contains(column) }

  /// A value of its column for people.
  func shown(_ text: String, _ words: NumberWords) -> String { isNumber ? words.decimal(text) : text }
}

/// Compares one table of two runs by its declared keys: changed cells only.
struct TableDiff {
  let declaration: TableDeclaration

  /// The changes, in the order of the keys.
  func changes(from before: [UInt8], to after: [UInt8]) throws(DelimitedTextError) -> [CellChange] {
    if before == after { return [] }
    let (before, after) = TableLines.differing(before, after)
    let old = try Rows(before, declaration)
    let new = try Rows(after, declaration)
    var changes: [CellChange] = []
    for key in Set(old.rows.keys).union(new.rows.keys).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      switch (old.rows[key], new.rows[key]) {
      case (let a?, let b?): changes.append(contentsOf: cells(key, a, old, b, new))
      case (nil, let b?): changes.append(row(key, b, new, .added))
      case (let a?, nil): changes.append(row(key, a, old, .removed))
      case (nil, nil): break
      }
    }
    return changes
  }

  private func cells(_ key: [String], _ a: [String], _ old: Rows, _ b: [String], _ new: Rows) -> [CellChange] {
    let columns = new.columns + old.columns.filter { !new.columns.contains($0) }
    return columns.filter { !declaration.keys.contains($0) }.compactMap { column in
      let (before, after) = (old.value(a, column), new.value(b, column))
      guard before != after else { return nil }
      return CellChange(
        table: declaration.file, key: key, unit: new.value(b, "unit"), name: new.value(b, "name"), column: column,
        before: before, after: after, kind: .changed)
    }
  }

  private func row(_ key: [String], _ fields: [String], _ rows: Rows, _ kind: CellChange.Kind) -> CellChange {
    CellChange(
      table: declaration.file, key: key, unit: rows.value(fields, "unit"), name: rows.value(fields, "name"), column: "",
      before: "", after: "", kind: kind)
  }

  /// A table's rows by key.
  private struct Rows {
    let columns: [String]
    private(set) var rows: [[String]: [String]] = [:]
    private let places: [String: Int]

    init(_ bytes: [UInt8], _ declaration: TableDeclaration) throws(DelimitedTextError) {
      let records = try DelimitedRecords.read(bytes)
      columns = records.first?.fields ?? []
      places = Dictionary(zip(columns, columns.indices), uniquingKeysWith: { first, _ in first })
      for record in records.dropFirst() {
        rows[declaration.keys.map { value(record.fields, $0) }] = record.fields
      }
    }

    func value(_ fields: [String], _ column: String) -> String {
      guard let place = places[column], fields.indices.contains(place) else { return "" }
      return fields[place]
    }
  }
}
