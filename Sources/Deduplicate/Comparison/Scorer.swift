/// Pairs of rows → levels → weight.
struct Scorer {
  let table: LinkTable
  private let name: [Int]
  private let birth: [Int]
  private let number: [Int]
  private let place: [Int]
  private let persons: [Int]
  private let profile: [Int]
  private let sex: [Int]
  private let ethnicity: [Int]
  private let householdClass: [Int]
  /// What is added to every pair: the chance that two rows taken at random are one household.
  var prior: Int

  /// What names can add at most: the best level, on the rarest name.
  private let mostForNames: Int

  /// A scorer; `prior` is the log2 of the odds before any evidence.
  init(_ table: LinkTable, _ weights: LinkageWeights, prior: Int = 0) {
    self.table = table
    func levels(_ comparison: Comparison) -> [Int] { weights.levels[comparison] ?? [] }
    name = levels(.name)
    birth = levels(.birth)
    number = levels(.number)
    place = levels(.place)
    persons = levels(.persons)
    profile = levels(.profile)
    sex = levels(.sex)
    ethnicity = levels(.ethnicity)
    householdClass = levels(.householdClass)
    self.prior = prior
    let rarest = Int(Rarity.of(1, among: UInt64(table.rows.count)))
    mostForNames = levels(.name).enumerated().reduce(0) { most, level in
      max(most, level.element + (LinkageWeights.counts(.name, UInt8(level.offset)) ? rarest : 0))
    }
  }

  /// How far two rows agree.
  func levels(_ a: Int, _ b: Int) -> PairLevels {
    var levels = levelsButNames(table.rows[a], table.rows[b])
    compareNames(&levels, table.rows[a], table.rows[b])
    return levels
  }

  /// How far two rows agree but in their names, which let one number be one person's.
  private func levelsButNames(_ one: LinkRow, _ two: LinkRow) -> PairLevels {
    var levels = PairLevels(
      name: .unknown, birth: RowComparison.birth(one, two), number: RowComparison.number(one, two),
      place: RowComparison.place(one, two),
      persons: RowComparison.persons(one, two), profile: RowComparison.profile(one, two),
      sex: RowComparison.code(one.sex, two.sex), ethnicity: RowComparison.code(one.ethnicity, two.ethnicity),
      householdClass: one.householdClass == two.householdClass ? .same : .different)
    if levels.place == .elsewhere, levels.number != .same, !levels.number.isSlip, table.areAfar(one, two) {
      levels.place = .afar
    }
    return levels
  }

  /// Adds how far the names agree, and whether they and the birth dates let one number be one person's.
  private func compareNames(_ levels: inout PairLevels, _ one: LinkRow, _ two: LinkRow) {
    levels.name = table.names.level(one.name, two.name)
    let isBelieved = levels.name == .unknown || levels.name.isSameName || levels.birth.isClose
    if levels.number == .same, !isBelieved { levels.number = .shared }
  }

  // MARK: Rarities

  /// The rarity of the value on which a comparison agrees.
  func rarity(_ comparison: Comparison, _ levels: PairLevels, _ a: Int, _ b: Int) -> Int {
    rarity(comparison, levels, a, table.rows[a], table.rows[b])
  }

  private func rarity(
    _ comparison: Comparison, _ levels: PairLevels, _ a: Int, _ row: LinkRow, _ other: LinkRow
  ) -> Int {
    switch comparison {
    case .birth: return birthRarity(levels, a, row, other)
    case .number: return slipRarity(levels, row, other)
    default: break
    }
    guard LinkageWeights.counts(comparison, levels[comparison]) else { return 0 }
    return switch comparison {
    case .name: nameRarity(levels, a, row, other)
    case .place: Int(table.units[Int(levels.place == .village ? row.unit : row.commune)])
    case .profile: Int(max(table.profiles[a], 0))
    // The people of a commune are mostly of one group.
    case .ethnicity: levels.place.isOneCommune ? 0 : Int(table.ethnicities[Int(row.ethnicity)])
    case .birth, .number, .persons, .sex, .householdClass: 0
    }
  }

  /// The name's rarity in the survey, or in the commune of both where it is commoner there.
  private func nameRarity(_ levels: PairLevels, _ a: Int, _ row: LinkRow, _ other: LinkRow) -> Int {
    let rarity = table.names.rarity(levels.name, row.name, other.name)
    guard levels.place.isOneCommune, levels.name.isOfOneSpelling else { return rarity }
    return min(rarity, Int(table.localNames[a]))
  }

  /// The year's rarity; of a whole date less where everybody has the day, or where namesakes have the date.
  private func birthRarity(_ levels: PairLevels, _ a: Int, _ row: LinkRow, _ other: LinkRow) -> Int {
    let isYear = LinkageWeights.counts(.birth, levels.birth.rawValue)
    let year = isYear ? Int(table.years[min(row.year, 2_199)]) : 0
    guard levels.birth == .same || levels.birth == .dayAndMonth else { return year }
    let rarity = year + Int(table.days[row.dayAndMonth])
    guard levels.birth == .same, levels.name.isOfOneSpelling else { return rarity }
    let most = Int(table.namedBirths[a])
    if most == Int(Namesakes.none) { return rarity }
    let name = nameRarity(levels, a, row, other)
    return min(rarity, most - name - Self.anyDay)
  }

  /// What the day alone says, which stands in the level's own weight.
  private static let anyDay = Rarity.log2(365)

  /// Two numbers that are each their own row's have sex and year in common because the rows have: only the other digits
  /// tell.
  private func slipRarity(_ levels: PairLevels, _ row: LinkRow, _ other: LinkRow) -> Int {
    guard levels.number.isSlip, row.isNumberSure, other.isNumberSure, row.year == other.year else { return 0 }
    return -Int(table.years[min(row.year, 2_199)]) - 100
  }

  /// The weight of a pair in hundredths of a bit: the log2 of the odds that it is one household.
  func weight(_ a: Int, _ b: Int) -> Int { weight(levels(a, b), a, table.rows[a], table.rows[b]) }

  /// The same of the row `a` and another, given as copies; nil where it is less than `threshold`. Names, which take longest,
  /// are only compared where they could bring it there.
  func weight(_ a: Int, _ one: LinkRow, _ two: LinkRow, atLeast threshold: Int) -> Int? {
    var levels = levelsButNames(one, two)
    if levels.number != .same, weight(levels, a, one, two) + mostForNames < threshold { return nil }
    compareNames(&levels, one, two)
    let weight = weight(levels, a, one, two)
    return weight < threshold ? nil : weight
  }

  private func weight(_ levels: PairLevels, _ a: Int, _ one: LinkRow, _ two: LinkRow) -> Int {
    var weight = prior + name[Int(levels.name.rawValue)] + birth[Int(levels.birth.rawValue)]
    weight += number[Int(levels.number.rawValue)] + place[Int(levels.place.rawValue)]
    weight += persons[Int(levels.persons.rawValue)] + profile[Int(levels.profile.rawValue)]
    weight += sex[Int(levels.sex.rawValue)] + ethnicity[Int(levels.ethnicity.rawValue)]
    weight += householdClass[Int(levels.householdClass.rawValue)]
    for comparison in Self.valued { weight += rarity(comparison, levels, a, one, two) }
    return weight
  }

  private static let valued: [Comparison] = [.name, .birth, .number, .place, .profile, .ethnicity]
}
