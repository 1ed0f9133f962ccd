/// Makes households: who heads them, how many they are and how hard their life is.
struct HouseholdMaker {
  private var names = Names()
  private var identities: Set<String> = []

  /// A new household of a village.
  mutating func make(
    _ number: Int, _ village: Village, from2021: Bool, to2022: Bool, _ random: inout Random
  ) -> Household {
    let head = head(village, &random)
    let persons = 1 + random.below(4) + random.below(4)
    let change = random.chance(12) ? (random.chance(60) ? 1 : -1) : 0
    return Household(
      number: number, village: village, head: head, groups: groups(head, &random),
      persons: ["2021": persons, "2022": max(1, persons + change)], hardship: hardship(village, head, &random),
      isThereIn2021: from2021, isThereIn2022: to2022)
  }

  private mutating func head(_ village: Village, _ random: inout Random) -> Head {
    let ethnicity = random.pick(1, of: Ethnicity.allCases, weight: \.weight).first ?? .xoDang
    let sex: Sex = random.chance(72) ? .male : .female
    let year = 1942 + random.below(30) + random.below(31)
    let birth = Day(year: year, month: 1 + random.below(12), day: 1 + random.below(28))
    return Head(
      name: names.make(sex, ethnicity, in: village.commune, &random), sex: sex, birth: birth, ethnicity: ethnicity,
      identity: identity(sex, birth, &random))
  }

  /// A number of the right form: twelve digits that say province, century, sex and year, or the nine of an older card.
  private mutating func identity(_ sex: Sex, _ birth: Day, _ random: inout Random) -> String {
    while true {
      let digits = String(String(1_000_000 + random.below(1_000_000)).dropFirst())
      let century = (birth.year >= 2000 ? 2 : 0) + (sex == .female ? 1 : 0)
      let number = random.chance(65) ? "062\(century)\(twoDigits(birth.year % 100))\(digits)" : "233\(digits)"
      if identities.insert(number).inserted { return number }
    }
  }

  private func groups(_ head: Head, _ random: inout Random) -> [Group] {
    Group.allCases.filter { group in
      switch group {
      case .minority: head.ethnicity != .kinh
      case .merit: random.chance(3)
      case .socialProtection: random.chance(7)
      case .noLabour: random.chance(head.birth.year < 1955 ? 25 : 2)
      }
    }
  }

  /// Higher in some communes than in others, lower among the few families from the plains.
  private func hardship(_ village: Village, _ head: Head, _ random: inout Random) -> Int {
    let commune = District.communes.firstIndex { $0.code == village.commune } ?? 0
    let shift = (commune * 7 % 11 - 5) * 220
    return random.below(5000) + random.below(5000) + shift - (head.ethnicity == .kinh ? 2500 : 0)
  }
}
