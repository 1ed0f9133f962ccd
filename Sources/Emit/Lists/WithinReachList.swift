import Geography
import Households
import Identity
import Standards

/// `lists/within-reach.csv`: households of the reported survey that a small step would bring into a better class, in
/// units that have targets. Personal.
enum WithinReachList {
  static let columns = [
    "period", "standard", "household", "village", "commune", "class", "head", "birth", "persons", "b1", "b2",
    "indicators", "reason", "b1_missing", "becomes", "targets", "file", "sheet", "row",
  ]

  static func file(_ results: RunResults) -> OutputFile {
    OutputFile(name: "lists/within-reach.csv", isPersonal: true, isTable: true, pieces: 1) { _ in
      var table = TableWriter(columns: columns)
      if let reported = results.reportedSurvey {
        WithinReachPage(results.surveys[reported], aims(results, reported)).write(&table)
      }
      return (table.bytes, table.rows)
    }
  }

  /// For each unit and class the targets that want its households to become fewer, its own and those of units above.
  private static func aims(_ results: RunResults, _ reported: Int) -> [[[String]]] {
    let survey = results.surveys[reported]
    let tree = survey.view.tree
    let own = Dictionary(
      grouping: (results.gaps + results.running).filter {
        $0.gap.target.kind.isOfCounts && $0.asOf == survey.period.text && $0.standard == survey.standard.id
      }, by: { $0.judgedUnit.isEmpty ? $0.gap.target.unit : $0.judgedUnit })
    var aims = tree.units.map { _ in HouseholdClass.allCases.map { _ in [String]() } }
    for unit in tree.bottomUp.reversed() {
      if let above = tree.parents[unit] { aims[unit] = aims[above] }
      for row in own[tree.units[unit].code] ?? [] {
        for one in row.gap.target.classes { aims[unit][Int(one.rawValue)].append(row.gap.target.id) }
      }
    }
    return aims
  }
}

/// The households of one survey within reach, in the order of their units, files and rows.
struct WithinReachPage {
  private let survey: SurveyResults
  private let aims: [[[String]]]

  init(_ survey: SurveyResults, _ aims: [[[String]]]) { (self.survey, self.aims) = (survey, aims) }

  private var tree: UnitTree { survey.view.tree }

  func write(_ table: inout TableWriter) {
    var found: [(unit: Int, list: Int, index: Int, steps: [Reach])] = []
    for (number, list) in survey.lists.enumerated() {
      for index in 0..<list.households.count where !list.households.isMerged[index] {
        let steps = steps(list.households, index)
        if !steps.isEmpty { found.append((Int(list.households.units[index]), number, index, steps)) }
      }
    }
    found.sort { ($0.unit, $0.list, $0.index) < ($1.unit, $1.list, $1.index) }
    for row in found { for step in row.steps { write(step, survey.lists[row.list], row.index, &table) } }
  }

  private func steps(_ households: HouseholdColumns, _ index: Int) -> [Reach] {
    let (unit, listed) = (Int(households.units[index]), households.classes[index])
    guard !aims[unit][Int(listed.rawValue)].isEmpty else { return [] }
    func known(_ score: Int16) -> Int? { score == HouseholdColumns.unknownScore ? nil : Int(score) }
    return survey.standard.steps(
      from: listed, b1: known(households.b1[index]), b2: known(households.b2[index]),
      deprivations: households.indicators[index].nonzeroBitCount, area: tree.areas[unit])
  }

  private func write(_ step: Reach, _ list: ListedHouseholds, _ index: Int, _ table: inout TableWriter) {
    let households = list.households
    let unit = tree.units[Int(households.units[index])]
    let isVillage = unit.level == .village
    table.field(survey.period.text)
    table.field(survey.standard.id)
    table.field(HouseholdID.text(households.ids[index]))
    table.field(isVillage ? unit.code : "")
    table.field(isVillage ? unit.parent : unit.code)
    table.field(households.classes[index].word)
    table.field(utf8: list.people.nameBytes, list.people.nameRange(index))
    table.field(list.people.births[index].text)
    let persons = households.persons[index]
    table.field(persons == HouseholdColumns.unknownPersons ? nil : Int(persons))
    for score in [households.b1[index], households.b2[index]] {
      table.field(score == HouseholdColumns.unknownScore ? nil : Int(score))
    }
    table.field(indicators(households.indicators[index]))
    table.field(step.reason.rawValue)
    table.field(step.points)
    table.field(step.becomes.word)
    table.field(aims[Int(households.units[index])][Int(households.classes[index].rawValue)].joined(separator: ";"))
    table.field(list.file)
    table.field(list.sheets[Int(households.sheets[index])])
    table.field(Int(households.rows[index]))
    table.endRow()
  }

  private func indicators(_ bits: UInt32) -> String {
    survey.standard.indicators.enumerated().filter { bits >> UInt32($0.offset) & 1 == 1 }.map(\.element.id)
      .joined(separator: ";")
  }
}
