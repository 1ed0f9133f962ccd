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
    for list in lists.indices {
      lists[list].households.ids = Array(repeating: 0, count: lists[list].households.count)
    }
    for link in result.links { lists[Int(link.row.list)].households.ids[Int(link.row.index)] = link.household }
    let wishing = Parallel.map(lists.indices.map { lists[$0] }, jobs: jobs) { Self.wishes(of: $0, codes) }
    for (position, own) in wishing.enumerated() {
      for wish in own { lists[position].households.ids[Int(wish.index)] = wish.id }
    }
    var rows: [ListedRow] = []
    rows.reserveCapacity(wishing.reduce(0) { $0 + $1.count })
    for (position, own) in wishing.enumerated() {
      for wish in own { rows.append(ListedRow(list: position, index: Int(wish.index))) }
    }
    settle(rows, taken, &lists, jobs)
    for merge in result.merges.reversed() {
      lists[Int(merge.dropped.list)].households.ids[Int(merge.dropped.index)] =
        lists[Int(merge.kept.list)].households.ids[Int(merge.kept.index)]
    }
  }

  /// Where two households wish for one id, or it is an earlier household's, one after the other takes the next that is
  /// free.
  private static func settle(_ rows: [ListedRow], _ held: [UInt64], _ lists: inout [MatchableList], _ jobs: Int) {
    func id(_ row: ListedRow) -> UInt64 { lists[Int(row.list)].households.ids[Int(row.index)] }
    let order = IDOrder(held + rows.map(id), jobs: jobs)
    var taken = Set<UInt64>()
    for equal in order.repeated {
      let wishing = equal.filter { $0 >= held.count }.map { rows[$0 - held.count] }.sorted {
        Rank($0, lists) < Rank($1, lists)
      }
      for row in wishing.dropFirst(wishing.count == equal.count ? 1 : 0) {
        var id = id(row)
        while order.contains(id) || !taken.insert(id).inserted { id = Hash64.combine(id, 1) }
        lists[Int(row.list)].households.ids[Int(row.index)] = id
      }
    }
  }

  /// The households of a list that have no id, and which each would choose.
  private static func wishes(of list: MatchableList, _ codes: [UInt64]) -> [(index: Int32, id: UInt64)] {
    var wishes: [(index: Int32, id: UInt64)] = []
    let (households, people) = (list.households, list.people)
    wishes.reserveCapacity(households.count)
    for index in 0..<households.count where !households.isMerged[index] && households.ids[index] == 0 {
      let person = Hash64.combine(people.nameKey(index), UInt64(people.births[index].year))
      let id = Hash64.combine(Hash64.combine(2, person), codes[Int(households.units[index])])
      wishes.append((Int32(index), max(1, id)))
    }
    return wishes
  }

  /// What decides who has an id that two households would choose.
  private struct Rank: Comparable {
    private let detail: UInt64
    private let position: UInt32
    private let list: Int32

    init(_ row: ListedRow, _ lists: [MatchableList]) {
      let (own, index) = (lists[Int(row.list)], Int(row.index))
      detail = Hash64.combine(UInt64(own.people.births[index].packed), own.people.numbers[index].packed)
      position = own.households.rows[index]
      list = row.list
    }

    static func < (a: Self, b: Self) -> Bool {
      (a.detail, a.position, a.list) < (b.detail, b.position, b.list)
    }
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
