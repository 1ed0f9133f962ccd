import Deduplicate
import Emit
import PipelineKit

/// What people decided about a row of a household.
struct RowDecision {
  var decision: Decision
  var isSame: Bool
  /// The row that it names beside this one.
  var other: RowReference
  /// Whether the two rows still say what they said when it was decided.
  var holds: Bool

  /// As explanations for programs write it.
  var text: String {
    let words = ["\(isSame ? "same" : "different") \(other)", decision.on.description, decision.by, decision.reason]
    return words.filter { !$0.isEmpty }.joined(separator: " ") + (holds ? "" : " (outdated)")
  }

  /// As people read it.
  func sentence(_ language: Language) -> String {
    func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }
    let verdict = isSame ? say("cùng hộ với", "the same household as") : say("khác hộ với", "another household than")
    let who = say("quyết định ngày \(decision.on) của \(decision.by)", "decided on \(decision.on) by \(decision.by)")
    let reason = decision.reason.isEmpty ? "" : " (\(decision.reason))"
    let ended = holds ? "" : say("; không còn áp dụng vì dòng đã thay đổi", "; it ended when a row changed")
    return "\(who): \(verdict) \(other)\(reason)\(ended)."
  }
}

extension Replay {
  /// What people decided about a row, in the order of the decisions file.
  func decisions(about row: ListedRow, _ run: SurveyRun) -> [RowDecision] {
    let own = reference(row, run)
    return plan.decisions.compactMap { decision in
      let (isSame, left, right): (Bool, RowReference, RowReference)
      switch decision.verdict {
      case .same(let one, let other): (isSame, left, right) = (true, one, other)
      case .different(let one, let other): (isSame, left, right) = (false, one, other)
      case .accept: return nil
      }
      guard own.isNamed(by: left) || own.isNamed(by: right) else { return nil }
      let other = own.isNamed(by: left) ? right : left
      return RowDecision(decision: decision, isSame: isSame, other: other, holds: holds(decision, left, right))
    }
  }

  private func holds(_ decision: Decision, _ left: RowReference, _ right: RowReference) -> Bool {
    guard !decision.seen.isEmpty, let one = side(left), let other = side(right) else { return decision.seen.isEmpty }
    return decision.seen == PairMark.text(mark(one), mark(other))
  }

  /// The row that a reference names.
  private func side(_ reference: RowReference) -> PairQuestion.Side? {
    for run in figures.surveys {
      for (number, list) in run.lists.enumerated() where figures.inputs[Int(list.file)].name == reference.file {
        guard let index = list.index(of: reference) else { continue }
        return PairQuestion.Side(run: run, row: ListedRow(list: number, index: index))
      }
    }
    return nil
  }

  /// The mark of what a row says.
  func mark(_ side: PairQuestion.Side) -> UInt64 {
    let (row, run) = (side.row, side.run)
    let list = run.lists[Int(row.list)]
    let said = run.identity.classesBefore[row] ?? list.households.classes[Int(row.index)]
    return list.mark(of: Int(row.index), said: said, in: run.view.tree)
  }
}

extension RowReference {
  /// Whether a decision's reference, which may leave the sheet out, names this row.
  fileprivate func isNamed(by other: RowReference) -> Bool {
    file == other.file && row == other.row && (other.sheet.isEmpty || sheet == other.sheet)
  }
}
