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

  /// How many rows stand above the headings.
  static let height = 6

  private var right: Int { columns / 2 }

  private func pair(_ left: String, _ other: String, _ look: CellLook) -> Page.Row {
    var cells = [PageCell](repeating: PageCell(.blank, nil), count: right + 1)
    cells[0] = PageCell(left, look)
    cells[right] = PageCell(other, look)
    return Page.Row(cells)
  }

  /// The rows above the headings.
  var top: [Page.Row] {
    [
      pair("ỦY BAN NHÂN DÂN", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", FormLooks.strong),
      pair(unit.uppercased(), "Độc lập - Tự do - Hạnh phúc", FormLooks.strong),
      Page.Row(), Page.Row([PageCell(title, FormLooks.title)], height: 36),
      Page.Row([PageCell(subtitle, FormLooks.quiet)]),
      Page.Row([PageCell("(Kèm theo ……………… số …………… ngày …… tháng …… năm ………)", FormLooks.quiet)]),
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
      pair("", "…………, ngày …… tháng …… năm ………", FormLooks.quiet),
      pair("NGƯỜI LẬP BIỂU", "THỦ TRƯỞNG ĐƠN VỊ", FormLooks.strong),
      pair("(Ký, ghi rõ họ tên)", "(Ký tên, đóng dấu)", FormLooks.quiet),
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
