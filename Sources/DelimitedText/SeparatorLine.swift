/// A first line such as `sep=;`, with which spreadsheet programs are told the delimiter. It is no record.
enum SeparatorLine {
  private static let key = Array("sep=".utf8)

  /// The delimiter that the text's first line names, if it is such a line.
  static func delimiter(in text: [UInt8]) -> UInt8? {
    let line = text.dropFirst(ByteOrderMark.length(in: text)).prefix(key.count + 2)
    guard line.starts(with: key), let delimiter = line.dropFirst(key.count).first, !isLineEnd(delimiter) else {
      return nil
    }
    return line.dropFirst(key.count + 1).allSatisfy(isLineEnd) ? delimiter : nil
  }

  /// How many bytes the line's text has, without its line end: 5.
  static let length = key.count + 1
}
