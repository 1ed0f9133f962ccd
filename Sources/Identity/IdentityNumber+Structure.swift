/// What the twelve digits of a number say themselves: province of registration, century and sex, year of birth. The nine of an
/// old card say nothing of the kind.
extension IdentityNumber {
  /// Whether a number of twelve digits begins with a province of registration.
  public var isRegistered: Bool { digits == 12 && Self.provinces[Int(value / 1_000_000_000 % 1_000)] }

  /// Whether a number of twelve digits agrees with a birth date and a sex, as far as they are known. The fourth digit says
  /// century and sex (0/1 for men/women of the 1900s, 2/3 of the 2000s …), the next two the year.
  public func agrees(_ birth: BirthDate, _ sex: Sex) -> Bool {
    let mark = Int(value / 100_000_000 % 10)
    let year = 1_900 + mark / 2 * 100 + Int(value / 1_000_000 % 100)
    let saidSex: Sex = mark % 2 == 0 ? .male : .female
    return (birth.year == 0 || birth.year == year) && (sex == .unknown || sex == saidSex)
  }

  /// Codes of the 63 provinces of registration, unchanged by the mergers of 2025 (TT 59/2021/TT-BCA).
  private static let provinces: [Bool] = {
    let codes = [
      1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34, 35, 36, 37, 38, 40, 42, 44, 45,
      46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66, 67, 68, 70, 72, 74, 75, 77, 79, 80, 82, 83, 84, 86, 87, 89, 91,
      92,
      93, 94, 95, 96,
    ]
    var known = [Bool](repeating: false, count: 1_000)
    for code in codes { known[code] = true }
    return known
  }()
}
