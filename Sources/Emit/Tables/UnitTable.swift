import Geography
import Indicators
import PipelineKit

/// What all tables by unit share: period, standard, unit, name, level, parent, state come first.
enum UnitTable {
  static let leading = ["period", "standard", "unit", "name", "level", "parent", "state"]

  /// The same of a table that compares with an earlier period.
  static let comparing = ["period", "baseline"] + leading.dropFirst()

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
    if let scaled { field(Hundredths.text(scaled)) } else { blank() }
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
