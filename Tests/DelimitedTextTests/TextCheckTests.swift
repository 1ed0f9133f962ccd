import CFieldScanner
import Testing

@testable import DelimitedText

@Suite("How far bytes are UTF-8")
struct TextCheckTests {
  @Test(
    "is told at the first letter that is damaged or cut",
    arguments: [
      ([], 0, false), (Array("Hộ nghèo".utf8), 11, false), (Array("Hộ".utf8).dropLast(), 1, true),
      ([0x61, 0x80], 1, false),
      ([0x61, 0xC0, 0x80], 1, false), ([0xE0, 0x80, 0x80], 0, false), ([0xED, 0xA0, 0x80], 0, false),
      ([0xF4, 0x90, 0x80, 0x80], 0, false), ([0xF0, 0x9F, 0x98, 0x80], 4, false), ([0xF0, 0x9F, 0x98], 0, true),
      ([0xE1, 0xBB, 0x2C], 0, false), (Array("ệ".utf8) + [0x99], 3, false),
    ] as [([UInt8], Int, Bool)])
  func ends(bytes: [UInt8], end: Int, isCut: Bool) {
    for variant in [CFS_PORTABLE, CFS_SSE2, CFS_AVX2] where cfs_available(variant) != 0 {
      // Wherever it stands in a block of 32 bytes, and whatever stands before.
      for shift in 0..<70 {
        let check = TextCheck([UInt8](repeating: 0x61, count: shift) + bytes, from: 0, variant: variant)
        #expect(check.end == shift + end && check.isCut == isCut, "after \(shift) letters")
      }
    }
  }

  @Test func countsLettersAndSeesSigns() {
    let check = TextCheck(Array(repeating: "Nguyễn Thị Hà, Xơ Đăng; ", count: 9).joined().utf8.map { $0 })
    #expect(check.sequences == 54 && !check.hasNUL && !check.hasQuestionMark && !check.hasSigns)
    for shift in [0, 5, 40] {
      let text = String(repeating: "a", count: shift)
      #expect(TextCheck(Array((text + "\0").utf8)).hasNUL)
      #expect(TextCheck(Array((text + "?").utf8)).hasQuestionMark)
      #expect(TextCheck(Array((text + "\u{FFFD}").utf8)).mayHaveReplacements)
      #expect(TextCheck(Array((text + "§").utf8)).hasSigns)
    }
  }

  @Test func allWaysAgreeOnRandomBytes() {
    var random = Random(seed: 4_711)
    let pieces: [[UInt8]] = [
      [0x61], [0x2C], Array("ệ".utf8), Array("đ".utf8), Array("😀".utf8), [0xE1], [0xBB], [0xC3], [0xED, 0xA0], [0],
    ]
    for run in 0..<4_000 {
      var bytes: [UInt8] = []
      for _ in 0..<random.below(60) { bytes += pieces[random.below(run % 2 == 0 ? 5 : pieces.count)] }
      let plain = TextCheck(bytes, from: 0, variant: CFS_PORTABLE)
      guard cfs_available(CFS_AVX2) != 0 else { return }
      let quick = TextCheck(bytes, from: 0, variant: CFS_AVX2)
      #expect(plain.end == quick.end && plain.isCut == quick.isCut && plain.sequences == quick.sequences, "\(bytes)")
      #expect(String(validating: bytes, as: UTF8.self) == nil || plain.end == bytes.count)
    }
  }
}
