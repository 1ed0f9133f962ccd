/// One row of a list: a household as the commune wrote it down.
struct Entry {
  let household: Household
  let survey: Survey
  let decided: Class
  let lacking: Set<Indicator>
  let causes: Set<Cause>
  var name: String
  var identity: String
  var birthText: String?
  var b1: Int
  var b2: Int
  var extraCause: String?

  /// What the survey found; nil for a household that it did not see.
  init?(_ household: Household, _ survey: Survey) {
    guard let assessment = household.assessments[survey] else { return nil }
    self.household = household
    self.survey = survey
    decided = assessment.decided
    lacking = assessment.lacking
    causes = assessment.causes
    name = household.head.name
    identity = household.head.identity
    b1 = assessment.b1
    b2 = assessment.b2
  }

  /// How many live in the household.
  var persons: Int { household.persons[survey.period] ?? 1 }

  /// The official names of its causes, in the standard's order.
  var causeNames: [String] {
    survey.causes.filter(causes.contains).map { $0.name(in: survey) } + (extraCause.map { [$0] } ?? [])
  }
}

/// What a commune sends for a survey.
struct Listing {
  let commune: Commune
  let survey: Survey
  var entries: [Entry]
  let signatures: Signatures

  /// The poor and near-poor households, and a few that are neither where the form lists all that were reviewed.
  init(_ commune: Commune, _ survey: Survey, of world: World, notPoor: Int, _ random: inout Random) {
    self.commune = commune
    self.survey = survey
    let all = world.households(of: commune.code, at: survey).compactMap { Entry($0, survey) }
    let others = all.filter { $0.decided == .notPoor }.prefix(notPoor).map(\.household.number)
    entries = all.filter { $0.decided != .notPoor || others.contains($0.household.number) }
    entries.sort { ($0.household.village.code, $0.household.number) < ($1.household.village.code, $1.household.number) }
    signatures = Signatures(survey, &random)
  }

  /// When the commune's office sent it.
  var received: String {
    "\(signatures.date.year)-\(twoDigits(signatures.date.month))-\(twoDigits(signatures.date.day)) \(signatures.time)"
  }
}

/// Who signs a list, and when.
struct Signatures {
  let date: Day
  let time: String
  let clerk: String
  let chair: String

  /// A day between 15 November and 8 December, in office hours.
  init(_ survey: Survey, _ random: inout Random) {
    let offset = random.below(24)
    let year = survey.period == "2022" ? 2022 : 2021
    date = offset < 16 ? Day(year: year, month: 11, day: 15 + offset) : Day(year: year, month: 12, day: offset - 15)
    time = "\(twoDigits(7 + random.below(10))):\(twoDigits(random.below(60)))"
    clerk = Names.official(&random)
    chair = Names.official(&random)
  }
}
