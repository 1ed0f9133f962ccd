import Cells
import Hashing
import PipelineKit

/// Opens a file as sheets, by its content and not by its name.
func openSheets(path: String) -> Result<any SheetSource, SheetTrouble> {
  .failure(SheetTrouble(code: .fileUnreadable, arguments: [path]))
}
