import Compression

/// What packages of parts have in common: .xlsx, .xlsb and .ods.
enum PackageReader {
  typealias Relationship = RelationshipsGrammar.Relationship

  /// The workbook in an archive. Throws `.notAWorkbook`, with what it is instead where that is known.
  static func workbook(_ bytes: [UInt8], limits: Workbook.Limits) throws(WorkbookError) -> any WorkbookFormat {
    let archive: ZipArchive
    do { archive = try ZipArchive(bytes: bytes, limits: limits.archive) } catch { throw WorkbookError(error) }
    if let content = archive.entry(named: "content.xml"), isOpenDocument(archive, "spreadsheet") {
      return try ODSWorkbook(archive, content: content.name, limits: limits)
    }
    let main = try mainPart(of: archive, limits: limits)
    return main.lowercased().hasSuffix(".bin")
      ? try XLSBWorkbook(archive, main: main, limits: limits) : try XLSXWorkbook(archive, main: main, limits: limits)
  }

  /// Whether an archive says that it is an OpenDocument file, of a kind where one is named.
  private static func isOpenDocument(_ archive: ZipArchive, _ kind: String? = nil) -> Bool {
    guard let entry = archive.entry(named: "mimetype"), entry.size < 256, let type = try? archive.content(entry) else {
      return archive.entry(named: "META-INF/manifest.xml") != nil && archive.entry(named: "content.xml") != nil
    }
    let word = String(decoding: type, as: UTF8.self)
    return word.contains("opendocument") && (kind.map { word.contains($0) } ?? true)
  }

  /// What an archive is that holds no workbook.
  private static func kind(of archive: ZipArchive) -> FileKind {
    if archive.entry(named: "content.xml") != nil, isOpenDocument(archive) { return .openDocument }
    if archive.entries.contains(where: { $0.name.hasSuffix(".iwa") || $0.name.hasSuffix("Index.zip") }) {
      return .numbers
    }
    return archive.entry(named: "[Content_Types].xml") == nil ? .zip : .docx
  }

  /// The name of the workbook part, by the package's relationships or as it is usually called.
  static func mainPart(of archive: ZipArchive, limits: Workbook.Limits) throws(WorkbookError) -> String {
    let relations = try relationships(of: "", in: archive, limits)
    let named = relations.first { $0.type == "officeDocument" }
    let path = named.map { RelationshipsGrammar.resolve($0.target, from: "") } ?? "xl/workbook.xml"
    if archive.entry(named: path) != nil, !path.hasPrefix("word/"), !path.hasPrefix("ppt/") { return path }
    if named == nil, archive.entry(named: "xl/workbook.bin") != nil { return "xl/workbook.bin" }
    throw WorkbookError(.notAWorkbook, kind: kind(of: archive), "the archive holds no workbook")
  }

  /// The relationships of a part, or of the package for an empty path; none where there is no such file.
  static func relationships(
    of path: String, in archive: ZipArchive, _ limits: Workbook.Limits
  ) throws(WorkbookError) -> [Relationship] {
    var steps = path.split(separator: "/").map(String.init)
    let name = steps.popLast() ?? ""
    let part = (steps + ["_rels", name + ".rels"]).joined(separator: "/")
    var grammar = RelationshipsGrammar()
    if archive.entry(named: part) != nil { try parse(part, of: archive, limits, into: &grammar) }
    return grammar.relationships
  }

  static func open(_ part: String, of archive: ZipArchive) throws(WorkbookError) -> ZipEntryReader {
    guard let entry = archive.entry(named: part) else {
      throw WorkbookError(.missingPart, part: part, "is named by the workbook, but is not in the file")
    }
    do { return try archive.open(entry) } catch { throw WorkbookError(error) }
  }

  /// The whole content of a part.
  static func content(_ part: String, of archive: ZipArchive) throws(WorkbookError) -> [UInt8] {
    let reader = try open(part, of: archive)
    var content: [UInt8] = []
    do {
      while try reader.read(upTo: 1 << 20, appendingTo: &content) > 0 {}
    } catch { throw WorkbookError(error) }
    return content
  }

  /// Parses a small part with libxml2.
  static func parse<Handler: XMLHandler>(
    _ part: String, of archive: ZipArchive, _ limits: Workbook.Limits, into handler: inout Handler
  ) throws(WorkbookError) {
    let source = try open(part, of: archive)
    try SAXParser(part: part).parse(&handler, head: []) { room throws(CompressionError) in try source.read(into: room) }
  }
}
