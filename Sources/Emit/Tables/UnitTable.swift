import Geography
import Indicators
import PipelineKit

/// What all tables by unit share: period, standard, unit, name, level, parent, state come first.
enum UnitTable {
  static let leading = ["period", "standard", "unit", "name", "level", "parent", "state"]

  /// The same of a table that compares with an earlier period.
  static let comparing = ["period", "baseline"] + leading.dropFirst()

  private static let unitsAPiece = 512

  /// A table with rows for each unit of each survey, made in pieces of units.
  static func file(
    _ declaration: TableDeclaration, _ results: RunResults,
    _ write: @escaping @Sendable (SurveyResults, Range<Int>, inout TableWriter) -> Void
  ) -> OutputFile {
    let pieces = results.surveys.flatMap { survey in
      let count = survey.view.tree.units.count
      return stride(from: 0, to: count, by: unitsAPiece).map { (survey, $0..<min($0 + unitsAPiece, count)) }
    }
    return OutputFile(name: declaration.file, isPersonal: false, isTable: true, pieces: pieces.count + 1) { piece in
      if piece == 0 { return (TableWriter(columns: declaration.columns).bytes, 0) }
      var table = TableWriter(reserving: 1 << 16)
      write(pieces[piece - 1].0, pieces[piece - 1].1, &table)
      return (table.bytes, table.rows)
    }
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
