import PipelineKit

/// What a plan's sentence says in numbers: from so much to so much, a fall of so much, in percent or in households
/// (“giảm từ 37,13 % xuống còn 26,20 %, giảm 10,93 %”). What stands there twice, as a range, or without a word that tells
/// what it is, is not read.
public struct StatedNumbers: Sendable, Hashable {
  /// What a number counts.
  public enum Unit: Sendable, Hashable, CaseIterable { case percent, households }

  /// What a number is.
  enum Role: Sendable, Hashable { case from, to, change }

  private struct Key: Hashable {
    var role: Role
    var unit: Unit
  }

  private var found: [Key: DecimalNumber] = [:]
  private var unclear: Set<Key> = []

  /// Reads a sentence.
  public init(_ text: String) {
    var role: Role?
    let words = Self.words(text)
    for (index, word) in words.enumerated() {
      if let told = Self.role(word) {
        role = told
      } else if Self.silencing.contains(word) {
        role = nil
      } else if let number = Self.number(word), let unit = Self.unit(after: index, in: words) {
        if let role, !Self.isInRange(index, words) { add(number, Key(role: role, unit: unit)) }
        role = nil
      }
    }
  }

  private mutating func add(_ number: DecimalNumber, _ key: Key) {
    if let known = found[key], known.ordered(to: number) != 0 { unclear.insert(key) }
    found[key] = number
  }

  private func value(_ role: Role, _ unit: Unit) -> DecimalNumber? {
    let key = Key(role: role, unit: unit)
    return unclear.contains(key) ? nil : found[key]
  }

  /// The number from which.
  public func from(_ unit: Unit) -> DecimalNumber? { value(.from, unit) }
  /// The number to which.
  public func to(_ unit: Unit) -> DecimalNumber? { value(.to, unit) }
  /// The fall.
  public func change(_ unit: Unit) -> DecimalNumber? { value(.change, unit) }

  // MARK: Words

  private static func role(_ word: String) -> Role? {
    switch word {
    case "từ": .from
    case "còn", "quá", "xuống": .to
    case "giảm": .change
    default: nil
    }
  }

  /// After these a number is something else than the word before says.
  private static let silencing: Set<String> = ["trong", "trên", "tăng", "đạt", "tối", "bình"]

  /// Words and numbers in lower case, each sign of its own.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    func end() {
      while let last = word.last, last == "." || last == "," { word.removeLast() }
      if !word.isEmpty { words.append(word) }
      word = ""
    }
    for character in text.lowercased() {
      if character.isLetter || character.isNumber || !word.isEmpty && (character == "," || character == ".") {
        let isNumber = word.first?.isNumber ?? character.isNumber
        if !word.isEmpty, character.isLetter, isNumber { end() }
        if !isNumber, character == "," || character == "." { end() } else { word.append(character) }
      } else {
        end()
        if "%-–;:".contains(character) { words.append(String(character)) }
      }
    }
    end()
    return words
  }

  /// Commas stand before decimals; a point does too, unless three digits follow it.
  private static func number(_ word: String) -> DecimalNumber? {
    guard word.first?.isNumber == true else { return nil }
    let parts = word.split(separator: ".", omittingEmptySubsequences: false)
    let isGrouped = parts.dropFirst().allSatisfy { $0.prefix { $0 != "," }.count == 3 }
    return DecimalNumber(isGrouped ? parts.joined() : word, comma: true)
  }

  private static func unit(after index: Int, in words: [String]) -> Unit? {
    guard words.indices.contains(index + 1) else { return nil }
    switch words[index + 1] {
    case "%": return .percent
    case "hộ": return .households
    case "điểm":
      return words.dropFirst(index + 2).first == "%" || words.dropFirst(index + 2).first == "phần" ? .percent : nil
    default: return nil
    }
  }

  /// 6–8 %: neither is what the plan wants.
  private static func isInRange(_ index: Int, _ words: [String]) -> Bool {
    let dashes = ["-", "–", "đến"]
    return index > 1 && dashes.contains(words[index - 1]) && number(words[index - 2]) != nil
  }
}

extension DecimalNumber {
  /// −1, 0 or 1: by value, however many decimals are written.
  func ordered(to other: DecimalNumber) -> Int { self < other ? -1 : other < self ? 1 : 0 }

  /// The difference, with the decimals of the finer one.
  func minus(_ other: DecimalNumber) -> DecimalNumber? {
    let decimals = max(decimals, other.decimals)
    guard let a = scaled(to: decimals), let b = other.scaled(to: decimals) else { return nil }
    return DecimalNumber(digits: a - b, decimals: decimals)
  }
}
