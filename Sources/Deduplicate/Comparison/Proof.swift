/// What evidence alone may decide. Beyond that people are asked, however heavy the rest weighs.
extension PairLevels {
  /// Whether two rows may be joined on their evidence; else people are asked at most.
  ///
  /// Hà and Hạ are two names, and two birth dates are two people's, unless a number says otherwise. A number that differs by
  /// two digits only speaks for one of the same name and date. A name that differs by a letter may be a twin's: in one
  /// survey (not over the years) the answers must not speak against it.
  func mayBeJoined(overYears: Bool = false) -> Bool {
    if number == .same { return true }
    if name == .marks { return false }
    if number == .digits, !birth.isClose || name.isMistyped { return false }
    if number != .digit, birth.isAnothers { return false }
    return overYears || !name.isMistyped || !answersDiffer
  }

  /// Whether what the review asked was answered otherwise; where that is not known, whether the persons differ.
  private var answersDiffer: Bool {
    switch profile {
    case .unknown: persons == .different
    case .same, .most: false
    case .some, .different: true
    }
  }
}

extension BirthLevel {
  /// Whether the dates are two dates that nobody takes for each other.
  fileprivate var isAnothers: Bool { self == .yearOnly || self == .near || self == .different }
}
