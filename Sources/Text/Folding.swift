/// Folding: the form in which words are compared, never shown. Lower case, no marks, đ as d, punctuation and runs of
/// blanks as one space; composed and decomposed text fold alike.
public enum Folding {
  /// The folded form of a text ("Hộ  NGHÈO," → "ho ngheo").
  public static func folded(_ text: some StringProtocol) -> String {
    var out: [UInt8] = []
    fold(Array(text.utf8), into: &out)
    return String(decoding: out, as: UTF8.self)
  }

  /// Appends the folded form of UTF-8 bytes.
  public static func fold(_ bytes: [UInt8], into out: inout [UInt8]) {
    fatalError("replaced below")
  }
}
