import Compression

/// Reads strings that run over several records: where characters are cut, the next record begins with a byte that says
/// anew how they are stored (MS-XLS 2.5.293, 2.5.296, 2.4.58).
struct SegmentReader {
  private let stream: [UInt8]
  private let segments: [Range<Int>]
  private var segment = 0
  private var position: Int

  init(_ stream: [UInt8], _ segments: [Range<Int>], skipping: Int = 0) {
    self.stream = stream
    self.segments = segments
    let first = segments.first ?? 0..<0
    position = min(first.upperBound, first.lowerBound + skipping)
  }

  /// Whether nothing is left.
  var isAtEnd: Bool {
    segment >= segments.count || (position >= segments[segment].upperBound && segment == segments.count - 1)
  }

  /// Reads a Unicode string with a length of one or two bytes before it, without its rich and phonetic parts, which
  /// are skipped; appends it as UTF-8.
  mutating func appendString(lengthBytes: Int, to bytes: inout [UInt8]) throws(WorkbookError) {
    var count = try byte()
    if lengthBytes == 2 { count |= try byte() << 8 }
    // Some writers leave out the flags of an empty string at the end of a record.
    if count == 0, isAtEnd { return }
    let flags = try byte()
    let runs = flags & 8 != 0 ? try byte() | byte() << 8 : 0
    let phonetic = flags & 4 != 0 ? try byte() | byte() << 8 | byte() << 16 | byte() << 24 : 0
    try appendCharacters(count, isWide: flags & 1 != 0, to: &bytes)
    try skip(4 * runs + phonetic)
  }

  private mutating func appendCharacters(
    _ count: Int, isWide: Bool, to bytes: inout [UInt8]
  ) throws(WorkbookError) {
    var left = count
    var isWide = isWide
    var text = UTF16Text()
    while left > 0 {
      if position >= segments[segment].upperBound {
        try advance()
        isWide = try byte() & 1 != 0
      }
      let width = isWide ? 2 : 1
      let room = segments[segment].upperBound - position
      // Some writers break strings into records of nothing but that byte.
      if room == 0 { continue }
      let here = min(left, room / width)
      guard here > 0 else { throw WorkbookError(.damaged, "a string is cut within a character") }
      for index in 0..<here {
        let place = position + index * width
        text.append(isWide ? UInt16(truncatingIfNeeded: stream.u16(at: place)) : UInt16(stream[place]), to: &bytes)
      }
      position += here * width
      left -= here
    }
    text.end(&bytes)
  }

  private mutating func advance() throws(WorkbookError) {
    guard segment + 1 < segments.count else { throw WorkbookError(.damaged, "a string breaks off") }
    segment += 1
    position = segments[segment].lowerBound
  }

  private mutating func byte() throws(WorkbookError) -> Int {
    while segment >= segments.count || position >= segments[segment].upperBound { try advance() }
    defer { position += 1 }
    return Int(stream[position])
  }

  private mutating func skip(_ count: Int) throws(WorkbookError) {
    var left = count
    while left > 0 {
      let here = min(left, segments[segment].upperBound - position)
      position += here
      left -= here
      if left > 0 {
        guard segment + 1 < segments.count else { return }
        try advance()
      }
    }
  }
}

/// Turns UTF-16 units into UTF-8; halves without their other half become U+FFFD.
struct UTF16Text {
  private var high: UInt32 = 0

  /// Takes the next unit.
  mutating func append(_ unit: UInt16, to bytes: inout [UInt8]) {
    let value = UInt32(unit)
    if high != 0 {
      let first = high
      high = 0
      if value & 0xfc00 == 0xdc00 {
        Self.append(0x10000 + (first & 0x3ff) << 10 + value & 0x3ff, to: &bytes)
        return
      }
      Self.append(0xfffd, to: &bytes)
    }
    if value < 0x80 {
      bytes.append(UInt8(value))
    } else if value & 0xfc00 == 0xd800 {
      high = value
    } else {
      Self.append(value, to: &bytes)
    }
  }

  /// Ends the text.
  mutating func end(_ bytes: inout [UInt8]) {
    if high != 0 { Self.append(0xfffd, to: &bytes) }
    high = 0
  }

  private static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: UTF8.encode(Unicode.Scalar(scalar) ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter)
  }
}
