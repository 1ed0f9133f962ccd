import Geography
import Households
import Identity
import PipelineKit
import Standards
import Text

/// `lists/households.csv`: one row a household and survey, with the row of the file that it comes from. Personal.
///
/// It can have millions of rows: it is made in pieces of rows in their order, from bytes that were prepared once.
enum HouseholdList {
  static let columns = [
    "period", "standard", "household", "village", "commune", "class", "head", "birth", "sex", "ethnicity", "id_number",
    "persons", "b1", "b2", "indicators", "causes", "groups", "file", "sheet", "row",
  ]

  private static let rowsAPiece = 4_096

  static func file(_ results: RunResults, jobs: Int) -> OutputFile {
    let surveys = results.surveys.filter { !$0.lists.isEmpty }.map {
      HouseholdPages($0, results.ethnicities, jobs: jobs)
    }
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
  private let leading: Phrases
  /// For each unit, for each class: village, commune and class.
  private let places: Phrases
  /// For each sex, for each ethnic group: both.
  private let kinds: Phrases
  private let ethnicGroups: Int
  /// For each list whether no name in it needs quotes.
  private let areNamesPlain: [Bool]
  /// For each list, for each of its sheets: file and sheet.
  private let sheets: [Phrases]
  private let indicators: BitWords
  private let causes: BitWords
  private let groups: BitWords
  private let classes = HouseholdClass.allCases.count
  /// At most, without the name and the sheet: the numbers of a row have up to 120 digits, signs and commas.
  private let bytesARow: Int
  /// List and household of each row: by unit in code order, then file and row.
  let order: [(list: Int32, index: Int32)]

  init(_ survey: SurveyResults, _ ethnicities: Vocabulary, jobs: Int) {
    self.survey = survey
    let units = survey.view.tree.units
    leading = Phrases(1) { $1.fields(survey.period.text, survey.standard.id) }
    areNamesPlain = survey.lists.map { !$0.people.nameBytes.contains(where: CSVText.needsQuotes) }
    let classes = HouseholdClass.allCases
    places = Phrases(units.count * classes.count) {
      let unit = units[$0 / classes.count]
      let (village, commune) = unit.level == .village ? (unit.code, unit.parent) : ("", unit.code)
      $1.fields(village, commune, classes[$0 % classes.count].word)
    }
    let words = [""] + ethnicities.ids
    ethnicGroups = words.count
    kinds = Phrases(3 * words.count) {
      $1.fields([Sex.unknown, .male, .female][$0 / words.count].word, words[$0 % words.count])
    }
    sheets = survey.lists.map { list in Phrases(list.sheets.count) { $1.fields(list.file, list.sheets[$0]) } }
    indicators = BitWords(survey.standard.indicators.map(\.id))
    causes = BitWords(survey.standard.causes.map(\.id))
    groups = BitWords(HouseholdGroup.allCases.map(\.word))
    bytesARow =
      120 + leading.longest + places.longest + kinds.longest + indicators.longest + causes.longest + groups.longest
    order = HouseholdPages.order(survey.lists, units: units.count, jobs: jobs)
  }

  /// Counting sort by unit: rows of a unit stay in the order of files and rows.
  static func order(_ lists: [ListedHouseholds], units: Int, jobs: Int) -> [(list: Int32, index: Int32)] {
    let starts = starts(lists, units: units)
    let parts = Parallel.map(shares(starts), jobs: jobs) { Self.part(lists, of: $0, starts) }
    var order: [(list: Int32, index: Int32)] = []
    order.reserveCapacity(starts[units])
    for part in parts { order += part }
    return order
  }

  /// Where the rows of each unit begin, and where they end.
  private static func starts(_ lists: [ListedHouseholds], units: Int) -> [Int] {
    var starts = [Int](repeating: 0, count: units + 1)
    for list in lists {
      for (index, unit) in list.households.units.enumerated() where !list.households.isMerged[index] {
        starts[Int(unit) + 1] += 1
      }
    }
    for unit in 0..<units { starts[unit + 1] += starts[unit] }
    return starts
  }

  /// The units in four shares of about as many rows. `starts` says where the rows of each begin.
  private static func shares(_ starts: [Int]) -> [Range<Int>] {
    let units = starts.count - 1
    let ends = (1...4).map { share in starts.dropLast().firstIndex { $0 >= starts[units] * share / 4 } ?? units }
    return zip([0] + ends, ends.dropLast() + [units]).map { $0..<max($0, $1) }
  }

  private static func part(
    _ lists: [ListedHouseholds], of units: Range<Int>, _ starts: [Int]
  ) -> [(list: Int32, index: Int32)] {
    let first = starts[units.lowerBound]
    var next = starts[units].map { $0 - first }
    var order = [(list: Int32, index: Int32)](repeating: (0, 0), count: starts[units.upperBound] - first)
    for (number, list) in lists.enumerated() {
      for (index, unit) in list.households.units.enumerated()
      where units.contains(Int(unit)) && !list.households.isMerged[index] {
        order[next[Int(unit) - units.lowerBound]] = (Int32(number), Int32(index))
        next[Int(unit) - units.lowerBound] += 1
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
    let (households, people, sheets) = (listed.households, listed.people, sheets[list])
    let longest = bytesARow + sheets.longest
    for row in rows {
      let index = Int(order[row].index)
      table.row(atMost: longest + 2 * people.nameRange(index).count) { fields, end in
        fields.phrase(leading, 0, &end)
        fields.comma(&end)
        fields.household(households.ids[index], &end)
        fields.comma(&end)
        fields.phrase(places, Int(households.units[index]) * classes + Int(households.classes[index].rawValue), &end)
        fields.comma(&end)
        write(people, index, isPlain: areNamesPlain[list], Int(households.ethnicities[index]), &fields, &end)
        write(households, index, &fields, &end)
        fields.phrase(sheets, Int(households.sheets[index]), &end)
        fields.comma(&end)
        fields.number(UInt64(households.rows[index]), &end)
      }
    }
  }

  /// Name, birth, sex, ethnic group and number.
  @inline(__always)
  private func write(
    _ people: PersonColumns, _ index: Int, isPlain: Bool, _ ethnicity: Int, _ fields: inout MutableRawSpan,
    _ end: inout Int
  ) {
    let (names, name) = (people.nameBytes, people.nameRange(index))
    if isPlain { fields.plain(names, name, &end) } else { fields.text(names, name, &end) }
    fields.comma(&end)
    fields.birth(people.births[index], &end)
    fields.comma(&end)
    fields.phrase(kinds, Int(people.sexes[index].rawValue) * ethnicGroups + ethnicity, &end)
    fields.comma(&end)
    let number = people.numbers[index]
    if number.isKnown { fields.number(number.value, digits: number.digits, &end) }
    fields.comma(&end)
  }

  /// Persons, scores, indicators, causes and groups.
  @inline(__always)
  private func write(
    _ households: HouseholdColumns, _ index: Int, _ fields: inout MutableRawSpan, _ end: inout Int
  ) {
    let (persons, b1, b2) = (households.persons[index], households.b1[index], households.b2[index])
    if persons != HouseholdColumns.unknownPersons { fields.number(UInt64(persons), &end) }
    fields.comma(&end)
    if b1 != HouseholdColumns.unknownScore { fields.number(Int(b1), &end) }
    fields.comma(&end)
    if b2 != HouseholdColumns.unknownScore { fields.number(Int(b2), &end) }
    fields.comma(&end)
    indicators.write(households.indicators[index], &fields, &end)
    fields.comma(&end)
    causes.write(UInt32(households.causes[index]), &fields, &end)
    fields.comma(&end)
    groups.write(UInt32(households.groups[index]), &fields, &end)
    fields.comma(&end)
  }
}

/// Words joined by `;` for the bits that are set, prepared for the lower twelve bits.
struct BitWords: Sendable {
  private let words: [[UInt8]]
  private let prepared: Phrases
  /// The bytes of all words.
  let longest: Int

  init(_ words: [String]) {
    let words = words.map { Array($0.utf8) }
    self.words = words
    prepared = Phrases(1 << min(words.count, 12)) { $1.field(plain: Self.joined(UInt32($0), words)) }
    longest = words.reduce(0) { $0 + $1.count + 1 }
  }

  @inline(__always)
  func write(_ bits: UInt32, _ fields: inout MutableRawSpan, _ end: inout Int) {
    if bits < prepared.count { return fields.phrase(prepared, Int(bits), &end) }
    let joined = Self.joined(bits, words)
    fields.plain(joined, joined.indices, &end)
  }

  private static func joined(_ bits: UInt32, _ words: [[UInt8]]) -> [UInt8] {
    Array(words.indices.filter { bits >> UInt32($0) & 1 == 1 }.map { words[$0] }.joined(separator: [0x3B]))
  }
}

/// Bytes that many rows say, one after the other, so that no two threads count the references to each.
struct Phrases: Sendable {
  /// The phrases, and room to read a whole word from the last one's end.
  fileprivate let bytes: [UInt8]
  fileprivate let starts: [Int]
  var count: Int { starts.count - 1 }
  /// The bytes of the longest phrase.
  let longest: Int

  /// So many phrases, each written as the first fields of a row.
  init(_ count: Int, _ write: (Int, inout TableWriter) -> Void) {
    var table = TableWriter(reserving: 16 * count)
    var (starts, longest) = ([0], 0)
    for index in 0..<count {
      write(index, &table)
      table.beginAnew()
      longest = max(longest, table.bytes.count - starts[index])
      starts.append(table.bytes.count)
    }
    (self.starts, self.longest) = (starts, longest)
    bytes = table.bytes + repeatElement(0, count: 8)
  }
}

extension MutableRawSpan {
  /// One of the phrases, word by word: what the last word says beyond its end is written over by what follows.
  @inline(__always)
  fileprivate mutating func phrase(_ phrases: Phrases, _ index: Int, _ end: inout Int) {
    let (start, next) = (phrases.starts[index], phrases.starts[index + 1])
    let bytes = phrases.bytes.span
    var position = start
    while position < next {
      word(bytes.word(at: position), end + position - start)
      position += 8
    }
    end += next - start
  }

  /// A household's id.
  @inline(__always)
  fileprivate mutating func household(_ id: UInt64, _ end: inout Int) {
    byte(0x48, &end)
    let (first, last) = HouseholdID.letters(of: id)
    word(first, end)
    word(last, end + 8)
    end += 13
  }

  /// A birth date as far as it is known: yyyy-mm-dd, yyyy-mm, yyyy or nothing.
  @inline(__always)
  fileprivate mutating func birth(_ birth: BirthDate, _ end: inout Int) {
    guard birth.packed != 0 else { return }
    let digits = EightDigits(birth.packed).text
    let month = digits >> 32 & 0xFFFF
    word(digits & 0xFFFF_FFFF | 0x2D << 32 | month << 40 | 0x2D << 56, end)
    word(digits >> 48, end + 8)
    end += birth.month == 0 ? 4 : birth.day == 0 ? 7 : 10
  }
}
