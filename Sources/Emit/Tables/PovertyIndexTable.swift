import Indicators
import Reductions
import Standards

/// `tables/poverty-index.csv`: the index of Alkire and Foster with its parts, of households and of persons.
enum PovertyIndexTable {
  static let declaration = TableDeclaration(
    "tables/poverty-index.csv",
    columns: UnitTable.leading + [
      "count_of", "part", "id", "weight", "poor", "headcount", "intensity", "index", "contribution",
    ], keys: ["period", "standard", "unit", "count_of", "part", "id"])

  static func write(_ survey: SurveyResults, _ units: Range<Int>, _ table: inout TableWriter) {
    let weights = IndicatorWeights(survey.standard)
    for unit in units {
      for countOf in CountOf.allCases {
        let index = survey.view.counts.povertyIndex(weights, ofPersons: countOf == .persons, unit)
        Rows(survey: survey, unit: unit, countOf: countOf, weights: weights, index: index).write(&table)
      }
    }
  }

  /// The rows of one unit: the whole, then dimension by dimension each with its indicators.
  private struct Rows {
    let survey: SurveyResults
    let unit: Int
    let countOf: CountOf
    let weights: IndicatorWeights
    let index: PovertyIndex?

    func write(_ table: inout TableWriter) {
      let indicators = survey.standard.indicators
      lead(&table, "whole", "", weight: weights.whole)
      table.field(index?.poor)
      for ratio in [index?.headcount, index?.intensity, index?.adjustedHeadcount] { table.percent(ratio) }
      table.percent(index?.contribution(indicators.indices))
      table.endRow()
      for dimension in survey.standard.dimensions {
        let own = indicators.indices.filter { indicators[$0].dimension == dimension.id }
        lead(&table, "dimension", dimension.id, weight: own.reduce(0) { $0 + weights.shares[$1] })
        for _ in 0..<4 { table.blank() }
        table.percent(index?.contribution(own))
        table.endRow()
        for indicator in own { write(indicator, indicators[indicator].id, &table) }
      }
    }

    private func write(_ indicator: Int, _ id: String, _ table: inout TableWriter) {
      lead(&table, "indicator", id, weight: weights.shares[indicator])
      table.field(index?.deprived[indicator])
      table.percent(index?.censoredHeadcount(indicator))
      table.blank()
      table.blank()
      table.percent(index?.contribution(CollectionOfOne(indicator)))
      table.endRow()
    }

    private func lead(_ table: inout TableWriter, _ part: String, _ id: String, weight: Int) {
      let counts = survey.view.counts
      UnitTable.lead(
        &table, survey, unit, state: counts.state(unit, forms: counts.scalar(.withIndicators, unit)))
      table.field(countOf.rawValue)
      table.field(part)
      table.field(id)
      table.percent(Ratio(weight, weights.whole))
    }
  }
}
