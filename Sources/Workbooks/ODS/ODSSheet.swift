import Cells

/// Reads the cells of one sheet of an OpenDocument spreadsheet. Rows and cells that are said to repeat are laid out as
/// often, within bounds: what is blank costs nothing.
struct ODSSheet: XMLHandler {
  /// A cell of the row being read: its value lies in `bytes`.
  private struct RowCell {
    let column: Int
    let style: Int
    let kind: CellKind
    let value: Range<Int>
  }

  var sink: CellSink
  var notes: Sheet
  private let wanted: Int
  private let styles: ODSStyles
  private let printer: NumberPrinter
  private var tables = ODSTables()
  private var sheet = -1
  private var isInSheet = false

  private var row = 0
  private var rowRepeats = 1
  private var rowStyle: Int?
  private var column = 0
  private var cells: [RowCell] = []
  private var openFormulas: [Int] = []
  private var bytes: [UInt8] = []
  private var copies = 0

  private var definedColumn = 0
  /// For each column that has one the style of its cells, as ranges in ascending order.
  private var columnStyles: [(columns: ClosedRange<Int>, style: Int)] = []

  private var cell = ODSCell()
  private var cellDepth = 0
  private var paragraphDepth = 0
  private var skipsUntil = 0
  private var text = ODSText()

  /// The most cells of a sheet that may be copies of others.
  private static let mostCopies = 1 << 22

  init(_ wanted: Int, sink: CellSink, notes: Sheet, styles: ODSStyles) {
    self.wanted = wanted
    self.sink = sink
    self.notes = notes
    self.styles = styles
    printer = NumberPrinter(sink.numbers, date1904: false)
  }

  mutating func start(_ element: XMLElement) throws(WorkbookError) {
    if tables.start(element.name) {
      sheet += 1
      isInSheet = sheet == wanted
    }
    guard isInSheet, !tables.isSkipping else { return }
    let name = element.name
    if cellDepth > 0 {
      try startWithin(element)
    } else if name.isEqual(to: "table-cell") || name.isEqual(to: "covered-table-cell") {
      startCell(element)
    } else if name.isEqual(to: "table-row") {
      try startRow(element)
    } else if name.isEqual(to: "table-column") {
      startColumn(element)
    }
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(WorkbookError) {
    guard paragraphDepth > 0, skipsUntil == 0 else { return }
    guard text.count + bytes.count <= sink.limits.cellBytes else {
      throw WorkbookError(.tooLarge, part: notes.name, "a cell has more than \(sink.limits.cellBytes) bytes")
    }
    text.append(bytes)
  }

  mutating func end(_ name: UnsafeBufferPointer<UInt8>) throws(WorkbookError) {
    let depth = tables.depth
    let wasSkipping = tables.isSkipping
    if tables.end() { isInSheet = false }
    guard isInSheet, !wasSkipping else { return }
    if depth == skipsUntil { skipsUntil = 0 }
    if depth == paragraphDepth { paragraphDepth = 0 }
    if depth == cellDepth {
      cellDepth = 0
      try endCell()
    } else if cellDepth == 0, name.isEqual(to: "table-row") {
      try endRow()
    }
  }

  // MARK: Columns and rows

  private mutating func startColumn(_ element: XMLElement) {
    let first = definedColumn + 1
    definedColumn = min(definedColumn + repeats(element, "number-columns-repeated"), CellReference.lastColumn)
    guard first <= definedColumn else { return }
    if isHidden(element) { notes.hiddenColumns.insert(first...definedColumn) }
    if let style = style(element, "default-cell-style-name"), columnStyles.count < CellReference.lastColumn {
      columnStyles.append((first...definedColumn, style))
    }
  }

  private mutating func startRow(_ element: XMLElement) throws(WorkbookError) {
    row += rowRepeats
    guard row <= 1 << 24 else { throw WorkbookError(.tooLarge, part: notes.name, "the sheet has too many rows") }
    rowRepeats = repeats(element, "number-rows-repeated")
    rowStyle = style(element, "default-cell-style-name")
    column = 0
    let last = min(row + rowRepeats - 1, CellReference.lastRow)
    if isHidden(element), row <= last { notes.hiddenRows.insert(row...last) }
  }

  /// Lays the row out, as often as it is said to repeat.
  private mutating func endRow() throws(WorkbookError) {
    defer {
      cells.removeAll(keepingCapacity: true)
      bytes.removeAll(keepingCapacity: true)
      openFormulas.removeAll(keepingCapacity: true)
    }
    guard !cells.isEmpty || !openFormulas.isEmpty else { return }
    copies += (rowRepeats - 1) * (cells.count + openFormulas.count)
    guard copies <= Self.mostCopies, row + rowRepeats - 1 <= CellReference.lastRow else {
      throw WorkbookError(.tooLarge, part: notes.name, "the sheet repeats more cells than a list can have")
    }
    for number in row..<row + rowRepeats {
      for cell in cells {
        let start = sink.bytes.count
        sink.bytes.append(contentsOf: bytes[cell.value])
        try sink.place(row: number, column: cell.column, style: cell.style, kind: cell.kind, from: start)
      }
      for column in openFormulas { sink.noteUncalculated(row: number, column: column) }
    }
  }

  private func repeats(_ element: XMLElement, _ name: StaticString) -> Int { max(1, element.number(name) ?? 1) }

  private func isHidden(_ element: XMLElement) -> Bool {
    element["visibility"].map { $0.isEqual(to: "collapse") || $0.isEqual(to: "filter") } ?? false
  }

  private func style(_ element: XMLElement, _ name: StaticString) -> Int? {
    element.string(name).flatMap { styles.number($0) }
  }

  // MARK: Cells

  private mutating func startCell(_ element: XMLElement) {
    cellDepth = tables.depth
    column += 1
    cell = ODSCell(element)
    cell.style = style(element, "style-name") ?? rowStyle ?? style(ofColumn: column) ?? 0
    text.clear()
    let across = min(repeats(element, "number-columns-spanned"), CellReference.lastColumn)
    let down = min(repeats(element, "number-rows-spanned"), CellReference.lastRow)
    guard across > 1 || down > 1, notes.merges.count < 1 << 22 else { return }
    notes.merges.append(
      MergedRange(firstRow: row, firstColumn: column, lastRow: row + down - 1, lastColumn: column + across - 1))
  }

  private func style(ofColumn column: Int) -> Int? {
    let index = columnStyles.partitioningIndex { $0.columns.upperBound >= column }
    return index < columnStyles.count && columnStyles[index].columns.contains(column) ? columnStyles[index].style : nil
  }

  /// Paragraphs of the cell itself are its text; notes and drawings have their own.
  private mutating func startWithin(_ element: XMLElement) throws(WorkbookError) {
    guard skipsUntil == 0 else { return }
    let name = element.name
    if paragraphDepth > 0 {
      if name.isEqual(to: "s") {
        text.blanks(min(element.number("c") ?? 1, 1_024))
      } else if name.isEqual(to: "tab") {
        text.sign(0x09)
      } else if name.isEqual(to: "line-break") {
        text.sign(0x0a)
      } else if name.isEqual(to: "annotation") || name.isEqual(to: "note") || name.isEqual(to: "ruby-text") {
        skipsUntil = tables.depth
      }
    } else if tables.depth == cellDepth + 1, name.isEqual(to: "p") || name.isEqual(to: "h") {
      paragraphDepth = tables.depth
      text.beginParagraph()
    } else {
      skipsUntil = tables.depth
    }
  }

  private mutating func endCell() throws(WorkbookError) {
    let first = column
    column += cell.repeats - 1
    let start = bytes.count
    let kind = cell.append(text.bytes, printer, styles.table.format(ofStyle: cell.style), to: &bytes)
    guard bytes.count > start, let kind else {
      if cell.hasFormula, cell.type == nil { openFormulas.append(first) }
      return
    }
    copies += cell.repeats - 1
    guard copies <= Self.mostCopies else {
      throw WorkbookError(.tooLarge, part: notes.name, "the sheet repeats more cells than a list can have")
    }
    for column in first...column {
      cells.append(RowCell(column: column, style: cell.style, kind: kind, value: start..<bytes.count))
    }
  }
}

/// A cell's attributes: what kind of value it has, and the value where it is no text (part 3, 19.385).
struct ODSCell {
  /// The type of the value, in the file's words; nil where there is none.
  private(set) var type: String?
  private(set) var hasFormula = false
  /// How many cells there are of the kind, side by side.
  private(set) var repeats = 1
  /// Its style's number.
  var style = 0
  private var isError = false
  private var value: [UInt8] = []
  private var ownText: [UInt8]?

  init() {}

  init(_ element: XMLElement) {
    for attribute in element.attributes {
      let (name, value) = (attribute.name, attribute.value)
      if name.isEqual(to: "value-type") {
        if value.isEqual(to: "error") { isError = true } else { type = String(decoding: value, as: UTF8.self) }
      } else if name.isEqual(to: "formula") {
        hasFormula = true
      } else if name.isEqual(to: "string-value") {
        ownText = Array(value)
      } else if name.isEqual(to: "value") || name.isEqual(to: "date-value") || name.isEqual(to: "time-value")
        || name.isEqual(to: "boolean-value")
      {
        self.value = Array(value)
      }
    }
    repeats = min(max(1, element.number("number-columns-repeated") ?? 1), 1 << 20)
  }

  /// Appends the value; returns what kind it is, nil where there is none.
  func append(
    _ text: [UInt8], _ printer: NumberPrinter, _ format: NumberFormat, to bytes: inout [UInt8]
  ) -> CellKind? {
    if isError {
      bytes.append(contentsOf: text.isEmpty ? Array("#N/A".utf8) : text)
      return .error
    }
    switch type {
    case "float", "percentage", "currency":
      if let kind = value.withUnsafeBufferPointer({ printer.append($0, format, to: &bytes) }) { return kind }
    case "date":
      if !value.isEmpty {
        value.withUnsafeBufferPointer { ISODate.append($0, to: &bytes) }
        return .date
      }
    case "time":
      if Self.appendTime(value, to: &bytes) { return .date }
    case "boolean":
      bytes.append(contentsOf: (value == Array("true".utf8) ? "true" : "false").utf8)
      return .boolean
    default: break
    }
    bytes.append(contentsOf: text.isEmpty ? ownText ?? value : text)
    return .text
  }

  /// Appends `PT08H30M00S` as `08:30:00`; false where it is something else.
  private static func appendTime(_ value: [UInt8], to bytes: inout [UInt8]) -> Bool {
    guard value.starts(with: "PT".utf8) else { return false }
    var parts = [UInt8(ascii: "H"): 0, UInt8(ascii: "M"): 0, UInt8(ascii: "S"): 0]
    var number = 0
    var isFraction = false
    for byte in value.dropFirst(2) {
      if byte &- 0x30 < 10 {
        if !isFraction { number = min(number * 10 + Int(byte - 0x30), 1 << 30) }
      } else if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") {
        isFraction = true
      } else {
        guard parts[byte] != nil else { return false }
        parts[byte] = number
        (number, isFraction) = (0, false)
      }
    }
    let words = "HMS".utf8.map { byte -> String in
      let digits = String(parts[byte] ?? 0)
      return digits.count < 2 ? "0" + digits : digits
    }
    bytes.append(contentsOf: words.joined(separator: ":").utf8)
    return true
  }
}

/// A cell's text: paragraphs as lines, runs of blanks as one, unless they are written as elements (part 3, 6.1.2).
struct ODSText {
  /// The text so far.
  private(set) var bytes: [UInt8] = []
  private var isFirst = true
  private var mayBlank = false

  /// How many bytes there are.
  var count: Int { bytes.count }

  /// Forgets the text.
  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    isFirst = true
  }

  /// Begins a paragraph.
  mutating func beginParagraph() {
    if !isFirst { bytes.append(0x0a) }
    isFirst = false
    mayBlank = false
  }

  /// Appends text as written.
  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    for byte in text {
      let isBlank = byte == 0x20 || (0x09...0x0d).contains(byte)
      if !isBlank { bytes.append(byte) } else if mayBlank { bytes.append(0x20) }
      mayBlank = !isBlank
    }
  }

  /// Appends blanks that stay.
  mutating func blanks(_ count: Int) {
    bytes.append(contentsOf: [UInt8](repeating: 0x20, count: max(0, count)))
    mayBlank = false
  }

  /// Appends a tab or a line end.
  mutating func sign(_ byte: UInt8) {
    bytes.append(byte)
    mayBlank = false
  }
}

extension Array {
  /// The first index whose element the test holds for; the array is parted by it.
  fileprivate func partitioningIndex(where test: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if test(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
