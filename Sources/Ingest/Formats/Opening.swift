import Cells
import Foundation
import Hashing
import PipelineKit
import Workbooks

/// Opens a file as sheets, by its content and not by its name.
func openSheets(path: String) -> Result<any SheetSource, SheetTrouble> {
  guard let data = FileManager.default.contents(atPath: path) else { return .failure(.init(code: .fileUnreadable)) }
  do throws(SheetTrouble) { return .success(try WorkbookSheets([UInt8](data), form: "xlsx")) } catch { return .failure(error) }
}
