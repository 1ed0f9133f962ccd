import Geography
import PipelineKit

/// A poverty standard (chuẩn nghèo): one file of `pipelines/standards`, valid in time, with its sources.
public struct Standard: Sendable {
  /// One measured service (chỉ số thiếu hụt dịch vụ xã hội cơ bản), in official order.
  public struct Indicator: Sendable, Hashable {
    /// The id in tables ("employment").
    public var id: String
    /// The official Vietnamese name.
    public var name: String
    /// The dimension's id ("employment", "health", …).
    public var dimension: String
    /// When a household is deprived, in words.
    public var threshold: String
    /// Whether a source for this entry is still to be confirmed.
    public var uncertain: Bool

    /// An indicator.
    public init(id: String, name: String, dimension: String, threshold: String, uncertain: Bool) {
      self.id = id
      self.name = name
      self.dimension = dimension
      self.threshold = threshold
      self.uncertain = uncertain
    }
  }

  /// A cause of poverty (nguyên nhân nghèo), in official order.
  public struct Cause: Sendable, Hashable {
    /// The id in tables ("land").
    public var id: String
    /// The official Vietnamese name.
    public var name: String

    /// A cause.
    public init(id: String, name: String) {
      self.id = id
      self.name = name
    }
  }

  /// One step of the score rule: with B1 and B2 inside the bounds the household is of this class. Steps are tried in
  /// order; none = not poor.
  public struct ScoreStep: Sendable, Hashable {
    /// B1 at most.
    public var b1AtMost: Int
    /// B2 at least; nil = any.
    public var b2AtLeast: Int?
    /// The class.
    public var result: HouseholdClass

    /// A step.
    public init(b1AtMost: Int, b2AtLeast: Int?, result: HouseholdClass) {
      self.b1AtMost = b1AtMost
      self.b2AtLeast = b2AtLeast
      self.result = result
    }
  }

  /// The id ("nd07-2021").
  public var id: String
  /// The decree's name.
  public var title: String
  /// The indicators in official order (at most 32).
  public var indicators: [Indicator]
  /// The causes in official order (at most 16).
  public var causes: [Cause]
  /// B2 points for each deprivation.
  public var pointsPerDeprivation: Int
  /// Score rules by area; empty where nothing is known.
  public var scores: [Area: [ScoreStep]]
  /// The first period to which it applies, as a year.
  public var firstYear: Int
  /// The last period to which it applies, as a year.
  public var lastYear: Int
  /// The file as text for `rasoat standards`: lines, sources, what is uncertain.
  public var notes: [String]
  /// Where the facts come from.
  public var sources: [String]

  /// A standard.
  public init(
    id: String, title: String, indicators: [Indicator], causes: [Cause], pointsPerDeprivation: Int,
    scores: [Area: [ScoreStep]], firstYear: Int, lastYear: Int, notes: [String], sources: [String]
  ) {
    self.id = id
    self.title = title
    self.indicators = indicators
    self.causes = causes
    self.pointsPerDeprivation = pointsPerDeprivation
    self.scores = scores
    self.firstYear = firstYear
    self.lastYear = lastYear
    self.notes = notes
    self.sources = sources
  }

  /// What the scores say a household is; nil where the standard has no rule.
  public func classFromScores(b1: Int, b2: Int, area: Area) -> HouseholdClass? {
    guard let steps = scores[area] else { return nil }
    return steps.first { b1 <= $0.b1AtMost && b2 >= ($0.b2AtLeast ?? .min) }?.result ?? .notPoor
  }
}

/// Groups of households counted apart (nhóm đối tượng); the order is the order in tables.
public enum HouseholdGroup: UInt8, Sendable, CaseIterable {
  /// hộ dân tộc thiểu số (DTTS)
  case ethnicMinority
  /// hộ dân tộc thiểu số tại chỗ (DTTC)
  case indigenous
  /// hộ có thành viên là người có công (NCC, CSCC)
  case merit
  /// hộ có thành viên hưởng bảo trợ xã hội (BTXH)
  case socialProtection
  /// hộ không có khả năng lao động (KCKNLĐ)
  case noLabour
  /// chủ hộ là nữ
  case femaleHead

  /// The word in tables.
  public var word: String {
    switch self {
    case .ethnicMinority: "ethnic-minority"
    case .indigenous: "indigenous"
    case .merit: "merit"
    case .socialProtection: "social-protection"
    case .noLabour: "no-labour"
    case .femaleHead: "female-head"
    }
  }

  /// Reads the word.
  public init?(word: String) {
    guard let found = HouseholdGroup.allCases.first(where: { $0.word == word }) else { return nil }
    self = found
  }
}
