import Cells

/// Lays a page's tables out on a sheet: rows and cells where the spans put them, spans as merged ranges.
struct HTMLTables: XMLHandler {
  var sink: CellSink
  var notes: Sheet
  private var row = 0
  private var column = 0
  /// For each column the last row that a cell from above reaches into.
  private var occupied: [Int] = []
  private var tableDepth = 0
  private var hiddenDepth = 0
  private var isInCell = false
  private var exactNumber: [UInt8] = []
  private var text = HTMLCellText()

  init(sink: CellSink, notes: Sheet) {
    self.sink = sink
    self.notes = notes
  }

  mutating func start(_ element: XMLElement) throws(WorkbookError) {
    let name = element.name
    if Self.isHidden(name) { hiddenDepth += 1 }
    if name.isEqual(to: "table") {
      if tableDepth == 0 { try flushText() }
      tableDepth += 1
    } else if tableDepth == 1, name.isEqual(to: "tr") {
      try endCell()
      try startRow()
    } else if tableDepth == 1, name.isEqual(to: "td") || name.isEqual(to: "th") {
      try endCell()
      try startCell(element)
    } else if Self.isBreak(name) {
      if tableDepth == 0 { try flushText() } else { text.lineBreak(isForced: name.isEqual(to: "br")) }
    }
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(WorkbookError) {
    guard hiddenDepth == 0, isInCell || tableDepth == 0 else { return }
    guard text.count + bytes.count <= sink.limits.cellBytes else {
      throw WorkbookError(.tooLarge, part: notes.name, "a cell has more than \(sink.limits.cellBytes) bytes")
    }
    text.append(bytes)
  }

  mutating func end(_ name: UnsafeBufferPointer<UInt8>) throws(WorkbookError) {
    if Self.isHidden(name) { hiddenDepth = max(0, hiddenDepth - 1) }
    if tableDepth == 1, name.isEqual(to: "td") || name.isEqual(to: "th") { try endCell() }
    if name.isEqual(to: "table"), tableDepth > 0 {
      if tableDepth == 1 { try endTable() }
      tableDepth -= 1
    } else if tableDepth == 0, Self.isBreak(name) {
      try flushText()
    }
  }

  /// Ends the page.
  mutating func finish() throws(WorkbookError) {
    if tableDepth > 0 { try endTable() } else { try flushText() }
  }

  // MARK: Rows and cells

  private mutating func startRow() throws(WorkbookError) {
    row += 1
    guard row <= CellReference.lastRow else {
      throw WorkbookError(.tooLarge, part: notes.name, "the page has more than \(CellReference.lastRow) rows")
    }
    column = 0
  }

  /// Begins a cell in the next column that no cell from above reaches into.
  private mutating func startCell(_ element: XMLElement) throws(WorkbookError) {
    if row == 0 { try startRow() }
    column += 1
    while column <= occupied.count, occupied[column - 1] >= row { column += 1 }
    column = min(column, CellReference.lastColumn)
    let across = min(max(1, element.number("colspan") ?? 1), 1_000, CellReference.lastColumn - column + 1)
    let down = min(max(1, element.number("rowspan") ?? 1), 65_534, CellReference.lastRow - row + 1)
    let last = column + across - 1
    while occupied.count < last { occupied.append(0) }
    for index in column - 1..<last { occupied[index] = row + down - 1 }
    if across > 1 || down > 1 {
      notes.merges.append(
        MergedRange(firstRow: row, firstColumn: column, lastRow: row + down - 1, lastColumn: last))
    }
    exactNumber = (element["x:num"] ?? element["num"]).map { Array($0) } ?? []
    isInCell = true
    text.clear()
  }

  private mutating func endCell() throws(WorkbookError) {
    guard isInCell else { return }
    isInCell = false
    let start = sink.bytes.count
    let number = exactNumber.withUnsafeBufferPointer { DecimalText.number($0) }
    if let number { NumberPrinter.append(number, to: &sink.bytes) } else { text.end(appendingTo: &sink.bytes) }
    text.clear()
    try sink.place(row: row, column: column, style: 0, kind: number == nil ? .text : .number, from: start)
  }

  private mutating func endTable() throws(WorkbookError) {
    try endCell()
    occupied.removeAll()
  }

  /// Puts the text between tables into a row of its own.
  private mutating func flushText() throws(WorkbookError) {
    let start = sink.bytes.count
    text.end(appendingTo: &sink.bytes)
    text.clear()
    guard sink.bytes.count > start else { return }
    try startRow()
    try sink.place(row: row, column: 1, style: 0, kind: .text, from: start)
  }

  // MARK: Elements

  private static func isHidden(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    name.isEqual(to: "head") || name.isEqual(to: "script") || name.isEqual(to: "style") || name.isEqual(to: "xml")
      || name.isEqual(to: "title")
  }

  private static func isBreak(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    let isHeading = name.count == 2 && name[0] == UInt8(ascii: "h") && (0x31...0x36).contains(name[1])
    return isHeading || name.isEqual(to: "br") || name.isEqual(to: "p") || name.isEqual(to: "div")
      || name.isEqual(to: "li") || name.isEqual(to: "tr") || name.isEqual(to: "center")
  }
}

/// The text of a cell as a page shows it: runs of blanks are one blank, breaks are line ends.
struct HTMLCellText {
  private var bytes: [UInt8] = []
  private var hasBlank = false

  /// How many bytes there are.
  var count: Int { bytes.count }

  /// Forgets the text.
  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    hasBlank = false
  }

  /// Appends text; no-break spaces become blanks that stay.
  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < text.count {
      let byte = text[index]
      index += 1
      if byte == 0x20 || (0x09...0x0d).contains(byte) {
        hasBlank = true
        continue
      }
      if hasBlank, let last = bytes.last, last != 0x0a { bytes.append(0x20) }
      hasBlank = false
      if byte == 0xc2, index < text.count, text[index] == 0xa0 {
        bytes.append(0x20)
        index += 1
      } else {
        bytes.append(byte)
      }
    }
  }

  /// Begins a new line; a paragraph's only where there is text before it.
  mutating func lineBreak(isForced: Bool) {
    if isForced || (!bytes.isEmpty && bytes.last != 0x0a) { bytes.append(0x0a) }
    hasBlank = false
  }

  /// Appends what was collected, without blanks and line ends around it.
  func end(appendingTo target: inout [UInt8]) {
    let end = bytes.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? 0
    let start = bytes.firstIndex { $0 > 0x20 } ?? 0
    if start < end { target.append(contentsOf: bytes[start..<end]) }
  }
}
