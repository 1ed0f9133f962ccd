/// Results → the files of a run's directory, in the order of their names.
public struct EmitStage {
  private let jobs: Int

  /// A stage on up to `jobs` threads.
  public init(jobs: Int) { self.jobs = jobs }

  /// All files but the manifest.
  public func files(_ results: RunResults) -> [OutputFile] {
    var files = [
      UnitTable.file(SummaryTable.declaration, results, SummaryTable.write),
      FlowTable.file(results), ReductionTable.file(results), ChangeTable.file(results),
      UnitTable.file(IndicatorTable.declaration, results, IndicatorTable.write),
      UnitTable.file(CauseTable.declaration, results, CauseTable.write),
      UnitTable.file(GroupTable.declaration, results, GroupTable.write),
      UnitTable.file(EthnicityTable.declaration, results) { EthnicityTable.write($0, $1, results.ethnicities, &$2) },
      UnitTable.file(ChildTable.declaration, results, ChildTable.write),
      UnitTable.file(PovertyIndexTable.declaration, results, PovertyIndexTable.write),
      OutputFile(name: CompletenessTable.declaration.file, table: CompletenessTable.write(results)),
      OutputFile(name: GapTable.declaration.file, table: GapTable.write(results.gaps)),
      OutputFile(name: GapTable.running.file, table: GapTable.write(results.running)),
      OutputFile(name: ContributorTable.declaration.file, table: ContributorTable.write(results)),
      FindingTable.file(results.findings),
      HouseholdList.file(results, jobs: jobs),
      WithinReachList.file(results),
      OutputFile(name: "lists/duplicates.csv", table: DuplicateList.write(results), isPersonal: true),
    ]
    let byUnit = Dictionary(grouping: results.gaps, by: \.gap.target.unit)
    for (unit, rows) in byUnit { files.append(OutputFile(name: "gaps/\(unit).csv", table: GapTable.write(rows))) }
    files += results.returns.map(ReturnFile.file) + FormFile.all(results)
    if let report = ReportPage.file(results) { files.append(report) }
    if let register = RegisterFile.file(files, results) { files.append(register) }
    return files.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }
}
