/// What YAML 1.1 makes of a scalar that is not quoted. Codes and periods must stay text: `010` would become 8, `no` false.
enum PlainScalar {
  /// The kind that a YAML 1.1 reader would take it for; nil = text.
  static func kind(of text: String) -> YAMLKind? {
    if text.isEmpty || ["~", "null", "Null", "NULL"].contains(text) { return .null }
    if text.utf8.count <= 5, booleans.contains(text.lowercased()) { return .boolean }
    if isNumber(text) { return .number }
    return Day(text) != nil ? .date : nil
  }

  /// The integer that plain digits say; nil for every other way of writing one.
  static func integer(_ text: String) -> Int? {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    guard !digits.isEmpty, digits.utf8.count <= 18, digits.utf8.allSatisfy({ (48...57).contains($0) }),
      digits.count == 1 || !digits.hasPrefix("0")
    else { return nil }
    return Int(text)
  }

  private static let booleans: Set<String> = ["y", "n", "yes", "no", "on", "off", "true", "false"]

  private static func isNumber(_ text: String) -> Bool {
    var rest = text[...]
    if let first = rest.first, first == "-" || first == "+" { rest.removeFirst() }
    guard let start = rest.utf8.first, start == UInt8(ascii: ".") || (0x30...0x39).contains(start) else { return false }
    if [".inf", ".nan"].contains(rest.lowercased()) { return true }
    for (prefix, digits) in [("0x", "0123456789abcdef_"), ("0b", "01_"), ("0o", "01234567_")]
    where rest.lowercased().hasPrefix(prefix) && rest.count > 2 {
      return rest.dropFirst(2).lowercased().allSatisfy(digits.contains)
    }
    guard let first = rest.first(where: { $0 != "." }), first.isASCII, first.isNumber else { return false }
    return isDecimal(rest) || isSexagesimal(rest)
  }

  /// Digits with underscores, one point, one exponent.
  private static func isDecimal(_ text: Substring) -> Bool {
    let parts = text.lowercased().split(separator: "e", omittingEmptySubsequences: false)
    guard parts.count <= 2, let mantissa = parts.first else { return false }
    if parts.count == 2 {
      let exponent = parts[1].drop { $0 == "-" || $0 == "+" }
      guard !exponent.isEmpty, exponent.utf8.allSatisfy({ (48...57).contains($0) }) else { return false }
    }
    return mantissa.filter { $0 == "." }.count <= 1
      && mantissa.utf8.allSatisfy { (48...57).contains($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "_") }
  }

  /// `1:30` counts sixties.
  private static func isSexagesimal(_ text: Substring) -> Bool {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count > 1 && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }
  }
}

/// The kinds of thing that can stand in a YAML file.
public enum YAMLKind: String, Sendable {
  case mapping, list, text, number, boolean, null, date
}
