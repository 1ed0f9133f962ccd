import Households
import Identity
import PipelineKit
import Text

/// One row of a linkage: all that is compared of a household, in one place.
struct LinkRow {
  /// The head's identity number, packed; 0 = none.
  var number: UInt64
  /// The hash of scores, deprivations, causes and groups; 0 when there are no scores and no deprivations.
  var profile: UInt64
  /// The head's birth date, packed; 0 = unknown.
  var birth: UInt32
  /// The head's name in the name table; 0 = none.
  var name: Int32
  /// The unit: a village, or the commune where the village is not known.
  var unit: Int32
  /// The commune.
  var commune: Int32
  /// The list and the row's index in it.
  var list: Int32
  var index: Int32
  /// The row as a spreadsheet shows it.
  var row: UInt32
  var indicators: UInt32
  var causes: UInt16
  var persons: UInt16
  var b1: Int16
  var b2: Int16
  /// How rare the profile is.
  var profileRarity: Int16 = 0
  var groups: UInt8
  var ethnicity: UInt8
  var sex: UInt8
  var householdClass: UInt8
  /// What the form asks.
  var form: Form

  /// The place among the lists.
  var place: ListedRow { ListedRow(list: Int(list), index: Int(index)) }
  /// The year of birth; 0 = unknown.
  var year: Int { Int(birth / 10_000) }
  /// The groups but those that follow from ethnic group and head.
  var ownGroups: UInt8 { groups & 0x1E }
  /// Month and day of birth as one number; 0 = unknown.
  var dayAndMonth: Int { Int(min(birth % 10_000, 1_299)) }
  /// Whether day and month of birth are known.
  var isBirthWhole: Bool { birth % 100 != 0 }

  /// What one standard's form asks says nothing of another's.
  mutating func forgetAnswers() {
    form.subtract([.scores, .indicators, .causes])
    (profile, indicators, causes) = (0, 0, 0)
    (b1, b2) = (HouseholdColumns.unknownScore, HouseholdColumns.unknownScore)
  }
}

/// The rows of a linkage with the distinct names among them and how rare each value is.
struct LinkTable {
  var rows: [LinkRow] = []
  var names: NameTable
  /// How rare each year of birth, unit, commune and ethnic group is, by its number.
  private(set) var years: [Int16] = []
  private(set) var units: [Int16] = []
  private(set) var ethnicities: [Int16] = []
  /// For each day of the year, by month and day, how much less than any day it says: where nobody knew the day many lists
  /// write one for all (01/01).
  private(set) var days: [Int16] = []

  init(capacity: Int) {
    names = NameTable(capacity: capacity / 4)
    rows.reserveCapacity(capacity)
  }

  /// The rows of lists that no other row stands for. `communes` gives each unit's commune. A table for each thread, then
  /// one of all.
  init(_ lists: [MatchableList], communes: [Int32], jobs: Int) {
    let shares = Self.shares(lists, of: jobs)
    var tables = Parallel.map(Array(shares.enumerated()), jobs: jobs) { number, share in
      // The others' rows are appended to the first's.
      let counted = number == 0 ? shares : [share]
      var table = LinkTable(capacity: counted.reduce(0) { $1.reduce($0) { $0 + $1.rows.count } })
      for part in share { table.append(lists[part.list], at: part.list, part.rows, communes: communes) }
      return table
    }
    if tables.isEmpty { tables.append(LinkTable(capacity: 0)) }
    self = tables.removeFirst()
    for table in tables { append(table) }
  }

  /// The lists' rows in so many shares of about the same size, in their order.
  private static func shares(_ lists: [MatchableList], of count: Int) -> [[(list: Int, rows: Range<Int>)]] {
    let total = lists.reduce(0) { $0 + $1.households.count }
    let size = max(1 << 14, (total + max(1, count) - 1) / max(1, count))
    var shares: [[(list: Int, rows: Range<Int>)]] = []
    var room = 0
    for (position, list) in lists.enumerated() {
      var start = 0
      while start < list.households.count {
        if room == 0 {
          shares.append([])
          room = size
        }
        let end = min(list.households.count, start + room)
        shares[shares.count - 1].append((position, start..<end))
        room -= end - start
        start = end
      }
    }
    return shares
  }

  private mutating func append(_ other: LinkTable) {
    let numbers = names.append(other.names)
    for var row in other.rows {
      row.name = numbers[Int(row.name)]
      rows.append(row)
    }
  }

  /// Appends the rows of a list that no other row stands for.
  mutating func append(_ list: MatchableList, at position: Int, _ range: Range<Int>? = nil, communes: [Int32]) {
    for index in range ?? 0..<list.households.count where !list.households.isMerged[index] {
      append(list, at: position, only: index, communes: communes)
    }
  }

  /// Appends one row of a list. `units` says what the list's units are in the tree of the linkage (nil = the same).
  mutating func append(
    _ list: MatchableList, at position: Int, only index: Int, communes: [Int32], units: [Int32]? = nil
  ) {
    let own = list.households.units[index]
    let unit = units.map { $0[Int(own)] } ?? own
    var row = LinkRow(
      number: list.people.numbers[index].packed, profile: 0, birth: list.people.births[index].packed,
      name: names.id(list.people.nameBytes, list.people.nameRange(index)), unit: unit,
      commune: unit < 0 ? -1 : communes[Int(unit)], list: Int32(position), index: Int32(index),
      row: list.households.rows[index], indicators: list.households.indicators[index],
      causes: list.households.causes[index], persons: list.households.persons[index], b1: list.households.b1[index],
      b2: list.households.b2[index], groups: list.households.groups[index],
      ethnicity: list.households.ethnicities[index], sex: list.people.sexes[index].rawValue,
      householdClass: list.households.classes[index].rawValue, form: list.form)
    row.profile = Self.profile(row)
    rows.append(row)
  }

  private static func profile(_ row: LinkRow) -> UInt64 {
    guard row.indicators != 0 || row.b1 != HouseholdColumns.unknownScore else { return 0 }
    let scores = UInt64(UInt16(bitPattern: row.b1)) << 16 | UInt64(UInt16(bitPattern: row.b2))
    let marks = UInt64(row.causes) << 8 | UInt64(row.ownGroups)
    return Hash64.combine(Hash64.combine(scores, UInt64(row.indicators)), marks) | 1
  }

  /// Counts names, years, units, profiles and ethnic groups.
  mutating func weigh(units unitCount: Int, jobs: Int = 1) {
    var years = [UInt64](repeating: 0, count: 2_200)
    var places = [UInt64](repeating: 0, count: unitCount)
    var ethnicities = [UInt64](repeating: 0, count: 256)
    var days = [UInt64](repeating: 0, count: 1_300)
    for row in rows {
      if row.isBirthWhole { days[row.dayAndMonth] += 1 }
      years[min(row.year, 2_199)] += 1
      if row.unit >= 0 { places[Int(row.unit)] += 1 }
      if row.commune >= 0, row.commune != row.unit { places[Int(row.commune)] += 1 }
      ethnicities[Int(row.ethnicity)] += 1
    }
    years[0] = 0
    ethnicities[0] = 0
    self.days = Self.heaps(days)
    self.years = Self.rarities(years, years.reduce(0, +))
    self.units = Self.rarities(places, UInt64(rows.count))
    self.ethnicities = Self.rarities(ethnicities, ethnicities.reduce(0, +))
    let (names, profiles) = (names, rows.map(\.profile))
    let columns = Parallel.map(Array(0...NameTable.Form.allCases.count), jobs: jobs) { task in
      task == 0 ? Self.rarities(ofProfiles: profiles) : names.rarities(NameTable.Form.allCases[task - 1])
    }
    self.names.weigh(Array(columns.dropFirst()))
    for (index, rarity) in columns[0].enumerated() { rows[index].profileRarity = rarity }
  }

  private static func rarities(_ counts: [UInt64], _ total: UInt64) -> [Int16] {
    counts.map { Rarity.of($0, among: total) }
  }

  /// A day is a heap when more than one in fifty persons have it, and not just a few; else nothing is taken off.
  private static func heaps(_ days: [UInt64]) -> [Int16] {
    let total = days.reduce(0, +)
    let any = Int16(Rarity.log2(365))
    return days.map { $0 >= 8 && $0 * 50 > total ? Rarity.of($0, among: total) - any : 0 }
  }

  private static func rarities(ofProfiles profiles: [UInt64]) -> [Int16] {
    var words: [UInt64] = []
    for (index, profile) in profiles.enumerated() where profile != 0 { words.append(KeyOrder.word(profile, index)) }
    KeyOrder.sort(&words)
    let rare = Rarity.of(1, among: UInt64(words.count))
    var rarities = profiles.map { $0 == 0 ? 0 : rare }
    KeyOrder.runs(words) { run in
      let rarity = Rarity.of(UInt64(run.count), among: UInt64(words.count))
      for word in words[run] { rarities[KeyOrder.row(word)] = rarity }
    }
    return rarities
  }

  /// Where each row of the lists stands in the table.
  var positions: [ListedRow: Int32] {
    Dictionary(
      rows.enumerated().map { ($1.place, Int32($0)) }, uniquingKeysWith: { first, _ in first })
  }

  /// Whether row `a` comes before row `b` by what they say, and only then by where they stand: the order does not depend
  /// on the files' names.
  func precedes(_ a: Int, _ b: Int) -> Bool {
    let (one, two) = (order(a), order(b))
    return one == two ? (rows[a].list, rows[a].index) < (rows[b].list, rows[b].index) : one < two
  }

  private func order(_ index: Int) -> (UInt64, UInt64, UInt64) {
    let row = rows[index]
    let name = names.entries[Int(row.name)].written
    let place = UInt64(UInt32(bitPattern: row.unit)) << 32 | UInt64(row.row)
    let codes = UInt64(row.ethnicity) << 8 | UInt64(row.householdClass)
    let rest = UInt64(row.birth) << 32 | UInt64(row.persons) << 16 | codes
    return (Hash64.combine(Hash64.combine(name, row.number), rest), row.profile, place)
  }
}
