import Emit
import Ingest
import PipelineKit

/// What people have accepted with a reason (decisions of kind `accept`): the finding becomes a note, and a file that was
/// refused for it counts.
struct Acceptances: Sendable {
  private let accepted: [(code: String, place: RowReference)]
  private let files: [String]

  /// The acceptances among decisions; `inputs` are the run's files, in the order of their indices.
  init(_ decisions: [Decision], inputs: [ListSource]) {
    accepted = decisions.compactMap { decision in
      if case .accept(let finding, let place) = decision.verdict { (finding, place) } else { nil }
    }
    files = inputs.map(\.name)
  }

  /// Whether a finding of that code about a whole file is accepted.
  func accepts(_ code: FindingCode, file: String) -> Bool {
    accepted.contains { $0.code == code.word && $0.place.file == file }
  }

  /// Marks the findings that are accepted.
  func apply(to findings: inout [Finding]) {
    if accepted.isEmpty { return }
    for (index, finding) in findings.enumerated() where accepted.contains(where: { matches($0, finding) }) {
      findings[index].isAccepted = true
    }
  }

  /// Decisions that accept what no finding says: the matter is mended, or the place is wrong.
  func unmatched(among findings: [Finding]) -> [Finding] {
    accepted.filter { one in !findings.contains { matches(one, $0) } }
      .map { Finding(.decisionUnmatched, [$0.code, $0.place.description]) }
  }

  private func matches(_ one: (code: String, place: RowReference), _ finding: Finding) -> Bool {
    guard one.code == finding.code.word, let place = finding.place, files[Int(place.file)] == one.place.file else {
      return false
    }
    return (one.place.sheet.isEmpty || one.place.sheet == place.sheet)
      && (one.place.row == 0 || one.place.row == Int(place.row))
      && (one.place.column.isEmpty || one.place.column == ColumnLetters.text(place.column))
  }
}
