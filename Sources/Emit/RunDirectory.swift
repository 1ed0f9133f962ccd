import Foundation
import Hashing
import PipelineKit

/// A file that a run writes: its name below the run's directory, its bytes, whether it is personal.
public struct OutputFile: Sendable {
  /// The name, with `/` between its parts.
  public var name: String
  /// The bytes.
  public var bytes: [UInt8]
  /// How many rows it has below its header; nil when it is no table.
  public var rows: Int?
  /// Personal files have mode 0600 in folders of 0700.
  public var isPersonal: Bool

  /// A file.
  public init(name: String, bytes: [UInt8], rows: Int?, isPersonal: Bool = false) {
    self.name = name
    self.bytes = bytes
    self.rows = rows
    self.isPersonal = isPersonal
  }
}

/// Results → the files of a run's directory, in the order of their names.
public struct EmitStage {
  /// A stage.
  public init() {}

  /// All files but the manifest.
  public func files(_ results: RunResults) -> [OutputFile] {
    var files = [
      table(SummaryTable.declaration.file, SummaryTable.write(results)),
      table(ReductionTable.declaration.file, ReductionTable.write(results)),
      table(IndicatorTable.declaration.file, IndicatorTable.write(results)),
      table(CauseTable.declaration.file, CauseTable.write(results)),
      table(GroupTable.declaration.file, GroupTable.write(results)),
      table(EthnicityTable.declaration.file, EthnicityTable.write(results)),
      table(GapTable.declaration.file, GapTable.write(results.gaps)),
      table("findings.csv", FindingTable.write(results)),
      table("lists/households.csv", HouseholdList.write(results), isPersonal: true),
      table("lists/duplicates.csv", DuplicateList.write(results), isPersonal: true),
    ]
    let byUnit = Dictionary(grouping: results.gaps, by: \.gap.target.unit)
    for (unit, rows) in byUnit { files.append(table("gaps/\(unit).csv", GapTable.write(rows))) }
    return files.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  private func table(_ name: String, _ table: TableWriter, isPersonal: Bool = false) -> OutputFile {
    OutputFile(name: name, bytes: table.bytes, rows: table.rows, isPersonal: isPersonal)
  }
}
