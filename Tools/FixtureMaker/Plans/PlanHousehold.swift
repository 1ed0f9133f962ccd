/// An invented household of a worked plan: who heads it, where it lives, and what two reviews found.
struct PlanHousehold {
  let head: Head
  /// The village's name.
  let village: String
  let persons: Int
  var groups: [Group] = []
  /// What the first and the second review found; nil where it is on neither list.
  var before: Assessment?
  var now: Assessment?
}

/// How many households go from one class to another between two reviews.
struct Moves {
  var stayPoor = 0
  var poorToNear = 0
  var poorToNone = 0
  var nearToPoor = 0
  var stayNear = 0
  var nearToNone = 0
  var noneToPoor = 0
  var noneToNear = 0

  /// Each kind of move with its number.
  var all: [(before: Class?, now: Class?, count: Int)] {
    [
      (.poor, .poor, stayPoor), (.poor, .nearPoor, poorToNear), (.poor, nil, poorToNone),
      (.nearPoor, .poor, nearToPoor), (.nearPoor, .nearPoor, stayNear), (.nearPoor, nil, nearToNone),
      (nil, .poor, noneToPoor), (nil, .nearPoor, noneToNear),
    ]
  }
}

/// Makes the households of a worked plan.
struct PlanHouseholdMaker {
  /// The first digits of identity numbers there: three of a card of twelve digits, or of one of nine.
  let prefix: String
  /// Whether cards have the older nine digits.
  var isOldCard = false
  /// How many of a hundred are Mường.
  var muong = 0
  private var names: Set<String> = []
  private var identities: Set<String> = []

  init(prefix: String, isOldCard: Bool = false, muong: Int = 0) {
    self.prefix = prefix
    self.isOldCard = isOldCard
    self.muong = muong
  }

  /// The households of a village or commune; what the reviews found has its class and nothing else yet.
  mutating func make(_ moves: Moves, in village: String, _ random: inout Random) -> [PlanHousehold] {
    moves.all.flatMap { before, now, count in
      (0..<count).map { _ in
        var household = PlanHousehold(
          head: head(in: village, &random), village: village, persons: 1 + random.below(4) + random.below(3))
        household.before = before.map { Assessment(decided: $0, b1: 0, lacking: [], causes: []) }
        household.now = now.map { Assessment(decided: $0, b1: 0, lacking: [], causes: []) }
        if household.head.ethnicity != .kinh { household.groups.append(.minority) }
        if random.chance(6) { household.groups.append(.socialProtection) }
        return household
      }
    }
  }

  private mutating func head(in village: String, _ random: inout Random) -> Head {
    let sex: Sex = random.chance(65) ? .male : .female
    let birth = Day(
      year: 1938 + random.below(30) + random.below(30), month: 1 + random.below(12), day: 1 + random.below(28))
    let ethnicity: Ethnicity = random.chance(muong) ? .muong : .kinh
    while true {
      let name = HeadNames.make(sex, highland: 0, &random)
      // Plans name some people of the commonest family name; nobody here has it.
      guard !name.hasPrefix("Nguyễn "), names.insert(village + name).inserted else { continue }
      return Head(name: name, sex: sex, birth: birth, ethnicity: ethnicity, identity: identity(sex, birth, &random))
    }
  }

  private mutating func identity(_ sex: Sex, _ birth: Day, _ random: inout Random) -> String {
    while true {
      let digits = String(String(1_000_000 + random.below(1_000_000)).dropFirst())
      let middle = isOldCard ? "" : (sex == .female ? "1" : "0") + twoDigits(birth.year % 100)
      let number = prefix + middle + digits
      if identities.insert(number).inserted { return number }
    }
  }
}

/// Says of what the households of a class are deprived, so that so many as wanted are deprived of an indicator.
struct PlanDeal {
  /// Whose indicators and causes hold.
  let survey: Survey
  let decided: Class
  /// How many households are deprived of these, exactly.
  let exactly: [(Indicator, Int)]
  /// Of what else they may be deprived.
  let others: [Indicator]

  /// Fills in what a review found of the households of the class.
  func fill(
    _ households: inout [PlanHousehold], _ found: WritableKeyPath<PlanHousehold, Assessment?>, _ random: inout Random
  ) {
    let own = households.indices.filter { households[$0][keyPath: found]?.decided == decided }
    var lacking = own.map { _ in Set<Indicator>() }
    for (indicator, count) in exactly {
      let salt = 1 + random.below(97)
      let order = own.indices.sorted {
        (lacking[$0].count, ($0 * 61 + salt) % 127, $0) < (lacking[$1].count, ($1 * 61 + salt) % 127, $1)
      }
      for index in order.prefix(count) { lacking[index].insert(indicator) }
    }
    for (index, household) in own.enumerated() {
      let rest = max(0, wanted(&random) - lacking[index].count)
      lacking[index].formUnion(random.pick(rest, of: others, weight: \.weight))
      households[household][keyPath: found] = Assessment(
        decided: decided, b1: b1(&random), lacking: lacking[index],
        causes: Set(random.pick(1 + random.below(2), of: survey.causes, weight: \.weight)))
    }
  }

  /// Of three at least the poor, of two at most the near-poor; the older standard has poor households that lack little.
  private func wanted(_ random: inout Random) -> Int {
    switch (decided, survey) {
    case (.poor, .old2021): 1 + random.below(4)
    case (.poor, _): 3 + random.below(3)
    default: random.below(3)
    }
  }

  private func b1(_ random: inout Random) -> Int {
    switch (decided, survey) {
    case (.poor, .old2021): 40 + 5 * random.below(17)
    case (_, .old2021): 125 + 5 * random.below(6)
    default: 60 + 5 * random.below(17)
    }
  }
}
