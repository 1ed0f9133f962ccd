import Deduplicate
import Emit
import Gaps
import Households
import Indicators
import PipelineKit
import Rates
import Reductions
import Standards

/// Two rows of which people have to say whether they are one household: of one survey, or an earlier one and a later.
struct PairQuestion {
  /// A row in its survey.
  struct Side {
    var run: SurveyRun
    var row: ListedRow
  }

  var sides: [Side]
  /// What may become of the two households.
  var doubt: FlowDoubt
  var evidence: PairEvidence?
  /// What would link two surveys' rows; nil within a survey.
  var ground: LinkGround?
  var weight: Int?
  /// The targets whose state depends on what is open in their unit, this among it.
  var targets: [String] = []
  /// How far published numbers of households may move, over all units.
  var counts = 0

  /// Those first that move more; what the program thinks comes last.
  func precedes(_ other: PairQuestion) -> Bool {
    if targets.count != other.targets.count { return targets.count > other.targets.count }
    if counts != other.counts { return counts > other.counts }
    return (weight ?? .max) > (other.weight ?? .max)
  }
}

/// All questions of a run.
struct PairQuestions {
  private let replay: Replay
  private let jobs: Int
  private let surveys: [SurveyRun]

  init(_ replay: Replay, jobs: Int) { (self.replay, self.jobs, surveys) = (replay, jobs, replay.figures.surveys) }

  /// The questions, of the reported survey and all before it, those first that move more.
  var ordered: [PairQuestion] {
    var questions = surveys.indices.flatMap { pairs($0) + links($0) }
    let comparison = ComparisonRun(plan: replay.plan, surveys: surveys, jobs: jobs)
    for (index, effect) in comparison.effects(questions.map(\.doubt)).enumerated() {
      questions[index].counts += effect
      questions[index].targets = targets(questions[index])
    }
    return questions.enumerated().sorted { a, b in
      a.element.precedes(b.element) || !b.element.precedes(a.element) && a.offset < b.offset
    }.map(\.element)
  }

  private func pairs(_ position: Int) -> [PairQuestion] {
    let run = surveys[position]
    if run.identity.undecided.isEmpty { return [] }
    let tree = run.view.tree
    let evidence = SurveyEvidence(run.lists, run.identity, tree: tree, model: replay.plan.linkage, jobs: jobs)
    let doubts = Doubts(run.identity, run.lists)
    return run.identity.undecided.map { pair in
      let bounds = DoubtStage(tree: tree).bounds([doubts.households(pair)])
      return PairQuestion(
        sides: [pair.rows.0, pair.rows.1].map { .init(run: run, row: $0) },
        doubt: doubts.flow(pair, at: position), evidence: evidence.evidence(pair.rows.0, pair.rows.1),
        weight: pair.weight, counts: Self.moved(bounds, units: tree.units.count))
    }
  }

  private func links(_ position: Int) -> [PairQuestion] {
    let run = surveys[position]
    let doubts = Doubts(run.identity, run.lists)
    return run.identity.openLinks.compactMap { link in
      guard let earlier = surveys.first(where: { $0.survey == link.survey }) else { return nil }
      return PairQuestion(
        sides: [.init(run: earlier, row: link.earlier), .init(run: run, row: link.row)],
        doubt: doubts.flow(link, at: position), evidence: link.evidence, ground: link.ground,
        weight: link.ground.weight)
    }
  }

  private static func moved(_ bounds: CountBounds, units: Int) -> Int {
    CountedClass.allCases.reduce(0) { sum, c in
      sum + (0..<units).reduce(0) { $0 + bounds.fewer(c, $1) + bounds.more(c, $1) }
    }
  }

  // MARK: Targets

  private func targets(_ question: PairQuestion) -> [String] {
    replay.figures.gaps.map(\.gap).filter { $0.isUndecided && hangs($0.target, on: question) }.map(\.target.id)
  }

  private func hangs(_ target: Target, on question: PairQuestion) -> Bool {
    let isThere = question.sides.contains { side in
      let tree = side.run.view.tree
      let own = side.run.lists[Int(side.row.list)].households.units[Int(side.row.index)]
      return tree.index[target.unit].map { tree.isWithin(Int(own), $0) } ?? false
    }
    guard isThere, let side = question.sides.last else { return false }
    let period = replay.plan.surveys[side.run.survey].period
    if question.doubt.kind == .withinSurvey { return target.period == period || target.baseline == period }
    return target.isOfFlows && period <= target.period && (target.kind == .noRelapse || target.baseline < period)
  }
}

extension Target {
  /// Whether it is judged by what became of households, not by counts alone.
  fileprivate var isOfFlows: Bool { kind == .noRelapse || kind == .namedExits || counting == .gross }
}
