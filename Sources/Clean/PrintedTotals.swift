import Cells
import Households
import Ingest
import PipelineKit
import Standards
import Text

/// A printed total that is not what the rows above it say: it may be right of the households, once rows of one household
/// were merged.
public struct PrintedCheck: Sendable {
  /// Where it is printed.
  public var place: Place
  /// Whether persons are meant, not households.
  public var isOfPersons: Bool
  /// What is printed.
  public var printed: Int
  /// What the rows say.
  public var listed: Int
  /// The list's households above it.
  public var households: Range<Int>

  /// What remains to be said of it when the list's duplicates are merged: that it differs, or that it is right without
  /// them. `listed` persons and households of merged rows do not count then.
  public func finding(_ households: HouseholdColumns) -> Finding {
    let merged = self.households.filter { households.isMerged[$0] }
    let without = listed - (isOfPersons ? merged.reduce(0) { $0 + Int(households.persons[$1]) } : merged.count)
    let arguments = [String(printed), String(listed)]
    if printed == without { return Finding(.printedTotalMerged, at: place, arguments + [String(merged.count)]) }
    return Finding(isOfPersons ? .printedPersonsDiffer : .printedTotalDiffers, at: place, arguments)
  }
}

/// Totals and subtotals that the list itself prints are no data but checksums: they are compared with the rows above them.
struct PrintedTotals {
  /// Households listed and their persons; persons are unknown as soon as one row's are.
  private struct Count {
    var households = 0
    var persons: Int? = 0
    /// The first household of the list above a total.
    var first = 0

    init(first: Int = 0) { self.first = first }

    mutating func add(_ more: UInt16?) {
      households += 1
      guard let more, more != HouseholdColumns.unknownPersons, let sum = persons else {
        persons = nil
        return
      }
      persons = sum + Int(more)
    }
  }

  private var sheet = Count()
  private var section = Count()

  /// Begins another sheet.
  mutating func startSheet(first: Int) {
    sheet = Count(first: first)
    section = sheet
  }

  /// Goes through a batch; the kept rows' persons stand in `persons` from `first` on.
  mutating func take(_ set: inout RowSet, persons: [UInt16], first: Int) -> [PrintedCheck] {
    var checks: [PrintedCheck] = []
    var next = 0
    for (row, kind) in set.batch.kinds.enumerated() {
      switch kind {
      case .household:
        let isKept = next < set.rows.count && set.rows[next] == row
        let mine = isKept ? persons[first + next] : nil
        next += isKept ? 1 : 0
        sheet.add(mine)
        section.add(mine)
      case .separator: section = Count(first: first + next)
      case .total: checks += compare(row, set, end: first + next)
      default: break
      }
    }
    return checks
  }

  private mutating func compare(_ row: Int, _ set: RowSet, end: Int) -> [PrintedCheck] {
    let label = PrintedTotals.label(row, set)
    if PrintedTotals.isOfOneClass(label) { return [] }
    let isGrand = !PrintedTotals.isOfVillage(label) || sheet.households == section.households
    let ours = isGrand ? sheet : section
    if !isGrand { section = Count(first: end) }
    var checks: [PrintedCheck] = []
    if let printed = PrintedTotals.households(in: label), printed != ours.households {
      let place = set.place(row, column: nil)
      checks.append(
        PrintedCheck(
          place: place, isOfPersons: false, printed: printed, listed: ours.households, households: ours.first..<end))
    }
    if let column = set.batch.layout.columns[.persons], let persons = ours.persons,
      let printed = Digits.integer(set.cells.bytes, set.cells[row, column].range), printed != persons
    {
      let place = set.place(row, column: column)
      checks.append(
        PrintedCheck(place: place, isOfPersons: true, printed: printed, listed: persons, households: ours.first..<end))
    }
    return checks
  }

  /// Whether a total is that of the poor alone, or of the near-poor.
  private static func isOfOneClass(_ label: String) -> Bool {
    let words = label.split(separator: " ")
    let near = zip(words, words.dropFirst()).count { $0 == "can" && $1 == "ngheo" }
    return (near == 0) != (words.count { $0 == "ngheo" } == near)
  }

  /// Whether a total is that of the village above: "Cộng", "Tổng thôn …".
  private static func isOfVillage(_ label: String) -> Bool {
    if label.hasPrefix("cong") { return true }
    let words = label.split(separator: " ").drop { $0 == "tong" || $0 == "cong" || $0 == "so" }
    return words.first.map { ["thon", "lang", "ban", "buon", "bon", "xom", "khom", "ap", "to", "tdp"].contains($0) }
      ?? false
  }

  /// The folded text that says what the row totals.
  private static func label(_ row: Int, _ set: RowSet) -> String {
    for column in 0..<set.cells.width(ofRow: row) where set.cells[row, column].kind == .text {
      let folded = Folding.folded(set.cells.text(set.cells[row, column]))
      if folded.contains("cong") || folded.contains("tong") { return folded }
    }
    return ""
  }

  /// "tong cong 34 ho" says 34 households.
  static func households(in label: String) -> Int? {
    let words = label.split(separator: " ")
    return zip(words, words.dropFirst()).lazy.compactMap { number, unit in unit == "ho" ? Int(number) : nil }.first
  }
}
