import Geography
import PipelineKit
import WorkbookWriting

/// `forms/<form>.xlsx`: the official forms of the reported survey, ready to print, and a sheet of targets for each unit
/// that has some, those of villages in their commune's workbook.
enum FormFile {
  /// The files of all forms; none when nobody wants workbooks.
  static func all(_ results: RunResults) -> [OutputFile] {
    guard let reported = results.formSurvey else { return [] }
    let survey = results.surveys[reported]
    let flows = results.reductions.first { $0.survey == reported }?.flows
    let forms = Forms.all(results, survey).map { form in
      file(form.id, form.title, survey) { [FormPage(form, results, survey, flows).page] }
    }
    let lists = (survey.lists.isEmpty ? [] : MemberList.all(results, survey)).flatMap { list in
      list.parts.indices.map { part in
        file(list.name(of: part), list.title, survey, isPersonal: true) { [list.page(part)] }
      }
    }
    return forms + lists + gaps(results, survey)
  }

  /// `forms/gaps-<unit>.xlsx` for each unit from the commune up that has targets or whose villages have: a sheet for each,
  /// its own first.
  private static func gaps(_ results: RunResults, _ survey: SurveyResults) -> [OutputFile] {
    let units = Dictionary(grouping: results.gaps + results.running, by: \.gap.target.unit)
    let books = Dictionary(grouping: units.keys) { office(of: $0, survey.view.tree) }
    return books.keys.sorted().map { office in
      let forms = (books[office] ?? []).sorted { ($0 != office ? 1 : 0, $0) < ($1 != office ? 1 : 0, $1) }.map { unit in
        let rows = units[unit] ?? []
        return GapForm(
          unit: unit, name: rows.lazy.map(\.name).first { !$0.isEmpty } ?? unit, period: survey.period.text,
          standard: survey.standard.title, rows: rows, words: GapWords(language: results.language))
      }
      return file("gaps-\(office)", forms.first?.name ?? office, survey) {
        forms.enumerated().map { $1.page($0 + 1) }
      }
    }
  }

  /// The unit in whose workbook a unit's sheet stands: of a village its commune.
  private static func office(of code: String, _ tree: UnitTree) -> String {
    guard let unit = tree.index[code], tree.units[unit].level == .village, let commune = tree.parents[unit] else {
      return code
    }
    return tree.units[commune].code
  }

  private static func file(
    _ id: String, _ title: String, _ survey: SurveyResults, isPersonal: Bool = false,
    _ pages: @escaping @Sendable () -> [Page]
  ) -> OutputFile {
    OutputFile(name: "forms/\(id).xlsx", isPersonal: isPersonal, isTable: false, pieces: 1) { _ throws(Failure) in
      (try bytes(pages(), id, title, survey), 0)
    }
  }

  private static func bytes(
    _ pages: [Page], _ id: String, _ title: String, _ survey: SurveyResults
  ) throws(Failure) -> [UInt8] {
    let end = survey.period.end
    let writer = WorkbookWriter(
      made: PageDay(year: end.year, month: end.month, day: end.day), title: title)
    do { return try writer.bytes(pages) } catch {
      throw Failure(
        .io, vi: "forms/\(id).xlsx: không tạo được (\(error)). Chưa công bố gì.",
        en: "forms/\(id).xlsx: cannot be made (\(error)). Nothing was published.")
    }
  }
}
