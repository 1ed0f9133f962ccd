/// All invented households, with their classes dealt so that the district's counts come out as its plan says.
struct World {
  private(set) var households: [Household] = []

  /// What the district's plan starts from: 301 and 712 of 1 226 households are 24.55 % and 58.08 %.
  /// At the end of 2022, 616 of 1 238 are 49.76 %: nine households short of the plan's 49.03 %.
  static let counts: [Survey: (poor: Int, nearPoor: Int)] = [
    .old2021: (301, 185), .new2021: (712, 176), .new2022: (616, 206),
  ]
  /// Households that live there at the end of 2021, of which some leave, and those that come in 2022.
  static let households2021 = 1226
  static let leaving = 25
  static let coming = 37

  /// The same world for the same seed.
  init(seed: UInt64) {
    var random = Random(seed: seed)
    settle(&random)
    for survey in Survey.allCases { deal(survey, &random) }
  }

  /// The households of a unit at a survey's time; a unit is a village, a commune or the district.
  func households(of unit: String, at survey: Survey) -> [Household] {
    households.filter { $0.isThere(survey) && (unit == District.code || $0.village.code.hasPrefix(unit)) }
  }

  /// How many of a unit's households are in a class.
  func count(_ decided: Class, of unit: String, at survey: Survey) -> Int {
    households(of: unit, at: survey).count { $0.assessments[survey]?.decided == decided }
  }

  // MARK: Settling

  private mutating func settle(_ random: inout Random) {
    var maker = HouseholdMaker()
    let sizes = District.villages.map { _ in 20 + random.below(21) }
    var places = zip(District.villages, sizes).flatMap { village, size in Array(repeating: village, count: size) }
    while places.count > Self.households2021 { places.remove(at: random.below(places.count)) }
    while places.count < Self.households2021 { places.append(random.pick(District.villages)) }
    places.sort { $0.code < $1.code }
    let step = places.count / Self.leaving
    for (index, village) in places.enumerated() {
      let leaves = index % step == step / 2 && index / step < Self.leaving
      households.append(maker.make(index, village, from2021: true, to2022: !leaves, &random))
    }
    for index in 0..<Self.coming {
      let village = random.pick(District.villages)
      households.append(maker.make(places.count + index, village, from2021: false, to2022: true, &random))
    }
  }

  // MARK: Dealing classes

  /// The hardest lives are poor, the next near-poor; chance moves some up and down between the surveys.
  private mutating func deal(_ survey: Survey, _ random: inout Random) {
    let spread = survey == .new2021 ? 1 : survey == .old2021 ? 2500 : 3200
    let shifts = Dictionary(uniqueKeysWithValues: District.communes.map { ($0.code, random.below(1000)) })
    var hardships: [(hardship: Int, index: Int)] = []
    for (index, household) in households.enumerated() where household.isThere(survey) {
      let shift = survey == .new2022 ? shifts[household.village.commune] ?? 0 : 0
      hardships.append((household.hardship + random.below(spread) - shift, index))
    }
    hardships.sort { ($0.hardship, $1.index) > ($1.hardship, $0.index) }
    let (poor, nearPoor) = Self.counts[survey] ?? (0, 0)
    for (rank, dealt) in hardships.enumerated() {
      let decided: Class = rank < poor ? .poor : rank < poor + nearPoor ? .nearPoor : .notPoor
      let earlier = households[dealt.index].assessments[survey == .new2022 ? .new2021 : .old2021]
      households[dealt.index].assessments[survey] = Scoring(survey: survey).assess(decided, earlier, &random)
    }
  }
}
