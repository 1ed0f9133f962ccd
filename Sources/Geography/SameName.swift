import Text

/// Whether two units bear one name, for units that only got another code: as written but for capitals and where a tone
/// stands (Hoà, Hòa); marks tell names apart (Nà Lạn, Nà Lân).
public struct SameName: Sendable, Hashable {
  /// With the word for the kind of unit, and without it where a name is left that is no bare number.
  public let keys: [UInt64]

  /// The keys of a name.
  public init(_ name: String) {
    let words = name.split(whereSeparator: \.isWhitespace)
    let folded = Folding.folded(name)
    let bare = PlaceNames.withoutType(folded).split(separator: " ")
    let dropped = folded.split(separator: " ").count - bare.count
    let whole = Self.hash(of: words)
    guard dropped > 0, dropped < words.count, !bare.allSatisfy({ $0.allSatisfy(\.isNumber) }) else {
      keys = [whole]
      return
    }
    keys = [whole, Self.hash(of: words.dropFirst(dropped))]
  }

  private static func hash(of words: some Sequence<Substring>) -> UInt64 {
    let bytes = Array(words.joined(separator: " ").utf8)
    var forms = NameForms()
    forms.read(bytes, 0..<bytes.count)
    return forms.marked
  }
}
