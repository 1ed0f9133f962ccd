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
    if isWhole, isNear || isTurned(a.year, b.year), a.birth % 10_000 == b.birth % 10_000, a.isDayKnown {
      return .dayAndMonth
    }
    return isNear ? .near : .different
  }

  private static func sameYear(_ a: Int, _ b: Int) -> BirthLevel {
    if a == b { return .same }
    let (one, two) = ((a / 100, a % 100), (b / 100, b % 100))
    if one == (two.1, two.0) { return .swapped }
    return one.0 == two.0 || one.1 == two.1 ? .partly : .yearOnly
  }

  /// Heads so many years apart are father and son rather than one whose year was mistyped.
  private static let generation = 15

  private static func isNear(_ a: Int, _ b: Int) -> Bool {
    if abs(a - b) == 1 { return true }
    if abs(a - b) >= generation { return false }
    var (a, b, others) = (a, b, 0)
    while a > 0 || b > 0 {
      if a % 10 != b % 10 { others += 1 }
      (a, b) = (a / 10, b / 10)
    }
    return others == 1
  }

  /// Years whose last two digits changed places.
  private static func isTurned(_ a: Int, _ b: Int) -> Bool {
    abs(a - b) < generation && a / 100 == b / 100 && a % 10 == b / 10 % 10 && a / 10 % 10 == b % 10
  }

  /// The level of the rows' numbers, as long as nothing else is compared.
  static func number(_ a: LinkRow, _ b: LinkRow) -> NumberLevel {
    let level = number(a.number, b.number)
    return level == .different && a.isNumberSure && b.isNumberSure ? .others : level
  }

  /// The level of two numbers that are not known to be their rows' own.
  static func number(_ a: UInt64, _ b: UInt64) -> NumberLevel {
    if a == 0 || b == 0 { return .unknown }
    if a == b { return .same }
    let scale: UInt64 = 1_000_000_000_000
    return a / scale == b / scale ? slip(a, b) : .otherCard
  }

  /// What lies between two numbers of one length: a digit or two, two digits exchanged, or more.
  private static func slip(_ a: UInt64, _ b: UInt64) -> NumberLevel {
    var (a, b, others) = (a, b, 0)
    var (first, second): ((UInt64, UInt64), (UInt64, UInt64)) = ((0, 0), (0, 0))
    while a != b {
      let (x, y) = (a % 10, b % 10)
      if x != y {
        others += 1
        if others > 2 { return .different }
        (first, second) = (second, (x, y))
      }
      (a, b) = (a / 10, b / 10)
    }
    return others == 1 || first == (second.1, second.0) ? .digit : .digits
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
