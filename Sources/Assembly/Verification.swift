import Emit
import PipelineKit

/// Proves a run: every file's hash, that nothing was added, and that a re-run gives the same bytes.
public struct Verification: Sendable {
  /// What did not hold, as sentences; empty when all held.
  public private(set) var troubles: [String] = []
  /// How many files were compared.
  public private(set) var files = 0
  /// Whether its own files are those that were published.
  public private(set) var isIntact = true
  /// Whether the run could be made again: false when inputs or rules have changed since.
  public private(set) var reran = false
  /// Whether it is approved; nil while it is being verified.
  public private(set) var approval: ApprovalStanding?
  private let language: Language

  /// Verifies the run in a directory.
  public init(_ directory: String, language: Language, jobs: Int) throws(Failure) {
    self.language = language
    let named = RunFolder.named(directory)
    let manifest = try Manifest.read(named)
    let directory = FileSystem.realPath(named)
    files = manifest.outputs.count
    troubles = manifest.damage(in: directory, language)
    isIntact = troubles.isEmpty
    try rerun(manifest, jobs)
    approval = ApprovalStanding(of: directory, changes: troubles, language)
  }

  private func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

  private mutating func rerun(_ manifest: Manifest, _ jobs: Int) throws(Failure) {
    guard let run = try pipeline(manifest, jobs) else { return }
    let again = try run.manifest()
    guard again.fingerprint == manifest.fingerprint else {
      let changes = manifest.changes(to: again, language)
      troubles += changes.isEmpty ? [otherSurroundings] : changes
      return
    }
    reran = true
    compare(manifest, again)
  }

  /// The inputs are the same, and what cannot be read beside them is not.
  private var otherSurroundings: String {
    say(
      "Cạnh các tệp đầu vào nay có thêm hoặc bớt thứ không đọc được (lối tắt, liên kết hỏng, thư mục không có quyền…).",
      "What cannot be read beside the inputs (shortcuts, broken links, folders without permission…) is not as it was.")
  }

  /// The run's pipeline, to be run again; nil where it is not there or has problems.
  private mutating func pipeline(_ manifest: Manifest, _ jobs: Int) throws(Failure) -> PipelineRun? {
    do { return try Replay.pipeline(manifest, jobs: jobs).run } catch {
      guard error.code == .noInput || error.code == .configuration else { throw error }
      troubles.append(language == .vi ? error.vietnamese : error.english)
      return nil
    }
  }

  /// The files made again have the hashes of the old ones (`damage` has compared those with the files).
  private mutating func compare(_ old: Manifest, _ new: Manifest) {
    for output in new.outputs
    where !old.outputs.contains(where: { $0.name == output.name && $0.sha256 == output.sha256 }) {
      troubles.append(say("\(output.name): chạy lại cho kết quả khác.", "\(output.name): a re-run gives other bytes."))
    }
    var (a, b) = (old, new)
    a.run = nil
    b.run = nil
    if (try? a.encoded()) != (try? b.encoded()) {
      troubles.append(say("manifest.json: chạy lại cho kết quả khác.", "manifest.json: a re-run gives other bytes."))
    }
  }
}

extension Manifest {
  /// Which files of the run in a directory are gone, changed, or not of the run, as sentences.
  func damage(in directory: String, _ language: Language) -> [String] {
    func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }
    var damage: [String] = []
    for output in outputs {
      let path = directory + "/" + output.name
      if !Disk.exists(path) {
        damage.append(say("\(output.name): không còn.", "\(output.name): is gone."))
      } else if FileDigest.of(path).sha256 != output.sha256 {
        damage.append(say("\(output.name): đã bị sửa.", "\(output.name): was changed."))
      }
    }
    let known = Set(outputs.map(\.name) + ["manifest.json"])
    for name in Disk.allFiles(in: directory) where !known.contains(name) {
      damage.append(say("\(name): không thuộc lần chạy.", "\(name): is not of the run."))
    }
    return damage
  }
}
