import PipelineKit
import Text

/// The form of a file of `pipelines/headings`.
struct HeadingFile {
  private var roles: SpellingTable<ColumnRole>
  private var spans = SpellingTable<String>()
  private var numbered: [String] = []
  private var phrases: [HeadingPhrase] = []
  private var times = HeadingTimes()
  private let standards: [Standard]
  private let groups: Vocabulary

  private static let spanWords = [
    "birth", "sex", "indicators", "causes", "groups", "scores", "class", "persons", "ignored",
  ]

  init(standards: [Standard], groups: Vocabulary) {
    self.standards = standards
    self.groups = groups
    roles = SpellingTable { a, b in !standards.contains { $0.places(a) && $0.places(b) } }
  }

  /// The headings of these files and the names of indicators, causes and groups.
  var list: HeadingList {
    HeadingList(
      roles: roles.meanings, alternatives: roles.alternatives, spans: spans.meanings, numberedIndicators: numbered,
      phrases: phrases, times: times)
  }

  /// Adds what a file says.
  mutating func add(_ file: DataFile, _ problems: inout Problems) {
    let keys = [
      "sources", "notes", "roles", "under", "spans", "indicators", "causes", "groups", "numbered-indicators",
      "containing", "times",
    ]
    guard let map = YAMLDocument.read(file, &problems)?.mapping(keys: keys, &problems) else { return }
    _ = map["sources"]?.texts(&problems)
    _ = map["notes"]?.texts(&problems)
    addRoles(map["roles"], under: nil, &problems)
    for (span, node) in map["under"]?.dictionary(&problems) ?? [] where isSpan(span, &problems) {
      addRoles(node, under: span.value, &problems)
    }
    addSpans(map["spans"], &problems)
    addIndicators(map["indicators"], &problems)
    addCauses(map["causes"], &problems)
    addGroups(map["groups"], &problems)
    let words = map["numbered-indicators"]?.texts(&problems) ?? []
    numbered += words.map { Folding.folded($0.value) }
    addPhrases(map["containing"], &problems)
    addTimes(map["times"], &problems)
  }

  private mutating func addTimes(_ node: YAMLNode?, _ problems: inout Problems) {
    let map = node?.mapping(keys: ["now", "before"], &problems)
    times.now += (map?["now"]?.texts(&problems) ?? []).map { Folding.folded($0.value) }
    times.before += (map?["before"]?.texts(&problems) ?? []).map { Folding.folded($0.value) }
  }

  /// Adds the names that the standards and the list of groups give themselves.
  mutating func addNames(_ problems: inout Problems) {
    for standard in standards {
      let place = SourcePlace(file: standard.id)
      for indicator in standard.indicators {
        add(Located(indicator.name, at: place), .indicator(indicator.id), &problems)
      }
      for cause in standard.causes {
        add(Located(cause.name, at: place), .cause(cause.id), &problems)
        for word in cause.spellings { add(Located(word, at: place), .cause(cause.id), under: "causes", &problems) }
      }
    }
    for (spelling, index) in groups.spellings.sorted(by: { $0.key < $1.key }) {
      guard let group = HouseholdGroup(word: groups.ids[index]) else { continue }
      add(Located(spelling, at: SourcePlace(file: "groups")), .group(group), &problems)
    }
  }

  private mutating func add(
    _ heading: Located<String>, _ role: ColumnRole, under span: String? = nil, _ problems: inout Problems
  ) {
    let folded = Vocabulary.key(of: heading.value)
    roles.add(heading, key: span.map { $0 + " > " + folded } ?? folded, meaning: role, &problems)
  }

  private mutating func addRoles(_ node: YAMLNode?, under span: String?, _ problems: inout Problems) {
    for (word, headings) in node?.dictionary(&problems) ?? [] {
      guard let role = role(word, &problems) else { continue }
      for heading in headings.texts(&problems) ?? [] { add(heading, role, under: span, &problems) }
    }
  }

  private func role(_ word: Located<String>, _ problems: inout Problems) -> ColumnRole? {
    if let role = ColumnRole.byWord[word.value] { return role }
    let words = ColumnRole.byWord.keys.sorted()
    problems.add(Problem(.notOneOf, at: word.place, found: word.value, among: words))
    return nil
  }

  private func isSpan(_ word: Located<String>, _ problems: inout Problems) -> Bool {
    if Self.spanWords.contains(word.value) { return true }
    problems.add(Problem(.notOneOf, at: word.place, found: word.value, among: Self.spanWords))
    return false
  }

  private mutating func addSpans(_ node: YAMLNode?, _ problems: inout Problems) {
    for (word, headings) in node?.dictionary(&problems) ?? [] where isSpan(word, &problems) {
      for heading in headings.texts(&problems) ?? [] { spans.add(heading, meaning: word.value, &problems) }
    }
  }

  /// Phrases in their order: what spans name first, since a heading of theirs is over others.
  private mutating func addPhrases(_ node: YAMLNode?, _ problems: inout Problems) {
    let map = node?.mapping(keys: ["spans", "groups", "roles", "indicators"], &problems)
    for (word, texts) in map?["spans"]?.dictionary(&problems) ?? [] where isSpan(word, &problems) {
      for text in texts.texts(&problems) ?? [] {
        phrases.append(HeadingPhrase(Folding.folded(text.value), role: .ignored, names: word.value))
      }
    }
    for (id, texts) in known(map?["groups"], HouseholdGroup.allCases.map(\.word), &problems) {
      guard let group = HouseholdGroup(word: id) else { continue }
      for text in texts { phrases.append(HeadingPhrase(Folding.folded(text.value), role: .group(group))) }
    }
    for (word, texts) in map?["roles"]?.dictionary(&problems) ?? [] {
      guard let role = role(word, &problems) else { continue }
      for text in texts.texts(&problems) ?? [] { phrases.append(HeadingPhrase(Folding.folded(text.value), role: role)) }
    }
    for (id, texts) in known(map?["indicators"], standards.flatMap { $0.indicators.map(\.id) }, &problems) {
      for text in texts { phrases.append(HeadingPhrase(Folding.folded(text.value), role: .indicator(id))) }
    }
  }

  private mutating func addIndicators(_ node: YAMLNode?, _ problems: inout Problems) {
    let ids = standards.flatMap { $0.indicators.map(\.id) }
    for (id, headings) in known(node, ids, &problems) {
      for heading in headings { add(heading, .indicator(id), &problems) }
    }
  }

  private mutating func addCauses(_ node: YAMLNode?, _ problems: inout Problems) {
    let ids = standards.flatMap { $0.causes.map(\.id) }
    for (id, headings) in known(node, ids, &problems) {
      for heading in headings { add(heading, .cause(id), &problems) }
    }
  }

  private mutating func addGroups(_ node: YAMLNode?, _ problems: inout Problems) {
    for (id, headings) in known(node, HouseholdGroup.allCases.map(\.word), &problems) {
      guard let group = HouseholdGroup(word: id) else { continue }
      for heading in headings { add(heading, .group(group), &problems) }
    }
  }

  /// The headings by id; an id that nobody knows is a problem.
  private func known(
    _ node: YAMLNode?, _ ids: [String], _ problems: inout Problems
  ) -> [(id: String, headings: [Located<String>])] {
    (node?.dictionary(&problems) ?? []).compactMap { id, headings in
      guard ids.contains(id.value) else {
        problems.add(Problem(.notOneOf, at: id.place, found: id.value, among: Array(Set(ids)).sorted()))
        return nil
      }
      return (id.value, headings.texts(&problems) ?? [])
    }
  }
}

extension Standard {
  /// Whether a column of this role means something under the standard.
  /// Whether the standard has the indicator or cause that a column is.
  public func places(_ role: ColumnRole) -> Bool {
    switch role {
    case .indicator(let id): indicators.contains { $0.id == id }
    case .cause(let id): causes.contains { $0.id == id }
    default: true
    }
  }
}

extension ColumnRole {
  /// The words for roles in `pipelines/headings`.
  static let byWord: [String: ColumnRole] = [
    "row-number": .rowNumber, "household-code": .householdCode, "management-code": .managementCode, "head": .head,
    "family-name": .familyName, "given-name": .givenName, "member-name": .memberName, "relation": .relation,
    "birth": .birth, "birth-day": .birthDay,
    "birth-month": .birthMonth, "birth-male": .birthMale, "birth-female": .birthFemale, "sex": .sex,
    "sex-mark-male": .sexMarkMale, "sex-mark-female": .sexMarkFemale, "ethnicity": .ethnicity,
    "identity-number": .identityNumber, "persons": .persons, "commune": .commune, "village": .village,
    "address": .address, "class": .classText, "class-mark-poor": .classMarkPoor,
    "class-mark-near-poor": .classMarkNearPoor, "b1": .b1, "b2": .b2, "indicator-list": .indicatorList,
    "cause-list": .causeList, "group-list": .groupList, "change": .change, "phone": .phone, "note": .note,
    "ignored": .ignored,
  ]
}
