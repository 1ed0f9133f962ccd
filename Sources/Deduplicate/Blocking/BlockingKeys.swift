import Text

/// The keys by which rows that may be one household are brought together: two rows are compared when they share one.
///
/// Each key survives other dirt: a wrong digit, a mistyped or abbreviated name, a year for a date, another village or
/// commune. A key of an unknown part is 0 and brings nobody together.
enum BlockingKey: Int, CaseIterable {
  /// The identity number.
  case number
  /// Half of the identity number and the year of birth: one wrong digit in the other half.
  case numberTail
  /// The syllables in any order and the year of birth.
  case nameAndYear
  /// The whole date of birth and the commune: any name, any number.
  case birthAndCommune
  /// The syllables in any order and the village: any birth date.
  case nameAndVillage
  /// Village and year of birth: name mistyped, number missing.
  case villageAndYear
  /// The whole date of birth and the syllables' first letters: another commune.
  case birthAndInitials
  /// Scores, deprivations, causes, groups and the year of birth: another commune, name mistyped.
  case profileAndYear

  /// The key of a row; 0 = none.
  func key(_ row: LinkRow, _ names: NameTable) -> UInt64 {
    switch self {
    case .number: return row.number
    case .numberTail:
      guard row.number != 0, row.year != 0 else { return 0 }
      return Self.joined(row.number % 1_000_000, UInt64(row.year), 2)
    case .nameAndYear:
      guard row.name != 0, row.year != 0 else { return 0 }
      return Self.joined(names.entries[Int(row.name)].unordered, UInt64(row.year), 3)
    case .birthAndCommune:
      guard row.isBirthWhole, row.commune >= 0 else { return 0 }
      return Self.joined(UInt64(row.birth), UInt64(row.commune), 4)
    case .nameAndVillage:
      guard row.name != 0, row.unit >= 0 else { return 0 }
      return Self.joined(names.entries[Int(row.name)].unordered, UInt64(row.unit), 5)
    case .villageAndYear:
      guard row.year != 0, row.unit >= 0 else { return 0 }
      return Self.joined(UInt64(row.unit), UInt64(row.year), 6)
    case .birthAndInitials:
      guard row.isBirthWhole, row.name != 0 else { return 0 }
      return Self.joined(names.entries[Int(row.name)].initials, UInt64(row.birth), 7)
    case .profileAndYear:
      guard row.profile != 0, row.year != 0 else { return 0 }
      return Self.joined(row.profile, UInt64(row.year), 8)
    }
  }

  private static func joined(_ a: UInt64, _ b: UInt64, _ salt: UInt64) -> UInt64 {
    Hash64.finished(Hash64.combine(Hash64.combine(salt, a), b)) | 1
  }
}

/// Rows sorted so that those of one key stand together.
enum KeyOrder {
  /// The rows that have a key, by 32 bits of it and then by row: a radix sort of key and row packed in one word.
  static func sorted(_ keys: [UInt64]) -> [UInt64] {
    var words: [UInt64] = []
    words.reserveCapacity(keys.count)
    for (row, key) in keys.enumerated() where key != 0 {
      words.append(Hash64.finished(key) & 0xFFFF_FFFF_0000_0000 | UInt64(row))
    }
    var other = [UInt64](repeating: 0, count: words.count)
    for shift in [32, 43, 54] as [UInt64] {
      pass(words, &other, shift)
      swap(&words, &other)
    }
    return words
  }

  private static func pass(_ from: [UInt64], _ to: inout [UInt64], _ shift: UInt64) {
    var starts = [Int](repeating: 0, count: 2_049)
    for word in from { starts[Int(word >> shift & 2_047) + 1] += 1 }
    for bucket in 1..<2_049 { starts[bucket] += starts[bucket - 1] }
    for word in from {
      let bucket = Int(word >> shift & 2_047)
      to[starts[bucket]] = word
      starts[bucket] += 1
    }
  }
}
