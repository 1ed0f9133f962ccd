import Deduplicate
import Geography
import Ingest
import PipelineKit
import Standards

/// What people decided, as far as it is about rows of a survey: two of it, one of it and one of an earlier survey, or two
/// of earlier surveys, which stay two in this one.
struct DecidedRows {
  private let survey: Int
  private let lists: [MatchableList]
  private let tree: UnitTree
  private let register: HouseholdRegister
  private let files: [String: Int32]
  private(set) var decisions = RowDecisions()
  /// Decisions that name rows without a household, or rows that say something else by now.
  private(set) var findings: [Finding] = []

  init(
    _ decisions: [Decision], _ lists: [MatchableList], survey: Int, tree: UnitTree, register: HouseholdRegister,
    sources: [ListSource]
  ) {
    (self.survey, self.lists, self.tree, self.register) = (survey, lists, tree, register)
    files =
      decisions.isEmpty
      ? [:] : Dictionary(sources.map { ($0.name, $0.index) }, uniquingKeysWith: { first, _ in first })
    for decision in decisions {
      switch decision.verdict {
      case .same(let left, let right): add(decision, left, right, isSame: true)
      case .different(let left, let right): add(decision, left, right, isSame: false)
      case .accept: continue
      }
    }
  }

  // MARK: Rows

  private enum Row {
    case now(ListedRow)
    case earlier(HouseholdRegister.EarlierRow)
  }

  /// The row of a reference; nil where its file is of a later survey or does not count, or has no such household.
  private mutating func row(_ reference: RowReference) -> Row? {
    guard let file = files[reference.file] else { return nil }
    if let list = lists.firstIndex(where: { $0.file == file }) {
      if let index = lists[list].index(of: reference) { return .now(ListedRow(list: list, index: index)) }
      findings.append(Finding(.decisionUnknown, survey: survey, at: Place(file: file), [reference.description]))
      return nil
    }
    return register.row(file: file) { $0.index(of: reference) }.map(Row.earlier)
  }

  private func mark(_ row: Row) -> UInt64 {
    switch row {
    case .now(let row):
      let list = lists[Int(row.list)]
      return list.mark(of: Int(row.index), said: list.households.classes[Int(row.index)], in: tree)
    case .earlier(let row): return row.list.mark(of: row.index, said: row.said, in: row.tree)
    }
  }

  // MARK: Decisions

  private mutating func add(_ decision: Decision, _ left: RowReference, _ right: RowReference, isSame: Bool) {
    guard let one = row(left), let other = row(right) else { return }
    let holds = decision.seen.isEmpty || decision.seen == PairMark.text(mark(one), mark(other))
    switch (one, other) {
    case (.now(let one), .now(let other)):
      guard holds else { return outdated(other, left) }
      isSame ? decisions.addSame(one, other) : decisions.addDifferent(one, other)
    case (.now(let row), .earlier(let earlier)):
      holds ? add(row, earlier, isSame) : outdated(row, right)
    case (.earlier(let earlier), .now(let row)):
      holds ? add(row, earlier, isSame) : outdated(row, left)
    case (.earlier(let one), .earlier(let other)):
      if holds, !isSame { decisions.addDifferent(earlier: one.household, other.household) }
    }
  }

  private mutating func add(_ row: ListedRow, _ earlier: HouseholdRegister.EarlierRow, _ isSame: Bool) {
    if isSame {
      decisions.addSame(row, earlier: earlier.household)
    } else {
      decisions.addDifferent(row, earlier: earlier.household)
    }
  }

  /// The decision does not hold any more; `other` is the row that it names beside this one.
  private mutating func outdated(_ row: ListedRow, _ other: RowReference) {
    let place = lists[Int(row.list)].place(of: Int(row.index))
    findings.append(Finding(.decisionOutdated, survey: survey, at: place, [other.description]))
  }
}

extension MatchableList {
  /// The household of a row as decisions name it.
  func index(of reference: RowReference) -> Int? {
    households.rows.indices.first { index in
      Int(households.rows[index]) == reference.row
        && (reference.sheet.isEmpty || sheets[Int(households.sheets[index])] == reference.sheet)
    }
  }
}
