import Cells

/// A SpreadsheetML 2003 workbook: one XML file, often named .xls (Microsoft's "XML Spreadsheet Reference").
struct XML2003Workbook: WorkbookFormat {
  let sheets: [Sheet]
  let styles: StyleTable
  private let bytes: [UInt8]
  private let styleNumbers: [String: Int]

  init(_ bytes: [UInt8]) throws(WorkbookError) {
    self.bytes = bytes
    var outline = XML2003Outline()
    try SAXParser(part: "workbook").parse(&outline, bytes: bytes)
    guard outline.isWorkbook else { throw WorkbookError(.notAWorkbook, "the XML is no workbook") }
    // Each sheet is found by going through the whole file.
    guard outline.sheets.count * bytes.count <= 2 << 30 else {
      throw WorkbookError(.tooLarge, "has \(outline.sheets.count) sheets in \(bytes.count) bytes")
    }
    sheets = outline.sheets
    styles = outline.styles
    styleNumbers = outline.styleNumbers
  }

  func read(sheet index: Int, into sink: inout CellSink, notes: inout Sheet) throws(WorkbookError) {
    var grammar = XML2003Sheet(index, sink: sink, notes: notes, styles: styles, styleNumbers: styleNumbers)
    sink.bytes = []
    try SAXParser(part: notes.name).parse(&grammar, bytes: bytes)
    sink = grammar.sink
    notes = grammar.notes
  }
}

/// Reads the names of the sheets, and the styles.
struct XML2003Outline: XMLHandler {
  /// Whether the document is a workbook at all.
  private(set) var isWorkbook = false
  private(set) var sheets: [Sheet] = []
  private(set) var styles = StyleTable()
  /// For each style's id its number.
  private(set) var styleNumbers: [String: Int] = [:]
  private var name = ""
  private var isHidden = false
  private var isInVisible = false
  private var style: (id: String, format: NumberFormat, font: String?)?

  mutating func start(_ element: XMLElement) throws(WorkbookError) {
    if element.name.isEqual(to: "Workbook") {
      isWorkbook = true
    } else if element.name.isEqual(to: "Worksheet") {
      name = element.string("Name") ?? "Sheet\(sheets.count + 1)"
      isHidden = false
    } else if element.name.isEqual(to: "Visible") {
      isInVisible = true
    } else if element.name.isEqual(to: "Style") {
      style = (element.string("ID") ?? "", .number, nil)
    } else if element.name.isEqual(to: "NumberFormat") {
      style?.format = element["Format"].map { NumberFormat(code: $0) } ?? .number
    } else if element.name.isEqual(to: "Font") {
      style?.font = element.string("FontName")
    }
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if isInVisible, bytes.count > 5, String(decoding: bytes, as: UTF8.self).hasPrefix("Sheet") { isHidden = true }
  }

  mutating func end(_ name: UnsafeBufferPointer<UInt8>) {
    if name.isEqual(to: "Worksheet") {
      sheets.append(Sheet(name: self.name, isHidden: isHidden))
    } else if name.isEqual(to: "Visible") {
      isInVisible = false
    } else if name.isEqual(to: "Style"), let done = style {
      let number = styles.formats.count
      styleNumbers[done.id] = number
      styles.customFormats[-1 - number] = done.format
      styles.fontNames[number] = done.font
      styles.addStyle(numberFormat: -1 - number, font: number)
      style = nil
    }
  }
}

/// Reads the cells of one sheet of the document.
struct XML2003Sheet: XMLHandler {
  var sink: CellSink
  var notes: Sheet
  private let wanted: Int
  private let styles: StyleTable
  private let styleNumbers: [String: Int]
  private let printer: NumberPrinter
  private var sheet = -1
  private var row = 0
  private var rowSpan = 0
  private var column = 0
  private var columnSpan = 0
  private var definedColumn = 0
  private var style = 0
  private var type = ""
  private var value: [UInt8] = []
  private var isInData = false
  private var awaitsResult = false
  private var commentDepth = 0

  init(_ wanted: Int, sink: CellSink, notes: Sheet, styles: StyleTable, styleNumbers: [String: Int]) {
    self.wanted = wanted
    self.sink = sink
    self.notes = notes
    self.styles = styles
    self.styleNumbers = styleNumbers
    printer = NumberPrinter(sink.numbers, date1904: false)
  }

  mutating func start(_ element: XMLElement) throws(WorkbookError) {
    let name = element.name
    if name.isEqual(to: "Worksheet") { sheet += 1 }
    guard sheet == wanted else { return }
    if name.isEqual(to: "Row") {
      try startRow(element)
    } else if name.isEqual(to: "Column") {
      startColumn(element)
    } else if name.isEqual(to: "Cell") {
      startCell(element)
    } else if name.isEqual(to: "Comment") {
      commentDepth += 1
    } else if name.isEqual(to: "Data"), commentDepth == 0 {
      isInData = true
      awaitsResult = false
      type = element.string("Type") ?? "String"
      value.removeAll(keepingCapacity: true)
    }
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(WorkbookError) {
    guard isInData else { return }
    guard value.count + bytes.count <= sink.limits.cellBytes else {
      throw WorkbookError(.tooLarge, part: notes.name, "a cell has more than \(sink.limits.cellBytes) bytes")
    }
    value.append(contentsOf: bytes)
  }

  mutating func end(_ name: UnsafeBufferPointer<UInt8>) throws(WorkbookError) {
    if name.isEqual(to: "Comment"), sheet == wanted { commentDepth -= 1 }
    if name.isEqual(to: "Cell"), sheet == wanted, awaitsResult { sink.noteUncalculated(row: row, column: column) }
    guard name.isEqual(to: "Data"), isInData else { return }
    isInData = false
    let start = sink.bytes.count
    let kind = value.withUnsafeBufferPointer { append($0) }
    try sink.place(row: row, column: column, style: style, kind: kind, from: start)
  }

  private mutating func startRow(_ element: XMLElement) throws(WorkbookError) {
    row = max(1, element.number("Index") ?? row + rowSpan + 1)
    guard row <= CellReference.lastRow else {
      throw WorkbookError(.tooLarge, part: notes.name, "the sheet has rows beyond \(CellReference.lastRow)")
    }
    rowSpan = element.number("Span") ?? 0
    column = 0
    columnSpan = 0
    if element.flag("Hidden") { notes.hiddenRows.insert(row...row + min(rowSpan, CellReference.lastRow)) }
  }

  private mutating func startColumn(_ element: XMLElement) {
    let first = min(element.number("Index") ?? definedColumn + 1, CellReference.lastColumn)
    definedColumn = min(first + (element.number("Span") ?? 0), CellReference.lastColumn)
    if element.flag("Hidden"), first > 0 { notes.hiddenColumns.insert(first...max(first, definedColumn)) }
  }

  private mutating func startCell(_ element: XMLElement) {
    if row == 0 { row = 1 }
    column = min(max(1, element.number("Index") ?? column + columnSpan + 1), CellReference.lastColumn)
    let across = min(element.number("MergeAcross") ?? 0, CellReference.lastColumn - column)
    let down = min(element.number("MergeDown") ?? 0, CellReference.lastRow - row)
    columnSpan = across
    awaitsResult = element["Formula"] != nil
    style = element.string("StyleID").flatMap { styleNumbers[$0] } ?? 0
    if across > 0 || down > 0 {
      notes.merges.append(
        MergedRange(firstRow: row, firstColumn: column, lastRow: row + down, lastColumn: column + across))
    }
  }

  private mutating func append(_ value: UnsafeBufferPointer<UInt8>) -> CellKind {
    switch type {
    case "Number":
      let padded = styles.format(ofStyle: style)
      let format = if case .zeroPadded = padded { padded } else { NumberFormat.number }
      if let kind = printer.append(value, format, to: &sink.bytes) { return kind }
    case "DateTime":
      let day = UnsafeBufferPointer(rebasing: value.prefix(10))
      let isTime = value.count >= 19 && (day.isEqual(to: "1899-12-31") || day.isEqual(to: "1899-12-30"))
      if isTime { sink.bytes.append(contentsOf: value[11..<19]) } else { ISODate.append(value, to: &sink.bytes) }
      return .date
    case "Boolean":
      sink.bytes.append(contentsOf: (value.isEqual(to: "1") ? "true" : "false").utf8)
      return .boolean
    case "Error":
      sink.bytes.append(contentsOf: value)
      return .error
    default: break
    }
    sink.bytes.append(contentsOf: value)
    return .text
  }
}
