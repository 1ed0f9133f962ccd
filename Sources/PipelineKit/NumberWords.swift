/// Numbers as people of a language write them: 12.345 and 24,55 in Vietnamese, 12,345 and 24.55 in English.
public struct NumberWords: Sendable {
  private let language: Language
  private let unknown: String

  /// Numbers in a language; `unknown` stands for one that nobody knows.
  public init(_ language: Language, unknown: String = "–") { (self.language, self.unknown) = (language, unknown) }

  /// A whole number with its thousands set apart.
  public func integer(_ number: Int?) -> String {
    number.map { ($0 < 0 ? "−" : "") + grouped(String($0.magnitude)) } ?? unknown
  }

  /// A change: with its sign.
  public func signed(_ number: Int?) -> String { plus(number) + integer(number) }

  /// Hundredths with their two decimals: 2455 is 24,55.
  public func hundredths(_ scaled: Int?) -> String {
    decimal(scaled.map { DecimalNumber(digits: $0, decimals: 2).description })
  }

  /// A change in hundredths: with its sign.
  public func signedHundredths(_ scaled: Int?) -> String { plus(scaled) + hundredths(scaled) }

  /// A number as tables print it ("-1203.08"); what is no number stays as it is.
  public func decimal(_ text: String?) -> String {
    guard let text, !text.isEmpty else { return unknown }
    guard DecimalNumber(text) != nil else { return text }
    let parts = text.drop { $0 == "-" || $0 == "+" }.split(separator: ".", omittingEmptySubsequences: false)
    let sign = text.hasPrefix("-") ? "−" : ""
    return sign
      + ([grouped(String(parts[0]))] + parts.dropFirst().map(String.init))
      .joined(separator: language == .vi ? "," : ".")
  }

  private func plus(_ number: Int?) -> String { (number ?? 0) > 0 ? "+" : "" }

  private func grouped(_ digits: String) -> String {
    let mark = language == .vi ? "." : ","
    return digits.enumerated().reduce(into: "") { text, digit in
      let left = digits.count - digit.offset
      text += (digit.offset > 0 && left % 3 == 0 ? mark : "") + String(digit.element)
    }
  }
}
