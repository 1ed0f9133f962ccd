import PipelineKit
import Testing

@Suite struct NumberWordsTests {
  private let vi = NumberWords(.vi)
  private let en = NumberWords(.en)

  @Test(arguments: [
    (0, "0", "0"), (999, "999", "999"), (1_000, "1.000", "1,000"), (12_345_678, "12.345.678", "12,345,678"),
    (-4_321, "−4.321", "−4,321"), (Int.min, "−9.223.372.036.854.775.808", "−9,223,372,036,854,775,808"),
  ]) func `thousands are set apart`(_ number: Int, _ vietnamese: String, _ english: String) {
    #expect(vi.integer(number) == vietnamese)
    #expect(en.integer(number) == english)
  }

  @Test func `changes have their sign and nothing known is a dash`() {
    #expect([vi.signed(1_500), vi.signed(-1_500), vi.signed(0), vi.signed(nil)] == ["+1.500", "−1.500", "0", "–"])
    #expect([en.signedHundredths(5), en.signedHundredths(-5), en.signedHundredths(nil)] == ["+0.05", "−0.05", "–"])
    #expect(NumberWords(.vi, unknown: "").hundredths(nil) == "")
  }

  @Test(arguments: [
    ("1203.08", "1.203,08", "1,203.08"), ("-0.50", "−0,50", "−0.50"), ("5.1", "5,1", "5.1"), ("2364", "2.364", "2,364"),
    ("met", "met", "met"), ("1.2.3", "1.2.3", "1.2.3"), ("", "–", "–"),
  ]) func `numbers of tables are read again`(_ text: String, _ vietnamese: String, _ english: String) {
    #expect(vi.decimal(text) == vietnamese)
    #expect(en.decimal(text) == english)
  }
}
