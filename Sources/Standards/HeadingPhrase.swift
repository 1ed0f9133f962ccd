/// A phrase by which a heading is understood that nobody knows whole: "cccd" in "Số thẻ CCCD của chủ hộ".
public struct HeadingPhrase: Sendable, Hashable {
  /// The folded words.
  public let phrase: String
  private let bytes: [UInt8]
  /// What a column is whose heading contains them.
  public var role: ColumnRole
  /// The span that a heading over several columns names when it contains them.
  public var names: String?

  /// A phrase.
  public init(_ phrase: String, role: ColumnRole, names: String? = nil) {
    self.phrase = phrase
    bytes = Array(phrase.utf8)
    self.role = role
    self.names = names
  }

  /// Whether the words stand in a folded heading, whole.
  func isContained(in heading: String) -> Bool {
    var heading = heading
    return heading.withUTF8 { text in
      guard bytes.count <= text.count else { return false }
      return (0...text.count - bytes.count).contains { start in
        let end = start + bytes.count
        return (start == 0 || text[start - 1] == 0x20) && (end == text.count || text[end] == 0x20)
          && text[start..<end].elementsEqual(bytes)
      }
    }
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
