import Indicators
import Standards

extension Transitions {
  /// What became of the households of `before` (in today's tree) in `now`.
  init(from before: Standings, to now: Standings, earlier: EarlierHouseholds, units: Int) {
    self.init(units: units)
    var strangers = Strangers()
    let (old, new) = (before.rows, now.rows)
    var (i, j, past) = (0, 0, 0)
    while i < old.count || j < new.count {
      if j == new.count || i < old.count && old[i].household < new[j].household {
        if old[i].list.counted != nil { strangers.left.append(old[i]) }
        i += 1
        continue
      }
      let household = new[j].household
      while past < earlier.rows.count, earlier.rows[past].household < household { past += 1 }
      let known = past < earlier.rows.count && earlier.rows[past].household == household ? earlier.rows[past] : nil
      if i < old.count, old[i].household == household {
        addKnown(old[i], new[j], known)
        i += 1
      } else if known == nil, new[j].wasOn != nil, new[j].list.counted != nil {
        strangers.came.append(new[j])
      } else if let to = new[j].list.counted {
        addCame(
          new[j], to, relapsed: known?.wasOn(new[j].list) ?? false, known == nil ? Self.origin(new[j]) : .earlier,
          before: known?.unit ?? -1)
      }
      j += 1
    }
    add(strangers)
  }

  /// Households that left without a row and households that no survey names though their own row says that they were on a
  /// list: in one village these are the same households under another head. Which is which does not matter to counts; for
  /// persons the sizes that are alike go together.
  private mutating func add(_ strangers: Strangers) {
    let (pairs, left, came) = strangers.paired()
    for (before, now) in pairs {
      if let from = before.list.counted, let to = now.list.counted { addStay(before, from, now, to) }
    }
    for before in left { if let from = before.list.counted { addLeft(before, from, now: nil) } }
    for now in came { if let to = now.list.counted { addCame(now, to, relapsed: false, .none, before: -1) } }
  }

  /// Where a household that no survey names comes from, as its own row says.
  @inline(__always)
  private static func origin(_ now: Standing) -> Origin {
    if now.says(.movedIn, .split) { return .stated }
    return now.says(.new, .relapsed) ? .vouched : .none
  }

  /// A household that both surveys name.
  @inline(__always)
  private mutating func addKnown(_ before: Standing, _ now: Standing, _ earlier: Earlier?) {
    switch (before.list.counted, now.list.counted) {
    case (let from?, let to?): addStay(before, from, now, to)
    case (let from?, nil): addLeft(before, from, now: now)
    case (nil, let to?):
      addCame(now, to, relapsed: earlier?.wasOn(now.list) ?? false, .row, before: before.unit)
    case (nil, nil): break
    }
  }
}
