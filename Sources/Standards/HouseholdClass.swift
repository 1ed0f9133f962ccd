/// What a review finds a household to be (kết quả rà soát, phân loại hộ).
public enum HouseholdClass: UInt8, Sendable, CaseIterable {
  /// hộ nghèo
  case poor
  /// hộ cận nghèo
  case nearPoor
  /// hộ có mức sống trung bình (nông, lâm, ngư, diêm nghiệp)
  case average
  /// hộ không nghèo; also households that the file lists as having left the lists
  case notPoor

  /// The word in tables.
  public var word: String {
    switch self {
    case .poor: "poor"
    case .nearPoor: "near-poor"
    case .average: "average"
    case .notPoor: "not-poor"
    }
  }

  /// Reads the word.
  public init?(word: String) {
    guard let found = HouseholdClass.allCases.first(where: { $0.word == word }) else { return nil }
    self = found
  }
}
