import Geography
import Households
import Identity
import Standards

/// `lists/households.csv`: one row a household and survey, with the row of the file that it comes from. Personal.
enum HouseholdList {
  static let columns = [
    "period", "standard", "household", "village", "commune", "class", "head", "birth", "sex", "ethnicity", "id_number",
    "persons", "b1", "b2", "indicators", "causes", "groups", "file", "sheet", "row",
  ]

  static func write(_ results: RunResults) -> TableWriter {
    var table = TableWriter(columns: columns)
    for survey in results.surveys {
      for (list, index) in order(survey) { write(survey, survey.lists[list], index, results.ethnicities, &table) }
    }
    return table
  }

  /// By unit in code order, then file and row.
  private static func order(_ survey: SurveyResults) -> [(Int, Int)] {
    var rows: [(unit: Int32, list: Int32, index: Int32)] = []
    for (list, listed) in survey.lists.enumerated() {
      for index in 0..<listed.households.count where !listed.households.isMerged[index] {
        rows.append((listed.households.units[index], Int32(list), Int32(index)))
      }
    }
    rows.sort { ($0.unit, $0.list, $0.index) < ($1.unit, $1.list, $1.index) }
    return rows.map { (Int($0.list), Int($0.index)) }
  }

  private static func write(
    _ survey: SurveyResults, _ list: ListedHouseholds, _ index: Int, _ ethnicities: Vocabulary, _ table: inout TableWriter
  ) {
    let households = list.households
    let unit = Int(households.units[index])
    let tree = survey.view.tree
    let isVillage = tree.units[unit].level == .village
    table.field(survey.period.text)
    table.field(survey.standard.id)
    table.field(HouseholdID.text(households.ids[index]))
    table.field(isVillage ? tree.units[unit].code : "")
    table.field(isVillage ? tree.units[unit].parent : tree.units[unit].code)
    table.field(households.classes[index].word)
    table.field(utf8: list.people.nameBytes[list.people.nameRange(index)])
    table.field(list.people.births[index].text)
    table.field(list.people.sexes[index].word)
    table.field(households.ethnicities[index] == 0 ? "" : ethnicities.ids[Int(households.ethnicities[index]) - 1])
    table.field(list.people.numbers[index].text)
    table.field(households.persons[index] == HouseholdColumns.unknownPersons ? nil : Int(households.persons[index]))
    table.field(households.b1[index] == HouseholdColumns.unknownScore ? nil : Int(households.b1[index]))
    table.field(households.b2[index] == HouseholdColumns.unknownScore ? nil : Int(households.b2[index]))
    table.field(words(households.indicators[index], survey.standard.indicators.map(\.id)))
    table.field(words(UInt32(households.causes[index]), survey.standard.causes.map(\.id)))
    table.field(words(UInt32(households.groups[index]), HouseholdGroup.allCases.map(\.word)))
    table.field(list.file)
    table.field(list.sheets[Int(households.sheets[index])])
    table.field(Int(households.rows[index]))
    table.endRow()
  }

  private static func words(_ bits: UInt32, _ ids: [String]) -> String {
    if bits == 0 { return "" }
    return ids.indices.filter { bits & (1 << UInt32($0)) != 0 }.map { ids[$0] }.joined(separator: ";")
  }
}

/// A household's id as printed: `H` and 13 letters and digits.
public enum HouseholdID {
  private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

  /// The id as text.
  public static func text(_ id: UInt64) -> String {
    var letters: [UInt8] = [0x48]
    for shift in stride(from: 60, through: 0, by: -5) { letters.append(alphabet[Int(id >> UInt64(shift) & 31)]) }
    return String(decoding: letters, as: UTF8.self)
  }
}
