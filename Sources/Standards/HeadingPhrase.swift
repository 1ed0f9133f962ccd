/// A phrase by which a heading is understood that nobody knows whole: "cccd" in "Số thẻ CCCD của chủ hộ".
public struct HeadingPhrase: Sendable, Hashable {
  /// The folded words.
  public var phrase: String
  /// What a column is whose heading contains them.
  public var role: ColumnRole
  /// The span that a heading over several columns names when it contains them.
  public var names: String?

  /// A phrase.
  public init(_ phrase: String, role: ColumnRole, names: String? = nil) {
    self.phrase = phrase
    self.role = role
    self.names = names
  }

  /// Whether the words stand in a folded heading, whole.
  func isContained(in heading: String) -> Bool {
    (" " + heading + " ").contains(" " + phrase + " ")
  }

  /// Whether the phrase says something of a column under that span.
  func stands(under span: String?) -> Bool {
    guard names == nil else { return false }
    switch role {
    case .indicator: return span == "indicators"
    case .group: return span == nil || span == "groups"
    default: return span == nil || span == "birth" || span == "sex"
    }
  }
}
