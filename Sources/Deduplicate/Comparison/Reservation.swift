/// Why people are asked about a pair although the rest of its evidence would be enough.
public enum Reservation: String, Sendable, CaseIterable {
  /// The names are two names as they are written: Hà and Hạ.
  case names
  /// The birth dates are two people's.
  case births
  /// The names differ by a letter, which may be a twin's, and the review asked two households.
  case answers
}

/// What evidence alone may decide. Beyond that people are asked, however heavy the rest weighs.
extension PairLevels {
  /// What keeps two rows from being joined on their evidence; nil where nothing does.
  ///
  /// A number speaks for one person against all of it; one of which two digits differ does so against no other date. Over
  /// the years answers change, and who is left with nobody else to be may have been written otherwise.
  func reservation(overYears: Bool = false) -> Reservation? {
    if number == .same { return nil }
    if name == .marks || !overYears && name.isAnother { return .names }
    if number != .digit, birth.isAnother { return .births }
    return !overYears && name.isMistyped && answersDiffer ? .answers : nil
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

extension NameLevel {
  /// Whether the names are no writings of one.
  fileprivate var isAnother: Bool { self != .unknown && !isSameName }
}

extension BirthLevel {
  /// Whether the dates are two dates that nobody takes for each other.
  fileprivate var isAnother: Bool { self == .yearOnly || self == .near || self == .different }
}
