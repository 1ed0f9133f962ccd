import Geography
import Indicators
import PipelineKit
import Reductions

/// What all tables by unit share: period, standard, unit, name, level, parent, state come first.
enum UnitTable {
  static let leading = ["period", "standard", "unit", "name", "level", "parent", "state"]

  /// The same of a table that compares with an earlier period.
  static let comparing = ["period", "baseline"] + leading.dropFirst()

  private static let unitsAPiece = 512
  private static let rowsAPiece = 4_096

  /// A table with rows for each unit of each survey, made in pieces of units.
  static func file(
    _ declaration: TableDeclaration, _ results: RunResults,
    _ write: @escaping @Sendable (SurveyResults, Range<Int>, inout TableWriter) -> Void
  ) -> OutputFile {
    file(declaration.file, declaration.columns, results.surveys, write)
  }

  /// The same of some surveys.
  static func file(
    _ name: String, _ columns: [String], _ surveys: [SurveyResults],
    _ write: @escaping @Sendable (SurveyResults, Range<Int>, inout TableWriter) -> Void
  ) -> OutputFile {
    let pieces = surveys.flatMap { survey in
      ranges(survey.view.tree.units.count, by: unitsAPiece).map { (survey, $0) }
    }
    return OutputFile(name: name, columns: columns, pieces: pieces) { write($0.0, $0.1, &$1) }
  }

  /// A table with the rows of several comparisons, made in pieces of rows.
  static func file<Comparison: Sendable, Row>(
    _ declaration: TableDeclaration, _ comparisons: [Comparison],
    _ rows: any KeyPath<Comparison, UnitRows<Row>> & Sendable,
    _ write: @escaping @Sendable (Row, Comparison, inout TableWriter) -> Void
  ) -> OutputFile {
    let pieces = comparisons.flatMap { own in ranges(own[keyPath: rows].count, by: rowsAPiece).map { (own, $0) } }
    return OutputFile(name: declaration.file, columns: declaration.columns, pieces: pieces) { piece, table in
      for row in piece.0[keyPath: rows][piece.1] { write(row, piece.0, &table) }
    }
  }

  private static func ranges(_ count: Int, by size: Int) -> [Range<Int>] {
    stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
  }

  static func lead(
    _ table: inout TableWriter, _ survey: SurveyResults, _ unit: Int, against baseline: Period? = nil, state: UnitState
  ) {
    table.field(survey.period.text)
    if let baseline { table.field(baseline.text) }
    table.field(plain: survey.leads[unit])
    table.field(state.word)
  }
}

extension TableWriter {
  /// A rate in percent with two decimals, rounded half up; blank when it is not known.
  mutating func percent(_ ratio: Ratio?) {
    hundredths(ratio?.percent(decimals: 2))
  }

  /// A number of hundredths with two decimals; blank when it is not known.
  mutating func hundredths(_ scaled: Int?) {
    if let scaled { field(hundredths: scaled) } else { blank() }
  }
}

/// Hundredths as text: 188 is "1.88", −5 is "-0.05".
public enum Hundredths {
  /// The text.
  public static func text(_ scaled: Int) -> String {
    let whole = scaled.magnitude / 100
    let rest = scaled.magnitude % 100
    return (scaled < 0 ? "-" : "") + String(whole) + (rest < 10 ? ".0" : ".") + String(rest)
  }
}
