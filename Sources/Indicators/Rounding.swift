/// The one rounding rule: half up (away from zero for falls), once, from exact integers.
public enum Rounding {
  /// numerator × 10^decimals / denominator, rounded half away from zero; nil when the denominator is 0.
  ///
  /// `Rounding.scaled(25 * 100, 1330, decimals: 2)` is 188 = 1,88 %.
  public static func scaled(_ numerator: Int, _ denominator: Int, decimals: Int) -> Int? {
    guard denominator > 0 else { return nil }
    var scale = 1
    for _ in 0..<decimals { scale *= 10 }
    let product = numerator.magnitude.multipliedFullWidth(by: UInt(scale))
    // Adding ⌊d/2⌋ and cutting off is half up: an odd denominator has no exact half.
    let (low, carry) = product.low.addingReportingOverflow(UInt(denominator) / 2)
    let sum = (high: product.high + (carry ? 1 : 0), low: low)
    guard sum.high < UInt(denominator) else { return nil }
    let quotient = Int(UInt(denominator).dividingFullWidth(sum).quotient)
    return numerator < 0 ? -quotient : quotient
  }
}

/// An exact fraction of integers, for rates and their differences before they are rounded.
public struct Ratio: Sendable, Hashable {
  /// Above the line.
  public var numerator: Int
  /// Below the line; positive.
  public var denominator: Int

  /// A fraction; nil when the denominator is not positive.
  public init?(_ numerator: Int, _ denominator: Int) {
    guard denominator > 0 else { return nil }
    self.numerator = numerator
    self.denominator = denominator
  }

  /// The difference as one fraction, not rounded; nil when it does not fit 64 bits.
  public func minus(_ other: Ratio) -> Ratio? {
    let (a, o1) = numerator.multipliedReportingOverflow(by: other.denominator)
    let (b, o2) = other.numerator.multipliedReportingOverflow(by: denominator)
    let (top, o3) = a.subtractingReportingOverflow(b)
    let (bottom, o4) = denominator.multipliedReportingOverflow(by: other.denominator)
    return o1 || o2 || o3 || o4 ? nil : Ratio(top, bottom)
  }

  /// As percent with that many decimals, rounded half away from zero, as an integer of the last decimal.
  public func percent(decimals: Int) -> Int? {
    let (hundredfold, overflow) = numerator.multipliedReportingOverflow(by: 100)
    return overflow ? nil : Rounding.scaled(hundredfold, denominator, decimals: decimals)
  }
}
