/// Invents names as common as names are: a few that everybody knows, many that are rare.
struct HeadNames {
  private static let families = Ranked([
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương",
    "Lý", "Đinh", "Lò", "Vi", "Quàng", "Hà", "Tòng", "Cà", "Lường", "Siu", "Ksor", "Rơ Mah", "Kpuih", "Thào", "Giàng",
  ])
  private static let middleMen = Ranked(["Văn", "Đức", "Hữu", "Quốc", "Xuân", "Minh", "Đình", "Công", "Thanh", "Bá"])
  private static let middleWomen = Ranked(["Thị", "Thị Kim", "Thị Thu", "Ngọc", "Thị Mỹ", "Thúy", "Thị Hồng", "Thanh"])
  private static let givenMen = Ranked([
    "Hùng", "Tuấn", "Hải", "Bình", "Sơn", "Thắng", "Dũng", "Nam", "Long", "Quang", "Hòa", "Thành", "Tài", "Vinh",
    "Lộc", "Khoa", "Tiến", "Phúc", "Đạt", "Kiên", "Lâm", "Cường", "Trung", "Toàn", "Hiếu", "Quý", "Nghĩa", "Thủy",
    "Chiến", "Luân", "Giáp", "Tùng", "Bách", "Thoại", "Khuê", "Thuần", "Hoạt", "Nhuận", "Điền", "Xuyến",
  ])
  private static let givenWomen = Ranked([
    "Hương", "Lan", "Hoa", "Mai", "Nga", "Hạnh", "Thảo", "Yến", "Loan", "Dung", "Liên", "Tuyết", "Oanh", "Phượng",
    "Thúy", "Hòa", "Nhung", "Quyên", "Trang", "Vân", "Ly", "My", "Ngân", "Diệu", "Huệ", "Xoan", "Nụ", "Lụa", "Thoa",
    "Hoài", "Uyên", "Sương", "Mận", "Bưởi", "Gấm", "Thuận", "Khuyên", "Lài", "Nhạn", "Kiều",
  ])
  private static let onsets = [
    "B", "Bl", "Br", "Ch", "D", "Đr", "G", "H", "Hl", "Hr", "K", "Kl", "Kr", "L", "M", "N", "Ng", "Nh", "P", "Pl",
    "R", "S", "Th", "Tr", "V", "X", "Y", "Dj",
  ]
  private static let rimes = [
    "a", "ai", "an", "ang", "ă", "âng", "e", "en", "eng", "ê", "êng", "i", "in", "ia", "iêu", "o", "oan", "oi", "ô",
    "ôi", "ông", "ơ", "ơn", "u", "ui", "um", "uôn", "ư", "ưng", "ươi",
  ]

  /// A name; so many of a hundred are of the highlands.
  static func make(_ sex: Sex, highland: Int, _ random: inout Random) -> String {
    if random.chance(highland) {
      let first = (sex == .male ? "A " : "Y ") + syllable(&random)
      return random.chance(45) ? first + " " + syllable(&random) : first
    }
    let middle = sex == .male ? middleMen.pick(&random) : middleWomen.pick(&random)
    let given = sex == .male ? givenMen.pick(&random) : givenWomen.pick(&random)
    return "\(families.pick(&random)) \(middle) \(given)"
  }

  /// The family's names of a household, with another given name.
  static func relative(of name: String, _ sex: Sex, _ random: inout Random) -> String {
    let parts = name.split(separator: " ")
    if parts[0] == "A" || parts[0] == "Y" { return make(sex, highland: 100, &random) }
    let given = sex == .male ? givenMen.pick(&random) : givenWomen.pick(&random)
    return parts.dropLast().joined(separator: " ") + " " + given
  }

  private static func syllable(_ random: inout Random) -> String {
    // The product of two numbers makes some syllables commoner than others.
    onsets[min(random.below(onsets.count), random.below(onsets.count))]
      + rimes[min(random.below(rimes.count), random.below(rimes.count))]
  }
}

/// Words of which the first is the commonest: the n-th is met 1/n as often.
struct Ranked {
  private let words: [String]
  private let ends: [Int]

  init(_ words: [String]) {
    self.words = words
    var sum = 0
    ends = words.indices.map { index in
      sum += 10_000 / (index + 2)
      return sum
    }
  }

  func pick(_ random: inout Random) -> String {
    let at = random.below(ends.last ?? 1)
    return words[ends.firstIndex { at < $0 } ?? 0]
  }
}
