import Emit
import Geography
import Indicators
import PipelineKit

/// Who has sent what: `rasoat status`.
public struct StatusPage {
  private let plan: Plan
  private let language: Language

  /// A page for a plan.
  public init(plan: Plan, language: Language) {
    self.plan = plan
    self.language = language
  }

  private func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

  /// The page, a table for each survey up to the reported one, the newest first. Files are read for it.
  public func text(jobs: Int) throws(Failure) -> String {
    var parts = [plan.title]
    let spine = Spine(plan: plan, codeLists: plan.codeLists, last: plan.surveys.count - 1, jobs: jobs)
    let figures = try spine.run()
    for run in figures.surveys.reversed() { parts.append(page(run, figures)) }
    return parts.joined(separator: "\n\n")
  }

  private func page(_ run: SurveyRun, _ figures: RunFigures) -> String {
    let survey = plan.surveys[run.survey]
    let tree = run.view.tree
    let communes = tree.indices(of: .commune)
    var table = TextTable(
      [
        say("Mã", "Code"), say("Đơn vị", "Unit"), say("Tình trạng", "State"), say("Nhận lúc", "Received"),
        say("Tệp", "File"),
      ],
      right: [])
    for unit in communes {
      let files = run.files.filter { $0.unit == tree.units[unit].code }
      let state = word(run.view.counts.states[unit])
      if files.isEmpty { table.add([tree.units[unit].code, tree.units[unit].name, state]) }
      for (index, file) in files.enumerated() {
        table.add([
          index == 0 ? tree.units[unit].code : "", index == 0 ? tree.units[unit].name : "",
          file.fate == .counted ? state : fate(file), file.received, figures.inputs[Int(file.file)].name,
        ])
      }
    }
    for file in run.files where file.unit.isEmpty {
      table.add(["?", say("không rõ đơn vị", "sender unknown"), fate(file), "", figures.inputs[Int(file.file)].name])
    }
    let counted = communes.filter { run.view.counts.states[$0] == .reported }.count
    let words = NumberWords(language)
    let head = say(
      "Kỳ \(survey.period) (\(survey.standard.id)): \(words.integer(counted))/\(words.integer(communes.count)) đơn vị đã có số liệu",
      "Period \(survey.period) (\(survey.standard.id)): \(words.integer(counted)) of \(words.integer(communes.count)) units count"
    )
    return ([head, table.text] + remarks(run, figures)).joined(separator: "\n")
  }

  /// Why files were refused, and where those that are missing go.
  private func remarks(_ run: SurveyRun, _ figures: RunFigures) -> [String] {
    let refused = run.files.filter { $0.fate == .refused }.map {
      "\(figures.inputs[Int($0.file)].name): \(FindingSentences.refusal($0, language))"
    }
    let missing = run.view.tree.indices(of: .commune).contains { run.view.counts.states[$0] == .missing }
    let place = say(
      "Danh sách chưa nộp: khi nhận được thì đặt tệp vào nơi mà inputs của kỳ này nêu trong tệp pipeline rồi chạy lại.",
      "Missing lists: put them where the inputs of this survey in the pipeline file point to, and run again.")
    return refused + (missing ? [place] : [])
  }

  private func fate(_ file: FileRecord) -> String {
    file.fate == .superseded ? say("đã được thay", "superseded") : StateWords(language).mark(.refused)
  }

  private func word(_ state: UnitState) -> String {
    state == .reported ? say("đã tính", "counted") : StateWords(language).mark(state)
  }
}
