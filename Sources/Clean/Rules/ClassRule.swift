import Cells
import Geography
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

  /// What the numbers of a column of classes mean, where its sheet has numbers.
  private var byNumber: ClassNumbers?

  /// Looks at a sheet's first batch: whether its classes are numbers, and what these mean by the scores beside them.
  mutating func startSheet(_ set: inout RowSet, _ standard: Standard, area: Area?) {
    byNumber = nil
    guard let column = set.batch.layout.columns[.classText] else { return }
    byNumber = ClassNumbers(set, column, standard, area: area)
    (values, read) = (DistinctValues(), [])
    if byNumber != nil { set.sayOfColumn(.classesByNumber, column) }
  }

  /// The class of each row; nil where it cannot be had and the row must be set aside.
  mutating func classes(of set: inout RowSet) -> [HouseholdClass?] {
    let layout = set.batch.layout
    if layout.listsExits { return [HouseholdClass?](repeating: .notPoor, count: set.rows.count) }
    let fallbacks = set.rows.map { set.batch.classSaid[$0] ?? layout.classOfSheet }
    if let column = layout.columns[.classText] {
      return zip(set.rows, fallbacks).map { beside($0, word($0, column, &set, $1), column, &set) }
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
    if id == read.count { read.append(byNumber?.read(values.text(id)) ?? words.read(values.text(id))) }
    if read[id] == nil { set.say(.classUnreadable, row: row, column: column) }
    return read[id]
  }

  /// A class said in words, held against marks of the same row: where these say another one nobody can tell which holds.
  private mutating func beside(
    _ row: Int, _ said: HouseholdClass?, _ column: Int, _ set: inout RowSet
  ) -> HouseholdClass? {
    let columns = set.batch.layout.columns
    guard let poor = columns[.classMarkPoor], let near = columns[.classMarkNearPoor], let said else { return said }
    let marks = (isMarked(row, poor, &set), isMarked(row, near, &set))
    if marks.0 == marks.1 || (marks.0 ? HouseholdClass.poor : .nearPoor) == said { return said }
    set.say(.classBoth, row: row, column: column)
    return nil
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
