import Compression

/// An Office Open XML workbook (ECMA-376, ISO/IEC 29500, transitional and strict): parts in a ZIP archive.
struct XLSXWorkbook: WorkbookFormat {
  let sheets: [Sheet]
  let styles: StyleTable
  private let archive: ZipArchive
  private let limits: Workbook.Limits
  /// For each sheet the name of its part.
  private let sheetParts: [String]
  private let stringsPart: String?
  private let calculatesOnLoad: Bool
  private var strings: StringArena?

  init(_ bytes: [UInt8], limits: Workbook.Limits) throws(WorkbookError) {
    let archive: ZipArchive
    do { archive = try ZipArchive(bytes: bytes, limits: limits.archive) } catch { throw WorkbookError(error) }
    self.archive = archive
    self.limits = limits
    let main = try Self.mainPart(of: archive, limits: limits)
    var workbook = WorkbookGrammar()
    try Self.parse(main, of: archive, limits, into: &workbook)
    calculatesOnLoad = workbook.calculatesOnLoad
    let relations = try Self.relationships(of: main, in: archive, limits)
    (sheets, sheetParts) = Self.worksheets(workbook, relations, from: main)
    guard Set(sheetParts).count == sheetParts.count else {
      throw WorkbookError(.damaged, "two sheets are said to be in the same part")
    }
    stringsPart = Self.part("sharedStrings", relations, from: main, in: archive)
    var grammar = StylesGrammar()
    if let path = Self.part("styles", relations, from: main, in: archive) {
      try Self.parse(path, of: archive, limits, into: &grammar)
    }
    var styles = grammar.styles
    styles.date1904 = workbook.date1904
    self.styles = styles
  }

  mutating func read(sheet index: Int, into sink: inout CellSink, notes: inout Sheet) throws(WorkbookError) {
    let strings = try loadStrings()
    var grammar = SheetGrammar(sink: sink, notes: notes, strings: strings, styles: styles)
    sink.bytes = []
    try XMLPart.parse(
      Self.open(sheetParts[index], of: archive), named: sheetParts[index], limits: sink.limits, into: &grammar)
    if calculatesOnLoad { grammar.retractStandIns() }
    sink = grammar.sink
    notes = grammar.notes
  }

  private mutating func loadStrings() throws(WorkbookError) -> StringArena {
    if let strings { return strings }
    var grammar = SharedStringsGrammar(limit: limits.textBytes)
    if let stringsPart {
      let source = try Self.open(stringsPart, of: archive)
      try XMLPart.parse(source, named: stringsPart, limits: limits, into: &grammar)
    }
    strings = grammar.strings
    return grammar.strings
  }

  // MARK: Parts

  private typealias Relationship = RelationshipsGrammar.Relationship

  /// The worksheets with the names of their parts; where relationships are missing, the usual names.
  private static func worksheets(
    _ workbook: WorkbookGrammar, _ relations: [Relationship], from main: String
  ) -> (sheets: [Sheet], parts: [String]) {
    var sheets: [Sheet] = []
    var parts: [String] = []
    let byID = Dictionary(relations.map { ($0.id, $0) }) { first, _ in first }
    for (index, entry) in workbook.sheets.enumerated() {
      let relation = byID[entry.id]
      if let relation, relation.type != "worksheet" { continue }
      sheets.append(entry.sheet)
      let target = relation?.target ?? "worksheets/sheet\(index + 1).xml"
      parts.append(RelationshipsGrammar.resolve(target, from: main))
    }
    return (sheets, parts)
  }

  /// The workbook's one part of a type, by relationship or by its usual name; nil where there is none.
  private static func part(
    _ type: String, _ relations: [Relationship], from main: String, in archive: ZipArchive
  ) -> String? {
    let target = relations.first { $0.type == type }?.target ?? "\(type).xml"
    let path = RelationshipsGrammar.resolve(target, from: main)
    return archive.entry(named: path) == nil ? nil : path
  }

  /// The name of the workbook part, by the package's relationships or as it is usually called.
  private static func mainPart(of archive: ZipArchive, limits: Workbook.Limits) throws(WorkbookError) -> String {
    let relations = try relationships(of: "", in: archive, limits)
    let named = relations.first { $0.type == "officeDocument" }
    let path = named.map { RelationshipsGrammar.resolve($0.target, from: "") } ?? "xl/workbook.xml"
    if path.lowercased().hasSuffix(".bin") {
      throw WorkbookError(.unsupported, "is a binary workbook (.xlsb); save it as .xlsx")
    }
    if path.hasPrefix("word/") || path.hasPrefix("ppt/") || archive.entry(named: path) == nil {
      let isOpenDocument = archive.entry(named: "content.xml") != nil
      throw WorkbookError(
        isOpenDocument ? .unsupported : .notAWorkbook,
        isOpenDocument ? "is an OpenDocument file; save it as .xlsx" : "the archive holds no workbook")
    }
    return path
  }

  /// The relationships of a part, or of the package for an empty path; none where there is no such file.
  private static func relationships(
    of path: String, in archive: ZipArchive, _ limits: Workbook.Limits
  ) throws(WorkbookError) -> [Relationship] {
    var steps = path.split(separator: "/").map(String.init)
    let name = steps.popLast() ?? ""
    let part = (steps + ["_rels", name + ".rels"]).joined(separator: "/")
    var grammar = RelationshipsGrammar()
    if archive.entry(named: part) != nil { try parse(part, of: archive, limits, into: &grammar) }
    return grammar.relationships
  }

  private static func open(_ part: String, of archive: ZipArchive) throws(WorkbookError) -> ZipEntryReader {
    guard let entry = archive.entry(named: part) else {
      throw WorkbookError(.missingPart, part: part, "is named by the workbook, but is not in the file")
    }
    do { return try archive.open(entry) } catch { throw WorkbookError(error) }
  }

  /// Parses a small part with libxml2.
  private static func parse<Handler: XMLHandler>(
    _ part: String, of archive: ZipArchive, _ limits: Workbook.Limits, into handler: inout Handler
  ) throws(WorkbookError) {
    let source = try open(part, of: archive)
    try SAXParser(part: part).parse(&handler, head: []) { room throws(CompressionError) in try source.read(into: room) }
  }
}
