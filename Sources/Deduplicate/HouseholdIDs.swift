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
    for (list, wishes) in wishing.enumerated() { lists[list].households.ids = wishes.ids }
    settle(IDOrder(taken, wishing, jobs: jobs), &lists)
    for merge in result.merges.reversed() {
      lists[Int(merge.dropped.list)].households.ids[Int(merge.dropped.index)] =
        lists[Int(merge.kept.list)].households.ids[Int(merge.kept.index)]
    }
  }

  /// Where two households wish for one id, or it is an earlier household's, one after the other takes the next that is
  /// free.
  private static func settle(_ order: IDOrder, _ lists: inout [MatchableList]) {
    var taken = Set<UInt64>()
    for (id, isHeld, rows) in order.repeated {
      for row in rows.sorted(by: { Rank($0, lists) < Rank($1, lists) }).dropFirst(isHeld ? 0 : 1) {
        var next = id
        while order.contains(next) || !taken.insert(next).inserted { next = Hash64.combine(next, 1) }
        lists[Int(row.list)].households.ids[Int(row.index)] = next
      }
    }
  }

  /// The ids of a list's rows: those that they have, and those that households without one choose.
  private static func wishes(of list: MatchableList, _ codes: [UInt64]) -> Wishes {
    let (households, people) = (list.households, list.people)
    var wishes = Wishes(ids: households.ids, isWish: [Bool](repeating: false, count: households.count))
    for index in 0..<households.count where !households.isMerged[index] && households.ids[index] == 0 {
      let person = Hash64.combine(people.nameKey(index), UInt64(people.births[index].year))
      let id = Hash64.combine(Hash64.combine(2, person), codes[Int(households.units[index])])
      wishes.ids[index] = max(1, id)
      wishes.isWish[index] = true
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

/// The ids of a list's rows, and which of them were only chosen.
private struct Wishes {
  var ids: [UInt64]
  var isWish: [Bool]
}

/// The ids of earlier households and those that rows wish for, in their order.
private struct IDOrder {
  private let held: [UInt64]
  private let wishes: [Wishes]
  /// For each list where its rows begin among the words' places, behind the earlier households; and the end.
  private let starts: [Int]
  /// Sorted, in the parts of `KeyOrder`.
  private let words: [[UInt64]]

  init(_ held: [UInt64], _ wishes: [Wishes], jobs: Int) {
    let starts = wishes.reduce(into: [held.count]) { $0.append(($0.last ?? 0) + $1.ids.count) }
    let heldRange: (list: Int, rows: Range<Int>) = (-1, held.indices)
    let pieces = wishes.indices.flatMap { list in Chunks.ranges(wishes[list].ids.count).map { (list: list, rows: $0) } }
    words = KeyOrder.sorted([heldRange] + pieces, jobs: jobs) { piece -> [UInt64] in
      if piece.list < 0 { return piece.rows.map { KeyOrder.word(held[$0], $0) } }
      let own = wishes[piece.list]
      return piece.rows.compactMap { own.isWish[$0] ? KeyOrder.word(own.ids[$0], starts[piece.list] + $0) : nil }
    } _: {
      $0
    }
    (self.held, self.wishes, self.starts) = (held, wishes, starts)
  }

  /// The ids that are there more than once in ascending order: whether an earlier household has it, and who wishes for it.
  var repeated: [(id: UInt64, isHeld: Bool, rows: [ListedRow])] {
    var repeated: [(id: UInt64, isHeld: Bool, rows: [ListedRow])] = []
    for words in words {
      KeyOrder.runs(words) { run in
        let groups = Dictionary(grouping: words[run].map(KeyOrder.row)) { id($0) }
        for (id, places) in groups.filter({ $1.count > 1 }).sorted(by: { $0.key < $1.key }) {
          let rows = places.filter { $0 >= held.count }.map(row)
          repeated.append((id, rows.count < places.count, rows))
        }
      }
    }
    return repeated
  }

  func contains(_ id: UInt64) -> Bool {
    let first = KeyOrder.word(id, 0)
    let words = words[KeyOrder.part(first)]
    return words[words.partitionPoint { $0 >= first }...].prefix { KeyOrder.word($0, 0) == first }
      .contains { self.id(KeyOrder.row($0)) == id }
  }

  private func row(_ place: Int) -> ListedRow {
    let list = starts.partitionPoint { $0 > place } - 1
    return ListedRow(list: list, index: place - starts[list])
  }

  private func id(_ place: Int) -> UInt64 {
    if place < held.count { return held[place] }
    let row = row(place)
    return wishes[Int(row.list)].ids[Int(row.index)]
  }
}
