import Households
import Text

/// A head who got a new card and moved within the commune between two lists: the only one left on both sides of a name and
/// a year of birth. What the model has to go on is little then, but there is nobody else in the commune to be meant.
struct NewCard {
  private let open: OpenHouseholds

  init(_ open: OpenHouseholds) { self.open = open }

  /// The pairs, in the order of this survey's rows.
  func candidates() -> [LinkCandidate] {
    var now: [UInt64: Int32] = [:]
    for root in open.now { note(open.rows(root)[0], root, &now) }
    var before: [UInt64: Int32] = [:]
    for row in open.before where now[key(row)] != nil { note(row, row, &before) }
    return open.now.compactMap { root in
      let row = open.rows(root)[0]
      guard now[key(row)] == root, let before = before[key(row)], before >= 0, isOne(before, root) else { return nil }
      return LinkCandidate(before: before, row: row, root: root, ground: .newCard)
    }
  }

  /// −1 where several households have a key.
  private func note(_ row: Int32, _ household: Int32, _ known: inout [UInt64: Int32]) {
    let key = key(row)
    if key != 0 { known[key] = known[key] == nil ? household : -1 }
  }

  /// Name, year and commune; 0 = one of them is not known.
  private func key(_ row: Int32) -> UInt64 {
    let own = open.both.rows[Int(row)]
    if own.name == 0 || own.year == 0 || own.commune < 0 { return 0 }
    let named = Hash64.combine(open.both.names.entries[Int(own.name)].folded, UInt64(own.year))
    return Hash64.combine(named, UInt64(own.commune)) | 1
  }

  /// Whether one has an old card and the other a new one, and nothing else speaks against it.
  private func isOne(_ before: Int32, _ root: Int32) -> Bool {
    let (old, new) = (open.both.rows[Int(before)], open.both.rows[Int(open.rows(root)[0])])
    guard RowComparison.number(old.number, new.number) == .otherCard, open.mayBeOne(before, root),
      !open.nameOthers(before, open.rows(root)[0])
    else { return false }
    let birth = RowComparison.birth(old, new)
    guard open.both.names.level(old.name, new.name).isOneAsWritten else { return false }
    let isSameBirth = birth == .same || birth == .year
    let differs = [(old.sex, new.sex), (old.ethnicity, new.ethnicity)].contains {
      RowComparison.code($0, $1) == .different
    }
    return isSameBirth && !differs && open.growth(before, root).map { abs($0) <= 1 } ?? false
  }
}
