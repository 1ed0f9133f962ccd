import PipelineKit
import WorkbookWriting

/// `forms/<form>.xlsx`: the official forms of the reported survey, ready to print.
enum FormFile {
  /// The files of all forms; none when nobody wants workbooks.
  static func all(_ results: RunResults) -> [OutputFile] {
    guard let reported = results.formSurvey else { return [] }
    let survey = results.surveys[reported]
    let flows = results.reductions.first { $0.survey == reported }?.flows ?? []
    return Forms.all(results, survey).map { form in
      OutputFile(name: "forms/\(form.id).xlsx", isPersonal: false, isTable: false, pieces: 1) { _ throws(Failure) in
        (try bytes(FormPage(form, results, survey, flows).page, form, survey), 0)
      }
    }
  }

  private static func bytes(
    _ page: Page, _ form: OfficialForm, _ survey: SurveyResults
  ) throws(Failure) -> [UInt8] {
    let end = survey.period.end
    let writer = WorkbookWriter(
      made: PageDay(year: end.year, month: end.month, day: end.day), title: form.title)
    do { return try writer.bytes([page]) } catch {
      throw Failure(
        .io, vi: "forms/\(form.id).xlsx: không tạo được (\(error)). Chưa công bố gì.",
        en: "forms/\(form.id).xlsx: cannot be made (\(error)). Nothing was published.")
    }
  }
}
