/// Groups of households counted apart (nhóm đối tượng); the order is the order in tables.
public enum HouseholdGroup: UInt8, Sendable, CaseIterable {
  /// hộ dân tộc thiểu số (DTTS)
  case ethnicMinority
  /// hộ dân tộc thiểu số tại chỗ (DTTC)
  case indigenous
  /// hộ có thành viên là người có công (NCC, CSCC)
  case merit
  /// hộ có thành viên hưởng bảo trợ xã hội (BTXH)
  case socialProtection
  /// hộ không có khả năng lao động (KCKNLĐ)
  case noLabour
  /// chủ hộ là nữ
  case femaleHead

  /// The word in tables.
  public var word: String {
    switch self {
    case .ethnicMinority: "ethnic-minority"
    case .indigenous: "indigenous"
    case .merit: "merit"
    case .socialProtection: "social-protection"
    case .noLabour: "no-labour"
    case .femaleHead: "female-head"
    }
  }

  /// Reads the word.
  public init?(word: String) {
    guard let found = HouseholdGroup.allCases.first(where: { $0.word == word }) else { return nil }
    self = found
  }
}
