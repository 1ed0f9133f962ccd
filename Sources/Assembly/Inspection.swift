import Cells
import Emit
import Ingest
import PipelineKit
import Standards

/// What the program sees in one file: sheets, headings, which column is what, what each row is. No value of a cell but
/// headings and titles is printed.
public struct Inspection {
  private let language: Language
  private let file: String
  private let reader: ListReader
  private var rows: [(sheet: Int, number: UInt32, kind: RowKind)] = []
  private let standard: Standard

  /// Looks into a file under the standard whose headings it knows most of.
  public init(_ path: String, data: DataFolder, language: Language) throws(Failure) {
    self.language = language
    file = path
    guard Disk.exists(path) else {
      throw Failure(.noInput, vi: "\(path): không có tệp này.", en: "\(path): there is no such file.")
    }
    guard !Disk.isFolder(path) else {
      throw Failure(
        .noInput, vi: "\(path): đây là thư mục; hãy nêu một tệp trong đó.",
        en: "\(path): this is a folder; name a file in it.")
    }
    var problems = Problems()
    let standards = data.standards(&problems)
    guard problems.isEmpty, let lists = data.codeLists(standards, &problems), let first = standards.first else {
      throw Failure(
        .configuration, vi: "Dữ liệu chuẩn nghèo có lỗi; chạy rasoat standards để xem.",
        en: "The standards have problems; run rasoat standards to see them.")
    }
    var best: (reader: ListReader, rows: [(Int, UInt32, RowKind)], standard: Standard, known: Int)?
    for standard in standards {
      let source = ListSource(index: 0, path: path, name: path)
      let reader = ListReader(source, survey: nil, standard: standard, codeLists: lists)
      let rows = Inspection.rows(reader)
      let known = reader.layouts.reduce(0) { $0 + $1.columns.recognised * 2 + $1.columns.indicators.count }
      if known > best?.known ?? -1 { best = (reader, rows, standard, known) }
    }
    standard = best?.standard ?? first
    reader =
      best?.reader
      ?? ListReader(
        ListSource(index: 0, path: path, name: path), survey: nil, standard: first, codeLists: lists)
    rows = best?.rows ?? []
  }

  private static func rows(_ reader: ListReader) -> [(Int, UInt32, RowKind)] {
    var rows: [(Int, UInt32, RowKind)] = []
    while let batch = reader.next() {
      for (index, kind) in batch.kinds.enumerated() { rows.append((batch.sheet, batch.cells.rowNumbers[index], kind)) }
    }
    return rows
  }

  private func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

  /// Whether the file can be read as a list.
  public var isList: Bool { reader.refusal == nil }

  /// The page for people.
  public var text: String {
    var lines = [say("Tệp: \(file) (\(reader.form))", "File: \(file) (\(reader.form))")]
    for (index, layout) in reader.layouts.enumerated() { lines.append(contentsOf: page(index, layout)) }
    for finding in reader.findings where finding.code != .headingUnknown {
      lines.append(place(finding) + FindingSentences.text(finding, language))
    }
    return lines.joined(separator: "\n")
  }

  private func place(_ finding: Finding) -> String {
    guard let place = finding.place, place.row > 0 || !place.sheet.isEmpty else { return "! " }
    let column = place.column > 0 ? ColumnLetters.text(place.column) : ""
    return "! \(place.sheet)!\(column)\(place.row > 0 ? String(place.row) : ""): "
  }

  private func page(_ index: Int, _ layout: SheetLayout) -> [String] {
    let own = rows.filter { $0.sheet == index }
    let header = own.filter { $0.kind == .heading }.map(\.number).prefix(layout.header.height)
    var lines = [
      "",
      say(
        "Trang tính: \(layout.name.isEmpty ? "(csv)" : layout.name)",
        "Sheet: \(layout.name.isEmpty ? "(csv)" : layout.name)"),
      say(
        "  Tiêu đề cột: dòng \(span(header)), nhận ra \(layout.columns.recognised) cột, độ tin cậy \(Int(layout.header.confidence * 100)) % (theo \(standard.id))",
        "  Headings: row \(span(header)), \(layout.columns.recognised) columns known, confidence \(Int(layout.header.confidence * 100)) % (under \(standard.id))"
      ),
    ]
    if let said = layout.classOfSheet {
      let word = FindingSentences.word(said.word, language)
      lines.append(say("  Cả trang là: \(word)", "  All of the sheet: \(word)"))
    }
    if layout.listsExits {
      lines.append(say("  Trang ghi hộ thoát nghèo: không tính", "  The sheet lists exits: not counted"))
    }
    for (column, heading) in layout.columns.headings.enumerated() where !heading.isEmpty {
      let role = layout.columns.roles[column].map(RoleWords.word) ?? say("không hiểu, không đọc", "not known, not read")
      lines.append("  \(ColumnLetters.text(UInt16(column + 1)))\t\(oneLine(heading))\t→ \(role)")
    }
    lines.append(contentsOf: kinds(own))
    return lines
  }

  private func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  private func span(_ rows: some Collection<UInt32>) -> String {
    guard let first = rows.first, let last = rows.max() else { return "–" }
    return first == last ? "\(first)" : "\(first)–\(last)"
  }

  /// Runs of rows of one kind.
  private func kinds(_ rows: [(sheet: Int, number: UInt32, kind: RowKind)]) -> [String] {
    var lines: [String] = []
    var index = 0
    while index < rows.count {
      var end = index
      while end + 1 < rows.count, rows[end + 1].kind == rows[index].kind { end += 1 }
      let (first, last) = (rows[index].number, rows[end].number)
      let place = first == last ? "\(first)" : "\(first)–\(last)"
      let kind = RowKindWords(language).word(rows[index].kind)
      lines.append(say("  dòng \(place)\t\(kind)", "  row \(place)\t\(kind)"))
      index = end + 1
    }
    return lines
  }
}

/// Words for kinds of rows, as `rasoat inspect` prints them.
struct RowKindWords {
  private let language: Language

  init(_ language: Language) { self.language = language }

  func word(_ kind: RowKind) -> String {
    guard language == .vi else { return kind.word }
    return switch kind {
    case .blank: "trống"
    case .title: "tiêu đề văn bản"
    case .heading: "tiêu đề cột"
    case .columnNumbers: "số thứ tự cột"
    case .household: "hộ"
    case .member: "thành viên"
    case .separator: "tên thôn"
    case .total: "tổng cộng"
    case .note: "ghi chú, chữ ký: không đọc"
    case .unclear: "không rõ là gì: không tính"
    }
  }
}

/// Words for columns' roles, as `rasoat inspect` prints them.
enum RoleWords {
  static func word(_ role: ColumnRole) -> String {
    switch role {
    case .indicator(let id): "indicator \(id)"
    case .cause(let id): "cause \(id)"
    case .group(let group): "group \(group.word)"
    default: kebab("\(role)")
    }
  }

  /// "classMarkPoor" is "class-mark-poor".
  private static func kebab(_ name: String) -> String {
    name.reduce(into: "") { $0 += $1.isUppercase ? "-" + $1.lowercased() : String($1) }
  }
}
