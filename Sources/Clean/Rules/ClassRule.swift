import Cells
import Ingest
import PipelineKit
import Standards
import Text

/// The class (phân loại hộ, kết quả rà soát): a word of a closed vocabulary, compared whole after folding ("hộ không
/// nghèo" is not poor although it holds the word), or marks in two columns, or what the sheet's title says of all its rows.
struct ClassRule {
  private let words: ClassWords
  private var marks: MarkReader
  private var values = DistinctValues()
  private var read: [HouseholdClass?] = []

  init(_ codeLists: CodeLists, survey: Period) {
    words = ClassWords(codeLists, year: survey.end.year)
    marks = MarkReader(codeLists.marks)
  }

  /// The class of each row; nil where it cannot be had and the row must be set aside.
  mutating func classes(of set: inout RowSet) -> [HouseholdClass?] {
    let layout = set.batch.layout
    if layout.listsExits { return [HouseholdClass?](repeating: .notPoor, count: set.rows.count) }
    let fallbacks = set.rows.map { set.batch.classSaid[$0] ?? layout.classOfSheet }
    if let column = layout.columns[.classText] {
      return zip(set.rows, fallbacks).map { word($0, column, &set, $1) }
    }
    let poor = layout.columns[.classMarkPoor]
    let near = layout.columns[.classMarkNearPoor]
    if poor != nil || near != nil { return zip(set.rows, fallbacks).map { marked($0, poor, near, &set, $1) } }
    for (row, fallback) in zip(set.rows, fallbacks) where fallback == nil { set.say(.classMissing, row: row) }
    return fallbacks
  }

  private mutating func word(
    _ row: Int, _ column: Int, _ set: inout RowSet, _ fallback: HouseholdClass?
  ) -> HouseholdClass? {
    let cell = set.cells[row, column]
    if set.cells.saysNothing(cell) {
      if fallback == nil { set.say(.classMissing, row: row, column: column) }
      return fallback
    }
    let id = values.id(of: set.cells.bytes, cell.range)
    if id == read.count { read.append(words.read(values.text(id))) }
    if read[id] == nil { set.say(.classUnreadable, row: row, column: column) }
    return read[id]
  }

  private mutating func marked(
    _ row: Int, _ poor: Int?, _ near: Int?, _ set: inout RowSet, _ fallback: HouseholdClass?
  ) -> HouseholdClass? {
    let isPoor = isMarked(row, poor, &set)
    let isNear = isMarked(row, near, &set)
    switch (isPoor, isNear) {
    case (true, false): return .poor
    case (false, true): return .nearPoor
    case (true, true):
      set.say(.classBoth, row: row, column: poor)
      return nil
    case (false, false):
      if fallback == nil { set.say(.classMissing, row: row, column: poor ?? near) }
      return fallback
    }
  }

  private mutating func isMarked(_ row: Int, _ column: Int?, _ set: inout RowSet) -> Bool {
    guard let column else { return false }
    guard let marked = marks.isMarked(set.cells[row, column], set.cells.bytes) else {
      set.say(.markUnreadable, row: row, column: column)
      return false
    }
    return marked
  }
}
