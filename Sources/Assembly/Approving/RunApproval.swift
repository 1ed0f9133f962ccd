import PipelineKit

/// `rasoat approve`: somebody signs off a run that is proven, whole and of today's inputs and rules.
public struct RunApproval: Sendable {
  /// What was signed.
  public let approval: Approval
  /// The file in which it stands.
  public let file: String

  /// Approves the run in a directory. A run with missing or refused lists only when that is accepted.
  public init(
    _ directory: String, by name: String, note: String, acceptsIncomplete: Bool, language: Language, jobs: Int
  ) throws(Failure) {
    let directory = RunFolder.named(directory)
    let manifest = try Manifest.read(directory)
    let sha256 = FileDigest.of(directory + "/manifest.json").sha256
    guard manifest.complete || acceptsIncomplete else { throw Self.incomplete(directory) }
    let troubles = try Verification(directory, language: language, jobs: jobs).troubles
    guard troubles.isEmpty else { throw Self.unproven(directory, troubles) }
    file = ApprovalFile.path(of: directory)
    approval = Approval(
      by: name, on: Stopwatch.momentOfDay, note: note, fingerprint: manifest.fingerprint, manifest: sha256,
      complete: manifest.complete)
    try ApprovalFile.add(approval, to: directory)
  }

  private static func incomplete(_ directory: String) -> Failure {
    Failure(
      .refused,
      vi:
        "\(directory): còn danh sách thiếu hoặc bị từ chối nên chưa phê duyệt. Nếu vẫn muốn, thêm --accept-incomplete.",
      en:
        "\(directory): lists are missing or refused; not approved. If it is meant nevertheless, add --accept-incomplete."
    )
  }

  private static func unproven(_ directory: String, _ troubles: [String]) -> Failure {
    let list = troubles.map { "\n  " + $0 }.joined()
    return Failure(
      .refused, vi: "\(directory): chưa phê duyệt, vì lần chạy không còn đúng; hãy chạy lại rasoat run.\(list)",
      en: "\(directory): not approved, for the run does not hold any more; do rasoat run again.\(list)")
  }
}
