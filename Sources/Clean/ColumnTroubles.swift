import Ingest
import PipelineKit

/// What is the matter with nearly all cells of a column is said once, with their number, not of each: a column whose values
/// nobody can read, or that nobody filled in. Decided by a sheet's first batch.
struct ColumnTroubles {
  private struct Key: Hashable {
    let code: FindingCode
    let column: UInt16
  }

  /// Troubles of whole columns, with how many cells have them, for the sheet that is being read.
  private var whole: [Key: Finding] = [:]
  private var hasDecided = false

  /// The fewest cells that make a column's trouble.
  private static let fewest = 10

  /// Begins another sheet; gives what was said of the one before.
  mutating func startSheet() -> [Finding] {
    defer { (whole, hasDecided) = ([:], false) }
    return whole.values.sorted {
      ($0.place?.column ?? 0, $0.code.word) < ($1.place?.column ?? 0, $1.code.word)
    }
  }

  /// The findings of a batch without those of whole columns, which are counted.
  mutating func sift(_ set: RowSet, rows: [Int]) -> [Finding] {
    if !hasDecided { decide(set, rows) }
    hasDecided = true
    if whole.isEmpty { return set.findings }
    return set.findings.filter { finding in
      guard let key = Self.key(finding), whole[key] != nil else { return true }
      whole[key]?.count += 1
      return false
    }
  }

  private static func key(_ finding: Finding) -> Key? {
    guard let place = finding.place, place.row > 0, place.column > 0, finding.arguments.isEmpty else { return nil }
    return Key(code: finding.code, column: place.column)
  }

  private mutating func decide(_ set: RowSet, _ rows: [Int]) {
    guard set.findings.count >= Self.fewest else { return }
    var counts: [Key: (count: Int, finding: Finding)] = [:]
    for finding in set.findings {
      guard let key = Self.key(finding) else { continue }
      counts[key, default: (0, finding)].count += 1
    }
    for (key, met) in counts where met.count >= Self.fewest {
      let column = Int(key.column) - 1
      let said = rows.count { !set.cells.saysNothing(set.cells[$0, column]) }
      let asked = Self.areOfBlanks.contains(key.code) ? rows.count : said
      guard met.count * 10 >= asked * 9 else { continue }
      var finding = met.finding
      finding.place?.row = 0
      finding.count = 0
      whole[key] = finding
    }
  }

  /// What is said of cells that say nothing.
  private static let areOfBlanks: Set<FindingCode> = [
    .classMissing, .birthMissing, .identityMissing, .personsMissing, .villageMissing, .communeUnknown,
  ]
}
