/// Results → the files of a run's directory, in the order of their names.
public struct EmitStage {
  private let jobs: Int

  /// A stage on up to `jobs` threads.
  public init(jobs: Int) { self.jobs = jobs }

  /// All files but the manifest.
  public func files(_ results: RunResults) -> [OutputFile] {
    var files = [
      OutputFile(name: SummaryTable.declaration.file, table: SummaryTable.write(results)),
      OutputFile(name: FlowTable.declaration.file, table: FlowTable.write(results)),
      OutputFile(name: ReductionTable.declaration.file, table: ReductionTable.write(results)),
      OutputFile(name: ChangeTable.declaration.file, table: ChangeTable.write(results)),
      OutputFile(name: IndicatorTable.declaration.file, table: IndicatorTable.write(results)),
      OutputFile(name: CauseTable.declaration.file, table: CauseTable.write(results)),
      OutputFile(name: GroupTable.declaration.file, table: GroupTable.write(results)),
      OutputFile(name: EthnicityTable.declaration.file, table: EthnicityTable.write(results)),
      OutputFile(name: ChildTable.declaration.file, table: ChildTable.write(results)),
      OutputFile(name: PovertyIndexTable.declaration.file, table: PovertyIndexTable.write(results)),
      OutputFile(name: CompletenessTable.declaration.file, table: CompletenessTable.write(results)),
      OutputFile(name: GapTable.declaration.file, table: GapTable.write(results.gaps)),
      OutputFile(name: "findings.csv", table: FindingTable.write(results)),
      HouseholdList.file(results, jobs: jobs),
      OutputFile(name: "lists/duplicates.csv", table: DuplicateList.write(results), isPersonal: true),
    ]
    let byUnit = Dictionary(grouping: results.gaps, by: \.gap.target.unit)
    for (unit, rows) in byUnit { files.append(OutputFile(name: "gaps/\(unit).csv", table: GapTable.write(rows))) }
    files += results.returns.map(ReturnFile.file) + FormFile.all(results)
    return files.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }
}
