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
}

/// The code lists of `pipelines/codelists` and `pipelines/headings`: data, not code.
public struct CodeLists: Sendable {
  /// Classes: spelling → index of `HouseholdClass.allCases`; exits ("thoát nghèo") are `exitSpellings`.
  public var classes: Vocabulary
  /// Spellings of "left the lists" (thoát nghèo, thoát cận nghèo), folded.
  public var exitSpellings: Set<String>
  /// Ethnic groups (dân tộc): ids are the statistics office's codes "01"…"54"; "01" is Kinh.
  public var ethnicities: Vocabulary
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
    classes: Vocabulary, exitSpellings: Set<String>, ethnicities: Vocabulary, groups: Vocabulary, sexes: Vocabulary,
    marks: Vocabulary, relations: Vocabulary, causes: [String: Vocabulary], headings: HeadingList
  ) {
    self.classes = classes
    self.exitSpellings = exitSpellings
    self.ethnicities = ethnicities
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
  case rowNumber, householdCode, managementCode, head, relation, birth, birthMale, birthFemale, sex, ethnicity
  case identityNumber, persons, commune, village, address, classText, classMarkPoor, classMarkNearPoor
  case b1, b2, indicatorList, causeList, groupList, change, phone, note
  case indicator(String)
  case cause(String)
  case group(HouseholdGroup)
  /// A heading that spans others and says what they are ("Các chỉ số thiếu hụt", "Ngày sinh", "Nhóm đối tượng", …).
  case ignored
}

/// Folded headings → role. A heading under another one ("Nam" under "Năm sinh") is looked up as "above > leaf" first.
public struct HeadingList: Sendable {
  /// Folded heading → role.
  public var roles: [String: ColumnRole]
  /// Folded words that stand over several columns: "birth", "indicators", "causes", "groups", "scores", "class".
  public var spans: [String: String]

  /// The headings.
  public init(roles: [String: ColumnRole], spans: [String: String]) {
    self.roles = roles
    self.spans = spans
  }
}
