/// Reads a relationships part: the files that a part refers to, by id and by the last word of their type.
struct RelationshipsGrammar: XMLHandler {
  /// One relationship.
  struct Relationship {
    let id: String
    let type: String
    let target: String
  }

  /// All that point inside of the package.
  private(set) var relationships: [Relationship] = []

  mutating func start(_ element: XMLElement) {
    guard element.name.isEqual(to: "Relationship"), element.string("TargetMode") != "External" else { return }
    let type = element.string("Type") ?? ""
    relationships.append(
      Relationship(
        id: element.string("Id") ?? "", type: type.split(separator: "/").last.map(String.init) ?? "",
        target: element.string("Target") ?? ""))
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
  mutating func end(_ name: UnsafeBufferPointer<UInt8>) {}

  /// The target of a relationship of a part at `path`, as a path from the package's root.
  static func resolve(_ target: String, from path: String) -> String {
    let target = target.prefix { $0 != "#" }
    var steps = target.hasPrefix("/") ? [] : path.split(separator: "/").dropLast().map(String.init)
    for step in target.split(whereSeparator: { $0 == "/" || $0 == "\\" }) {
      if step == ".." { _ = steps.popLast() } else if step != "." { steps.append(String(step)) }
    }
    return steps.joined(separator: "/")
  }
}

/// Reads `workbook.xml`: the sheets' names and ids, and the date system.
struct WorkbookGrammar: XMLHandler {
  /// The sheets with the ids of their relationships.
  private(set) var sheets: [(sheet: Sheet, id: String)] = []
  /// Whether dates count from 1904.
  private(set) var date1904 = false
  /// Whether all formulas are to be calculated when the workbook is opened: their results may be mere stand-ins.
  private(set) var calculatesOnLoad = false

  mutating func start(_ element: XMLElement) throws(WorkbookError) {
    if element.name.isEqual(to: "workbookPr") {
      date1904 = element.flag("date1904")
    } else if element.name.isEqual(to: "calcPr") {
      calculatesOnLoad = element.flag("fullCalcOnLoad")
    } else if element.name.isEqual(to: "sheet"), let name = element["name"] {
      guard sheets.count < 65_536 else { throw WorkbookError(.tooLarge, "has more than 65536 sheets") }
      let state = element.string("state") ?? "visible"
      var plain: [UInt8] = []
      EscapedText.append(name, to: &plain)
      let sheet = Sheet(name: String(decoding: plain, as: UTF8.self), isHidden: state != "visible")
      sheets.append((sheet, element.string("id") ?? ""))
    }
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
  mutating func end(_ name: UnsafeBufferPointer<UInt8>) {}
}

/// Reads `styles.xml`: the number formats and fonts that cells' styles use (ECMA-376 part 1, 18.8).
struct StylesGrammar: XMLHandler {
  /// The styles read so far.
  private(set) var styles = StyleTable()
  private var isInFonts = false
  private var isInCellFormats = false
  private var fonts = 0

  mutating func start(_ element: XMLElement) throws(WorkbookError) {
    let name = element.name
    if name.isEqual(to: "numFmt") {
      if let id = element.number("numFmtId"), let code = element["formatCode"] {
        styles.customFormats[id] = NumberFormat(code: code)
      }
    } else if name.isEqual(to: "fonts") {
      isInFonts = true
    } else if name.isEqual(to: "cellXfs") {
      isInCellFormats = true
    } else if name.isEqual(to: "name"), isInFonts {
      styles.fontNames[fonts] = element.string("val")
    } else if name.isEqual(to: "xf"), isInCellFormats {
      guard styles.formats.count < 1 << 20 else { throw WorkbookError(.tooLarge, "has more than a million styles") }
      styles.addStyle(numberFormat: element.number("numFmtId") ?? 0, font: element.number("fontId") ?? 0)
    }
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

  mutating func end(_ name: UnsafeBufferPointer<UInt8>) {
    if name.isEqual(to: "font"), isInFonts { fonts += 1 }
    if name.isEqual(to: "fonts") { isInFonts = false }
    if name.isEqual(to: "cellXfs") { isInCellFormats = false }
  }
}
