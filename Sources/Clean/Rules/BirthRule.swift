import Cells
import Identity
import Ingest
import PipelineKit
import Standards
import Text

/// Birth dates (ngày sinh, năm sinh): dd/mm/yyyy with any separator, yyyy-mm-dd, mm/yyyy, a year, an Excel serial; never
/// mm/dd, unless dd/mm is impossible. What is not known stays unknown.
struct BirthRule {
  let survey: Period
  /// How old the youngest are whose year is written with two digits: heads of households ten years, members none.
  var youngest = 10
  /// In which order the sheet's dates say day and month.
  var order = DateOrder()

  /// What a cell says: a date, or why there is none.
  enum Reading: Equatable {
    case date(BirthDate, FindingCode?)
    case trouble(FindingCode)
  }

  /// Appends a birth date for each row; a date in the column of men or women also says the sex.
  func apply(_ set: inout RowSet, to people: inout PersonColumns) -> [Sex] {
    let columns = set.batch.layout.columns
    let sources = [(columns[.birth], Sex.unknown), (columns[.birthMale], .male), (columns[.birthFemale], .female)]
    var sexes: [Sex] = []
    sexes.reserveCapacity(set.rows.count)
    for row in set.rows {
      var found = BirthDate.unknown
      var sex = Sex.unknown
      for case (let column?, let says) in sources {
        let cell = set.cells[row, column]
        if set.cells.saysNothing(cell) { continue }
        sex = says
        switch read(cell, set.cells.bytes) {
        case .date(let date, let remark):
          let whole = date.month == 0 ? joined(date, row, set) : nil
          found = whole ?? date
          if let remark, whole == nil { set.say(remark, row: row, column: column) }
        case .trouble(let code): set.say(code, row: row, column: column)
        }
        break
      }
      if found == .unknown, sex == .unknown, let first = sources.lazy.compactMap(\.0).first, isBlank(set, row, sources)
      {
        set.say(.birthMissing, row: row, column: first)
      }
      people.births.append(found)
      sexes.append(sex)
    }
    return sexes
  }

  /// A year with the day and the month that stand in columns of their own; nil when they are not there.
  private func joined(_ date: BirthDate, _ row: Int, _ set: RowSet) -> BirthDate? {
    let columns = set.batch.layout.columns
    guard let day = columns[.birthDay], let month = columns[.birthMonth],
      let day = Digits.integer(set.cells.bytes, set.cells[row, day].range), (1...31).contains(day),
      let month = Digits.integer(set.cells.bytes, set.cells[row, month].range),
      case .date(let whole, nil) = whole(date.year, month, day)
    else { return nil }
    return whole
  }

  private func isBlank(_ set: RowSet, _ row: Int, _ sources: [(Int?, Sex)]) -> Bool {
    sources.allSatisfy { $0.0.map { set.cells.saysNothing(set.cells[row, $0]) } ?? true }
  }

  /// Reads one cell.
  func read(_ cell: Cell, _ bytes: [UInt8]) -> Reading {
    var groups = (0, 0, 0)
    var lengths = (0, 0, 0)
    var count = 0
    var inNumber = false
    let range = Self.withoutTime(bytes, Digits.withoutZeroDecimals(bytes, cell.range))
    var index = range.lowerBound
    let end = range.upperBound
    while index < end {
      let byte = bytes[index]
      index += 1
      if (0x30...0x39).contains(byte) {
        if !inNumber {
          count += 1
          inNumber = true
        }
        let digit = Int(byte - 0x30)
        switch count {
        case 1: (groups.0, lengths.0) = (groups.0 * 10 + digit, lengths.0 + 1)
        case 2: (groups.1, lengths.1) = (groups.1 * 10 + digit, lengths.1 + 1)
        case 3: (groups.2, lengths.2) = (groups.2 * 10 + digit, lengths.2 + 1)
        default: return .trouble(.birthUnreadable)
        }
        if lengths.0 > 8 || lengths.1 > 4 || lengths.2 > 4 { return .trouble(.birthUnreadable) }
      } else {
        inNumber = false
        guard Self.isSeparator(byte) else { return spelled(bytes[range]) }
      }
    }
    return interpret(groups, lengths, count, isDate: cell.kind == .date)
  }

  /// The range without the time of day that stands behind a date: "1962-05-12 00:00:00", "12/05/1962 12:00:00 SA".
  @inline(__always)
  private static func withoutTime(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    guard range.count > 11, let colon = bytes[range].firstIndex(of: 0x3A),
      let blank = bytes[range.lowerBound..<colon].lastIndex(where: { $0 == 0x20 || $0 == 0x54 })
    else { return range }
    return range.lowerBound..<blank
  }

  /// A date with words: "12-May-62", "May 12 1962", "ngày 12 tháng 5 năm 1962", "tháng 5/1962".
  private func spelled(_ bytes: ArraySlice<UInt8>) -> Reading {
    let words = Folding.folded(String(decoding: bytes, as: UTF8.self)).split(separator: " ").map(String.init)
      .filter { !Self.dateWords.contains($0) }
    guard (1...3).contains(words.count) else { return .trouble(.birthUnreadable) }
    let months = words.indices.filter { Self.months[String(words[$0].prefix(3))] != nil && Int(words[$0]) == nil }
    let numbers = words.indices.filter { !months.contains($0) }.compactMap { Int(words[$0]) }
    guard numbers.count + months.count == words.count, months.count <= 1, numbers.allSatisfy({ $0 >= 0 }) else {
      return .trouble(.birthUnreadable)
    }
    guard let named = months.first, let month = Self.months[String(words[named].prefix(3))] else {
      switch numbers.count {
      case 1: return whole(numbers[0], 0, 0)
      case 2: return whole(numbers[1], numbers[0], 0)
      default: return whole(numbers[2] < 100 ? century(numbers[2]) : numbers[2], numbers[1], numbers[0])
      }
    }
    guard numbers.count == 2, let last = numbers.last else { return .trouble(.birthUnreadable) }
    return whole(last < 100 ? century(last) : last, month, numbers[0])
  }

  private static let months: [String: Int] = Dictionary(
    uniqueKeysWithValues: [
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ].enumerated().map { ($1, $0 + 1) })

  /// What stands in dates and says nothing: Ngày, tháng, năm, sinh, weekdays.
  private static let dateWords: Set = [
    "ngay", "thang", "nam", "sinh", "sn", "mon", "tue", "wed", "thu", "fri", "sat", "sun",
  ]

  /// / - . , _ ' and blanks, the no-break one too.
  @inline(__always)
  private static func isSeparator(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x2F, 0x2D, 0x2E, 0x20, 0x2C, 0x5F, 0x27, 0xC2, 0xA0: true
    default: false
    }
  }

  private func interpret(
    _ groups: (Int, Int, Int), _ lengths: (Int, Int, Int), _ count: Int, isDate: Bool
  ) -> Reading {
    switch count {
    case 1 where lengths.0 == 4: return whole(groups.0, 0, 0)
    case 1 where lengths.0 == 5: return serial(groups.0)
    case 1 where lengths.0 == 8: return whole(groups.0 % 10_000, groups.0 / 10_000 % 100, groups.0 / 1_000_000)
    case 2 where lengths.1 == 4: return whole(groups.1, groups.0, 0)
    case 3 where lengths.0 == 4:
      if isDate, groups.0 == 1905 { return yearShownAsDate(groups.1, groups.2) }
      return order.swapsTyped ? whole(groups.0, groups.2, groups.1) : whole(groups.0, groups.1, groups.2)
    case 3 where lengths.2 == 4: return written(groups.2, groups.0, groups.1)
    case 3 where lengths.2 == 2: return written(century(groups.2), groups.0, groups.1)
    default: return .trouble(.birthUnreadable)
    }
  }

  /// Day and month in the order in which they stand.
  private func written(_ year: Int, _ first: Int, _ second: Int) -> Reading {
    order.isMonthFirst ? whole(year, first, second) : whole(year, second, first)
  }

  /// A year of two digits is the latest one in which somebody of the list can have been born.
  private func century(_ year: Int) -> Int {
    let inThis = survey.end.year / 100 * 100 + year
    return inThis > survey.end.year - youngest ? inThis - 100 : inThis
  }

  private func whole(_ year: Int, _ month: Int, _ day: Int) -> Reading {
    guard year >= 1890, year <= 2200 else { return .trouble(.birthUnreadable) }
    if month == 0 && day == 0 {
      if year > survey.end.year { return .trouble(.birthInFuture) }
      return .date(BirthDate(packed: UInt32(year * 10_000)), .birthYearOnly)
    }
    if day == 0, (1...12).contains(month) {
      return .date(BirthDate(packed: UInt32(year * 10_000 + month * 100)), .birthYearOnly)
    }
    if let date = Day(year: year, month: month, day: day) {
      return date > survey.end ? .trouble(.birthInFuture) : .date(BirthDate(packed: UInt32(date.packed)), nil)
    }
    if let date = Day(year: year, month: day, day: month), date <= survey.end {
      return .date(BirthDate(packed: UInt32(date.packed)), .birthSwapped)
    }
    return .trouble(.birthUnreadable)
  }

  /// Days since 30/12/1899, as Excel counts after February 1900.
  private func serial(_ days: Int) -> Reading {
    guard (3_000...60_000).contains(days) else { return .trouble(.birthUnreadable) }
    let (year, month, day) = Self.civil(daysSince1970: days - 25_569)
    return whole(year, month, day)
  }

  /// A year typed into a cell that is formatted as a date shows as a day of 1905: 1965 as 18/05/1905.
  private func yearShownAsDate(_ month: Int, _ day: Int) -> Reading {
    guard let date = Day(year: 1905, month: month, day: day) else { return .trouble(.birthUnreadable) }
    var days = 1_828
    for earlier in 1..<month { days += Day.days(in: earlier, of: 1905) }
    let year = days + day - 1
    guard (1_900...survey.end.year).contains(year) else { return .date(BirthDate(packed: UInt32(date.packed)), nil) }
    return .date(BirthDate(packed: UInt32(year * 10_000)), .birthYearAsDate)
  }

  /// The Gregorian day that many days after 1 January 1970 (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms").
  static func civil(daysSince1970 days: Int) -> (Int, Int, Int) {
    let shifted = days + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }
}
