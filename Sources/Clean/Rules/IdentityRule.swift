import Cells
import Identity
import Ingest
import PipelineKit

/// Identity numbers: 12 digits (căn cước công dân, số định danh cá nhân: province of registration, century and sex, year,
/// six more) or 9 (chứng minh nhân dân). The structure is checked and nothing is invented: a zero that a spreadsheet
/// dropped is restored only where province, sex and year of birth prove it.
struct IdentityRule {
  /// What a cell says.
  enum Reading: Equatable {
    case number(IdentityNumber, FindingCode?)
    case trouble(FindingCode)
  }

  /// Appends a number for each row; births and sexes of the same rows are already there from `first` on.
  func apply(_ set: inout RowSet, to people: inout PersonColumns, first: Int) {
    guard let column = set.batch.layout.columns[.identityNumber] else {
      people.numbers.append(contentsOf: repeatElement(.none, count: set.rows.count))
      return
    }
    for (offset, row) in set.rows.enumerated() {
      let cell = set.cells[row, column]
      if set.cells.saysNothing(cell) {
        people.numbers.append(.none)
        set.say(.identityMissing, row: row, column: column)
        continue
      }
      switch read(cell, set.cells.bytes, birth: people.births[first + offset], sex: people.sexes[first + offset]) {
      case .number(let number, let remark):
        people.numbers.append(number)
        if let remark { set.say(remark, row: row, column: column) }
      case .trouble(let code):
        people.numbers.append(.none)
        set.say(code, row: row, column: column)
      }
    }
  }

  /// Reads one cell beside the birth date and sex of its row.
  func read(_ cell: Cell, _ bytes: [UInt8], birth: BirthDate, sex: Sex) -> Reading {
    var value: UInt64 = 0
    var digits = 0
    for index in Digits.withoutZeroDecimals(bytes, cell.range) {
      let byte = bytes[index]
      switch byte {
      case 0x30...0x39:
        guard digits < 13 else { return .trouble(.identityUnreadable) }
        value = value * 10 + UInt64(byte - 0x30)
        digits += 1
      case 0x20, 0x2E, 0x2D, 0x27, 0x60, 0xC2, 0xA0, 0xE2, 0x80, 0x99, 0x98, 0x8B: continue
      case 0x45, 0x65, 0x2B: return .trouble(.identityLost)
      case 0x2C: if hasExponent(cell, bytes) { return .trouble(.identityLost) }
      default: return .trouble(.identityUnreadable)
      }
    }
    return judge(value, digits, birth, sex)
  }

  private func hasExponent(_ cell: Cell, _ bytes: [UInt8]) -> Bool {
    bytes[cell.range].contains { $0 == 0x45 || $0 == 0x65 }
  }

  private func judge(_ value: UInt64, _ digits: Int, _ birth: BirthDate, _ sex: Sex) -> Reading {
    switch digits {
    case 12:
      let number = IdentityNumber(value: value, digits: 12)
      let isWhole = number.isRegistered && number.agrees(birth, sex)
      return Self.isPlaceholder(value)
        ? .trouble(.identityUnreadable) : .number(number, isWhole ? nil : .identityDisagrees)
    case 9:
      return Self.isPlaceholder(value) ? .trouble(.identityUnreadable) : .number(.init(value: value, digits: 9), nil)
    case 10, 11:
      let number = IdentityNumber(value: value, digits: 12)
      let isProven = number.isRegistered && birth.year != 0 && number.agrees(birth, sex)
      return isProven ? .number(number, .identityRestored) : .trouble(.identityUnreadable)
    default: return .trouble(.identityUnreadable)
    }
  }

  /// The same digit over and over stands for "none".
  private static func isPlaceholder(_ value: UInt64) -> Bool {
    value == 0 || value % 111_111_111 == 0 && value / 111_111_111 < 10 || value % 111_111_111_111 == 0
  }
}
