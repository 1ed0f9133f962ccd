import PipelineKit
import WorkbookWriting

/// `forms/<form>.xlsx`: the official forms of the reported survey, ready to print, and a sheet of targets for each unit
/// that has some.
enum FormFile {
  /// The files of all forms; none when nobody wants workbooks.
  static func all(_ results: RunResults) -> [OutputFile] {
    guard let reported = results.formSurvey else { return [] }
    let survey = results.surveys[reported]
    let flows = results.reductions.first { $0.survey == reported }?.flows ?? []
    let forms = Forms.all(results, survey).map { form in
      file(form.id, form.title, survey) { FormPage(form, results, survey, flows).page }
    }
    let lists = MemberList.all(results, survey).flatMap { list in
      list.parts.indices.map { part in
        file(list.name(of: part), list.title, survey, isPersonal: true) { list.page(part) }
      }
    }
    return forms + lists + gaps(results, survey)
  }

  /// `forms/gaps-<unit>.xlsx` for each unit with targets.
  private static func gaps(_ results: RunResults, _ survey: SurveyResults) -> [OutputFile] {
    let units = Dictionary(grouping: results.gaps + results.running, by: \.gap.target.unit)
    return units.keys.sorted().map { unit in
      let rows = units[unit] ?? []
      let name = rows.lazy.map(\.name).first { !$0.isEmpty } ?? unit
      let form = GapForm(
        unit: unit, name: name, subtitle: "Số liệu đến kỳ \(survey.period.text), \(survey.standard.title)", rows: rows)
      return file("gaps-\(unit)", name, survey) { form.page }
    }
  }

  private static func file(
    _ id: String, _ title: String, _ survey: SurveyResults, isPersonal: Bool = false,
    _ page: @escaping @Sendable () -> Page
  ) -> OutputFile {
    OutputFile(name: "forms/\(id).xlsx", isPersonal: isPersonal, isTable: false, pieces: 1) { _ throws(Failure) in
      (try bytes(page(), id, title, survey), 0)
    }
  }

  private static func bytes(
    _ page: Page, _ id: String, _ title: String, _ survey: SurveyResults
  ) throws(Failure) -> [UInt8] {
    let end = survey.period.end
    let writer = WorkbookWriter(
      made: PageDay(year: end.year, month: end.month, day: end.day), title: title)
    do { return try writer.bytes([page]) } catch {
      throw Failure(
        .io, vi: "forms/\(id).xlsx: không tạo được (\(error)). Chưa công bố gì.",
        en: "forms/\(id).xlsx: cannot be made (\(error)). Nothing was published.")
    }
  }
}
