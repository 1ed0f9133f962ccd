import PipelineKit

/// `linkage/weights.yaml`: the weights of all models, as fitted.
public struct LinkageModel: Sendable, Equatable {
  /// Rows of one survey.
  public var withinSurvey: LinkageWeights
  /// Households of two surveys.
  public var overYears: LinkageWeights
  /// Households of two surveys under different heads.
  public var newHead: LikenessWeights

  /// A model.
  public init(withinSurvey: LinkageWeights, overYears: LinkageWeights, newHead: LikenessWeights) {
    self.withinSurvey = withinSurvey
    self.overYears = overYears
    self.newHead = newHead
  }

  /// Reads the file; nil when it has problems, which are added.
  public init?(_ file: DataFile, _ problems: inout Problems) {
    var own = Problems()
    defer { problems.add(contentsOf: own.list) }
    let keys = ["sources", "notes", "within-survey", "over-years", "new-head"]
    guard let map = YAMLDocument.read(file, &own)?.mapping(keys: keys, &own) else { return nil }
    _ = map["sources"]?.texts(&own)
    _ = map["notes"]?.texts(&own)
    guard let within = Self.weights(map.required("within-survey", &own), &own),
      let over = Self.weights(map.required("over-years", &own), &own),
      let newHead = Self.likeness(map.required("new-head", &own), &own), own.isEmpty
    else { return nil }
    self.init(withinSurvey: within, overYears: over, newHead: newHead)
  }

  private static let bounds = -10_000...10_000

  private static func weights(_ node: YAMLNode?, _ problems: inout Problems) -> LinkageWeights? {
    let keys = ["expected-per-thousand", "merge", "undecided"] + Comparison.allCases.map(\.rawValue)
    guard let map = node?.mapping(keys: keys, &problems) else { return nil }
    let expected = map.required("expected-per-thousand", &problems)?.integer(in: 1...1_000, &problems)
    let merge = map.required("merge", &problems)?.integer(in: bounds, &problems)
    let undecided = map.required("undecided", &problems)?.integer(in: bounds, &problems)
    let levels: [Comparison: [Int]] = levels(map, &problems)
    guard let expected, let merge, let undecided, levels.count == Comparison.allCases.count else { return nil }
    return LinkageWeights(
      levels: levels, expectedPerThousand: expected.value, merge: merge.value,
      undecided: min(undecided.value, merge.value))
  }

  private static func likeness(_ node: YAMLNode?, _ problems: inout Problems) -> LikenessWeights? {
    let keys = ["expected-per-thousand", "merge", "undecided"] + LikenessComparison.allCases.map(\.rawValue)
    guard let map = node?.mapping(keys: keys, &problems) else { return nil }
    let expected = map.required("expected-per-thousand", &problems)?.integer(in: 1...1_000, &problems)
    let merge = map.required("merge", &problems)?.integer(in: bounds, &problems)
    let undecided = map.required("undecided", &problems)?.integer(in: bounds, &problems)
    let levels: [LikenessComparison: [Int]] = levels(map, &problems)
    guard let expected, let merge, let undecided, levels.count == LikenessComparison.allCases.count else { return nil }
    return LikenessWeights(
      levels: levels, expectedPerThousand: expected.value, merge: merge.value,
      undecided: min(undecided.value, merge.value))
  }

  private static func levels<C: LeveledComparison>(_ map: StrictMapping, _ problems: inout Problems) -> [C: [Int]] {
    var levels: [C: [Int]] = [:]
    for comparison in C.allCases {
      let words = comparison.levels.dropFirst()
      guard let own = map.required(comparison.rawValue, &problems)?.mapping(keys: Array(words), &problems) else {
        continue
      }
      let weights = words.compactMap { own.required($0, &problems)?.integer(in: bounds, &problems)?.value }
      if weights.count == words.count { levels[comparison] = [0] + weights }
    }
    return levels
  }

  /// The file's text.
  public func text(sources: [String], notes: [String]) -> String {
    var lines = ["# How much each level of agreement weighs, in hundredths of a bit. Written by rasoat fit-linkage."]
    lines += ["sources:"] + sources.map { "  - \"\($0)\"" }
    lines += ["notes:"] + notes.map { "  - \"\($0)\"" }
    for (key, weights) in [("within-survey", withinSurvey), ("over-years", overYears)] {
      lines += ["\(key):", "  expected-per-thousand: \(weights.expectedPerThousand)"]
      lines += ["  merge: \(weights.merge)", "  undecided: \(weights.undecided)"]
      lines += Self.lines(weights.levels)
    }
    lines += ["new-head:", "  expected-per-thousand: \(newHead.expectedPerThousand)"]
    lines += ["  merge: \(newHead.merge)", "  undecided: \(newHead.undecided)"]
    return (lines + Self.lines(newHead.levels)).joined(separator: "\n") + "\n"
  }

  private static func lines<C: LeveledComparison>(_ levels: [C: [Int]]) -> [String] {
    C.allCases.map { comparison in
      let pairs = zip(comparison.levels, levels[comparison] ?? []).dropFirst().map { "\($0): \($1)" }
      return "  \(comparison.rawValue): {\(pairs.joined(separator: ", "))}"
    }
  }
}
