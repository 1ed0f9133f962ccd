import Testing
import Text

@Suite struct CaptionTests {
  @Test(
    "what a caption names, without its ordinal and its counts",
    arguments: [
      ("II. Thôn Ba Rông (12 hộ)", "Thôn Ba Rông"), ("2/ Thôn Ba Rông: 12 hộ, 40 khẩu", "Thôn Ba Rông"),
      ("* Thôn 3", "Thôn 3"), ("1. Thôn 3 có 12 hộ", "Thôn 3"), ("A) HỘ NGHÈO: 5 hộ", "HỘ NGHÈO"),
      ("Thôn 12", "Thôn 12"), ("IV", "IV"), ("A Dung", "A Dung"), ("(12 hộ)", ""),
    ])
  func core(_ text: String, _ core: String) {
    #expect(Captions.core(text) == core)
  }

  @Test(
    "a heading without its number and without brackets",
    arguments: [
      ("3. Dân tộc (ghi rõ)", "Dân tộc"), ("(1) STT", "STT"), ("Số khẩu [người]", "Số khẩu"), ("[12]", ""),
      ("1", "1"), ("B1", "B1"),
    ])
  func plainHeading(_ text: String, _ plain: String) {
    #expect(Captions.plainHeading(text) == plain)
  }
}
