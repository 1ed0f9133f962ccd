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
  private let language: Language

  /// Verifies the run in a directory.
  public init(_ directory: String, language: Language, jobs: Int) throws(Failure) {
    self.language = language
    let manifest = try Manifest.read(directory)
    checkHashes(directory, manifest)
    isIntact = troubles.isEmpty
    try rerun(manifest, jobs)
  }

  private func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

  private mutating func checkHashes(_ directory: String, _ manifest: Manifest) {
    for output in manifest.outputs {
      files += 1
      guard Disk.exists(directory + "/" + output.name) else {
        troubles.append(say("\(output.name): không còn.", "\(output.name): is gone."))
        continue
      }
      if FileDigest.of(directory + "/" + output.name).sha256 != output.sha256 {
        troubles.append(say("\(output.name): đã bị sửa.", "\(output.name): was changed."))
      }
    }
    let known = Set(manifest.outputs.map(\.name) + ["manifest.json"])
    for name in Disk.allFiles(in: directory) where !known.contains(name) {
      troubles.append(say("\(name): không thuộc lần chạy.", "\(name): is not of the run."))
    }
  }

  private mutating func rerun(_ manifest: Manifest, _ jobs: Int) throws(Failure) {
    guard let run = try pipeline(manifest, jobs) else { return }
    let again = try run.manifest()
    guard again.fingerprint == manifest.fingerprint else {
      troubles += manifest.changes(to: again, language)
      return
    }
    reran = true
    compare(manifest, again)
  }

  /// The run's pipeline, to be run again; nil where it is not there or has problems.
  private mutating func pipeline(_ manifest: Manifest, _ jobs: Int) throws(Failure) -> PipelineRun? {
    do { return try Replay.pipeline(manifest, jobs: jobs).run } catch {
      guard error.code == .noInput || error.code == .configuration else { throw error }
      troubles.append(language == .vi ? error.vietnamese : error.english)
      return nil
    }
  }

  /// The files made again have the hashes of the old ones (`checkHashes` has compared those with the files).
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
