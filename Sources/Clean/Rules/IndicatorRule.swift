import Cells
import Households
import Ingest
import PipelineKit
import Standards
import Text

/// Deprivations (chỉ số thiếu hụt): a marked column for each indicator, where the points of sheet B are marks too, or one
/// column with their numbers or names ("4, 6, 9"; "BHYT; Nhà tiêu").
struct IndicatorRule {
  private let standard: Standard
  private let headings: HeadingList
  private let noWords: Vocabulary
  private var marks: MarkReader
  private var lists = DistinctValues()
  private var read: [UInt32?] = []

  init(_ standard: Standard, _ lists: CodeLists) {
    self.standard = standard
    headings = lists.headings
    noWords = lists.marks
    marks = MarkReader(lists.marks)
  }

  /// Appends the deprivations of each row as bits.
  mutating func apply(_ set: inout RowSet, to households: inout HouseholdColumns) {
    let first = households.indicators.count
    let (points, bytes) = (standard.pointsPerDeprivation, set.cells.bytes)
    households.indicators += set.marked(set.batch.layout.columns.indicators, &marks) { cell in
      // The points that a deprivation counts (10) instead of a mark.
      points.map { Digits.integer(bytes, cell.range) == $0 } ?? false
    }
    if let column = set.batch.layout.columns[.indicatorList] { readLists(&set, column, first, &households) }
  }

  private mutating func readLists(
    _ set: inout RowSet, _ column: Int, _ first: Int, _ households: inout HouseholdColumns
  ) {
    for (offset, row) in set.rows.enumerated() {
      let cell = set.cells[row, column]
      if set.cells.saysNothing(cell) { continue }
      let id = lists.id(of: set.cells.bytes, cell.range)
      if id == read.count { read.append(decode(lists.text(id))) }
      if let bits = read[id] {
        households.indicators[first + offset] |= bits
      } else {
        set.say(.indicatorUnreadable, row: row, column: column)
      }
    }
  }

  /// "4, 6, 9": the official numbers, "0" and "không" = none; else names.
  private func decode(_ text: String) -> UInt32? {
    if let word = noWords.index(of: text), noWords.ids[word] == "no" { return 0 }
    return numbers(text) ?? names(text)
  }

  private func numbers(_ text: String) -> UInt32? {
    var bits: UInt32 = 0
    for part in text.split(whereSeparator: { ",;./+&-–".contains($0) || $0.isWhitespace }) {
      guard let number = Int(part), (0...standard.indicators.count).contains(number) else { return nil }
      if number > 0 { bits |= 1 << UInt32(number - 1) }
    }
    return bits
  }

  private func names(_ text: String) -> UInt32? {
    var bits: UInt32 = 0
    for part in text.split(whereSeparator: { ",;+&".contains($0) || $0.isNewline }) {
      guard case .indicator(let id) = headings.role(ofPath: [String(part)], under: standard),
        let place = standard.indicators.firstIndex(where: { $0.id == id })
      else { return nil }
      bits |= 1 << UInt32(place)
    }
    return bits
  }
}
