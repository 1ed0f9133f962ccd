import Geography
import Households
import Identity
import Text

/// Gives each household its id: that of the earlier survey that knew it, else a new one made from the head's name, the
/// year of birth and the village, so that the same household has the same id in every run that sees it first in the same
/// place, whatever other files there are.
enum HouseholdIDs {
  /// Fills `ids`; rows that another row stands for carry that row's id.
  static func assign(_ lists: inout [MatchableList], _ result: Deduplication, tree: UnitTree) {
    let codes = tree.units.map { Hash64.of(Array($0.code.utf8)) }
    var taken: Set<UInt64> = []
    taken.reserveCapacity(lists.reduce(0) { $0 + $1.households.count })
    for link in result.links {
      lists[Int(link.row.list)].households.ids[Int(link.row.index)] = link.household
      taken.insert(link.household)
    }
    var new: [NewHousehold] = []
    for list in lists.indices {
      for index in 0..<lists[list].households.count
      where !lists[list].households.isMerged[index] && lists[list].households.ids[index] == 0 {
        new.append(household(lists[list], list, index, codes))
      }
    }
    new.sort { $0.precedes($1) }
    for household in new {
      var id = household.id
      while !taken.insert(id).inserted { id = Hash64.combine(id, 1) }
      lists[Int(household.row.list)].households.ids[Int(household.row.index)] = id
    }
    for merge in result.merges.reversed() {
      lists[Int(merge.dropped.list)].households.ids[Int(merge.dropped.index)] =
        lists[Int(merge.kept.list)].households.ids[Int(merge.kept.index)]
    }
  }

  /// A household without an id: its first choice, and what decides who has it when two have the same.
  private struct NewHousehold {
    var id: UInt64
    var detail: UInt64
    var position: UInt32
    var row: ListedRow

    func precedes(_ other: NewHousehold) -> Bool {
      if id != other.id { return id < other.id }
      return (detail, position, row.list) < (other.detail, other.position, other.row.list)
    }
  }

  private static func household(
    _ list: MatchableList, _ position: Int, _ index: Int, _ codes: [UInt64]
  ) -> NewHousehold {
    let birth = list.people.births[index]
    let unit = codes[Int(list.households.units[index])]
    let person = Hash64.combine(list.people.nameKeys[index], UInt64(birth.year))
    let detail = Hash64.combine(UInt64(birth.packed), list.people.numbers[index].packed)
    return NewHousehold(
      id: max(1, Hash64.combine(Hash64.combine(2, person), unit)), detail: detail,
      position: list.households.rows[index],
      row: ListedRow(list: position, index: index))
  }
}
