import Geography
import Indicators
import PipelineKit

/// Checks the flows of units against the identities of the official forms T2 and T3, before anything is published.
struct FlowChecks {
  let tree: UnitTree
  let survey: Int

  /// What does not hold of a unit's rows.
  func findings(_ rows: [FlowRow]) -> [Finding] {
    rows.flatMap(unbalanced) + mirrors(rows)
  }

  /// 9 = 1 − 2 − 3 − 4 + 5 + 6 + 7 + 8, and 1 is the 9 of the baseline.
  private func unbalanced(_ row: FlowRow) -> [Finding] {
    guard let flow = row.flow, flow.balance != 0 || row.openingOff != 0 else { return [] }
    let numbers = [flow.balance, row.openingOff].map { String($0) }
    return [finding(.flowsUnbalanced, row, [row.counted.word, row.countOf.rawValue] + numbers)]
  }

  /// What leaves the one list for the other comes to it: T2.2 = T3.5 and T2.5 = T3.3.
  private func mirrors(_ rows: [FlowRow]) -> [Finding] {
    rows.filter { $0.counted == .poor }.flatMap { poor -> [Finding] in
      let near = rows.first { $0.counted == .nearPoor && $0.countOf == poor.countOf }
      guard let one = poor.flow, let other = near?.flow else { return [] }
      return differ("T2.2 = T3.5", poor, one.toOtherClass, other.fromOtherClass)
        + differ("T2.5 = T3.3", poor, one.fromOtherClass, other.toOtherClass)
    }
  }

  private func differ(_ identity: String, _ row: FlowRow, _ left: Int, _ right: Int) -> [Finding] {
    if left == right { return [] }
    return [finding(.flowsDiffer, row, [identity, row.countOf.rawValue, String(left), String(right)])]
  }

  private func finding(_ code: FindingCode, _ row: FlowRow, _ arguments: [String]) -> Finding {
    Finding(code, survey: survey, unit: tree.units[row.unit].code, arguments)
  }
}
