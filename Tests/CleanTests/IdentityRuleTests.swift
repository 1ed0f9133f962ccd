import Cells
import Testing

@testable import Clean
@testable import Identity

@Suite struct IdentityRuleTests {
  private func read(_ text: String, born year: Int = 0, sex: Sex = .unknown) -> IdentityRule.Reading {
    let bytes = Array(text.utf8)
    let birth = BirthDate(packed: UInt32(year * 10_000))
    return IdentityRule().read(Cell(offset: 0, length: bytes.count, kind: .text), bytes, birth: birth, sex: sex)
  }

  private func number(_ value: UInt64, _ digits: Int) -> IdentityNumber { IdentityNumber(value: value, digits: digits) }

  @Test func twelveDigitsThatAgree() {
    #expect(read("062075001234", born: 1975, sex: .male) == .number(number(62_075_001_234, 12), nil))
    #expect(read("062 175 001234", born: 1975, sex: .female) == .number(number(62_175_001_234, 12), nil))
    #expect(read("'062302001234", born: 2002, sex: .female) == .number(number(62_302_001_234, 12), nil))
  }

  @Test(arguments: [("062075001234", 1976, Sex.male), ("062075001234", 1975, .female), ("003075001234", 1975, .male)])
  func twelveDigitsThatDisagreeAreKeptAndSaid(_ text: String, _ year: Int, _ sex: Sex) {
    guard case .number(let kept, let remark) = read(text, born: year, sex: sex) else {
      Issue.record("the number was not kept")
      return
    }
    #expect(kept.isKnown)
    #expect(remark == .identityDisagrees)
  }

  @Test func aPointAndAZeroAtTheEndAreNoDigits() {
    #expect(read("62062001234.0", born: 1962, sex: .male) == .number(number(62_062_001_234, 12), .identityRestored))
    #expect(read("62062001234.0", born: 1975, sex: .male) == .trouble(.identityUnreadable))
    #expect(read("230171086.0") == .number(number(230_171_086, 9), nil))
    #expect(read("062.075.001.230", born: 1975, sex: .male) == .number(number(62_075_001_230, 12), nil))
  }

  @Test func nineDigitsAreAnOldCard() {
    #expect(read("230171086") == .number(number(230_171_086, 9), nil))
  }

  @Test func aLostZeroIsRestoredOnlyWhenProven() {
    #expect(read("62075001234", born: 1975, sex: .male) == .number(number(62_075_001_234, 12), .identityRestored))
    #expect(read("62075001234", born: 1976, sex: .male) == .trouble(.identityUnreadable))
    #expect(read("62075001234") == .trouble(.identityUnreadable), "nothing proves it")
    #expect(read("3175001234", born: 1975) == .trouble(.identityUnreadable), "no such province")
    #expect(read("1175001234", born: 1975, sex: .female) == .number(number(1_175_001_234, 12), .identityRestored))
  }

  @Test(arguments: ["4,52E+10", "4.52E+10", "4,5207E+11"])
  func scientificNotationIsLost(_ text: String) { #expect(read(text) == .trouble(.identityLost)) }

  @Test(arguments: ["12345678", "1234567890123", "không có", "000000000", "111111111111", "12345678a"])
  func othersAreNotInvented(_ text: String) { #expect(read(text) == .trouble(.identityUnreadable)) }

  @Test func nothingPersonalIsPrinted() {
    let number = number(62_075_001_234, 12)
    #expect(!"\(number)".contains("62075"))
    #expect(!String(reflecting: number).contains("62075"))
    #expect(Mirror(reflecting: number).children.isEmpty)
    let birth = BirthDate(packed: 1975_12_19)
    #expect(!"\(birth)".contains("1975") && !String(reflecting: birth).contains("1975"))
  }
}
