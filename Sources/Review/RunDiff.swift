import DelimitedText
import Emit
import Foundation
import PipelineKit

/// What moved between two runs: their tables compared cell by cell, rolled up to units.
public struct RunDiff: Sendable {
  /// All changes, by table and key.
  public let changes: [CellChange]
  /// Which of the runs' sources are not the same.
  let sources: SourceChanges

  /// Compares two runs' directories.
  public init(_ a: String, _ b: String) throws(Failure) {
    for directory in [a, b] where !FileManager.default.fileExists(atPath: directory + "/manifest.json") {
      throw Failure(
        .noInput, vi: "\(directory): không phải thư mục của một lần chạy (không có manifest.json).",
        en: "\(directory): not the directory of a run (no manifest.json).")
    }
    var changes: [CellChange] = []
    for declaration in Tables.all {
      let before = RunDiff.bytes(a, declaration.file)
      let after = RunDiff.bytes(b, declaration.file)
      do {
        changes.append(contentsOf: try TableDiff(declaration: declaration).changes(from: before, to: after))
      } catch {
        throw Failure(
          .io, vi: "\(declaration.file): không đọc được bảng; thư mục chạy bị sửa?",
          en: "\(declaration.file): the table cannot be read; was the run's directory changed?")
      }
    }
    self.changes = changes
    sources = SourceChanges(RunSources(a), RunSources(b))
  }

  private static func bytes(_ directory: String, _ file: String) -> [UInt8] {
    FileManager.default.contents(atPath: directory + "/" + file).map { [UInt8]($0) } ?? []
  }

  /// The changes as CSV.
  public var csv: [UInt8] {
    var table = TableWriter(columns: ["table", "key", "unit", "name", "kind", "column", "before", "after"])
    for change in changes {
      for text in [
        change.table, change.key.joined(separator: " "), change.unit, change.name, change.kind.rawValue, change.column,
        change.before, change.after,
      ] { table.field(text) }
      table.endRow()
    }
    return table.bytes
  }
}
