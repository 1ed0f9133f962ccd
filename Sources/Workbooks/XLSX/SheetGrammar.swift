import Cells

/// Reads a worksheet part (ECMA-376 part 1, 18.3): cells in `sheetData`, and `cols` and `mergeCells` around them.
struct SheetGrammar: XMLHandler {
  /// What a cell's `t` says about its value.
  private enum ValueType { case number, shared, text, boolean, error, date }

  /// Where the cells go.
  var sink: CellSink
  /// What is found beside the cells.
  var notes: Sheet
  private let strings: StringArena
  private let styles: StyleTable
  private let printer: NumberPrinter
  private var isInData = false
  private var row = 0
  private var column = 0
  private var style = 0
  private var type = ValueType.number
  private var value: [UInt8] = []
  private var isInValue = false
  private var isInText = false
  private var hasFormula = false
  private var hasValue = false
  private var zeroResults: [CellBatch.Place] = []
  private var hasOtherResults = false
  private var hasInlineText = false
  private var inlineText: [UInt8] = []
  private var phoneticDepth = 0
  private var collector = TextCollector()

  init(sink: CellSink, notes: Sheet, strings: StringArena, styles: StyleTable) {
    self.sink = sink
    self.notes = notes
    self.strings = strings
    self.styles = styles
    printer = NumberPrinter(sink.numbers, date1904: styles.date1904)
  }

  mutating func start(_ element: XMLElement) throws(WorkbookError) {
    guard isInData else {
      try startOutside(element)
      return
    }
    let name = element.name
    if name.count == 1 {
      switch name[0] {
      case UInt8(ascii: "c"): startCell(element)
      case UInt8(ascii: "v"):
        isInValue = true
        hasValue = true
        if !value.isEmpty { value.removeAll(keepingCapacity: true) }
      case UInt8(ascii: "f"): hasFormula = true
      case UInt8(ascii: "t"):
        isInText = phoneticDepth == 0
        if isInText { collector.begin(element) }
      default: break
      }
    } else if name.isEqual(to: "row") {
      try startRow(element)
    } else if name.isEqual(to: "rPh") {
      phoneticDepth += 1
    }
  }

  @inline(__always) mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(WorkbookError) {
    if isInValue {
      value.append(contentsOf: bytes)
    } else if isInText {
      collector.take(bytes)
    }
  }

  mutating func end(_ name: UnsafeBufferPointer<UInt8>) throws(WorkbookError) {
    guard isInData else { return }
    if name.count == 1 {
      switch name[0] {
      case UInt8(ascii: "c"): try endCell()
      case UInt8(ascii: "v"): isInValue = false
      case UInt8(ascii: "t"):
        if isInText { collector.end(appendingTo: &inlineText) }
        hasInlineText = hasInlineText || isInText
        isInText = false
      default: break
      }
    } else if name.isEqual(to: "rPh") {
      phoneticDepth -= 1
    } else if name.isEqual(to: "sheetData") {
      isInData = false
    }
  }

  // MARK: Rows and cells

  private mutating func startRow(_ element: XMLElement) throws(WorkbookError) {
    row = max(1, element.number("r") ?? row + 1)
    guard row <= CellReference.lastRow else {
      throw WorkbookError(.tooLarge, "the sheet has rows beyond \(CellReference.lastRow)")
    }
    column = 0
    sink.beginRow(row)
    if element.flag("hidden") { notes.hiddenRows.insert(row...row) }
  }

  private mutating func startCell(_ element: XMLElement) {
    var isPlaced = false
    style = 0
    type = .number
    hasFormula = false
    hasValue = false
    for attribute in element.attributes where attribute.name.count == 1 {
      switch attribute.name[0] {
      case UInt8(ascii: "r"):
        guard let place = CellReference.place(attribute.value) else { continue }
        isPlaced = true
        column = place.column
        row = place.row
      case UInt8(ascii: "s"): style = attribute.value.smallNumber ?? 0
      case UInt8(ascii: "t"): type = Self.type(attribute.value)
      default: break
      }
    }
    if !isPlaced { column += 1 }
    if row == 0 { row = 1 }
    if !value.isEmpty { value.removeAll(keepingCapacity: true) }
    if hasInlineText {
      inlineText.removeAll(keepingCapacity: true)
      hasInlineText = false
    }
  }

  private static func type(_ name: UnsafeBufferPointer<UInt8>) -> ValueType {
    if name.count == 1 {
      switch name[0] {
      case UInt8(ascii: "s"): return .shared
      case UInt8(ascii: "b"): return .boolean
      case UInt8(ascii: "e"): return .error
      case UInt8(ascii: "d"): return .date
      default: return .number
      }
    }
    return name.isEqual(to: "str") || name.isEqual(to: "inlineStr") ? .text : .number
  }

  private mutating func endCell() throws(WorkbookError) {
    if type == .shared, !value.isEmpty {
      hasOtherResults = hasOtherResults || hasFormula
      guard let index = value.withUnsafeBufferPointer({ $0.smallNumber }), index < strings.count else {
        throw WorkbookError(.damaged, "a cell names a shared string that is not there; there are \(strings.count)")
      }
      try sink.place(row: row, column: column, style: style, string: index, of: strings)
      return
    }
    let start = sink.bytes.count
    let kind: CellKind
    if hasInlineText {
      sink.bytes.append(contentsOf: inlineText)
      kind = .text
    } else {
      guard !value.isEmpty else {
        // A formula of text may have an empty result; one of numbers without any was never calculated.
        if hasFormula, !hasValue || type != .text { sink.noteUncalculated(row: row, column: column) }
        return
      }
      kind = value.withUnsafeBufferPointer { append($0) }
      if hasFormula { noteResult() }
    }
    try sink.place(row: row, column: column, style: style, kind: kind, from: start)
  }

  /// Zeros are what programs that do not calculate write for results.
  private mutating func noteResult() {
    if type == .number, value == [UInt8(ascii: "0")] {
      if zeroResults.count < 1 << 20 { zeroResults.append(CellBatch.Place(row: row, column: column - 1)) }
    } else {
      hasOtherResults = true
    }
  }

  /// Takes back the zeros of formulas where no formula of the sheet has another result: nobody has calculated them.
  mutating func retractStandIns() { if !hasOtherResults { sink.retract(zeroResults) } }

  private mutating func append(_ value: UnsafeBufferPointer<UInt8>) -> CellKind {
    switch type {
    case .number:
      if let kind = printer.append(value, styles.format(ofStyle: style), to: &sink.bytes) { return kind }
      EscapedText.append(value, to: &sink.bytes)
      return value.allSatisfy { $0 <= 0x20 } ? .blank : .text
    case .boolean:
      let isTrue = value.isEqual(to: "1") || value.isEqual(to: "true")
      sink.bytes.append(contentsOf: (isTrue ? "true" : "false").utf8)
      return .boolean
    case .error:
      sink.bytes.append(contentsOf: value)
      return .error
    case .date:
      ISODate.append(value, to: &sink.bytes)
      return .date
    case .text, .shared:
      EscapedText.append(value, to: &sink.bytes)
      return .text
    }
  }

  // MARK: Around the cells

  private mutating func startOutside(_ element: XMLElement) throws(WorkbookError) {
    if element.name.isEqual(to: "sheetData") {
      isInData = true
    } else if element.name.isEqual(to: "mergeCell") {
      guard notes.merges.count < 1 << 22 else {
        throw WorkbookError(.tooLarge, "the sheet has more than 4 million merged ranges")
      }
      if let range = element["ref"].flatMap({ CellReference.range($0) }) { notes.merges.append(range) }
    } else if element.name.isEqual(to: "col"), element.flag("hidden") {
      let first = element.number("min") ?? 0
      let last = min(element.number("max") ?? first, CellReference.lastColumn)
      if first > 0, first <= last { notes.hiddenColumns.insert(first...last) }
    }
  }
}

/// Dates that a file writes as text, `2021-12-31T00:00:00.000Z`.
enum ISODate {
  /// Appends the date without fractions of a second, and without a time of day where that is midnight.
  static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    var end = text.count
    if end > 19, text[10] == UInt8(ascii: "T") || text[10] == UInt8(ascii: " ") { end = 19 }
    if end == 19, UnsafeBufferPointer(rebasing: text[11..<19]).isEqual(to: "00:00:00") { end = 10 }
    bytes.append(contentsOf: text[..<end])
  }
}
