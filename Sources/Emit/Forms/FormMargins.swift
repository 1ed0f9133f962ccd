import PipelineKit
import WorkbookWriting

/// What stands above and below every form: whose it is, its title, who signs it.
struct FormMargins {
  /// The unit's name.
  let unit: String
  /// The title, in capitals.
  let title: String
  /// The period, the standard.
  let subtitle: String
  /// How many columns the form has.
  let columns: Int
  /// What stands below the figures, before the signatures.
  var note = ""
  /// The language; the official forms are Vietnamese.
  var language = Language.vi

  /// How many rows stand above the headings.
  static let height = 6

  private var right: Int { columns / 2 }

  private func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

  private func pair(_ left: String, _ other: String, _ look: CellLook) -> Page.Row {
    var cells = [PageCell](repeating: PageCell(.blank, nil), count: right + 1)
    cells[0] = PageCell(left, look)
    cells[right] = PageCell(other, look)
    return Page.Row(cells)
  }

  /// The rows above the headings.
  var top: [Page.Row] {
    [
      pair(
        say("ỦY BAN NHÂN DÂN", "PEOPLE'S COMMITTEE"),
        say("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIET NAM"), FormLooks.strong),
      pair(
        unit.uppercased(), say("Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness"), FormLooks.strong),
      Page.Row(), Page.Row([PageCell(title, FormLooks.title)], height: 36),
      Page.Row([PageCell(subtitle, FormLooks.quiet)]),
      Page.Row([
        PageCell(
          say("(Kèm theo ……………… số …………… ngày …… tháng …… năm ………)", "(Attached to ……………… No …………… of ……………)"),
          FormLooks.quiet)
      ]),
    ]
  }

  /// The merged cells of `top`.
  var topBlocks: [Page.Block] {
    [0, 1].flatMap(halves) + (3...5).map { Page.Block(rows: $0...$0, columns: 0...(columns - 1)) }
  }

  /// The rows below the figures.
  var signatures: [Page.Row] {
    [
      note.isEmpty ? Page.Row() : Page.Row([PageCell(note, FormLooks.note)], height: 32),
      pair("", say("…………, ngày …… tháng …… năm ………", "…………, ……………"), FormLooks.quiet),
      pair(say("NGƯỜI LẬP BIỂU", "PREPARED BY"), say("THỦ TRƯỞNG ĐƠN VỊ", "HEAD OF THE UNIT"), FormLooks.strong),
      pair(
        say("(Ký, ghi rõ họ tên)", "(Signature, full name)"), say("(Ký tên, đóng dấu)", "(Signature, seal)"),
        FormLooks.quiet),
    ]
  }

  /// The merged cells of `signatures`, which begin at a row.
  func signatureBlocks(from start: Int) -> [Page.Block] {
    let noted = note.isEmpty ? [] : [Page.Block(rows: start...start, columns: 0...(columns - 1))]
    return noted + (1...3).flatMap { halves(start + $0) }
  }

  private func halves(_ row: Int) -> [Page.Block] {
    [
      Page.Block(rows: row...row, columns: 0...(right - 1)),
      Page.Block(rows: row...row, columns: right...(columns - 1)),
    ]
  }
}
