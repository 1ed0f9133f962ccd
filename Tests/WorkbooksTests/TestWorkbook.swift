import Cells
import TestArchives
import Workbooks

/// Builds small .xlsx files out of XML, and prints what is read from them.
struct TestWorkbook {
  var sheet = ""
  var strings: String?
  var styles: String?
  var workbook = ##"<workbook><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>"##
  var relations = Self.relations(sheet: "worksheets/sheet1.xml")
  var sheetPath = "xl/worksheets/sheet1.xml"
  var more: [(String, [UInt8])] = []

  static func relations(sheet: String, namespace: String = "x") -> String {
    let sheet = ##"<Relationship Id="r1" Type="\##(namespace)/worksheet" Target="\##(sheet)"/>"##
    return ##"<Relationships>\##(sheet)<Relationship Id="r2" Type="x/sharedStrings" Target="sharedStrings.xml"/>"##
      + "</Relationships>"
  }

  /// A sheet part of these rows.
  static func rows(_ rows: String, after: String = "") -> String {
    "<worksheet><sheetData>\(rows)</sheetData>\(after)</worksheet>"
  }

  var bytes: [UInt8] {
    var writer = ZipWriter()
    writer.add("xl/workbook.xml", workbook)
    writer.add("xl/_rels/workbook.xml.rels", relations)
    if let strings { writer.add("xl/sharedStrings.xml", strings) }
    if let styles { writer.add("xl/styles.xml", styles) }
    if !sheet.isEmpty { writer.add(sheetPath, sheet) }
    for (name, content) in more { writer.add(name, content) }
    return writer.finished()
  }

  /// The cells as `A1 kind value`, as a batch has them; checked against what a visitor sees.
  func cells(_ numbers: NumberForm = .value) throws -> [String] { try cellsOf(bytes, numbers) }
}

/// The cells of a workbook's first sheet as `row,column kind value`.
func cellsOf(_ bytes: [UInt8], _ numbers: NumberForm = .value, sheet: Int = 0) throws -> [String] {
  let workbook = try Workbook.open(bytes: bytes)
  var batch = CellBatch()
  try workbook.read(sheet: sheet, into: &batch, numbers: numbers)
  var found: [String] = []
  for row in 0..<batch.rowCount {
    for column in 0..<batch.width(ofRow: row) {
      let cell = batch[row, column]
      if cell.isBlank { continue }
      found.append("\(batch.rowNumbers[row]),\(column + 1) \(cell.kind.word) \(batch.text(cell))")
    }
  }
  return found
}

/// The code of the error that opening or reading a workbook ends with.
func errorCode(_ bytes: [UInt8], limits: Workbook.Limits = Workbook.Limits()) -> WorkbookError.Code? {
  do throws(WorkbookError) {
    let workbook = try Workbook.open(bytes: bytes, limits: limits)
    var batch = CellBatch()
    for index in workbook.sheets.indices { try workbook.read(sheet: index, into: &batch, limits: limits) }
    return nil
  } catch {
    return error.code
  }
}
