import PipelineKit
import Text

/// A closed vocabulary: what people write for a value, folded (`Text.Folding`), to the value's place in `ids`.
public struct Vocabulary: Sendable {
  /// The ids, in official order.
  public var ids: [String]
  /// For each id its Vietnamese name.
  public var names: [String]
  /// Folded spelling → index into `ids`. A spelling stands for one id only.
  public var spellings: [String: Int]

  /// A vocabulary.
  public init(ids: [String], names: [String], spellings: [String: Int]) {
    self.ids = ids
    self.names = names
    self.spellings = spellings
  }

  /// The form in which spellings are compared: folded; what holds no letter and no digit (✓, --) stands as written.
  public static func key(of text: some StringProtocol) -> String {
    let folded = Folding.folded(text)
    if !folded.isEmpty { return folded }
    return String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }

  /// The place in `ids` of what people wrote; nil when it is not in the vocabulary.
  public func index(of text: some StringProtocol) -> Int? { spellings[Self.key(of: text)] }
}

/// Folded words and phrases that may stand around a class in its cell.
public struct ClassPhrases: Sendable {
  /// What says nothing of the class ("mới", "có", "thuộc diện").
  public var beside: Set<String>
  /// What stands before the class that a household has come to ("sang", "trở thành").
  public var leadingTo: Set<String>
  /// What stands before an exit that did not happen ("chưa" thoát nghèo).
  public var still: Set<String>

  /// The phrases.
  public init(beside: Set<String> = [], leadingTo: Set<String> = [], still: Set<String> = []) {
    (self.beside, self.leadingTo, self.still) = (beside, leadingTo, still)
  }
}

/// The code lists of `pipelines/codelists` and `pipelines/headings`: data, not code.
public struct CodeLists: Sendable {
  /// Classes: spelling → index of `HouseholdClass.allCases`; exits ("thoát nghèo") are `exitSpellings`.
  public var classes: Vocabulary
  /// Spellings of "left the lists" (thoát nghèo, thoát cận nghèo), folded.
  public var exitSpellings: Set<String>
  /// What may stand around a class.
  public var classPhrases: ClassPhrases
  /// Ethnic groups (dân tộc): ids are the statistics office's codes "01"…"54".
  public var ethnicities: Vocabulary
  /// The place of the majority (Kinh) in them: all others are ethnic minorities (dân tộc thiểu số).
  public var majority: Int
  /// How a household came or left: spelling → index of `StatedChange.allCases`.
  public var changes: Vocabulary
  /// Groups: spelling → index of `HouseholdGroup.allCases`.
  public var groups: Vocabulary
  /// Spellings of male and female: ids "male", "female".
  public var sexes: Vocabulary
  /// Marks that say yes and no: ids "yes", "no".
  public var marks: Vocabulary
  /// Spellings of "head of household" in a relation column; ids "head", "member".
  public var relations: Vocabulary
  /// For each standard's id the causes' spellings → index into the standard's causes.
  public var causes: [String: Vocabulary]
  /// The headings: what communes call their columns.
  public var headings: HeadingList

  /// The code lists.
  public init(
    classes: Vocabulary, exitSpellings: Set<String>, classPhrases: ClassPhrases, ethnicities: Vocabulary, majority: Int,
    changes: Vocabulary, groups: Vocabulary, sexes: Vocabulary, marks: Vocabulary, relations: Vocabulary,
    causes: [String: Vocabulary], headings: HeadingList
  ) {
    self.classes = classes
    self.exitSpellings = exitSpellings
    self.classPhrases = classPhrases
    self.ethnicities = ethnicities
    self.majority = majority
    self.changes = changes
    self.groups = groups
    self.sexes = sexes
    self.marks = marks
    self.relations = relations
    self.causes = causes
    self.headings = headings
  }
}

/// What a column is. `indicator`, `cause` and `group` carry an id, which each standard places.
public enum ColumnRole: Sendable, Hashable {
  case rowNumber, householdCode, managementCode, head, familyName, givenName, memberName, relation, birth, birthDay,
    birthMonth, birthMale, birthFemale
  case sex, sexMarkMale, sexMarkFemale, ethnicity
  case identityNumber, persons, commune, village, address, classText, classMarkPoor, classMarkNearPoor
  case b1, b2, indicatorList, causeList, groupList, change, phone, note
  case indicator(String)
  case cause(String)
  case group(HouseholdGroup)
  /// A column that is known and not needed ("Người rà soát", "Phiếu A").
  case ignored
}

/// Folded headings → role. A heading under another one ("Nam" under "Năm sinh") is looked up under its span first.
public struct HeadingList: Sendable {
  /// Folded heading → role; what a heading means only under a span stands as "birth > nam".
  public var roles: [String: ColumnRole]
  /// Further roles of a heading that means another indicator or cause under another standard.
  public var alternatives: [String: [ColumnRole]]
  /// Folded words that stand over several columns → the span: "birth", "sex", "indicators", "causes", "groups",
  /// "scores", "class".
  public var spans: [String: String]
  /// Folded words that stand before an indicator's number in the standard's order ("cs" in "CS1", "chi so").
  public var numberedIndicators: [String]
  /// Folded phrases that say what a heading is about when nobody knows it whole; the first that it contains decides.
  public var phrases: [HeadingPhrase]
  /// Words by which a heading says whose state it is.
  public var times: HeadingTimes

  /// The headings.
  public init(
    roles: [String: ColumnRole], alternatives: [String: [ColumnRole]] = [:], spans: [String: String],
    numberedIndicators: [String] = [], phrases: [HeadingPhrase] = [], times: HeadingTimes = HeadingTimes()
  ) {
    self.roles = roles
    self.alternatives = alternatives
    self.spans = spans
    self.numberedIndicators = numberedIndicators
    self.phrases = phrases
    self.times = times
  }

  /// The role that a path of headings names, leaf last ("Năm sinh", "Nam"); nil when nothing is known of it.
  ///
  /// A field's name in an export ("f.dob_m" over "Nam") says more than the label under it. Under a span of indicators a
  /// bare number is the indicator's number in the standard's order.
  public func role(ofPath path: [String], under standard: Standard) -> ColumnRole? {
    if let key = path.first(where: Self.isMachineKey), let role = role(Folding.folded(key), under: standard) {
      return role
    }
    if let role = exactRole(ofPath: path, under: standard) { return role }
    let plain = path.map { Captions.plainHeading($0) }
    return plain == path ? nil : exactRole(ofPath: plain, under: standard)
  }

  private func exactRole(ofPath path: [String], under standard: Standard) -> ColumnRole? {
    let folded = path.map { Folding.folded($0) }.filter { !$0.isEmpty }
    guard let leaf = folded.last else { return nil }
    for above in folded.dropLast().reversed() {
      guard let span = span(above) else { continue }
      if span == Self.ignoredSpan { return .ignored }
      if span == "indicators", let role = Self.indicator(leaf, of: standard) { return role }
      if let role = role(span + " > " + leaf, under: standard) { return role }
    }
    return role(leaf, under: standard) ?? numbered(leaf, of: standard)
  }

  /// What a path of headings that nobody knows is about, by the phrases that its leaf contains; a phrase for indicators
  /// counts only below their span, or beside another of them.
  public func guess(ofPath path: [String], beside neighbour: String?, under standard: Standard) -> ColumnRole? {
    let folded = path.map { Folding.folded($0) }.filter { !$0.isEmpty }
    guard let leaf = folded.last else { return nil }
    let span = folded.dropLast().reversed().lazy.compactMap { self.span($0) }.first
    func find(under span: String?) -> ColumnRole? {
      phrases.first { $0.stands(under: span) && standard.places($0.role) && $0.isContained(in: leaf) }?.role
    }
    let found = find(under: span)
    guard span == nil, let neighbour, found == nil || found == .ignored else { return found }
    return find(under: neighbour) ?? found
  }

  /// The span that a folded heading names, whole or by a phrase.
  private func span(_ heading: String) -> String? {
    spans[heading] ?? phrases.first { $0.names != nil && $0.isContained(in: heading) }?.names
  }

  /// The span whose columns are not needed, whatever stands under it (Nhu cầu hỗ trợ › Y tế).
  static let ignoredSpan = "ignored"

  /// Whether a heading is a field's name in an export: ASCII, parts joined by points, no blanks.
  private static func isMachineKey(_ heading: String) -> Bool {
    guard let point = heading.firstIndex(of: "."), point != heading.startIndex else { return false }
    let next = heading.index(after: point)
    guard next < heading.endIndex, heading[next].isLetter else { return false }
    return heading.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
  }

  /// The first of a heading's roles that the standard places; else its first.
  private func role(_ key: String, under standard: Standard) -> ColumnRole? {
    guard let first = roles[key], !standard.places(first) else { return roles[key] }
    return alternatives[key]?.first { standard.places($0) } ?? first
  }

  private func numbered(_ leaf: String, of standard: Standard) -> ColumnRole? {
    for prefix in numberedIndicators where leaf.hasPrefix(prefix) {
      let rest = leaf.dropFirst(prefix.count)
      if let role = Self.indicator(rest.drop { $0 == " " }, of: standard) { return role }
    }
    return nil
  }

  private static func indicator(_ number: some StringProtocol, of standard: Standard) -> ColumnRole? {
    guard let number = Int(number), standard.indicators.indices.contains(number - 1) else { return nil }
    return .indicator(standard.indicators[number - 1].id)
  }
}
