import Cells
import PipelineKit
import Testing

@testable import Clean
@testable import Identity

@Suite struct BirthRuleTests {
  private func read(_ text: String, kind: CellKind = .text) throws -> BirthRule.Reading {
    let bytes = Array(text.utf8)
    let rule = BirthRule(survey: try #require(Period("2022")))
    return rule.read(Cell(offset: 0, length: bytes.count, kind: kind), bytes)
  }

  @Test(arguments: [
    ("19/12/1975", 1975_12_19), ("2/3/1980", 1980_03_02), ("02-03-1980", 1980_03_02), ("02.03.1980", 1980_03_02),
    ("02 03 1980", 1980_03_02), ("1980-03-02", 1980_03_02), ("'02/03/1980", 1980_03_02), ("2/3/80", 1980_03_02),
    ("29/02/2000", 2000_02_29), ("02031980", 1980_03_02), ("19-Dec-75", 1975_12_19), ("May 12, 1962", 1962_05_12),
    ("ngày 12 tháng 5 năm 1962", 1962_05_12), ("1962-05-12 00:00:00", 1962_05_12),
    ("12/05/1962 12:00:00 SA", 1962_05_12), ("1962-05-12T00:00:00.000Z", 1962_05_12), ("12051962.0", 1962_05_12),
  ])
  func wholeDates(_ text: String, _ packed: UInt32) throws {
    #expect(try read(text) == .date(BirthDate(packed: packed), nil))
  }

  @Test func dateCellsMayCarryATime() throws {
    #expect(try read("1975-12-19T00:00:00", kind: .date) == .date(BirthDate(packed: 1975_12_19), nil))
  }

  @Test(arguments: [
    ("1975", 1975_00_00), ("1975.0", 1975_00_00), ("năm 1975", 1975_00_00), ("__/__/1965", 1965_00_00),
    ("12/1970", 1970_12_00),
  ])
  func partsOfDates(_ text: String, _ packed: UInt32) throws {
    #expect(try read(text) == .date(BirthDate(packed: packed), .birthYearOnly))
  }

  @Test func serialsAreDaysAsExcelCountsThem() throws {
    #expect(try read("27747", kind: .number) == .date(BirthDate(packed: 1975_12_19), nil))
  }

  @Test func aYearShownAsADayOf1905IsAYear() throws {
    #expect(try read("1905-05-18", kind: .date) == .date(BirthDate(packed: 1965_00_00), .birthYearAsDate))
  }

  @Test func dayAndMonthAreExchangedOnlyWhereNothingElseIsPossible() throws {
    #expect(try read("03/25/1980") == .date(BirthDate(packed: 1980_03_25), .birthSwapped))
    #expect(try read("03/04/1980") == .date(BirthDate(packed: 1980_04_03), nil))
  }

  @Test(arguments: [
    "31/02/1975", "32/01/1975", "không rõ", "1/2/3/4", "12345678901", "0", "1/1/1", "00/00/0000", "12 tháng 1962 5",
    "May",
  ])
  func whatIsNoDateIsSaid(_ text: String) throws {
    #expect(try read(text) == .trouble(.birthUnreadable))
  }

  @Test(arguments: ["2030", "01/01/2023"])
  func theFutureIsSaid(_ text: String) throws {
    #expect(try read(text) == .trouble(.birthInFuture))
  }
}
