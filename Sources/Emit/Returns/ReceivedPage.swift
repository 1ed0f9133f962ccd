import PipelineKit
import WorkbookWriting

/// The first sheet: what was received, what of it was counted, and what to do next.
struct ReceivedPage {
  private let content: CommuneReturn
  private let words: ReturnWords
  private static let widths: [Double] = [44, 18, 20, 12, 12, 12, 12, 12, 46]

  init(_ content: CommuneReturn, _ words: ReturnWords) {
    self.content = content
    self.words = words
  }

  var page: Page {
    var sheet = Sheet(widths: Self.widths)
    sheet.line(
      words.say(
        "Kết quả tiếp nhận danh sách hộ nghèo, hộ cận nghèo – \(content.name)",
        "Poor and near-poor households: what was received – \(content.name)"), ReturnLooks.title, height: 26)
    sheet.line(
      words.say(
        "\(content.title) · Kỳ \(content.period) · \(content.standard) · Mã đơn vị \(content.unit)",
        "\(content.title) · Period \(content.period) · \(content.standard) · Unit \(content.unit)"), ReturnLooks.lead)
    let (verdict, fill) = verdict
    sheet.line(verdict, ReturnLooks.box(fill))
    sheet.gap()
    files(&sheet)
    if !content.sheets.isEmpty { sheets(&sheet) }
    guide(&sheet)
    proofs(&sheet)
    return Page(
      name: words.received, widths: Self.widths.map { $0 }, rows: sheet.rows, merged: sheet.merged, frozenRows: 0,
      print: .init(isLandscape: true, footer: "\(content.name) · \(content.period) · \(words.received)"))
  }

  // MARK: What is read first

  private var verdict: (text: String, fill: UInt32) {
    let counted = content.files.filter { $0.fate == .counted }
    let refused = content.files.filter { $0.fate == .refused }
    guard !counted.isEmpty else {
      let remedies = refused.map(\.remedy).filter { !$0.isEmpty }
      let head = words.say(
        "CHƯA DÙNG ĐƯỢC: danh sách của xã chưa được tính.", "NOT USABLE: the commune's list does not count yet.")
      return (([head] + distinct(remedies)).joined(separator: "\n"), ReturnLooks.bad)
    }
    let households = content.sheets.reduce(0) { $0 + $1.poor + $1.nearPoor }
    let lines = [
      counts(households), open,
      refused.isEmpty
        ? ""
        : words.say(
          "Có tệp không dùng được: xem bảng dưới đây.", "A file cannot be used: see below."),
    ]
    let isClean = content.groups.isEmpty && refused.isEmpty
    return (lines.filter { !$0.isEmpty }.joined(separator: "\n"), isClean ? ReturnLooks.good : ReturnLooks.mind)
  }

  private func counts(_ households: Int) -> String {
    let poor = content.sheets.reduce(0) { $0 + $1.poor }
    let near = content.sheets.reduce(0) { $0 + $1.nearPoor }
    return words.say(
      "Đã nhận và tính \(words.integer(poor)) hộ nghèo, \(words.integer(near)) hộ cận nghèo.",
      "Received and counted: \(words.integer(poor)) poor and \(words.integer(near)) near-poor households.")
  }

  private var open: String {
    let mending = content.groups.filter { $0.part == .mend }
    let confirming = content.groups.filter { $0.part == .confirm }.reduce(0) { $0 + $1.count }
    var parts: [String] = []
    for severity in Severity.allCases.reversed() {
      let count = mending.filter { $0.severity == severity }.reduce(0) { $0 + $1.count }
      if count > 0 { parts.append(words.places(count, severity)) }
    }
    if parts.isEmpty && confirming == 0 { return words.say("Không có gì phải sửa.", "Nothing has to be mended.") }
    var text = ""
    if !parts.isEmpty {
      text = words.say(
        "Xem trang “\(words.mend)”: \(parts.joined(separator: ", ")).",
        "See the sheet “\(words.mend)”: \(parts.joined(separator: ", ")).")
    }
    if confirming > 0 {
      text += text.isEmpty ? "" : " "
      text += words.say(
        "\(words.integer(confirming)) chỗ đã tự sửa, đề nghị xác nhận.",
        "\(words.integer(confirming)) places were mended; please confirm.")
    }
    return text
  }

  private func distinct(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }

  // MARK: Tables

  private func files(_ sheet: inout Sheet) {
    sheet.section(words.say("Các tệp đã nhận", "The files"))
    sheet.headings([
      words.say("Tệp", "File"), words.say("Nhận lúc", "Received"), words.say("Kết quả", "Result"),
      words.say("Dòng dữ liệu", "Rows of data"), words.say("Hộ được tính", "Households counted"),
      words.say("Dòng thành viên", "Rows of members"), words.say("Dòng trùng đã gộp", "Duplicates merged"),
      words.say("Dòng chưa tính", "Rows not counted"),
      words.say("Ghi chú", "Remarks"),
    ])
    for file in content.files {
      let isCounted = file.fate == .counted
      let look = ReturnLooks.text.with {
        if !isCounted { $0.fill = file.fate == .refused ? ReturnLooks.bad : 0xF2F2F2 }
      }
      sheet.row(
        [
          PageCell(file.name, ReturnLooks.text), PageCell(words.moment(file.received), ReturnLooks.text),
          PageCell(words.fate(file.fate), look),
        ]
          + [file.tally.received, file.tally.kept, file.tally.members, file.tally.merged, file.tally.rejected].map {
            PageCell(isCounted ? $0 : nil, words.number(ReturnLooks.number))
          } + [PageCell(file.remarks.joined(separator: "\n"), ReturnLooks.text)])
    }
    sheet.gap()
  }

  private func sheets(_ sheet: inout Sheet) {
    sheet.section(words.say("Đã tính theo từng trang tính", "Counted, sheet by sheet"))
    sheet.headings([
      words.say("Tệp", "File"), words.say("Trang tính", "Sheet"), words.say("Hộ nghèo", "Poor"),
      words.say("Cận nghèo", "Near-poor"), words.say("Hộ khác", "Others"), words.say("Dòng trùng đã gộp", "Duplicates"),
    ])
    for row in content.sheets {
      sheet.row(
        [
          PageCell(row.file, ReturnLooks.text), PageCell(row.name.isEmpty ? "–" : row.name, ReturnLooks.text),
          PageCell(row.poor, words.number(ReturnLooks.number)),
          PageCell(row.nearPoor, words.number(ReturnLooks.number)),
          PageCell(row.others, words.number(ReturnLooks.number)),
          PageCell(row.merged, words.number(ReturnLooks.number)),
        ])
    }
    let sums = [\ReturnedSheet.poor, \.nearPoor, \.others, \.merged].map { key in
      content.sheets.reduce(0) { $0 + $1[keyPath: key] }
    }
    if content.sheets.count > 1 {
      let head = [PageCell(words.say("Cộng", "Total"), ReturnLooks.totalText), PageCell("", ReturnLooks.totalText)]
      sheet.row(head + sums.map { PageCell($0, words.number(ReturnLooks.total)) })
    }
    sheet.gap()
  }

  private func guide(_ sheet: inout Sheet) {
    let mending = content.groups.contains { $0.part == .mend }
    let confirming = content.groups.contains { $0.part == .confirm }
    var lines: [String] = []
    if mending {
      lines.append(
        words.say(
          "“\(words.mend)”: sửa ngay trong tệp danh sách của xã, đúng ô đã nêu, rồi gửi lại cả tệp. Chỗ nào đúng thực tế "
            + "và giữ nguyên thì ghi lý do vào cột “\(words.answer)” và gửi lại phiếu này.",
          "“\(words.mend)”: mend the cells in the commune's own list and send the whole file again. Where the list is "
            + "right, say why in the column “\(words.answer)” and send this workbook back."))
    }
    if confirming {
      lines.append(
        words.say(
          "“\(words.confirm)”: đã đọc theo cột “\(words.readAs)”; chỉ cần báo lại chỗ nào không đúng.",
          "“\(words.confirm)”: read as the column “\(words.readAs)” says; only tell us what is wrong."))
    }
    if !lines.isEmpty {
      sheet.section(words.say("Việc tiếp theo", "What to do next"))
      for line in lines { sheet.line(line, ReturnLooks.lead) }
    }
    sheet.line(
      words.say(
        "Phiếu này có thông tin cá nhân của hộ: chỉ gửi cho người phụ trách, không niêm yết.",
        "This workbook has personal data: for the officers in charge only, not for posting."),
      ReturnLooks.lead.with { $0.isItalic = true })
    sheet.gap()
  }

  private func proofs(_ sheet: inout Sheet) {
    let known = content.files.filter { !$0.sha256.isEmpty }
    guard !known.isEmpty else { return }
    sheet.section(words.say("Mã kiểm tra của tệp (SHA-256)", "The files' fingerprints (SHA-256)"))
    for file in known {
      let row = sheet.rows.count
      let fingerprint = ReturnLooks.exact.with { $0.wraps = false }
      sheet.row([PageCell(file.name, ReturnLooks.text), PageCell(file.sha256, fingerprint)])
      sheet.merged.append(.init(rows: row...row, columns: 1...Self.widths.count - 2))
    }
  }
}

/// Rows under the making, over a given number of columns.
private struct Sheet {
  let widths: [Double]
  var rows: [Page.Row] = []
  var merged: [Page.Block] = []

  init(widths: [Double]) { self.widths = widths }

  mutating func gap() { rows.append(Page.Row()) }

  /// A text over all columns.
  mutating func line(_ text: String, _ look: CellLook, height: Double? = nil) {
    let width = widths.reduce(0, +)
    merged.append(.init(rows: rows.count...rows.count, columns: 0...widths.count - 1))
    let needed = RowHeight.of(.text(text), look, width: width) + 2
    rows.append(Page.Row([PageCell(text, look)], height: height ?? needed))
  }

  mutating func section(_ text: String) { rows.append(Page.Row([PageCell(text, ReturnLooks.section)], height: 20)) }

  mutating func headings(_ texts: [String]) { row(texts.map { PageCell($0, ReturnLooks.heading) }) }

  mutating func row(_ cells: [PageCell]) {
    rows.append(Page.Row(cells, height: RowHeight.of(cells, widths: widths)))
  }
}
