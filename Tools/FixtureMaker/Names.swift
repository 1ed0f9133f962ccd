/// Sexes, as lists write them.
enum Sex: String {
  case male = "Nam"
  case female = "Nữ"
}

/// The ethnic groups that live in the invented villages.
enum Ethnicity: String, CaseIterable {
  case xoDang = "Xơ Đăng"
  case gieTrieng = "Gié Triêng"
  case baNa = "Ba Na"
  case giaRai = "Gia Rai"
  case thai = "Thái"
  case muong = "Mường"
  case kinh = "Kinh"

  /// How many of a thousand households.
  var weight: Int {
    switch self {
    case .xoDang: 880
    case .gieTrieng: 30
    case .baNa: 15
    case .giaRai: 10
    case .thai: 10
    case .muong: 10
    case .kinh: 45
    }
  }
}

/// Invents names in the style of the place: "A …" for men and "Y …" for women of the peoples at home there.
struct Names {
  private var taken: Set<String> = []

  private static let highlandMen = [
    "Hlôi", "Blăng", "Pruôi", "Drêng", "Hmưi", "Kriêng", "Đeng", "Nghiu", "Brong", "Điu", "Tuăn", "Phôi",
    "Hrăng", "Vơn", "Klung", "Xuê", "Mrôi", "Thĩ", "Buih", "Gliu", "Nhăk", "Ruôn", "Sêm", "Trim", "Vêch",
    "Dũng", "Minh", "Tuấn", "Hùng", "Thanh", "Lâm", "Phước", "Hải", "Nam",
  ]
  private static let highlandWomen = [
    "Hlen", "Brih", "Nưng", "Đriu", "Thoăi", "Nheo", "Blưi", "Mơi", "Xoan", "Dzơn", "Phiu", "Lêh", "Ngôih",
    "Hrin", "Bêu", "Klơi", "Rim", "Vang", "Sưu", "Thiêu", "Hoa", "Lan", "Hạnh", "Thủy", "Mai", "Nga", "Đào",
    "Kiều",
  ]
  private static let second = [
    "Bing", "Drơi", "Gơm", "Hnhap", "Kuăng", "Lơn", "Nhum", "Plui", "Rôi", "Triu", "Vuông", "Xíu",
  ]
  private static let familyNames: [Ethnicity: [String]] = [
    .giaRai: ["Siu", "Kpuih", "Rơ Mah", "Ksor"], .thai: ["Lò", "Vi", "Lô", "Quàng"], .muong: ["Bùi", "Quách", "Đinh"],
    .kinh: ["Nguyễn", "Trần", "Lê", "Phạm", "Võ", "Đặng", "Huỳnh", "Phan"],
  ]
  private static let middleMen = ["Văn", "Đức", "Quốc", "Xuân", "Minh"]
  private static let middleWomen = ["Thị", "Thị Kim", "Thị Thu", "Ngọc"]
  private static let lowlandMen = ["Hòa", "Bình", "Sơn", "Tài", "Vinh", "Khoa", "Lộc", "Thắng", "Quang", "Tiến"]
  private static let lowlandWomen = ["Hương", "Loan", "Phượng", "Yến", "Thảo", "Dung", "Liên", "Tuyết", "Oanh"]

  /// A name that nobody in the commune has yet.
  mutating func make(_ sex: Sex, _ ethnicity: Ethnicity, in commune: String, _ random: inout Random) -> String {
    while true {
      let name = Self.any(sex, ethnicity, &random)
      if taken.insert(commune + name).inserted { return name }
    }
  }

  /// A name of a person who signs.
  static func official(_ random: inout Random) -> String {
    any(random.chance(60) ? .male : .female, random.chance(60) ? .kinh : .xoDang, &random)
  }

  private static func any(_ sex: Sex, _ ethnicity: Ethnicity, _ random: inout Random) -> String {
    guard let families = familyNames[ethnicity] else { return highland(sex, &random) }
    let family = random.pick(families)
    if ethnicity == .giaRai {
      return sex == .male ? "\(family) \(random.pick(highlandMen))" : "\(family) H'\(random.pick(highlandWomen))"
    }
    return sex == .male
      ? "\(family) \(random.pick(middleMen)) \(random.pick(lowlandMen))"
      : "\(family) \(random.pick(middleWomen)) \(random.pick(lowlandWomen))"
  }

  private static func highland(_ sex: Sex, _ random: inout Random) -> String {
    let first = sex == .male ? "A \(random.pick(highlandMen))" : "Y \(random.pick(highlandWomen))"
    return random.chance(35) ? "\(first) \(random.pick(second))" : first
  }
}
