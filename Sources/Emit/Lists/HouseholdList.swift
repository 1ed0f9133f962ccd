import Geography
import Households
import Identity
import Standards

/// `lists/households.csv`: one row a household and survey, with the row of the file that it comes from. Personal.
///
/// It can have millions of rows: it is made in pieces of rows in their order, from bytes that were prepared once.
enum HouseholdList {
  static let columns = [
    "period", "standard", "household", "village", "commune", "class", "head", "birth", "sex", "ethnicity", "id_number",
    "persons", "b1", "b2", "indicators", "causes", "groups", "file", "sheet", "row",
  ]

  private static let rowsAPiece = 4_096

  static func file(_ results: RunResults) -> OutputFile {
    let surveys = results.surveys.map { HouseholdPages($0, results.ethnicities) }
    let pieces = surveys.indices.flatMap { survey in
      stride(from: 0, to: surveys[survey].order.count, by: rowsAPiece).map { (survey, $0) }
    }
    return OutputFile(name: "lists/households.csv", isPersonal: true, isTable: true, pieces: pieces.count + 1) {
      piece in
      if piece == 0 { return (TableWriter(columns: columns).bytes, 0) }
      let (survey, start) = pieces[piece - 1]
      let page = surveys[survey].page(start..<min(start + rowsAPiece, surveys[survey].order.count))
      return (page.bytes, page.rows)
    }
  }
}

/// The households of a survey in the order of the list, with everything that many rows say prepared as bytes.
struct HouseholdPages: Sendable {
  private let survey: SurveyResults
  /// Period and standard.
  private let leading: [UInt8]
  /// For each unit, for each class: village, commune and class.
  private let places: [[[UInt8]]]
  /// For each sex, for each ethnic group: both.
  private let kinds: [[[UInt8]]]
  /// For each list, for each of its sheets: file and sheet.
  private let sheets: [[[UInt8]]]
  private let indicators: BitWords
  private let causes: BitWords
  private let groups: BitWords
  /// List and household of each row: by unit in code order, then file and row.
  let order: [(list: Int32, index: Int32)]

  init(_ survey: SurveyResults, _ ethnicities: Vocabulary) {
    self.survey = survey
    let units = survey.view.tree.units
    leading = TableWriter.fields(survey.period.text, survey.standard.id)
    places = units.map { unit in
      let (village, commune) = unit.level == .village ? (unit.code, unit.parent) : ("", unit.code)
      return HouseholdClass.allCases.map { TableWriter.fields(village, commune, $0.word) }
    }
    kinds = [Sex.unknown, .male, .female].map { sex in ([""] + ethnicities.ids).map { TableWriter.fields(sex.word, $0) }
    }
    sheets = survey.lists.map { list in list.sheets.map { TableWriter.fields(list.file, $0) } }
    indicators = BitWords(survey.standard.indicators.map(\.id))
    causes = BitWords(survey.standard.causes.map(\.id))
    groups = BitWords(HouseholdGroup.allCases.map(\.word))
    order = HouseholdPages.order(survey.lists, units: units.count)
  }

  /// Counting sort by unit: rows of a unit stay in the order of files and rows.
  static func order(_ lists: [ListedHouseholds], units: Int) -> [(list: Int32, index: Int32)] {
    var starts = [Int](repeating: 0, count: units + 1)
    for list in lists {
      for (index, unit) in list.households.units.enumerated() where !list.households.isMerged[index] {
        starts[Int(unit) + 1] += 1
      }
    }
    for unit in 0..<units { starts[unit + 1] += starts[unit] }
    var order = [(list: Int32, index: Int32)](repeating: (0, 0), count: starts[units])
    for (number, list) in lists.enumerated() {
      for (index, unit) in list.households.units.enumerated() where !list.households.isMerged[index] {
        order[starts[Int(unit)]] = (Int32(number), Int32(index))
        starts[Int(unit)] += 1
      }
    }
    return order
  }

  /// The rows of a range of the order.
  func page(_ rows: Range<Int>) -> TableWriter {
    var table = TableWriter(reserving: rows.count * 224)
    var row = rows.lowerBound
    while row < rows.upperBound {
      let list = order[row].list
      var end = row + 1
      while end < rows.upperBound, order[end].list == list { end += 1 }
      write(row..<end, of: survey.lists[Int(list)], Int(list), &table)
      row = end
    }
    return table
  }

  /// Rows of one list.
  private func write(_ rows: Range<Int>, of listed: ListedHouseholds, _ list: Int, _ table: inout TableWriter) {
    let households = listed.households
    let people = listed.people
    for row in rows {
      let index = Int(order[row].index)
      let unit = Int(households.units[index])
      table.field(plain: leading)
      table.household(households.ids[index])
      table.field(plain: places[unit][Int(households.classes[index].rawValue)])
      write(people, index, ethnicity: Int(households.ethnicities[index]), &table)
      write(households, index, &table)
      table.field(plain: sheets[list][Int(households.sheets[index])])
      table.field(Int(households.rows[index]))
      table.endRow()
    }
  }

  private func write(_ people: PersonColumns, _ index: Int, ethnicity: Int, _ table: inout TableWriter) {
    table.field(utf8: people.nameBytes, people.nameRange(index))
    table.birth(people.births[index])
    table.field(plain: kinds[Int(people.sexes[index].rawValue)][ethnicity])
    let number = people.numbers[index]
    if number.isKnown { table.field(number.value, width: number.digits) } else { table.blank() }
  }

  private func write(_ households: HouseholdColumns, _ index: Int, _ table: inout TableWriter) {
    let persons = households.persons[index]
    table.field(persons == HouseholdColumns.unknownPersons ? nil : Int(persons))
    score(households.b1[index], &table)
    score(households.b2[index], &table)
    indicators.write(households.indicators[index], &table)
    causes.write(UInt32(households.causes[index]), &table)
    groups.write(UInt32(households.groups[index]), &table)
  }

  private func score(_ score: Int16, _ table: inout TableWriter) {
    table.field(score == HouseholdColumns.unknownScore ? nil : Int(score))
  }
}

/// Words joined by `;` for the bits that are set, prepared for the lower twelve bits.
struct BitWords: Sendable {
  private let words: [[UInt8]]
  private let prepared: [[UInt8]]

  init(_ words: [String]) {
    let words = words.map { Array($0.utf8) }
    self.words = words
    prepared = (0..<1 << min(words.count, 12)).map { Self.joined(UInt32($0), words) }
  }

  func write(_ bits: UInt32, _ table: inout TableWriter) {
    if bits < prepared.count {
      table.field(plain: prepared[Int(bits)])
    } else {
      table.field(plain: Self.joined(bits, words))
    }
  }

  private static func joined(_ bits: UInt32, _ words: [[UInt8]]) -> [UInt8] {
    Array(words.indices.filter { bits >> UInt32($0) & 1 == 1 }.map { words[$0] }.joined(separator: [0x3B]))
  }
}

extension TableWriter {
  /// A household's id.
  mutating func household(_ id: UInt64) {
    blank()
    raw(0x48)
    let alphabet = HouseholdID.alphabet
    for shift in stride(from: UInt64(60), through: 0, by: -5) { raw(alphabet[Int(id &>> shift & 31)]) }
  }

  /// A birth date as far as it is known: yyyy-mm-dd, yyyy-mm, yyyy or nothing.
  mutating func birth(_ birth: BirthDate) {
    blank()
    guard birth.packed != 0 else { return }
    digits(UInt64(birth.year), width: 4)
    for part in [birth.month, birth.day] {
      guard part != 0 else { return }
      raw(0x2D)
      digits(UInt64(part), width: 2)
    }
  }
}
