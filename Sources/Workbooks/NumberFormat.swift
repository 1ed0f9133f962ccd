/// What a cell's number format makes of a number: as far as the kind of its value goes.
enum NumberFormat: Hashable, Sendable {
  /// A number.
  case number
  /// A number shown with at least so many digits.
  case zeroPadded(Int)
  /// A date, or a date with a time of day where the number has a fraction.
  case date
  /// A time of day.
  case time
  /// Hours, minutes or seconds that count on beyond a day, `[h]:mm`.
  case elapsed

  /// The format of a built-in number (ECMA-376 part 1, 18.8.30; 27–36 and 50–58 are dates in East Asian Excel).
  init(builtIn id: Int) {
    switch id {
    case 14...17, 22, 27...31, 34...36, 50...54, 57, 58, 71...76: self = .date
    case 18...21, 32, 33, 45, 47, 55, 56: self = .time
    case 46: self = .elapsed
    default: self = .number
    }
  }

  /// The format of a custom code such as `dd/mm/yyyy`; its first section decides.
  init(code: some Sequence<UInt8>) {
    var scan = FormatScan()
    for byte in code where !scan.take(byte) { break }
    self = scan.format
  }
}

/// Walks over a number format's code byte by byte (ECMA-376 part 1, 18.8.31).
private struct FormatScan {
  private enum Mode { case plain, quoted, bracket, skipOne }

  private var mode = Mode.plain
  private var bracket: [UInt8] = []
  private var zeros = 0
  private var isOnlyZeros = true
  private var hasDate = false
  private var hasMonthOrMinute = false
  private var hasTime = false
  private var isElapsed = false
  private var afterE = false
  private var word: [UInt8] = []

  /// Takes the next byte; false at the end of the first section.
  mutating func take(_ byte: UInt8) -> Bool {
    switch mode {
    case .quoted: if byte == UInt8(ascii: "\"") { mode = .plain }
    case .skipOne: mode = .plain
    case .bracket:
      if byte == UInt8(ascii: "]") { endBracket() } else { bracket.append(byte | 0x20) }
    case .plain: return takePlain(byte)
    }
    return true
  }

  private mutating func takePlain(_ byte: UInt8) -> Bool {
    if byte == UInt8(ascii: ";") { return false }
    if byte == UInt8(ascii: "0") { zeros += 1 } else { isOnlyZeros = false }
    switch byte {
    case UInt8(ascii: "\""): mode = .quoted
    case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"): mode = .skipOne
    case UInt8(ascii: "["):
      mode = .bracket
      bracket.removeAll()
    default: takeLetter(byte | 0x20)
    }
    return true
  }

  private mutating func takeLetter(_ letter: UInt8) {
    guard (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter) else {
      word.removeAll()
      return
    }
    word.append(letter)
    if word.suffix(7).elementsEqual("general".utf8) {
      hasDate = false
      word.removeAll()
      return
    }
    switch letter {
    case UInt8(ascii: "y"), UInt8(ascii: "d"): hasDate = true
    case UInt8(ascii: "m"): hasMonthOrMinute = true
    case UInt8(ascii: "h"), UInt8(ascii: "s"): hasTime = true
    default: break
    }
  }

  private mutating func endBracket() {
    mode = .plain
    if let first = bracket.first, "hms".utf8.contains(first), bracket.allSatisfy({ $0 == first }) {
      isElapsed = true
    }
  }

  var format: NumberFormat {
    if hasDate { return .date }
    if isElapsed { return .elapsed }
    if hasTime { return .time }
    if hasMonthOrMinute { return .date }
    return isOnlyZeros && zeros > 1 ? .zeroPadded(zeros) : .number
  }
}
