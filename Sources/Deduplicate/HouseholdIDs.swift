import Geography
import Households
import Identity
import PipelineKit
import Text

/// Gives each household its id: that of the earlier survey that knew it, else a new one made from the head's name, the
/// year of birth and the village, so that the same household has the same id in every run that sees it first in the same
/// place, whatever other files there are.
enum HouseholdIDs {
  /// Fills `ids`; rows that another row stands for carry that row's id. `taken` are the ids of earlier households.
  static func assign(
    _ lists: inout [MatchableList], _ result: Deduplication, taken: [UInt64], tree: UnitTree, jobs: Int
  ) {
    let codes = tree.units.map { Hash64.of(Array($0.code.utf8)) }
    for link in result.links { lists[Int(link.row.list)].households.ids[Int(link.row.index)] = link.household }
    let wishes = Parallel.map(lists.indices.map { ($0, lists[$0]) }, jobs: jobs) { Self.wishes(of: $1, $0, codes) }
    for (position, own) in wishes.enumerated() {
      for wish in own { lists[position].households.ids[Int(wish.row.index)] = wish.id }
    }
    settle(wishes.flatMap { $0 }, taken, &lists, jobs)
    for merge in result.merges.reversed() {
      lists[Int(merge.dropped.list)].households.ids[Int(merge.dropped.index)] =
        lists[Int(merge.kept.list)].households.ids[Int(merge.kept.index)]
    }
  }

  /// Where two households wish for one id, or it is an earlier household's, one after the other takes the next that is
  /// free.
  private static func settle(_ wishes: [Wish], _ held: [UInt64], _ lists: inout [MatchableList], _ jobs: Int) {
    let order = IDOrder(held + wishes.map(\.id), jobs: jobs)
    var taken = Set<UInt64>()
    for equal in order.repeated {
      let wishing = equal.filter { $0 >= held.count }.map { wishes[$0 - held.count] }.sorted { $0.precedes($1) }
      for wish in wishing.dropFirst(wishing.count == equal.count ? 1 : 0) {
        var id = wish.id
        while order.contains(id) || !taken.insert(id).inserted { id = Hash64.combine(id, 1) }
        lists[Int(wish.row.list)].households.ids[Int(wish.row.index)] = id
      }
    }
  }

  private static func wishes(of list: MatchableList, _ position: Int, _ codes: [UInt64]) -> [Wish] {
    var wishes: [Wish] = []
    for index in 0..<list.households.count where !list.households.isMerged[index] && list.households.ids[index] == 0 {
      wishes.append(wish(list, position, index, codes))
    }
    return wishes
  }

  /// A household without an id: its first choice, and what decides who has it when two have the same.
  private struct Wish: Sendable {
    var id: UInt64
    var detail: UInt64
    var position: UInt32
    var row: ListedRow

    func precedes(_ other: Wish) -> Bool {
      if id != other.id { return id < other.id }
      return (detail, position, row.list) < (other.detail, other.position, other.row.list)
    }
  }

  private static func wish(_ list: MatchableList, _ position: Int, _ index: Int, _ codes: [UInt64]) -> Wish {
    let birth = list.people.births[index]
    let unit = codes[Int(list.households.units[index])]
    let person = Hash64.combine(list.people.nameKeys[index], UInt64(birth.year))
    let detail = Hash64.combine(UInt64(birth.packed), list.people.numbers[index].packed)
    return Wish(
      id: max(1, Hash64.combine(Hash64.combine(2, person), unit)), detail: detail,
      position: list.households.rows[index], row: ListedRow(list: position, index: index))
  }
}

/// Ids in their order.
private struct IDOrder {
  private let ids: [UInt64]
  private let words: [UInt64]

  init(_ ids: [UInt64], jobs: Int) {
    self.ids = ids
    words = KeyOrder.sorted(ids.enumerated().map { KeyOrder.word($1, $0) }, jobs: jobs)
  }

  /// The positions of each id that is there more than once, the ids in ascending order.
  var repeated: [[Int]] {
    var repeated: [[Int]] = []
    KeyOrder.runs(words) { run in
      let groups = Dictionary(grouping: words[run].map(KeyOrder.row)) { ids[$0] }
      repeated += groups.filter { $1.count > 1 }.sorted { $0.key < $1.key }.map(\.value)
    }
    return repeated
  }

  func contains(_ id: UInt64) -> Bool {
    let first = KeyOrder.word(id, 0)
    var (low, high) = (0, words.count)
    while low < high {
      let middle = (low + high) / 2
      if words[middle] < first { low = middle + 1 } else { high = middle }
    }
    while low < words.count, KeyOrder.word(words[low], 0) == first {
      if ids[KeyOrder.row(words[low])] == id { return true }
      low += 1
    }
    return false
  }
}
