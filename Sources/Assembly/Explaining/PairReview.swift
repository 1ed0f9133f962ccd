import Deduplicate
import Emit
import Households
import Identity
import PipelineKit

/// The undecided pairs of a run, those first that move published numbers most: what people are asked. Personal.
public struct PairReview {
  let replay: Replay
  let questions: [PairQuestion]

  /// The questions of a run, of the reported survey and all before it.
  public init(_ replay: Replay, jobs: Int) {
    self.replay = replay
    questions = PairQuestions(replay, jobs: jobs).ordered
  }

  /// How many questions there are.
  public var count: Int { questions.count }

  // MARK: What is shown of a row

  /// What people compare.
  private static let facts = [
    "period", "head", "birth", "sex", "id_number", "unit", "place", "persons", "b1", "b2", "indicators", "class",
    "members",
  ]

  /// What people compare, as pairs of a heading and the row's value.
  func facts(_ side: PairQuestion.Side) -> [(key: String, value: String)] {
    let (row, run) = (side.row, side.run)
    let list = run.lists[Int(row.list)]
    let (people, households, index) = (list.people, list.households, Int(row.index))
    let unit = run.view.tree.units[Int(households.units[index])]
    func score(_ score: Int16) -> String { score == HouseholdColumns.unknownScore ? "" : String(score) }
    let persons = households.persons[index]
    let standard = replay.plan.surveys[run.survey].standard
    let lacking = standard.indicators.indices.filter { households.indicators[index] >> UInt32($0) & 1 == 1 }
    let values = [
      replay.plan.surveys[run.survey].period.text, people.name(index), people.births[index].text,
      people.sexes[index].word, people.numbers[index].text, unit.code, unit.name,
      persons == HouseholdColumns.unknownPersons ? "" : String(persons), score(households.b1[index]),
      score(households.b2[index]), lacking.map { standard.indicators[$0].id }.joined(separator: ";"),
      replay.householdClass(row, run).word, Self.members(list, index),
    ]
    return zip(Self.facts, values).map { ($0, $1) }
  }

  /// The members whom a list names beside the head.
  private static func members(_ list: MatchableList, _ index: Int) -> String {
    let people = list.members.people
    return list.members.of(index).map { member in
      [people.name(member), people.births[member].text].filter { !$0.isEmpty }.joined(separator: " ")
    }.joined(separator: "; ")
  }

  /// The mark of what the two rows say.
  func seen(_ question: PairQuestion) -> String {
    let marks = question.sides.map(replay.mark)
    return PairMark.text(marks[0], marks[1])
  }

  /// What speaks for and against it, in words of weights and reviews.
  private static func evidence(_ question: PairQuestion) -> String {
    if case .members(let count) = question.ground { return "members \(count)" }
    return (question.evidence?.parts ?? []).map { "\($0.comparison) \($0.level)" }.joined(separator: ";")
  }

  /// The questions as CSV, the weight last: people should look at the rows first.
  public var csv: [UInt8] {
    var table = TableWriter(
      columns: ["kind", "left", "right", "by", "on", "reason", "seen", "period", "standard", "targets", "counts"]
        + Self.facts.flatMap { ["left_" + $0, "right_" + $0] } + ["evidence", "weight"])
    for question in questions { write(question, &table) }
    return table.bytes
  }

  private func write(_ question: PairQuestion, _ table: inout TableWriter) {
    let survey = replay.plan.surveys[question.sides[1].run.survey]
    table.field("")
    for side in question.sides { table.field(replay.reference(side.row, side.run).description) }
    for _ in 0..<3 { table.field("") }
    table.field(seen(question))
    table.field(survey.period.text)
    table.field(survey.standard.id)
    table.field(question.targets.joined(separator: ";"))
    table.field(question.counts)
    let facts = question.sides.map(facts)
    for (left, right) in zip(facts[0], facts[1]) {
      table.field(left.value)
      table.field(right.value)
    }
    table.field(Self.evidence(question))
    table.field(question.weight.map(Hundredths.text) ?? "")
    table.endRow()
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
