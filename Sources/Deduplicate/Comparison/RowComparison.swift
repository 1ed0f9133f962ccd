import Households

/// Birth dates, numbers, places, persons and answers of two rows.
enum RowComparison {
  static func birth(_ a: LinkRow, _ b: LinkRow) -> BirthLevel {
    if a.birth == 0 || b.birth == 0 { return .unknown }
    let isWhole = a.isBirthWhole && b.isBirthWhole
    if a.year == b.year {
      guard isWhole else { return .year }
      return sameYear(Int(a.birth % 10_000), Int(b.birth % 10_000))
    }
    let isNear = isNear(a.year, b.year)
    if isWhole, isNear || isTurned(a.year, b.year), a.birth % 10_000 == b.birth % 10_000 { return .dayAndMonth }
    return isNear ? .near : .different
  }

  private static func sameYear(_ a: Int, _ b: Int) -> BirthLevel {
    if a == b { return .same }
    let (one, two) = ((a / 100, a % 100), (b / 100, b % 100))
    if one == (two.1, two.0) { return .swapped }
    return one.0 == two.0 || one.1 == two.1 ? .partly : .yearOnly
  }

  private static func isNear(_ a: Int, _ b: Int) -> Bool {
    if abs(a - b) == 1 { return true }
    var (a, b, others) = (a, b, 0)
    while a > 0 || b > 0 {
      if a % 10 != b % 10 { others += 1 }
      (a, b) = (a / 10, b / 10)
    }
    return others == 1
  }

  /// Years whose last two digits changed places. Further apart, a year is not mistyped: one is the other's child.
  private static func isTurned(_ a: Int, _ b: Int) -> Bool {
    a / 100 == b / 100 && a % 10 == b / 10 % 10 && a / 10 % 10 == b % 10
  }

  /// The level of two numbers; `isBelieved` says whether name or birth lets the same number be the same person's.
  static func number(_ a: UInt64, _ b: UInt64, isBelieved: Bool = true) -> NumberLevel {
    if a == 0 || b == 0 { return .unknown }
    if a == b { return isBelieved ? .same : .shared }
    let scale: UInt64 = 1_000_000_000_000
    if a / scale != b / scale { return .otherCard }
    return isOneDigit(a, b) ? .digit : .different
  }

  /// Whether numbers of one length differ in one digit or by two neighbours exchanged.
  private static func isOneDigit(_ a: UInt64, _ b: UInt64) -> Bool {
    var (a, b) = (a, b)
    while a % 10 == b % 10 { (a, b) = (a / 10, b / 10) }
    if a / 10 == b / 10 { return true }
    return a / 100 == b / 100 && a % 10 == b / 10 % 10 && a / 10 % 10 == b % 10
  }

  static func place(_ a: LinkRow, _ b: LinkRow) -> PlaceLevel {
    if a.commune < 0 || b.commune < 0 { return .unknown }
    if a.commune != b.commune { return .elsewhere }
    if a.unit == a.commune || b.unit == b.commune { return .commune }
    return a.unit == b.unit ? .village : .otherVillage
  }

  static func persons(_ a: LinkRow, _ b: LinkRow) -> PersonsLevel {
    let unknown = HouseholdColumns.unknownPersons
    if a.persons == unknown || b.persons == unknown { return .unknown }
    if a.persons == b.persons { return .same }
    return abs(Int(a.persons) - Int(b.persons)) == 1 ? .one : .different
  }

  static func code(_ a: UInt8, _ b: UInt8) -> EqualLevel { a == 0 || b == 0 ? .unknown : a == b ? .same : .different }

  /// Scores, deprivations, causes and groups, each as far as both rows know it. That neither row marks anything is no
  /// agreement: nobody can tell it from a form left blank.
  static func profile(_ a: LinkRow, _ b: LinkRow) -> ProfileLevel {
    let form = a.form.intersection(b.form)
    let unknown = HouseholdColumns.unknownScore
    let knowsB1 = a.b1 != unknown && b.b1 != unknown
    let knowsB2 = a.b2 != unknown && b.b2 != unknown
    let knowsMarks = form.contains(.indicators) && a.indicators | b.indicators != 0
    guard knowsB1 || knowsMarks else { return .unknown }
    let isSameB1 = !knowsB1 || a.b1 == b.b1
    let isSameB2 = !knowsB2 || a.b2 == b.b2
    let isSameMarks = !knowsMarks || a.indicators == b.indicators
    let isSameCauses = !form.contains(.causes) || a.causes == b.causes
    let isSameGroups = !form.contains(.groups) || a.ownGroups == b.ownGroups
    let others =
      (isSameB1 ? 0 : 1) + (isSameB2 && isSameMarks ? 0 : 1) + (isSameCauses ? 0 : 1) + (isSameGroups ? 0 : 1)
    if others == 0 { return .same }
    if others == 1 { return .most }
    return (knowsB1 && isSameB1) || (knowsMarks && isSameMarks) ? .some : .different
  }
}
