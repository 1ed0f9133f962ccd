import Emit
import PipelineKit

/// A commune's findings sorted into groups: one code in one column of a sheet, most important first.
struct RemarkGroup {
  let guide: ReturnGuide
  let rank: Int
  let severity: Severity
  /// The findings in the order of rows.
  var findings: [Finding]
  /// How many of them are listed one by one.
  var listed = 0

  /// The groups, with as many rows listed as `most` allows over all of them.
  static func groups(_ findings: [Finding], most: Int) -> [RemarkGroup] {
    var groups = Dictionary(grouping: findings, by: Key.init).values.map { findings in
      let (guide, rank) = ReturnGuide.of(findings[0].code)
      return RemarkGroup(
        guide: guide, rank: rank, severity: findings[0].code.severity, findings: findings.sorted(by: precedes))
    }
    groups.sort { a, b in
      if (a.severity, b.rank) != (b.severity, a.rank) { return (a.severity, b.rank) > (b.severity, a.rank) }
      return precedes(a.findings[0], b.findings[0])
    }
    var left = most
    for index in groups.indices {
      groups[index].listed = min(left, groups[index].findings.count)
      left -= groups[index].listed
    }
    return groups
  }

  private struct Key: Hashable {
    let code: String
    let file: Int32
    let sheet: String
    let column: UInt16

    init(_ finding: Finding) {
      code = finding.code.word
      file = finding.place?.file ?? -1
      sheet = finding.place?.sheet ?? ""
      column = finding.place?.column ?? 0
    }
  }

  private static func precedes(_ a: Finding, _ b: Finding) -> Bool {
    let (p, q) = (a.place, b.place)
    let one = (p?.file ?? -1, p?.sheet ?? "", p?.row ?? 0, p?.column ?? 0)
    let two = (q?.file ?? -1, q?.sheet ?? "", q?.row ?? 0, q?.column ?? 0)
    if one != two { return one < two }
    if a.code.word != b.code.word { return a.code.word < b.code.word }
    return a.arguments.lexicographicallyPrecedes(b.arguments)
  }
}
