import Deduplicate
import Emit
import Gaps
import Households
import Identity
import Indicators
import PipelineKit
import Rates

/// The undecided pairs of a run, those first that move published numbers most: what people are asked. Personal.
public struct PairReview {
  /// One question.
  struct Question {
    var run: SurveyRun
    var rows: [ListedRow]
    var evidence: PairEvidence?
    var weight: Int
    /// The targets whose state depends on undecided pairs of their unit, this one among them.
    var targets: [String]
    /// How many published counts of units may move by one.
    var counts: Int
  }

  let replay: Replay
  let questions: [Question]

  /// The questions of a run, of the reported survey and all before it.
  public init(_ replay: Replay, jobs: Int) {
    self.replay = replay
    let questions = replay.figures.surveys.flatMap { Self.questions($0, replay, jobs) }
    self.questions = questions.enumerated().sorted { a, b in
      let (one, two) = (a.element, b.element)
      if one.targets.count != two.targets.count { return one.targets.count > two.targets.count }
      if one.counts != two.counts { return one.counts > two.counts }
      return one.weight == two.weight ? a.offset < b.offset : one.weight > two.weight
    }.map(\.element)
  }

  /// How many questions there are.
  public var count: Int { questions.count }

  private static func questions(_ run: SurveyRun, _ replay: Replay, _ jobs: Int) -> [Question] {
    if run.identity.undecided.isEmpty { return [] }
    let tree = run.view.tree
    let evidence = SurveyEvidence(run.lists, run.identity, tree: tree, model: replay.plan.linkage, jobs: jobs)
    let stage = DoubtStage(tree: tree)
    let doubts = Doubts(run.identity, run.lists)
    return run.identity.undecided.map { pair in
      let doubtful = doubts.households(pair)
      return Question(
        run: run, rows: [pair.rows.0, pair.rows.1], evidence: evidence.evidence(pair.rows.0, pair.rows.1),
        weight: pair.weight, targets: targets(doubtful, run, replay),
        counts: moved(stage.bounds([doubtful]), units: tree.units.count))
    }
  }

  private static func moved(_ bounds: CountBounds, units: Int) -> Int {
    CountedClass.allCases.reduce(0) { sum, c in
      sum + (0..<units).reduce(0) { $0 + bounds.fewer(c, $1) + bounds.more(c, $1) }
    }
  }

  private static func targets(_ pair: DoubtfulPair, _ run: SurveyRun, _ replay: Replay) -> [String] {
    let tree = run.view.tree
    let period = replay.plan.surveys[run.survey].period
    return replay.figures.gaps.filter { row in
      let target = row.gap.target
      guard row.gap.isUndecided, let unit = tree.index[target.unit] else { return false }
      return (target.period == period || target.baseline == period) && pair.units.contains { tree.isWithin($0, unit) }
    }.map(\.gap.target.id)
  }

  // MARK: What is shown of a row

  /// What people compare, as pairs of a heading and the row's value.
  func facts(_ row: ListedRow, _ run: SurveyRun) -> [(key: String, value: String)] {
    let list = run.lists[Int(row.list)]
    let (people, households, index) = (list.people, list.households, Int(row.index))
    let unit = run.view.tree.units[Int(households.units[index])]
    func score(_ score: Int16) -> String { score == HouseholdColumns.unknownScore ? "" : String(score) }
    let persons = households.persons[index]
    let standard = replay.plan.surveys[run.survey].standard
    let lacking = standard.indicators.indices.filter { households.indicators[index] >> UInt32($0) & 1 == 1 }
    return [
      ("head", people.name(index)), ("birth", people.births[index].text), ("sex", people.sexes[index].word),
      ("id_number", people.numbers[index].text), ("unit", unit.code), ("place", unit.name),
      ("persons", persons == HouseholdColumns.unknownPersons ? "" : String(persons)),
      ("b1", score(households.b1[index])),
      ("b2", score(households.b2[index])),
      ("indicators", lacking.map { standard.indicators[$0].id }.joined(separator: ";")),
      ("class", replay.householdClass(row, run).word),
    ]
  }

  /// The mark of what the two rows say.
  func seen(_ question: Question) -> String {
    let marks = question.rows.map { mark($0, question.run) }
    return PairMark.text(marks[0], marks[1])
  }

  private func mark(_ row: ListedRow, _ run: SurveyRun) -> UInt64 {
    let list = run.lists[Int(row.list)]
    let said = run.identity.classesBefore[row] ?? list.households.classes[Int(row.index)]
    return list.mark(of: Int(row.index), said: said, in: run.view.tree)
  }

  /// The questions as CSV, the weight last: people should look at the rows first.
  public var csv: [UInt8] {
    let keys = ["head", "birth", "sex", "id_number", "unit", "place", "persons", "b1", "b2", "indicators", "class"]
    var table = TableWriter(
      columns: ["kind", "left", "right", "by", "on", "reason", "seen", "period", "standard", "targets", "counts"]
        + keys.flatMap { ["left_" + $0, "right_" + $0] } + ["evidence", "weight"])
    for question in questions {
      let survey = replay.plan.surveys[question.run.survey]
      table.field("")
      for row in question.rows { table.field(replay.reference(row, question.run).description) }
      for _ in 0..<3 { table.field("") }
      table.field(seen(question))
      table.field(survey.period.text)
      table.field(survey.standard.id)
      table.field(question.targets.joined(separator: ";"))
      table.field(question.counts)
      let facts = question.rows.map { self.facts($0, question.run) }
      for (left, right) in zip(facts[0], facts[1]) {
        table.field(left.value)
        table.field(right.value)
      }
      let parts = question.evidence?.parts.map { "\($0.comparison) \($0.level)" } ?? []
      table.field(parts.joined(separator: ";"))
      table.field(Hundredths.text(question.weight))
      table.endRow()
    }
    return table.bytes
  }

  /// Writes `review.csv` and `review.html` into a folder, for their owner only.
  public func write(to folder: String, _ language: Language) throws(Failure) {
    try Disk.makeFolder(folder, mode: 0o700)
    for (name, bytes) in [("review.csv", csv), ("review.html", Array(page(language).utf8))] {
      Disk.remove(folder + "/" + name)
      try Disk.write(bytes, to: folder + "/" + name, mode: 0o600)
    }
  }
}
