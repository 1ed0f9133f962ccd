import Foundation
import PipelineKit

/// A file that a command writes where none was.
public enum NewFile {
  /// Writes it; what is there already is left as it is.
  public static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    guard !FileManager.default.fileExists(atPath: path) else {
      throw Failure(
        .cannotCreate, vi: "\(path): đã có tệp này; chọn tên khác hoặc xóa trước.",
        en: "\(path): is there already; choose another name or remove it first.")
    }
    do { try Data(bytes).write(to: URL(fileURLWithPath: path), options: .withoutOverwriting) } catch {
      throw Failure(
        .cannotCreate, vi: "\(path): không ghi được; kiểm tra thư mục và quyền ghi.",
        en: "\(path): cannot be written; check the folder and its permissions.")
    }
  }
}
