import PipelineKit

/// `linkage/weights.yaml`: the weights of both models, as fitted.
public struct LinkageModel: Sendable, Equatable {
  /// Rows of one survey.
  public var withinSurvey: LinkageWeights
  /// Households of two surveys.
  public var overYears: LinkageWeights

  /// A model.
  public init(withinSurvey: LinkageWeights, overYears: LinkageWeights) {
    self.withinSurvey = withinSurvey
    self.overYears = overYears
  }

  /// Reads the file; nil when it has problems, which are added.
  public init?(_ file: DataFile, _ problems: inout Problems) {
    var own = Problems()
    defer { problems.add(contentsOf: own.list) }
    let keys = ["sources", "notes", "within-survey", "over-years"]
    guard let map = YAMLDocument.read(file, &own)?.mapping(keys: keys, &own) else { return nil }
    _ = map["sources"]?.texts(&own)
    _ = map["notes"]?.texts(&own)
    guard let within = Self.weights(map.required("within-survey", &own), &own),
      let over = Self.weights(map.required("over-years", &own), &own), own.isEmpty
    else { return nil }
    self.init(withinSurvey: within, overYears: over)
  }

  private static let bounds = -10_000...10_000

  private static func weights(_ node: YAMLNode?, _ problems: inout Problems) -> LinkageWeights? {
    let keys = ["expected-per-thousand", "merge", "undecided"] + Comparison.allCases.map(\.rawValue)
    guard let map = node?.mapping(keys: keys, &problems) else { return nil }
    let expected = map.required("expected-per-thousand", &problems)?.integer(in: 1...1_000, &problems)
    let merge = map.required("merge", &problems)?.integer(in: bounds, &problems)
    let undecided = map.required("undecided", &problems)?.integer(in: bounds, &problems)
    var levels: [Comparison: [Int]] = [:]
    for comparison in Comparison.allCases {
      levels[comparison] = self.levels(comparison, map.required(comparison.rawValue, &problems), &problems)
    }
    guard let expected, let merge, let undecided, levels.count == Comparison.allCases.count else { return nil }
    return LinkageWeights(
      levels: levels, expectedPerThousand: expected.value, merge: merge.value,
      undecided: min(undecided.value, merge.value))
  }

  private static func levels(_ comparison: Comparison, _ node: YAMLNode?, _ problems: inout Problems) -> [Int]? {
    let words = comparison.levels.dropFirst()
    guard let map = node?.mapping(keys: Array(words), &problems) else { return nil }
    let weights = words.compactMap { map.required($0, &problems)?.integer(in: bounds, &problems)?.value }
    return weights.count == words.count ? [0] + weights : nil
  }

  /// The file's text.
  public func text(sources: [String], notes: [String]) -> String {
    var lines = ["# How much each level of agreement weighs, in hundredths of a bit. Written by rasoat fit-linkage."]
    lines += ["sources:"] + sources.map { "  - \"\($0)\"" }
    lines += ["notes:"] + notes.map { "  - \"\($0)\"" }
    for (key, weights) in [("within-survey", withinSurvey), ("over-years", overYears)] {
      lines += ["\(key):", "  expected-per-thousand: \(weights.expectedPerThousand)"]
      lines += ["  merge: \(weights.merge)", "  undecided: \(weights.undecided)"]
      for comparison in Comparison.allCases {
        let pairs = zip(comparison.levels, weights.levels[comparison] ?? []).dropFirst().map { "\($0): \($1)" }
        lines.append("  \(comparison.rawValue): {\(pairs.joined(separator: ", "))}")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
