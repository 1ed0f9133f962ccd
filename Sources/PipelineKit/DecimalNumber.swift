/// A decimal number exactly as it is written: 1.88 is 188 with two decimals, 4.0 is 40 with one. Never a binary fraction.
///
/// How many decimals a plan writes says how exactly it wants to be met, so 4.0 and 4.00 differ.
public struct DecimalNumber: Sendable, Hashable {
  /// The number without its decimal sign.
  public var digits: Int
  /// How many of the digits stand behind the decimal sign.
  public var decimals: Int

  /// So many digits can be read.
  public static let mostDigits = 15

  /// A number.
  public init(digits: Int, decimals: Int) {
    self.digits = digits
    self.decimals = decimals
  }

  /// Reads `12`, `-3`, `1.88`; with `comma` also `1,88`. Nothing else: no thousands, no exponent, no blanks, no `.5`.
  /// At most `mostDigits` digits.
  public init?(_ text: some StringProtocol, comma: Bool = false) {
    var digits = 0
    var count = 0
    var decimals: Int?
    var isNegative = false
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where index == 0: isNegative = true
      case 48...57:
        digits = digits * 10 + Int(byte - 48)
        count += 1
        if let counted = decimals { decimals = counted + 1 }
      case UInt8(ascii: ".") where count > 0 && decimals == nil: decimals = 0
      case UInt8(ascii: ",") where comma && count > 0 && decimals == nil: decimals = 0
      default: return nil
      }
      if count > Self.mostDigits { return nil }
    }
    guard count > 0, decimals != 0 else { return nil }
    self.init(digits: isNegative ? -digits : digits, decimals: decimals ?? 0)
  }

  /// Whether the number is below zero.
  public var isNegative: Bool { digits < 0 }

  /// The number as an integer; nil when decimals other than zeros stand behind the sign.
  public var integer: Int? {
    let scale = Self.power(decimals)
    return digits % scale == 0 ? digits / scale : nil
  }

  /// The number times 10^decimals, for comparing numbers of unlike decimals; nil when it does not fit.
  public func scaled(to decimals: Int) -> Int? {
    guard decimals >= self.decimals, decimals - self.decimals <= 18 else { return nil }
    let (product, overflow) = digits.multipliedReportingOverflow(by: Self.power(decimals - self.decimals))
    return overflow ? nil : product
  }

  private static func power(_ exponent: Int) -> Int {
    (0..<exponent).reduce(1) { product, _ in product * 10 }
  }
}

extension DecimalNumber: CustomStringConvertible {
  /// As written, with a point.
  public var description: String {
    guard decimals > 0 else { return String(digits) }
    let text = String(digits.magnitude)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - text.count)) + text
    let sign = digits < 0 ? "-" : ""
    return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }
}

extension DecimalNumber: Comparable {
  /// By value: 4.0 is not less than 4.00, nor the reverse, though they are not equal.
  public static func < (a: DecimalNumber, b: DecimalNumber) -> Bool {
    let decimals = max(a.decimals, b.decimals)
    guard let left = a.scaled(to: decimals), let right = b.scaled(to: decimals) else {
      return a.digits / power(a.decimals) < b.digits / power(b.decimals)
    }
    return left < right
  }
}
