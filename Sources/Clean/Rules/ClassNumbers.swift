import Geography
import Ingest
import Standards

/// Classes written as numbers: 1 poor, 2 near-poor, 3 not poor; or the six origins of sheet C (1–3 poor, 4–6 near-poor).
/// Which is meant is told by the scores of the rows, or by numbers beyond three; else they mean nothing.
struct ClassNumbers {
  private let meanings: [HouseholdClass]

  private static let simple: [HouseholdClass] = [.poor, .nearPoor, .notPoor]
  private static let origins: [HouseholdClass] = [.poor, .poor, .poor, .nearPoor, .nearPoor, .nearPoor]

  /// Looks at a column; nil when its cells are no numbers, or nobody can tell what they mean.
  init?(_ set: RowSet, _ column: Int, _ standard: Standard, area: Area?) {
    var numbers: [(row: Int, number: Int)] = []
    for row in set.rows where !set.cells.saysNothing(set.cells[row, column]) {
      guard let number = Digits.integer(set.cells.bytes, set.cells[row, column].range), (1...6).contains(number) else {
        return nil
      }
      numbers.append((row, number))
    }
    guard numbers.count >= 2 else { return nil }
    if numbers.contains(where: { $0.number > 3 }) {
      meanings = Self.origins
      return
    }
    guard let area, let told = Self.told(numbers, set, standard, area) else { return nil }
    meanings = told
  }

  /// The one meaning with which all scores agree.
  private static func told(
    _ numbers: [(row: Int, number: Int)], _ set: RowSet, _ standard: Standard, _ area: Area
  ) -> [HouseholdClass]? {
    let columns = set.batch.layout.columns
    guard let b1 = columns[.b1], let b2 = columns[.b2] else { return nil }
    let scored = numbers.compactMap { row, number -> (Int, HouseholdClass)? in
      guard let first = Digits.integer(set.cells.bytes, set.cells[row, b1].range),
        let second = Digits.integer(set.cells.bytes, set.cells[row, b2].range),
        let said = standard.classFromScores(b1: first, b2: second, area: area)
      else { return nil }
      return (number, said)
    }
    let fitting = [simple, origins].filter { meanings in
      !scored.isEmpty && scored.allSatisfy { meanings.indices.contains($0 - 1) && meanings[$0 - 1] == $1 }
    }
    return fitting.count == 1 ? fitting.first : nil
  }

  /// The class of a number; nil when it has none.
  func read(_ text: String) -> HouseholdClass? {
    let bytes = Array(text.utf8)
    guard let number = Digits.integer(bytes, 0..<bytes.count), meanings.indices.contains(number - 1) else { return nil }
    return meanings[number - 1]
  }
}
