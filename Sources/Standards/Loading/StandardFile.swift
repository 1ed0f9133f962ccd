import Geography
import PipelineKit

extension Standard {
  /// Reads a file of `pipelines/standards`; nil when it has problems, which are added.
  public static func load(_ file: DataFile, _ problems: inout Problems) -> Standard? {
    var own = Problems()
    defer { problems.add(contentsOf: own.list) }
    let standard = YAMLDocument.read(file, &own).flatMap { StandardFile.standard($0, &own) }
    return own.isEmpty ? standard : nil
  }

  /// Reads all files of `pipelines/standards`, the oldest first; an id that stands in two files is a problem.
  public static func load(_ files: [DataFile], _ problems: inout Problems) -> [Standard] {
    var byID: [String: Standard] = [:]
    for file in files {
      guard let standard = load(file, &problems) else { continue }
      if byID.updateValue(standard, forKey: standard.id) != nil {
        problems.add(Problem(.idTwice, at: SourcePlace(file: file.name), found: standard.id))
      }
    }
    return byID.values.sorted { ($0.firstYear, $0.id) < ($1.firstYear, $1.id) }
  }
}

/// The form of a file of `pipelines/standards`.
enum StandardFile {
  static func standard(_ node: YAMLNode, _ problems: inout Problems) -> Standard? {
    let keys = [
      "id", "title", "valid", "lines", "dimensions", "indicators", "points-per-deprivation", "scores", "causes",
      "review-ends", "notes", "sources", "uncertain",
    ]
    guard let map = node.mapping(keys: keys, &problems) else { return nil }
    let id = map.required("id", &problems)?.text(&problems)
    let title = map.required("title", &problems)?.text(&problems)
    let years = map.required("valid", &problems).flatMap { validity($0, &problems) }
    let lines = map.required("lines", &problems)?.items(&problems)?.compactMap { line($0, &problems) }
    let dimensions = map.required("dimensions", &problems).map { self.dimensions($0, &problems) } ?? []
    let indicators = map.required("indicators", &problems).map { self.indicators($0, dimensions, &problems) } ?? []
    let causes = map.required("causes", &problems).map { self.causes($0, &problems) } ?? []
    let scores = map["scores"].map { self.scores($0, &problems) } ?? [:]
    let points = map["points-per-deprivation"]?.integer(in: 1...1000, &problems)?.value
    let ends = map["review-ends"]?.text(&problems).flatMap { monthDay($0, &problems) }
    let notes = map["notes"]?.texts(&problems) ?? []
    let uncertain = map["uncertain"]?.texts(&problems) ?? []
    let sources = map.required("sources", &problems)?.texts(&problems) ?? []
    guard let id, let title, let years, let lines else { return nil }
    return Standard(
      id: id.value, title: title.value, lines: lines, dimensions: dimensions, indicators: indicators, causes: causes,
      pointsPerDeprivation: points, scores: scores, firstYear: years.lowerBound, lastYear: years.upperBound,
      reviewEnds: ends, notes: notes.map(\.value), uncertainties: uncertain.map(\.value), sources: sources.map(\.value))
  }

  private static func monthDay(_ text: Located<String>, _ problems: inout Problems) -> Standard.MonthDay? {
    let found = Standard.MonthDay(text.value)
    if found == nil { problems.add(Problem(.badDay, at: text.place, found: text.value)) }
    return found
  }

  private static func validity(_ node: YAMLNode, _ problems: inout Problems) -> ClosedRange<Int>? {
    let map = node.mapping(keys: ["from", "to"], &problems)
    let from = map?.required("from", &problems)?.integer(in: 1990...2200, &problems)
    let to = map?.required("to", &problems)?.integer(in: (from?.value ?? 1990)...2200, &problems)
    guard let from, let to else { return nil }
    return from.value...to.value
  }

  private static func line(_ node: YAMLNode, _ problems: inout Problems) -> Standard.Line? {
    let keys = [
      "class", "area", "income-above", "income-at-most", "deprivations-at-least", "deprivations-below", "uncertain",
    ]
    guard let map = node.mapping(keys: keys, &problems) else { return nil }
    let result = map.required("class", &problems).flatMap { householdClass($0, &problems) }
    let area = map.required("area", &problems)?.word(among: ["rural", "urban"], &problems)
    let atMost = map.required("income-at-most", &problems)?.integer(&problems)
    let above = map["income-above"]?.integer(&problems)
    let least = map["deprivations-at-least"]?.integer(in: 0...32, &problems)
    let below = map["deprivations-below"]?.integer(in: 0...32, &problems)
    let uncertain = map["uncertain"]?.boolean(&problems)?.value ?? false
    guard let result, let area = area.flatMap({ Area(rawValue: $0.value) }), let atMost else { return nil }
    return Standard.Line(
      result: result, area: area, incomeAbove: above?.value, incomeAtMost: atMost.value,
      deprivationsAtLeast: least?.value, deprivationsBelow: below?.value, uncertain: uncertain)
  }

  static func householdClass(_ node: YAMLNode, _ problems: inout Problems) -> HouseholdClass? {
    node.word(among: HouseholdClass.allCases.map(\.word), &problems).flatMap { HouseholdClass(word: $0.value) }
  }

  private static func dimensions(_ node: YAMLNode, _ problems: inout Problems) -> [Standard.Dimension] {
    entries(node, keys: [], &problems).map { Standard.Dimension(id: $0.id, name: $0.name) }
  }

  private static func indicators(
    _ node: YAMLNode, _ dimensions: [Standard.Dimension], _ problems: inout Problems
  ) -> [Standard.Indicator] {
    let ids = dimensions.map(\.id)
    let found = entries(node, keys: ["dimension", "threshold", "children", "uncertain"], &problems)
    return found.compactMap { entry in
      let dimension = entry.map.required("dimension", &problems)?.text(&problems)
      let threshold = entry.map.required("threshold", &problems)?.text(&problems)
      let uncertain = entry.map["uncertain"]?.boolean(&problems)?.value ?? false
      let isOfChildren = entry.map["children"]?.boolean(&problems)?.value ?? false
      guard let dimension, let threshold else { return nil }
      if !ids.contains(dimension.value) {
        problems.add(Problem(.dimensionUnknown, at: dimension.place, found: dimension.value, among: ids))
      }
      return Standard.Indicator(
        id: entry.id, name: entry.name, dimension: dimension.value, threshold: threshold.value,
        isOfChildren: isOfChildren, uncertain: uncertain)
    }
  }

  private static func causes(_ node: YAMLNode, _ problems: inout Problems) -> [Standard.Cause] {
    entries(node, keys: ["spellings"], &problems).map { entry in
      let spellings = entry.map["spellings"]?.texts(canBeEmpty: true, &problems) ?? []
      return Standard.Cause(id: entry.id, name: entry.name, spellings: spellings.map(\.value))
    }
  }

  private static func scores(_ node: YAMLNode, _ problems: inout Problems) -> [Area: [Standard.ScoreStep]] {
    guard let map = node.mapping(keys: ["rural", "urban"], &problems) else { return [:] }
    var scores: [Area: [Standard.ScoreStep]] = [:]
    for area in [Area.rural, .urban] {
      let steps = map.required(area.rawValue, &problems)?.items(&problems)
      scores[area] = steps?.compactMap { step($0, &problems) }
    }
    return scores
  }

  private static func step(_ node: YAMLNode, _ problems: inout Problems) -> Standard.ScoreStep? {
    let map = node.mapping(keys: ["b1-at-most", "b2-at-least", "class"], &problems)
    let b1 = map?.required("b1-at-most", &problems)?.integer(in: 0...10_000, &problems)
    let b2 = map?["b2-at-least"]?.integer(in: 0...10_000, &problems)
    let result = map?.required("class", &problems).flatMap { householdClass($0, &problems) }
    guard let b1, let result else { return nil }
    return Standard.ScoreStep(b1AtMost: b1.value, b2AtLeast: b2?.value, result: result)
  }

  /// Items that have an id and a name; an id that stands twice is a problem.
  private static func entries(
    _ node: YAMLNode, keys: [String], _ problems: inout Problems
  ) -> [(id: String, name: String, map: StrictMapping)] {
    var seen: Set<String> = []
    return (node.items(&problems) ?? []).compactMap { item in
      guard let map = item.mapping(keys: ["id", "name"] + keys, &problems) else { return nil }
      let id = map.required("id", &problems)?.text(&problems)
      let name = map.required("name", &problems)?.text(&problems)
      guard let id, let name else { return nil }
      if !seen.insert(id.value).inserted { problems.add(Problem(.idTwice, at: id.place, found: id.value)) }
      return (id.value, name.value, map)
    }
  }
}
