/// What a list itself says of how a household came to it or left it (biến động).
public enum StatedChange: UInt8, Sendable, CaseIterable {
  /// chuyển đến
  case movedIn
  /// tách hộ
  case split
  /// phát sinh mới
  case new
  /// tái nghèo, tái cận nghèo
  case relapsed
  /// nghèo cũ: it was on the list of the poor before
  case wasPoor
  /// cận nghèo cũ: it was on the list of the near-poor before
  case wasNearPoor
  /// chuyển đi, chết, nhập vào hộ khác
  case gone

  /// The word in code lists.
  public var word: String {
    switch self {
    case .movedIn: "moved-in"
    case .split: "split"
    case .new: "new"
    case .relapsed: "relapsed"
    case .wasPoor: "was-poor"
    case .wasNearPoor: "was-near-poor"
    case .gone: "gone"
    }
  }
}
