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
    /// Whether it is about a household's children only.
    public var isOfChildren: Bool
    /// Whether a source for this entry is still to be confirmed.
    public var uncertain: Bool

    /// An indicator.
    public init(
      id: String, name: String, dimension: String, threshold: String, isOfChildren: Bool = false, uncertain: Bool
    ) {
      self.isOfChildren = isOfChildren
      self.id = id
      self.name = name
      self.dimension = dimension
      self.threshold = threshold
      self.uncertain = uncertain
    }
  }

  /// A field in which services are measured (chiều thiếu hụt dịch vụ xã hội cơ bản).
  public struct Dimension: Sendable, Hashable {
    /// The id ("health").
    public var id: String
    /// The official Vietnamese name.
    public var name: String

    /// A dimension.
    public init(id: String, name: String) {
      self.id = id
      self.name = name
    }
  }

  /// One sentence of the law on who is of a class in an area (tiêu chí xác định hộ nghèo, hộ cận nghèo). Read by people;
  /// the program classifies nobody from incomes.
  public struct Line: Sendable, Hashable {
    /// The class.
    public var result: HouseholdClass
    /// The area.
    public var area: Area
    /// Income per person and month above this, in đồng; nil = no lower bound.
    public var incomeAbove: Int?
    /// Income per person and month at most this, in đồng.
    public var incomeAtMost: Int
    /// Deprived of at least so many indicators; nil = not asked.
    public var deprivationsAtLeast: Int?
    /// Deprived of fewer indicators than this; nil = not asked.
    public var deprivationsBelow: Int?
    /// Whether a source is still to be confirmed.
    public var uncertain: Bool

    /// A line.
    public init(
      result: HouseholdClass, area: Area, incomeAbove: Int?, incomeAtMost: Int, deprivationsAtLeast: Int?,
      deprivationsBelow: Int?, uncertain: Bool
    ) {
      self.result = result
      self.area = area
      self.incomeAbove = incomeAbove
      self.incomeAtMost = incomeAtMost
      self.deprivationsAtLeast = deprivationsAtLeast
      self.deprivationsBelow = deprivationsBelow
      self.uncertain = uncertain
    }
  }

  /// A day of any year.
  public struct MonthDay: Sendable, Hashable {
    /// From 1.
    public var month, day: Int

    /// Reads `mm-dd`.
    public init?(_ text: String) {
      guard let day = Day("2001-" + text) else { return nil }
      (month, self.day) = (day.month, day.day)
    }
  }

  /// A cause of poverty (nguyên nhân nghèo), in official order.
  public struct Cause: Sendable, Hashable {
    /// The id in tables ("land").
    public var id: String
    /// The official Vietnamese name.
    public var name: String
    /// What people write for it, besides the name.
    public var spellings: [String]

    /// A cause.
    public init(id: String, name: String, spellings: [String] = []) {
      self.id = id
      self.name = name
      self.spellings = spellings
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
  /// The sentences of the law on classes.
  public var lines: [Line]
  /// The dimensions in official order.
  public var dimensions: [Dimension]
  /// The indicators in official order (at most 32).
  public var indicators: [Indicator]
  /// The causes in official order (at most 16).
  public var causes: [Cause]
  /// B2 points for each deprivation; nil where nothing is known.
  public var pointsPerDeprivation: Int?
  /// Score rules by area; empty where nothing is known.
  public var scores: [Area: [ScoreStep]] { didSet { arrange() } }
  private var urban: [ScoreStep]?
  private var rural: [ScoreStep]?
  /// The first period to which it applies, as a year.
  public var firstYear: Int
  /// The last period to which it applies, as a year.
  public var lastYear: Int
  /// The month and day by which a yearly review is to be closed; nil where nothing is known.
  public var reviewEnds: MonthDay?
  /// What readers should know, in words.
  public var notes: [String]
  /// What no source confirms yet, in words.
  public var uncertainties: [String]
  /// Where the facts come from.
  public var sources: [String]

  /// A standard.
  public init(
    id: String, title: String, lines: [Line] = [], dimensions: [Dimension] = [], indicators: [Indicator],
    causes: [Cause], pointsPerDeprivation: Int?, scores: [Area: [ScoreStep]], firstYear: Int, lastYear: Int,
    reviewEnds: MonthDay? = nil, notes: [String], uncertainties: [String] = [], sources: [String]
  ) {
    self.id = id
    self.title = title
    self.lines = lines
    self.dimensions = dimensions
    self.indicators = indicators
    self.causes = causes
    self.pointsPerDeprivation = pointsPerDeprivation
    self.scores = scores
    self.firstYear = firstYear
    self.lastYear = lastYear
    self.reviewEnds = reviewEnds
    self.notes = notes
    self.uncertainties = uncertainties
    self.sources = sources
    arrange()
  }

  /// Every row's class is looked up: without a table of hashes.
  private mutating func arrange() { (urban, rural) = (scores[.urban], scores[.rural]) }

  /// The last day on which a list of the period is in time; nil where nothing is known.
  public func due(_ period: Period) -> Day? {
    guard period.isYear, let end = reviewEnds else { return nil }
    return Day(year: period.end.year, month: end.month, day: end.day)
  }

  /// Whether the standard can be that of a survey of this period.
  public func applies(to period: Period) -> Bool { (firstYear...lastYear).contains(period.end.year) }

  /// Deprived of how many indicators the households of a class are by law, whatever their income.
  public func deprivations(of result: HouseholdClass) -> Range<Int> {
    let own = lines.filter { $0.result == result }
    let least = own.map { $0.deprivationsAtLeast ?? 0 }.min() ?? 0
    let below = own.map { $0.deprivationsBelow ?? indicators.count + 1 }.max() ?? indicators.count + 1
    return least..<max(least, below)
  }

  /// For each dimension its indicators as bits, in official order.
  public var dimensionMasks: [UInt32] {
    dimensions.map { dimension in
      indicators.indices.reduce(0) { $0 | (indicators[$1].dimension == dimension.id ? 1 << UInt32($1) : 0) }
    }
  }

  /// The index of the dimension that has these indicators and no others; nil when there is none.
  public func dimension(of ids: [String]) -> Int? {
    let bits = indicators.indices.reduce(UInt32(0)) { $0 | (ids.contains(indicators[$1].id) ? 1 << UInt32($1) : 0) }
    return bits == 0 ? nil : dimensionMasks.firstIndex(of: bits)
  }

  /// What the scores say a household is; nil where the standard has no rule.
  public func classFromScores(b1: Int, b2: Int, area: Area) -> HouseholdClass? {
    guard let steps = area == .urban ? urban : rural else { return nil }
    return steps.first { b1 <= $0.b1AtMost && b2 >= ($0.b2AtLeast ?? .min) }?.result ?? .notPoor
  }
}
