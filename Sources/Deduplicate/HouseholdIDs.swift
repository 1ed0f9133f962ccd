import Households
import Identity
import Text

/// Gives each household of a survey its id: made from the identity number where there is one, else from name, birth and
/// commune, so that the same household has the same id in every run that sees it, whatever other files there are.
public enum HouseholdIDs {
  /// Fills `ids`; rows that another row stands for carry that row's id. `communes` gives for each unit its commune's
  /// code.
  public static func assign(_ lists: inout [MatchableList], merges: [Merge], communes: [String]) {
    let keys = communes.map { code in
      let bytes = Array(code.utf8)
      return Hash64.of(bytes, 0..<bytes.count)
    }
    var taken: Set<UInt64> = []
    taken.reserveCapacity(lists.reduce(0) { $0 + $1.households.count })
    for list in lists.indices {
      for index in 0..<lists[list].households.count where !lists[list].households.isMerged[index] {
        var id = key(lists[list], index, keys)
        while !taken.insert(id).inserted { id = Hash64.combine(id, 1) }
        lists[list].households.ids[index] = id
      }
    }
    for merge in merges.reversed() {
      lists[Int(merge.dropped.list)].households.ids[Int(merge.dropped.index)] =
        lists[Int(merge.kept.list)].households.ids[Int(merge.kept.index)]
    }
  }

  private static func key(_ list: MatchableList, _ index: Int, _ communes: [UInt64]) -> UInt64 {
    let number = list.people.numbers[index]
    if number.isKnown { return Hash64.combine(1, number.packed) }
    let commune = communes[Int(list.households.units[index])]
    let person = Hash64.combine(list.people.nameKeys[index], UInt64(list.people.births[index].packed))
    return Hash64.combine(Hash64.combine(2, person), commune)
  }
}
