import PipelineKit

/// Whether a run is approved, by whom, and whether what is there now is what they approved.
public struct ApprovalStanding: Sendable {
  /// The approvals of the run, or of the one that was approved last where this one is not; oldest first.
  public private(set) var approvals: [Approval] = []
  /// Why they hold no longer, as sentences that name the file.
  public private(set) var changes: [String] = []
  /// The name of the approved run where it is another one.
  private var other: String?
  /// Why approvals could not be read.
  private var trouble: Failure?
  private let language: Language

  /// Whether the run is approved and nothing has changed since.
  public var holds: Bool { !approvals.isEmpty && other == nil && changes.isEmpty }

  /// Whether the run was approved and something has changed since.
  public var hasLapsed: Bool { !approvals.isEmpty && other == nil && !changes.isEmpty }

  /// Of a run by itself; `changes` says what is known not to hold any more.
  init(of run: String, changes: [String], _ language: Language) {
    self.language = language
    read(run)
    self.changes = touched(run) + changes
  }

  /// Of the newest run against what is there today.
  init(newest run: String, today: Manifest, _ language: Language) {
    self.language = language
    read(run)
    var approved = run
    if approvals.isEmpty, trouble == nil, let last = ApprovalFile.last(in: FileSystem.folder(of: run)) {
      (approved, approvals) = last
      other = last.run.split(separator: "/").last.map(String.init)
    }
    guard !approvals.isEmpty else { return }
    do { changes = try Self.changes(of: approved, today, language) } catch { changes = [error.said(in: language)] }
    changes = touched(approved) + changes
  }

  private mutating func read(_ run: String) {
    do { approvals = try ApprovalFile.approvals(of: run) } catch { trouble = error }
  }

  /// The manifest is the one that was signed, and with it the hashes of all files.
  private func touched(_ run: String) -> [String] {
    let sha256 = FileDigest.of(run + "/manifest.json").sha256
    guard approvals.contains(where: { $0.manifest != sha256 }) else { return [] }
    return [say("manifest.json: đã bị sửa.", "manifest.json: was changed.")]
  }

  private static func changes(of run: String, _ today: Manifest, _ language: Language) throws(Failure) -> [String] {
    let manifest = try Manifest.read(run)
    return manifest.damage(in: run, language) + manifest.changes(to: today, language)
  }

  private func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

  /// The sentence, with a line for each change.
  public var text: String {
    if let trouble { return trouble.said(in: language) }
    if approvals.isEmpty { return say("Chưa được phê duyệt.", "Not approved.") }
    if other == nil, changes.isEmpty { return say("Đã phê duyệt: \(signers).", "Approved: \(signers).") }
    let list = changes.map { "\n  " + $0 }.joined()
    guard let other else {
      return say(
        "Phê duyệt không còn hiệu lực (\(signers)), vì:", "The approval no longer holds (\(signers)), because:")
        + list
    }
    let missing = say("Lần chạy này chưa được phê duyệt.", "This run is not approved.") + " "
    if changes.isEmpty {
      return missing
        + say(
          "Lần chạy \(other), cùng đầu vào và quy tắc, đã được phê duyệt: \(signers).",
          "The run \(other) of the same inputs and rules is: \(signers).")
    }
    return missing
      + say(
        "Phê duyệt của lần chạy \(other) không còn hiệu lực (\(signers)), vì:",
        "The approval of the run \(other) no longer holds (\(signers)), because:") + list
  }

  private var signers: String {
    approvals.map { approval in
      let parts = [approval.by, approval.on, approval.note] + (approval.complete ? [] : [say("chưa đủ", "incomplete")])
      return parts.filter { !$0.isEmpty }.joined(separator: ", ")
    }.joined(separator: "; ")
  }
}
