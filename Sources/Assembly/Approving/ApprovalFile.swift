import Foundation
import PipelineKit

/// `<run>.approval.json`, beside a run's directory, which is never changed: its approvals, the newest last.
struct ApprovalFile: Codable {
  private static let suffix = ".approval.json"

  /// The approvals.
  var approvals: [Approval]

  /// Where the approvals of the run in a directory stand.
  static func path(of run: String) -> String { FileSystem.realPath(run) + suffix }

  /// The approvals of a run; none when nobody has approved it.
  static func approvals(of run: String) throws(Failure) -> [Approval] {
    let path = path(of: run)
    guard Disk.exists(path) else { return [] }
    guard let bytes = Disk.bytes(path), let file = try? JSONDecoder().decode(ApprovalFile.self, from: Data(bytes))
    else {
      throw Failure(
        .io, vi: "\(path): không đọc được. Hãy khôi phục tệp phê duyệt này từ bản sao lưu, hoặc chuyển đi nơi khác.",
        en: "\(path): cannot be read. Restore this file of approvals from a backup, or move it away.")
    }
    return file.approvals
  }

  /// The run in a folder that was approved last, with its approvals; nil when none was.
  static func last(in folder: String) -> (run: String, approvals: [Approval])? {
    let runs = FileSystem.names(in: folder).filter { $0.hasSuffix(suffix) }.map {
      FileSystem.join(folder, String($0.dropLast(suffix.count)))
    }
    return runs.compactMap { run in (try? approvals(of: run)).map { (run: run, approvals: $0) } }
      .max { ($0.approvals.last?.on ?? "", $0.run) < ($1.approvals.last?.on ?? "", $1.run) }
  }

  /// Adds an approval to those of a run.
  static func add(_ approval: Approval, to run: String) throws(Failure) {
    let path = path(of: run)
    let folder = FileSystem.folder(of: path)
    let lock = try RunLock(folder: folder)
    defer { withExtendedLifetime(lock) {} }
    let file = ApprovalFile(approvals: try approvals(of: run) + [approval])
    Disk.remove(path + ".new")
    try Disk.write(try file.encoded(), to: path + ".new", mode: 0o644)
    try Disk.rename(path + ".new", to: path)
    Disk.syncFolder(folder)
  }

  private func encoded() throws(Failure) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do { return [UInt8](try encoder.encode(self)) + [0x0A] } catch {
      throw Failure(.software, vi: "Không ghi được phê duyệt.", en: "The approval cannot be encoded.")
    }
  }
}
