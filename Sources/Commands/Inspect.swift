import ArgumentParser
import Assembly
import Foundation
import Ingest
import PipelineKit

/// `rasoat inspect`: what the program sees in a file.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect", abstract: "Cho thấy chương trình hiểu một tệp thế nào: trang, tiêu đề, cột, dòng.")

  @Argument(help: "Tệp danh sách.")
  var file: String
  @Flag(help: "In mọi ô dạng CSV: sheet,row,column,type,value.")
  var cells = false
  @OptionGroup var speech: LanguageOption

  /// That not all cells were printed.
  private var cut: String {
    let (cells, megabytes) = (CellListing.limits.cells, CellListing.limits.bytes >> 20)
    return speech.language == .vi
      ? "\(file): chỉ in đến \(cells) ô hoặc \(megabytes) MB; các ô sau không in."
      : "\(file): only \(cells) cells or \(megabytes) MB are printed; the cells after them are not."
  }

  func run() throws {
    let session = Session(pipeline: "", language: speech.language)
    let output = StandardOutput(language: speech.language)
    try session.failing { () throws -> Void in
      if cells {
        let isCut = try CellListing.write(file) { piece in
          do { try output.write(piece) } catch { Self.exit(withError: error) }
        }
        if isCut { StandardError.write(cut) }
        return
      }
      var problems = Problems()
      let data = DataFolder(path: try DataFolder.find(), &problems)
      let inspection = try Inspection(file, data: data, language: speech.language)
      try output.write(inspection.text)
      if !inspection.isList { throw ExitCode(65) }
    }
  }
}
