/// A household a year later: what it lacks mostly lasts, and now and then another person is its head.
enum Heir {
  /// The groups of a household that nobody knew.
  static func begin(_ row: inout HeadRow, _ random: inout Random) {
    (row.isOfMerit, row.isProtected) = (random.chance(8), random.chance(15))
  }

  /// A year passes.
  static func pass(_ row: inout HeadRow, _ random: inout Random) {
    row.change = row.isPoor ? "Hộ nghèo cũ" : "Hộ cận nghèo cũ"
    for _ in 0..<random.below(4) { row.lacking ^= 1 << random.below(12) }
    if random.chance(50) { row.b1 += 5 * (random.below(5) - 2) }
    let isOld = row.birth.year < 1958
    if row.persons > 1, random.below(isOld ? 14 : 50) == 0 { succeed(&row, isOld: isOld, &random) }
  }

  /// The head died or left: the other half of a couple is the head, or else a child, of old people a grandchild too.
  private static func succeed(_ row: inout HeadRow, isOld: Bool, _ random: inout Random) {
    let year = row.birth.year
    if random.chance(68) {
      row.sex = row.sex == .male ? .female : .male
      row.birth = date(year + random.below(7) + random.below(7) - 6, &random)
      row.name = HeadNames.make(row.sex, highland: isOfHighlands(row) ? 100 : 0, &random)
    } else {
      row.sex = random.chance(60) ? .male : .female
      row.name = HeadNames.relative(of: row.name, row.sex, &random)
      let generation = isOld && random.chance(25) ? 22 : 0
      row.birth = date(min(2005, year + 18 + generation + random.below(14) + random.below(10)), &random)
    }
    if random.chance(88) { row.persons -= random.chance(92) ? 1 : min(2, row.persons - 1) }
    row.identity = HeadRow.card(row, &random)
    if random.chance(6) { row.isProtected.toggle() }
  }

  private static func isOfHighlands(_ row: HeadRow) -> Bool { row.name.hasPrefix("A ") || row.name.hasPrefix("Y ") }

  private static func date(_ year: Int, _ random: inout Random) -> Day {
    Day(year: year, month: 1 + random.below(12), day: 1 + random.below(28))
  }
}
