import Cells
import Compression

/// An OpenDocument spreadsheet (ISO/IEC 26300): one XML part with all sheets, in a package or by itself (.fods).
struct ODSWorkbook: WorkbookFormat {
  /// Where the document is.
  private enum Source {
    case part(ZipArchive, String)
    case flat([UInt8])
  }

  private(set) var sheets: [Sheet]
  let styles: StyleTable
  private let source: Source
  private let limits: Workbook.Limits
  private let outline: ODSOutline

  /// The spreadsheet in a package. Throws `.encrypted` where its parts are.
  init(_ archive: ZipArchive, content: String, limits: Workbook.Limits) throws(WorkbookError) {
    if let entry = archive.entry(named: "META-INF/manifest.xml"), entry.size < 1 << 20,
      let manifest = try? archive.content(entry), manifest.firstRange(of: Array("encryption-data".utf8)) != nil
    {
      throw WorkbookError(.encrypted, "is locked by a password")
    }
    var outline = ODSOutline()
    if archive.entry(named: "styles.xml") != nil {
      try Self.parse(.part(archive, "styles.xml"), limits, into: &outline)
      outline.forgetSheets()
    }
    try self.init(.part(archive, content), outline, size: archive.entry(named: content)?.size ?? 0, limits)
  }

  /// The spreadsheet that is one XML file.
  init(flat bytes: [UInt8], limits: Workbook.Limits) throws(WorkbookError) {
    try self.init(.flat(bytes), ODSOutline(), size: bytes.count, limits)
  }

  private init(
    _ source: Source, _ outline: ODSOutline, size: Int, _ limits: Workbook.Limits
  ) throws(WorkbookError) {
    var outline = outline
    try Self.parse(source, limits, into: &outline)
    // Each sheet is found by going through the whole document.
    guard outline.sheets.count * max(1, size) <= 4 << 30 else {
      throw WorkbookError(.tooLarge, "has \(outline.sheets.count) sheets in \(size) bytes")
    }
    self.source = source
    self.limits = limits
    self.outline = outline
    sheets = outline.sheets
    styles = outline.styles.table
  }

  /// Whether an XML file is such a spreadsheet.
  static func isFlat(_ bytes: [UInt8]) -> Bool {
    bytes.prefix(1 << 12).firstRange(of: Array("opendocument.spreadsheet".utf8)) != nil
  }

  func read(sheet index: Int, into sink: inout CellSink, notes: inout Sheet) throws(WorkbookError) {
    var grammar = ODSSheet(index, sink: sink, notes: notes, styles: outline.styles)
    sink.bytes = []
    try Self.parse(source, limits, into: &grammar)
    sink = grammar.sink
    notes = grammar.notes
  }

  private static func parse<Handler: XMLHandler>(
    _ source: Source, _ limits: Workbook.Limits, into handler: inout Handler
  ) throws(WorkbookError) {
    switch source {
    case .part(let archive, let name):
      try XMLPart.parse(PackageReader.open(name, of: archive), named: name, limits: limits, into: &handler)
    case .flat(let bytes): try SAXParser(part: "document").parse(&handler, bytes: bytes)
    }
  }
}

/// Which elements of a spreadsheet's body are the sheets' own: tables within cells, in charts, in links and in the record of
/// changes are passed over.
struct ODSTables {
  /// How many elements are open within the table; 0 outside of any.
  private(set) var depth = 0
  private var skipped = 0

  /// Whether what is being read is passed over.
  var isSkipping: Bool { skipped > 0 }

  /// An element begins; whether it is a sheet.
  mutating func start(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    if skipped > 0 {
      skipped += 1
    } else if depth > 0 {
      if name.isEqual(to: "table") || name.isEqual(to: "shapes") || name.isEqual(to: "forms") { skipped = 1 }
      depth += 1
    } else if name.isEqual(to: "tracked-changes") || name.isEqual(to: "dde-links") {
      skipped = 1
    } else if name.isEqual(to: "table") {
      depth = 1
      return true
    }
    return false
  }

  /// An element ends; whether it was a sheet.
  mutating func end() -> Bool {
    if skipped > 0 {
      skipped -= 1
      if skipped > 0 { return false }
      if depth == 0 { return false }
    }
    guard depth > 0 else { return false }
    depth -= 1
    return depth == 0
  }
}

/// What cells look like: by the names of styles.
struct ODSStyles {
  /// All styles of cells.
  private(set) var table = StyleTable()
  /// For each style of cells its number.
  private var numbers: [String: Int] = [:]
  /// For each number format with zeros in front how many digits it shows.
  private var digits: [String: Int] = [:]
  /// The styles of tables that are not shown.
  private(set) var hiddenTables: Set<String> = []

  /// The style 0 of cells that name none.
  init() { add("", parent: nil, format: nil, font: nil) }

  /// The number of a style; nil where there is none of this name.
  func number(_ name: String) -> Int? { numbers[name] }

  /// Adds a number format.
  mutating func addFormat(_ name: String, digits: Int) { self.digits[name] = digits }
  /// Notes that tables of a style are hidden.
  mutating func hideTables(_ style: String) { hiddenTables.insert(style) }

  /// Adds a style of cells, with what it takes from its parent.
  mutating func add(_ name: String, parent: String?, format: String?, font: String?) {
    guard table.formats.count < 1 << 16 else { return }
    let number = table.formats.count
    let inherited = parent.flatMap { numbers[$0] }
    let zeros = format.flatMap { digits[$0] }.map { NumberFormat.zeroPadded($0) }
    table.customFormats[-1 - number] =
      format == nil ? inherited.map { table.format(ofStyle: $0) } ?? .number : zeros ?? .number
    table.fontNames[number] = font ?? inherited.flatMap { table.fontName(ofStyle: $0) }
    table.addStyle(numberFormat: -1 - number, font: number)
    numbers[name] = number
  }
}

/// Reads the names of the sheets, and the styles that stand before them.
struct ODSOutline: XMLHandler {
  private(set) var sheets: [Sheet] = []
  private(set) var styles = ODSStyles()
  private var tables = ODSTables()
  private var style: (name: String, parent: String?, format: String?, font: String?, isTable: Bool)?
  private var format: (name: String, digits: Int, isWhole: Bool)?

  /// Forgets the sheets, of which a part of styles has none.
  mutating func forgetSheets() { sheets = [] }

  mutating func start(_ element: XMLElement) throws(WorkbookError) {
    let name = element.name
    if tables.start(name) {
      guard sheets.count < 65_536 else { throw WorkbookError(.tooLarge, "has more than 65536 sheets") }
      let style = element.string("style-name")
      let isHidden = style.map { styles.hiddenTables.contains($0) } ?? false
      sheets.append(Sheet(name: element.string("name") ?? "Sheet\(sheets.count + 1)", isHidden: isHidden))
    }
    guard tables.depth == 0, !tables.isSkipping else { return }
    if name.isEqual(to: "style") {
      let family = element.string("family")
      guard family == "table-cell" || family == "table" else { return }
      style = (
        element.string("name") ?? "", element.string("parent-style-name"), element.string("data-style-name"), nil,
        family == "table"
      )
    } else if name.isEqual(to: "text-properties") {
      style?.font = element.string("font-name") ?? element.string("font-family")
    } else if name.isEqual(to: "table-properties"), let style, style.isTable {
      if element.string("display") == "false" { styles.hideTables(style.name) }
    } else if name.isEqual(to: "number-style") {
      format = (element.string("name") ?? "", 0, true)
    } else if name.isEqual(to: "number"), format != nil {
      format?.digits = element.number("min-integer-digits") ?? 0
      format?.isWhole = (element.number("decimal-places") ?? 0) == 0 && element["grouping"] == nil
    }
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

  mutating func end(_ name: UnsafeBufferPointer<UInt8>) {
    _ = tables.end()
    if name.isEqual(to: "style"), let done = style {
      if !done.isTable { styles.add(done.name, parent: done.parent, format: done.format, font: done.font) }
      style = nil
    } else if name.isEqual(to: "number-style"), let done = format {
      if done.isWhole, done.digits > 1 { styles.addFormat(done.name, digits: done.digits) }
      format = nil
    }
  }
}
