/// Shares a whole number out in whole numbers that add up to it (largest remainder).
public enum Apportionment {
  /// One share for each weight; where two remainders are alike the earlier one comes first. Weights that are all 0 count
  /// alike. A negative number gives negative shares.
  public static func shares(_ number: Int, over weights: [Int]) -> [Int] {
    guard !weights.isEmpty else { return [] }
    if number < 0 { return shares(-number, over: weights).map { -$0 } }
    let whole = weights.reduce(0, +)
    if whole == 0 { return shares(number, over: weights.map { _ in 1 }) }
    var parts = weights.map { quotient(number, $0, whole).quotient }
    let rests = weights.map { quotient(number, $0, whole).remainder }
    let order = weights.indices.sorted { rests[$0] == rests[$1] ? $0 < $1 : rests[$0] > rests[$1] }
    for index in order.prefix(number - parts.reduce(0, +)) { parts[index] += 1 }
    return parts
  }

  /// number × weight ÷ whole, exactly.
  private static func quotient(_ number: Int, _ weight: Int, _ whole: Int) -> (quotient: Int, remainder: Int) {
    let product = number.multipliedFullWidth(by: weight)
    return whole.dividingFullWidth(product)
  }
}
