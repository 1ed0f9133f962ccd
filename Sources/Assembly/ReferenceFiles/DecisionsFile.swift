import PipelineKit

/// decisions.csv: what people decided about duplicates and findings.
struct DecisionsFile {
  static let columns = ReferenceTable.Columns(
    required: ["kind", "left", "right", "by", "on"], optional: ["reason", "seen"])

  private(set) var decisions: [Decision] = []
  private let inputs: [String]

  /// Reads a file; `inputs` are all files of all surveys.
  init(_ file: ReferenceFile, inputs: [String], _ problems: inout Problems) {
    self.inputs = inputs
    guard let table = ReferenceTable(file, columns: Self.columns, &problems) else { return }
    var pairs: [Set<RowReference>: (kind: String, line: Int)] = [:]
    for row in table.rows {
      guard let decision = decision(row, &problems) else { continue }
      decisions.append(decision)
      guard let pair = decision.pair else { continue }
      guard let known = pairs[pair] else {
        pairs[pair] = (row["kind"], row.line)
        continue
      }
      let place = SourcePlace(file: row.file, line: row.line)
      let code: ProblemCode = known.kind == row["kind"] ? .rowTwice : .decisionContradicts
      problems.add(Problem(code, at: place, [String(known.line)]))
    }
  }

  private func decision(_ row: TableRow, _ problems: inout Problems) -> Decision? {
    let kind = row.word("kind", among: ["same", "different", "accept"], &problems)
    let by = row.text("by", &problems)
    let on = row.text("on", &problems) == nil ? nil : row.day("on", &problems)
    guard let kind, let verdict = verdict(row, kind, &problems), let by, let on else { return nil }
    return Decision(verdict: verdict, by: by.value, on: on, reason: row["reason"], seen: row["seen"])
  }

  /// Of `same` and `different` both sides are rows; of `accept` the left is a finding's code, the right its place.
  private func verdict(_ row: TableRow, _ kind: String, _ problems: inout Problems) -> Decision.Verdict? {
    let right = reference(row, "right", needsRow: kind != "accept", &problems)
    if kind == "accept" {
      let code = row.text("left", &problems)
      guard let code, let right else { return nil }
      return .accept(finding: code.value, at: right)
    }
    let left = reference(row, "left", needsRow: true, &problems)
    guard let left, let right else { return nil }
    if left == right {
      problems.add(Problem(.decisionItself, at: row.place("right"), found: row["right"]))
      return nil
    }
    return kind == "same" ? .same(left, right) : .different(left, right)
  }

  private func reference(
    _ row: TableRow, _ column: String, needsRow: Bool, _ problems: inout Problems
  ) -> RowReference? {
    guard let text = row.text(column, &problems) else { return nil }
    guard var reference = RowReference(text.value), !needsRow || reference.row > 0 else {
      problems.add(Problem(.decisionPlace, at: text.place, found: text.value))
      return nil
    }
    guard let name = inputs.first(where: { $0 == reference.file }) else {
      problems.add(
        Problem(
          .decisionFile, at: text.place, found: reference.file,
          suggestion: NearestWord.to(reference.file, among: inputs)))
      return nil
    }
    reference.file = name
    return reference
  }
}

extension Decision {
  /// The two rows that it is about, in no order; nil for an accepted finding.
  var pair: Set<RowReference>? {
    switch verdict {
    case .same(let a, let b), .different(let a, let b): [a, b]
    case .accept: nil
    }
  }
}
