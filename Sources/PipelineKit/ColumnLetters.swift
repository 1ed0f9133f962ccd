/// Columns as spreadsheets name them.
public enum ColumnLetters {
  /// 1 is "A", 27 is "AA".
  public static func text(_ column: UInt16) -> String {
    var letters: [UInt8] = []
    var rest = Int(column)
    while rest > 0 {
      letters.append(UInt8(0x41 + (rest - 1) % 26))
      rest = (rest - 1) / 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }
}
