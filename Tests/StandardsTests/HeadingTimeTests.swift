import Standards
import Testing
import Text

@Suite struct HeadingTimeTests {
  private var times: HeadingTimes {
    var times = HeadingTimes()
    times.now = ["cuối năm", "sau rà soát"].map { Folding.folded($0) }
    times.before = ["đầu năm", "năm trước"].map { Folding.folded($0) }
    return times
  }

  @Test(arguments: [
    ("Phân loại hộ năm 2021", HeadingTime.year(2021), "phan loai ho"),
    ("Phân loại hộ (31/12/2022)", .year(2022), "phan loai ho"),
    ("Phân loại đầu năm", .before, "phan loai"), ("Phân loại đầu năm 2022", .before, "phan loai"),
    ("Phân loại cuối năm", .now, "phan loai"), ("Phân loại cuối năm 2021", .year(2021), "phan loai"),
    ("Kết quả sau rà soát", .now, "ket qua"),
  ])
  func aTimeIsSplitOff(_ heading: String, _ time: HeadingTime, _ rest: String) {
    let split = times.split(heading)
    #expect(split.time == time)
    #expect(split.rest == rest)
  }

  @Test(arguments: ["Năm sinh", "Phân loại hộ", "Giai đoạn 2022-2025", "Số nhà 2021 đường 2022"])
  func othersSayNone(_ heading: String) { #expect(times.split(heading).time == nil) }
}
