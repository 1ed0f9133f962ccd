import Identity
import PipelineKit
import Testing

@testable import Clean

@Suite struct MemberTests {
  @Test(arguments: [
    (2006_12_31, false), (2007_01_01, true), (2007_00_00, true), (2006_00_00, false), (1950_00_00, false),
  ])
  func whoIsAChildAtTheEndOf2022(_ birth: UInt32, _ isChild: Bool) throws {
    let adulthood = Adulthood(on: try #require(Day("2022-12-31")))
    #expect(adulthood.isChild(BirthDate(packed: birth)) == isChild)
  }

  @Test func aYearDoesNotSayWhetherSomebodyIsAChildInJune() throws {
    let adulthood = Adulthood(on: try #require(Day("2022-06-30")))
    #expect(adulthood.isChild(BirthDate(packed: 2006_00_00)) == nil)
    #expect(adulthood.isChild(BirthDate(packed: 2006_06_00)) == false)
    #expect(adulthood.isChild(BirthDate(packed: 2006_07_00)) == true)
    #expect(adulthood.isChild(.unknown) == nil)
  }

  @Test func aCodeIsOneHoweverItIsWritten() {
    func hash(_ text: String) -> UInt32 { HouseholdCodeRule.hash(Array(text.utf8), 0..<text.utf8.count) }
    for text in ["61.", "61.0", "061", " 61 ", "'61"] { #expect(hash(text) == hash("61"), "\(text)") }
    #expect(hash("610") != hash("61") && hash("10") != hash("1"))
    #expect(hash("") == 0 && hash(" ") == 0)
  }
}
