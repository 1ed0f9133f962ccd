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

  /// The workbook whose main part is in an archive.
  init(_ archive: ZipArchive, main: String, limits: Workbook.Limits) throws(WorkbookError) {
    self.archive = archive
    self.limits = limits
    var workbook = WorkbookGrammar()
    try PackageReader.parse(main, of: archive, limits, into: &workbook)
    calculatesOnLoad = workbook.calculatesOnLoad
    let relations = try PackageReader.relationships(of: main, in: archive, limits)
    (sheets, sheetParts) = Self.worksheets(workbook, relations, from: main)
    guard Set(sheetParts).count == sheetParts.count else {
      throw WorkbookError(.damaged, "two sheets are said to be in the same part")
    }
    stringsPart = Self.part("sharedStrings", relations, from: main, in: archive)
    var grammar = StylesGrammar()
    if let path = Self.part("styles", relations, from: main, in: archive) {
      try PackageReader.parse(path, of: archive, limits, into: &grammar)
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
      PackageReader.open(sheetParts[index], of: archive), named: sheetParts[index], limits: sink.limits, into: &grammar)
    if calculatesOnLoad { grammar.retractStandIns() }
    sink = grammar.sink
    notes = grammar.notes
  }

  private mutating func loadStrings() throws(WorkbookError) -> StringArena {
    if let strings { return strings }
    var grammar = SharedStringsGrammar(limit: limits.textBytes)
    if let stringsPart {
      let source = try PackageReader.open(stringsPart, of: archive)
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
}
