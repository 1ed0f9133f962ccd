import Households
import Identity
import PipelineKit
import Text

/// One row of a linkage: all that is compared of a household, in one place. 48 bytes, of which there are millions.
struct LinkRow {
  /// The head's identity number, packed; 0 = none.
  var number: UInt64
  /// The head's birth date, packed; 0 = unknown.
  var birth: UInt32
  /// The head's name in the name table; 0 = none.
  var name: Int32
  /// The unit: a village, or the commune where the village is not known.
  let unit: Int32
  /// The commune.
  let commune: Int32
  /// The list and the row's index in it.
  let list: Int32
  let index: Int32
  private(set) var indicators: UInt32
  private(set) var causes: UInt16
  let persons: UInt16
  private(set) var b1: Int16
  private(set) var b2: Int16
  let groups: UInt8
  let ethnicity: UInt8
  /// Sex and class, four bits each; the highest bit says whether the number is surely the head's own.
  private var kind: UInt8
  /// What the form asks.
  private(set) var form: Form

  /// A row of a list, at the list's position among the lists.
  init(_ list: MatchableList, at position: Int, _ index: Int, name: Int32, unit: Int32, commune: Int32) {
    number = list.people.numbers[index].packed
    birth = list.people.births[index].packed
    (self.name, self.unit, self.commune) = (name, unit, commune)
    (self.list, self.index) = (Int32(position), Int32(index))
    (indicators, causes) = (list.households.indicators[index], list.households.causes[index])
    (persons, groups) = (list.households.persons[index], list.households.groups[index])
    (b1, b2) = (list.households.b1[index], list.households.b2[index])
    ethnicity = list.households.ethnicities[index]
    kind = list.people.sexes[index].rawValue << 4 | list.households.classes[index].rawValue
    form = list.form
    judgeNumber()
  }

  /// Takes what an earlier list says of the head.
  mutating func take(number: UInt64, birth: UInt32) {
    (self.number, self.birth) = (number, birth)
    judgeNumber()
  }

  /// A number of twelve digits is surely the head's own when nothing that the row says of the head speaks against it.
  private mutating func judgeNumber() {
    let own = IdentityNumber(packed: number)
    let isOwn = own.isRegistered && own.agrees(BirthDate(packed: birth), Sex(rawValue: sex) ?? .unknown)
    kind = kind & 0x7F | (isOwn ? 0x80 : 0)
  }

  /// Whether the number has twelve digits that agree with the row's sex and year of birth.
  var isNumberSure: Bool { kind >> 7 == 1 }
  var sex: UInt8 { kind >> 4 & 7 }
  var householdClass: UInt8 { kind & 15 }
  /// The place among the lists.
  var place: ListedRow { ListedRow(list: Int(list), index: Int(index)) }
  /// The year of birth; 0 = unknown.
  var year: Int { Int(birth / 10_000) }
  /// The groups but those that follow from ethnic group and head.
  var ownGroups: UInt8 { groups & 0x1E }
  /// Month and day of birth as one number; 0 = unknown.
  var dayAndMonth: Int { Int(min(birth % 10_000, 1_299)) }
  /// Whether day and month of birth are written.
  var isBirthWhole: Bool { birth % 100 != 0 }
  /// Whether they are more than what is written where nobody knew them (01/01).
  var isDayKnown: Bool { isBirthWhole && dayAndMonth != Self.placeholderDay }
  /// The first of January.
  static let placeholderDay = 101

  /// The hash of scores, deprivations, causes and groups; 0 when there are no scores and no deprivations.
  var profile: UInt64 {
    guard indicators != 0 || b1 != HouseholdColumns.unknownScore else { return 0 }
    let scores = UInt64(UInt16(bitPattern: b1)) << 16 | UInt64(UInt16(bitPattern: b2))
    let marks = UInt64(causes) << 8 | UInt64(ownGroups)
    return Hash64.combine(Hash64.combine(scores, UInt64(indicators)), marks) | 1
  }

  /// What one standard's form asks says nothing of another's.
  mutating func forgetAnswers() {
    form.subtract([.scores, .indicators, .causes])
    (indicators, causes) = (0, 0)
    (b1, b2) = (HouseholdColumns.unknownScore, HouseholdColumns.unknownScore)
  }
}

/// How many rows have each name, unit, year and day of birth, and ethnic group.
private struct Tallies {
  var names: [UInt32]
  var places: [UInt64]
  var years = [UInt64](repeating: 0, count: 2_200)
  var days = [UInt64](repeating: 0, count: 1_300)
  var ethnicities = [UInt64](repeating: 0, count: 256)

  init(_ rows: ArraySlice<LinkRow>, names: Int, units: Int) {
    self.names = [UInt32](repeating: 0, count: names)
    places = [UInt64](repeating: 0, count: units)
    for row in rows {
      self.names[Int(row.name)] += 1
      if row.isBirthWhole { days[row.dayAndMonth] += 1 }
      years[min(row.year, 2_199)] += 1
      if row.unit >= 0 { places[Int(row.unit)] += 1 }
      if row.commune >= 0, row.commune != row.unit { places[Int(row.commune)] += 1 }
      ethnicities[Int(row.ethnicity)] += 1
    }
  }

  mutating func add(_ other: Tallies) {
    for index in names.indices { names[index] += other.names[index] }
    for index in places.indices { places[index] += other.places[index] }
    for index in years.indices { years[index] += other.years[index] }
    for index in days.indices { days[index] += other.days[index] }
    for index in ethnicities.indices { ethnicities[index] += other.ethnicities[index] }
  }
}

/// The rows of a linkage with the distinct names among them and how rare each value is.
struct LinkTable {
  var rows: [LinkRow] = []
  private(set) var names: NameTable
  /// How rare each row's profile is.
  private(set) var profiles: [Int16] = []
  /// How rare each year of birth, unit, commune and ethnic group is, by its number.
  private(set) var years: [Int16] = []
  private(set) var units: [Int16] = []
  private(set) var ethnicities: [Int16] = []
  /// For each day of the year, by month and day, how much less than any day it says: where nobody knew the day many lists
  /// write one for all (01/01).
  private(set) var days: [Int16] = []
  /// For each row how rare its name is in its commune, and with its birth date in the survey (`Namesakes`).
  private(set) var localNames: [Int16] = []
  private(set) var namedBirths: [Int16] = []
  /// For each unit its province, −1 = none is known; empty where all units are of one.
  private(set) var provinces: [Int32] = []

  /// An empty table that knows some names.
  init(names: NameTable = NameTable(), provinces: [Int32] = [], capacity: Int) {
    (self.names, self.provinces) = (names, provinces)
    rows.reserveCapacity(capacity)
  }

  /// The rows of lists that no other row stands for. `communes` gives each unit's commune, `provinces` its province.
  init(_ lists: [MatchableList], communes: [Int32], provinces: [Int32] = [], jobs: Int) {
    self.provinces = provinces
    let (names, numbers) = NameTable.of(lists, jobs: jobs)
    self.names = names
    let pieces = lists.indices.flatMap { list in Chunks.ranges(lists[list].households.count).map { (list, $0) } }
    let counts = pieces.map { list, range in range.count { !lists[list].households.isMerged[$0] } }
    rows = Parallel.array(counts, jobs: jobs) { piece, rows in
      let (position, range) = pieces[piece]
      let list = lists[position]
      for index in range where !list.households.isMerged[index] {
        let unit = list.households.units[index]
        let name = numbers[position][Int(list.people.nameNumbers[index])]
        let commune = unit < 0 ? -1 : communes[Int(unit)]
        rows.append(LinkRow(list, at: position, index, name: name, unit: unit, commune: commune))
      }
    }
  }

  /// Appends one row of a list. `units` says what the list's units are in the tree of the linkage (nil = the same).
  mutating func append(
    _ list: MatchableList, at position: Int, only index: Int, communes: [Int32], units: [Int32]? = nil
  ) {
    let own = list.households.units[index]
    let unit = units.map { $0[Int(own)] } ?? own
    let name = names.id(list.people.nameBytes, list.people.nameRange(index))
    let commune = unit < 0 ? -1 : communes[Int(unit)]
    rows.append(LinkRow(list, at: position, index, name: name, unit: unit, commune: commune))
  }

  /// Whether two rows are known to be of two provinces.
  func areAfar(_ a: LinkRow, _ b: LinkRow) -> Bool {
    if provinces.isEmpty || a.commune < 0 || b.commune < 0 { return false }
    let (one, two) = (provinces[Int(a.commune)], provinces[Int(b.commune)])
    return one >= 0 && two >= 0 && one != two
  }

  /// Counts names, years, units, profiles and ethnic groups.
  mutating func weigh(units unitCount: Int, jobs: Int = 1) {
    let (table, ranges) = (self, Chunks.shares(rows.count, jobs))
    let parts = Parallel.map(ranges, jobs: jobs) { Tallies(table.rows[$0], names: table.names.count, units: unitCount) }
    var tallies = Tallies([], names: names.count, units: unitCount)
    for part in parts { tallies.add(part) }
    var (years, ethnicities) = (tallies.years, tallies.ethnicities)
    years[0] = 0
    ethnicities[0] = 0
    self.days = Self.heaps(tallies.days)
    self.years = Self.rarities(years, years.reduce(0, +))
    self.units = Self.rarities(tallies.places, UInt64(rows.count))
    self.ethnicities = Self.rarities(ethnicities, ethnicities.reduce(0, +))
    let (names, rows, bearers) = (names, rows, tallies.names)
    let (namesakes, places) = (Namesakes(rows, names), tallies.places)
    var columns = Parallel.map(Array(0..<3 + NameTable.Form.allCases.count), jobs: jobs) { task in
      switch task {
      case 0: Self.profiles(rows)
      case 1: namesakes.inCommunes(places)
      case 2: namesakes.ofBirths()
      default: names.rarities(NameTable.Form.allCases[task - 3], bearers)
      }
    }
    profiles = columns.removeFirst()
    localNames = columns.removeFirst()
    namedBirths = columns.removeFirst()
    self.names.weigh(columns)
  }

  private static func rarities(_ counts: [UInt64], _ total: UInt64) -> [Int16] {
    counts.map { Rarity.of($0, among: total) }
  }

  /// A day is a heap when more than one in fifty persons have it, and not just a few; else nothing is taken off. The first
  /// of January is one in any list: of so many persons at least one in twenty is taken to have it.
  private static func heaps(_ days: [UInt64]) -> [Int16] {
    let total = days.reduce(0, +)
    let any = Int16(Rarity.log2(365))
    var heaps = days.map { $0 >= 8 && $0 * 50 > total ? Rarity.of($0, among: total) - any : 0 }
    heaps[LinkRow.placeholderDay] = min(heaps[LinkRow.placeholderDay], Int16(Rarity.log2(20)) - any)
    return heaps
  }

  private static func profiles(_ rows: [LinkRow]) -> [Int16] {
    var words: [UInt64] = []
    words.reserveCapacity(rows.count)
    for (index, row) in rows.enumerated() {
      let profile = row.profile
      if profile != 0 { words.append(KeyOrder.word(profile, index)) }
    }
    KeyOrder.sort(&words)
    let scale = Rarity.Scale(among: UInt64(words.count))
    var rarities = [Int16](repeating: 0, count: rows.count)
    for word in words { rarities[KeyOrder.row(word)] = scale.of(1) }
    KeyOrder.runs(words) { run in
      let rarity = scale.of(UInt64(run.count))
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
    return one == two ? rows[a].place < rows[b].place : one < two
  }

  private func order(_ index: Int) -> (UInt64, UInt64, UInt64) {
    let row = rows[index]
    let name = names.entries[Int(row.name)].written
    let place = UInt64(UInt32(bitPattern: row.unit)) << 32 | UInt64(UInt32(bitPattern: row.index))
    let codes = UInt64(row.ethnicity) << 8 | UInt64(row.householdClass)
    let rest = UInt64(row.birth) << 32 | UInt64(row.persons) << 16 | codes
    return (Hash64.combine(Hash64.combine(name, row.number), rest), row.profile, place)
  }
}
