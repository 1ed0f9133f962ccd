import PipelineKit
import Text

/// By what a finding of one file is known again in another: its code, the heading of its column and the household, by
/// number or by name and year of birth; never by its row, which moves.
struct RemarkKeys {
  private var known: Set<UInt64> = []

  /// Takes a finding in.
  mutating func insert(_ keys: [UInt64]) { known.formUnion(keys) }

  /// Whether one of the keys was taken in.
  func contains(_ keys: [UInt64]) -> Bool { keys.contains { known.contains($0) } }

  /// The keys of a finding, by the second look at its file.
  static func keys(of finding: Finding, _ lookup: RowLookup?) -> [UInt64] {
    guard let place = finding.place, place.row > 0, let lookup else {
      return [hash([finding.code.word] + finding.arguments)]
    }
    let heading = Folding.folded(lookup.heading(place.sheet, place.column))
    let words = lookup.rows[RowPlace(sheet: place.sheet, row: place.row)]
    guard let words else { return [hash([finding.code.word, heading] + finding.arguments)] }
    let start = hash([finding.code.word, heading])
    return words.keys.map { Hash64.combine(start, $0) }
  }

  private static func hash(_ texts: [String]) -> UInt64 { Hash64.of(Array(texts.joined(separator: "\n").utf8)) }
}
