import Emit
import PipelineKit

/// Proves a run: every file's hash, that nothing was added, and that a re-run gives the same bytes.
public struct Verification: Sendable {
  /// What did not hold, as sentences; empty when all held.
  public private(set) var troubles: [String] = []
  /// How many files were compared.
  public private(set) var files = 0
  /// Whether the run could be made again: false when inputs or rules have changed since.
  public private(set) var reran = false
  private let language: Language

  /// Verifies the run in a directory.
  public init(_ directory: String, language: Language, jobs: Int) throws(Failure) {
    self.language = language
    let manifest = try Manifest.read(directory)
    checkHashes(directory, manifest)
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
    guard let path = manifest.run?.pipeline, Disk.exists(path) else {
      troubles.append(
        say(
          "Không tìm thấy tệp pipeline của lần chạy để chạy lại.", "The run's pipeline file is not there for a re-run.")
      )
      return
    }
    var problems = Problems()
    let data = DataFolder(path: try DataFolder.find(), &problems)
    guard let plan = Planner.plan(pipelinePath: path, data: data).plan else {
      troubles.append(
        say("Tệp pipeline nay có lỗi: không chạy lại được.", "The pipeline file now has problems: no re-run."))
      return
    }
    let language = Language(rawValue: manifest.pipeline.language) ?? .vi
    let options = RunOptions(
      period: manifest.pipeline.period, jobs: jobs, fresh: true, dryRun: true, language: language)
    let again = try PipelineRun(plan: plan, pipelinePath: path, options: options).manifest()
    guard again.fingerprint == manifest.fingerprint else {
      sayChanges(manifest, again)
      return
    }
    reran = true
    compare(manifest, again)
  }

  /// Which inputs, rules or program are no longer those of the run.
  private mutating func sayChanges(_ old: Manifest, _ new: Manifest) {
    if old.program.version != new.program.version {
      troubles.append(say("Chương trình nay là phiên bản khác.", "The program is of another version now."))
    }
    let before = old.rules.map { ($0.name, $0.sha256) } + old.inputs.map { ($0.name, $0.sha256) }
    let after = Dictionary(
      new.rules.map { ($0.name, $0.sha256) } + new.inputs.map { ($0.name, $0.sha256) }, uniquingKeysWith: { a, _ in a })
    for (name, sha256) in before where after[name] != sha256 {
      troubles.append(say("\(name): đã thay đổi sau lần chạy.", "\(name): has changed since the run."))
    }
    for name in after.keys.sorted() where !before.contains(where: { $0.0 == name }) {
      troubles.append(say("\(name): thêm sau lần chạy.", "\(name): was added since the run."))
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
