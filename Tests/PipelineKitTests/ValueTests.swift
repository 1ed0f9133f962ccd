import PipelineKit
import Testing

@Suite struct ValueTests {
  @Test(arguments: [
    ("12", 12, 0), ("-3", -3, 0), ("1.88", 188, 2), ("4.00", 400, 2), ("0.05", 5, 2), ("-0.5", -5, 1),
  ]) func `a decimal keeps its decimals`(_ text: String, _ digits: Int, _ decimals: Int) throws {
    let number = try #require(DecimalNumber(text))
    #expect(number == DecimalNumber(digits: digits, decimals: decimals))
    #expect(number.description == text)
  }

  @Test(arguments: ["", "-", ".5", "5.", "1,88", "1.2.3", "1e3", "20%", " 1", "1234567890123456", "١"])
  func `what is no plain decimal is refused`(_ text: String) { #expect(DecimalNumber(text) == nil) }

  @Test func `a decimal comma is read when it is allowed, and values compare across decimals`() throws {
    #expect(DecimalNumber("1,88", comma: true) == DecimalNumber(digits: 188, decimals: 2))
    let short = try #require(DecimalNumber("4.0"))
    let long = try #require(DecimalNumber("4.01"))
    #expect(short < long)
    #expect(!(long < short))
    #expect(short.integer == 4)
    #expect(long.integer == nil)
    #expect(short.scaled(to: 3) == 4000)
  }

  @Test func `days follow one another`() throws {
    var day = try #require(Day("1999-12-30"))
    var count = 0
    while day < Day(year: 2004, month: 3, day: 2) ?? day {
      let next = try #require(day.next)
      #expect(day < next)
      #expect(next.previous == day)
      day = next
      count += 1
    }
    #expect(count == 1524)
    #expect(Day.last.next == nil)
    #expect(Day.first.previous == nil)
    #expect(Day("2023-02-29") == nil)
  }

  @Test func `a period is a year or a month, in plain digits`() {
    #expect(Period("2024")?.end == Day("2024-12-31"))
    #expect(Period("2024-02")?.end == Day("2024-02-29"))
    #expect(Period("2024-06")?.yearBefore?.text == "2023-06")
    for text in ["", "24", "2024-13", "2024-6", "+202", "2024-+6", "2024-06-30", " 2024"] {
      #expect(Period(text) == nil, "\(text)")
    }
  }

  @Test func `a moment is a day and a clock`() {
    #expect(Moment("2024-11-25 13:21")?.description == "2024-11-25 13:21")
    #expect(Moment("2024-11-25")?.description == "2024-11-25", "a day alone is known as one")
    for text in ["2024-11", "2024-11-25 24:00", "2024-11-25T13:21", "2024-11-25 1:21", "2024-11-25  13:21"] {
      #expect(Moment(text) == nil)
    }
  }

  @Test(arguments: ["inbox/a.xlsx#Sheet1!12", "inbox/a.csv#!7", "a#b.xlsx#Hộ nghèo!F12", "a.csv", "a.xlsx#DS"])
  func `a reference to a row reads as it is written`(_ text: String) {
    #expect(RowReference(text)?.description == text)
  }

  @Test(arguments: ["", "#DS!1", "a.xlsx#DS!", "a.xlsx#DS!0", "a.xlsx#DS!x", "a.xlsx#DS!-4", "a.xlsx#"])
  func `what is no reference is refused`(_ text: String) { #expect(RowReference(text) == nil) }
}
