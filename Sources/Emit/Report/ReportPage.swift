import Geography
import Indicators
import PipelineKit
import Reductions

/// What the report needs besides the figures.
public struct ReportOptions: Sendable {
  /// The pipeline's title.
  public var title: String
  /// The language.
  public var language: Language
  /// For each code of a finding its sentence, whatever the finding's arguments.
  public var sentences: [String: String]

  /// Options.
  public init(title: String, language: Language, sentences: [String: String]) {
    (self.title, self.language, self.sentences) = (title, language, sentences)
  }
}

/// `report.html`: the reported survey on one page that needs nothing else and names nobody.
struct ReportPage {
  let results: RunResults
  let options: ReportOptions
  let place: Int
  let survey: SurveyResults

  /// The page; nil when nobody wants it or no survey is reported.
  init?(_ results: RunResults) {
    guard let options = results.report, let place = results.reportedSurvey else { return nil }
    (self.results, self.options, self.place) = (results, options, place)
    survey = results.surveys[place]
  }

  /// The file.
  static func file(_ results: RunResults) -> OutputFile? {
    guard let page = ReportPage(results) else { return nil }
    return OutputFile(name: "report.html", isPersonal: false, isTable: false, pieces: 1) { _ in
      (Array(page.text.utf8), 0)
    }
  }

  var words: ReportWords { ReportWords(language: options.language) }
  var tree: UnitTree { survey.view.tree }
  var counts: SurveyCounts { survey.view.counts }

  /// The survey against its baseline under the same standard.
  var comparison: ReductionResults? { results.reductions.first { $0.survey == place } }

  /// Why the rates moved since then; at a change of the standard, against the same period under the standard before.
  var change: ChangeResults? {
    let all = results.changes.filter { $0.survey == place }
    return all.first { results.surveys[$0.baseline].standard.id == survey.standard.id } ?? all.first
  }

  /// The unit served and those directly below it.
  var shown: [Int] { [tree.root] + tree.children[tree.root] }

  /// A unit's name, with what is to be known of its figures.
  func name(_ unit: Int, _ state: UnitState? = nil) -> String {
    words.unit(tree.units[unit].name, state ?? counts.states[unit])
  }

  func say(_ vi: String, _ en: String) -> String { words.say(vi, en) }

  private var text: String {
    let sections = [
      lead, units, flows, changes, deprivations, causes, groups, targets, uncertainty, doubts, method,
    ]
    return Markup.page(
      options.title, language: options.language.rawValue, style: ReportLooks.style, drawings: ReportLooks.patterns,
      [.tag("main", [.all(sections.compactMap { $0 })])])
  }

  func section(_ id: String, _ title: String, _ content: [Markup]) -> Markup {
    .tag("section", ["id": id], [.tag("h2", title), .all(content)])
  }

  func paragraph(_ text: String) -> Markup { .tag("p", text) }

  /// What is of interest to few: closed until somebody opens it.
  func folded(_ title: String, _ content: [Markup]) -> Markup {
    .tag("details", [.tag("summary", title), .all(content)])
  }
}
