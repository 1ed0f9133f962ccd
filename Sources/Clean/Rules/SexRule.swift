import Identity
import Ingest
import PipelineKit
import Standards
import Text

/// Sex (giới tính) as the row says it, never guessed from a name: its own column, a mark in one of two columns, or which
/// of two birth columns is filled.
struct SexRule {
  private let words: Vocabulary
  private var marks: MarkReader
  private var values = DistinctValues()
  private var read: [Sex?] = []

  init(_ words: Vocabulary, marks: Vocabulary) {
    self.words = words
    self.marks = MarkReader(marks)
  }

  /// Appends the sex of each row; `fromBirth` is what the birth columns said.
  mutating func apply(_ set: inout RowSet, fromBirth: [Sex], to people: inout PersonColumns) {
    let columns = set.batch.layout.columns
    guard let column = columns[.sex] else {
      let sources = [(columns[.sexMarkMale], Sex.male), (columns[.sexMarkFemale], .female)]
      for (offset, row) in set.rows.enumerated() {
        let marked = sources.filter {
          $0.0.map { marks.isMarked(set.cells[row, $0], set.cells.bytes) == true } ?? false
        }
        people.sexes.append(marked.count == 1 ? marked[0].1 : fromBirth[offset])
      }
      return
    }
    for (offset, row) in set.rows.enumerated() {
      let cell = set.cells[row, column]
      if set.cells.saysNothing(cell) {
        people.sexes.append(fromBirth[offset])
        continue
      }
      let id = values.id(of: set.cells.bytes, cell.range)
      if id == read.count { read.append(decode(values.text(id))) }
      people.sexes.append(read[id] ?? fromBirth[offset])
      if read[id] == nil { set.say(.sexUnreadable, row: row, column: column) }
    }
  }

  private func decode(_ text: String) -> Sex? {
    guard let found = words.spellings[Folding.folded(text)] else { return nil }
    return words.ids[found] == "male" ? .male : .female
  }
}
