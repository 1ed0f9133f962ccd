import Cells
import Ingest
import Standards

/// In which order a sheet's birth dates say day and month, told by all of its dates together.
///
/// Texts say the day first unless one has a second number beyond twelve and none a first. A program of month-first
/// settings turns dd/mm that can be mm/dd into dates with day and month exchanged and leaves the others as text: where
/// every typed date has a day of at most twelve and every text a first number beyond, and so many hardly agree by
/// chance, the typed ones are put back.
struct DateOrder {
  /// Whether texts say the month first.
  private(set) var isMonthFirst = false
  /// Whether typed dates have day and month exchanged.
  private(set) var swapsTyped = false
  /// Whether the dates do not agree, so that those which can be read both ways may be wrong.
  private(set) var isOpen = false
  /// How many dates were mended, or are open.
  private(set) var affected = 0
  /// The column; nil when nothing is to be said.
  private(set) var column: Int?

  /// How often chance is believed.
  private static let hardly = 0.02
  /// The share of days of a month up to the twelfth.
  private static let early = 12 / 30.4

  /// Days first.
  init() {}

  /// Looks through the dates of a batch.
  init(_ batch: ListBatch) {
    let columns = [ColumnRole.birth, .birthMale, .birthFemale].compactMap { batch.layout.columns[$0] }
    var seen = Seen()
    for (row, kind) in batch.kinds.enumerated() where kind == .household || kind == .member {
      for column in columns { seen.take(batch.cells[row, column], batch.cells.bytes) }
    }
    settle(seen)
    column = isMonthFirst || swapsTyped || isOpen ? columns.first : nil
  }

  private mutating func settle(_ seen: Seen) {
    if seen.second > 0 {
      isMonthFirst = seen.first == 0 && seen.typedLate == 0
      isOpen = !isMonthFirst && seen.second > seen.first && seen.both > 0
      affected = isMonthFirst ? seen.second + seen.both : isOpen ? seen.both : 0
    } else if seen.typedEarly > 0, seen.typedLate == 0, seen.first > 0, seen.both == 0 {
      let chance = Self.power(Self.early, seen.typedEarly) * Self.power(1 - Self.early, seen.first)
      swapsTyped = chance < Self.hardly
      isOpen = !swapsTyped && seen.typedEarly > 1
      affected = seen.typedEarly
    }
  }

  private static func power(_ base: Double, _ exponent: Int) -> Double {
    (0..<min(exponent, 64)).reduce(1.0) { power, _ in power * base }
  }

  /// What dates were met: typed ones with a day up to twelve and beyond, texts with the first or the second number beyond
  /// twelve, or neither.
  private struct Seen {
    var (typedEarly, typedLate, first, second, both) = (0, 0, 0, 0, 0)

    mutating func take(_ cell: Cell, _ bytes: [UInt8]) {
      guard cell.length >= 8, let (a, b, c, yearLeads) = Self.numbers(bytes, cell.range) else { return }
      if yearLeads {
        if a == 1905 || b > 12 || c == b { return }
        if c > 12 { typedLate += 1 } else { typedEarly += 1 }
      } else if a > 12, b <= 12 {
        first += 1
      } else if b > 12, a <= 12 {
        second += 1
      } else if a <= 12, a != b {
        both += 1
      }
    }

    /// Three numbers and whether the first is a year; nil when the cell is no such date.
    private static func numbers(_ bytes: [UInt8], _ range: Range<Int>) -> (Int, Int, Int, Bool)? {
      var numbers = (0, 0, 0)
      var (count, digits, length) = (0, 0, 0)
      for index in range {
        let byte = bytes[index]
        guard (0x30...0x39).contains(byte) else {
          if count == 3 { break }
          if digits == 0 { return nil }
          digits = 0
          continue
        }
        if digits == 0 { count += 1 }
        if count > 3 { break }
        digits += 1
        if count == 1 { length = digits }
        if digits > 4 { return nil }
        let digit = Int(byte - 0x30)
        switch count {
        case 1: numbers.0 = numbers.0 * 10 + digit
        case 2: numbers.1 = numbers.1 * 10 + digit
        default: numbers.2 = numbers.2 * 10 + digit
        }
      }
      return count == 3 ? (numbers.0, numbers.1, numbers.2, length == 4) : nil
    }
  }
}
