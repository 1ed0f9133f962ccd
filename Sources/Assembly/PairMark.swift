import Deduplicate
import Geography
import Households
import Standards
import Text

/// What two rows said when somebody decided about them, as a mark of fourteen letters: the same in whatever file and row
/// they stand and whichever is named first, another when a value that is compared has changed.
enum PairMark {
  static func text(_ one: UInt64, _ other: UInt64) -> String {
    "S" + HouseholdID.text(Hash64.finished(one) &+ Hash64.finished(other)).dropFirst()
  }
}

extension MatchableList {
  /// What is compared of a row, in one number. `said` is the class that the row itself gives.
  func mark(of index: Int, said: HouseholdClass, in tree: UnitTree) -> UInt64 {
    let name = people.nameRange(index)
    let unit = Array(tree.units[Int(households.units[index])].code.utf8)
    let numbers: [UInt64] = [
      Hash64.of(unit), UInt64(people.births[index].packed), people.numbers[index].packed,
      UInt64(people.sexes[index].rawValue), UInt64(households.persons[index]), UInt64(said.rawValue),
      UInt64(UInt16(bitPattern: households.b1[index])), UInt64(UInt16(bitPattern: households.b2[index])),
      UInt64(households.indicators[index]), UInt64(households.causes[index]), UInt64(households.groups[index]),
      UInt64(households.ethnicities[index]),
    ]
    return numbers.reduce(Hash64.of(people.nameBytes, name), Hash64.combine)
  }
}
