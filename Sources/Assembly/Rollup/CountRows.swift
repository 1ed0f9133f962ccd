/// The rows of a pack's counts: three words and then whole numbers, the program's own writing, of which nothing is quoted.
struct CountRows {
  /// One row.
  struct Row {
    var words: [String] = []
    var numbers: [Int] = []
  }

  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The columns' names.
  mutating func header() -> [String] {
    let end = bytes[position...].firstIndex(of: 0x0A) ?? bytes.count
    defer { position = min(end + 1, bytes.count) }
    return bytes[position..<end].split(separator: 0x2C, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// The next row into `row`; false at the end, nil when it is not one of so many words and numbers.
  mutating func next(into row: inout Row, words: Int, numbers: Int) -> Bool? {
    if position == bytes.count { return false }
    row.words.removeAll(keepingCapacity: true)
    row.numbers.removeAll(keepingCapacity: true)
    for _ in 0..<words {
      guard let end = bytes[position...].firstIndex(of: 0x2C) else { return nil }
      row.words.append(String(decoding: bytes[position..<end], as: UTF8.self))
      position = end + 1
    }
    for place in 1...numbers {
      guard let number = number(before: place == numbers ? 0x0A : 0x2C) else { return nil }
      row.numbers.append(number)
    }
    return true
  }

  /// A number of at most eighteen digits and the byte after it.
  private mutating func number(before end: UInt8) -> Int? {
    let start = position
    var number = 0
    while position < bytes.count, bytes[position] &- 0x30 < 10, position - start < 18 {
      number = number &* 10 &+ Int(bytes[position] &- 0x30)
      position += 1
    }
    guard position > start, position < bytes.count, bytes[position] == end else { return nil }
    position += 1
    return number
  }
}
