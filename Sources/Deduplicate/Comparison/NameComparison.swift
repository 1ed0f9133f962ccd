/// Names, from every mark equal to nothing equal. Levels follow what is known of Vietnamese lists: marks are lost or put
/// elsewhere, syllables exchanged or abbreviated, single letters mistyped.
extension NameTable {
  /// The level of two names by their numbers.
  func level(_ a: Int32, _ b: Int32) -> NameLevel {
    if a == 0 || b == 0 { return .unknown }
    if a == b { return .same }
    if let unlike = unlike(sketches[Int(a)], sketches[Int(b)]) { return unlike }
    let (one, two) = (entries[Int(a)], entries[Int(b)])
    if one.folded == two.folded {
      if one.written == two.written { return .same }
      if one.marked == two.marked { return .tone }
      return one.isMarked && two.isMarked && !haveLostMarks(one, two) ? .marks : .unmarked
    }
    let level = looseLevel(one, two)
    if level.isSameName, areMarkedOtherwise(one, two, level) { return isSameGiven(one, two) ? .given : .different }
    return level
  }

  /// The level by the letters alone, of names whose letters differ.
  private func looseLevel(_ one: Entry, _ two: Entry) -> NameLevel {
    if one.unordered == two.unordered || isJoined(one, two) { return .reordered }
    if one.short == two.short, one.isShort || two.isShort, isAbbreviation(one, two) { return .abbreviated }
    switch distance(one, two) {
    case 1: return .edit
    case 2 where min(one.length, two.length) >= 10: return .edits
    default: return isSameGiven(one, two) ? .given : .different
    }
  }

  /// The level of names that can be no more alike.
  private func unlike(_ a: Sketch, _ b: Sketch) -> NameLevel? {
    if Sketch.mayBeOne(a.brief, b.brief) { return nil }
    return a.given == b.given ? .given : .different
  }

  /// The same letters with blanks elsewhere.
  private func isJoined(_ a: Entry, _ b: Entry) -> Bool {
    var (i, j) = (Int(a.start), Int(b.start))
    let (endA, endB) = (i + Int(a.length), j + Int(b.length))
    while true {
      while i < endA, letters[i] == 0x20 { i += 1 }
      while j < endB, letters[j] == 0x20 { j += 1 }
      if i == endA || j == endB { return i == endA && j == endB }
      if letters[i] != letters[j] { return false }
      (i, j) = (i + 1, j + 1)
    }
  }

  /// Every syllable equal, or in one of the two the first consonants of the other's, and beside such its beginning; the given
  /// name whole.
  private func isAbbreviation(_ a: Entry, _ b: Entry) -> Bool {
    var (i, j) = (Int(a.start), Int(b.start))
    let (endA, endB) = (i + Int(a.length), j + Int(b.length))
    var (hasInitial, hasBeginning) = (false, false)
    while i < endA, j < endB {
      let (nextA, nextB) = (syllableEnd(i, endA), syllableEnd(j, endB))
      if !letters[i..<nextA].elementsEqual(letters[j..<nextB]) {
        if isInitial(i..<nextA, of: j..<nextB) || isInitial(j..<nextB, of: i..<nextA) {
          hasInitial = true
        } else if isBeginning(i..<nextA, of: j..<nextB) || isBeginning(j..<nextB, of: i..<nextA) {
          hasBeginning = true
        } else {
          return false
        }
      }
      (i, j) = (nextA + 1, nextB + 1)
    }
    return i >= endA && j >= endB && (hasInitial || !hasBeginning)
  }

  /// The first letter, or the consonants that a syllable begins with (Ng., Tr., Th.).
  private func isInitial(_ part: Range<Int>, of whole: Range<Int>) -> Bool {
    guard part.count < whole.count, letters[part].elementsEqual(letters[whole].prefix(part.count)) else { return false }
    return part.count == 1 || !letters[part].contains(where: NameTable.isVowel)
  }

  /// What some write beside an initial (Lo. V. Phúc); alone it is a name of its own.
  private func isBeginning(_ part: Range<Int>, of whole: Range<Int>) -> Bool {
    part.count < whole.count && letters[part].elementsEqual(letters[whole].prefix(part.count))
  }

  private func syllableEnd(_ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end, letters[index] != 0x20 { index += 1 }
    return index
  }

  private func isSameGiven(_ a: Entry, _ b: Entry) -> Bool {
    let count = a.length - a.given
    guard count == b.length - b.given, count > 0 else { return false }
    let (i, j) = (Int(a.start) + Int(a.given), Int(b.start) + Int(b.given))
    for offset in 0..<Int(count) where letters[i + offset] != letters[j + offset] { return false }
    return true
  }

  /// The restricted edit distance of the folded letters as far as it is 0, 1 or 2; 3 = more. Equal beginnings and ends
  /// are set aside first: what is left of a typing error is one or two letters long.
  private func distance(_ a: Entry, _ b: Entry) -> Int {
    if abs(Int(a.length) - Int(b.length)) > 2 { return 3 }
    var (i, j) = (Int(a.start), Int(b.start))
    var (endA, endB) = (i + Int(a.length), j + Int(b.length))
    while i < endA, j < endB, letters[i] == letters[j] { (i, j) = (i + 1, j + 1) }
    while i < endA, j < endB, letters[endA - 1] == letters[endB - 1] { (endA, endB) = (endA - 1, endB - 1) }
    return rest(i, endA, j, endB, allowed: 2)
  }

  private func rest(_ i: Int, _ endA: Int, _ j: Int, _ endB: Int, allowed: Int) -> Int {
    var (i, j) = (i, j)
    while i < endA, j < endB, letters[i] == letters[j] { (i, j) = (i + 1, j + 1) }
    let (leftA, leftB) = (endA - i, endB - j)
    if leftA == 0 || leftB == 0 { return min(leftA + leftB, 3) }
    if allowed == 0 || abs(leftA - leftB) > allowed { return 3 }
    var best = 1 + rest(i + 1, endA, j + 1, endB, allowed: allowed - 1)
    best = min(best, 1 + rest(i + 1, endA, j, endB, allowed: allowed - 1))
    best = min(best, 1 + rest(i, endA, j + 1, endB, allowed: allowed - 1))
    if leftA > 1, leftB > 1, letters[i] == letters[j + 1], letters[i + 1] == letters[j] {
      best = min(best, 1 + rest(i + 2, endA, j + 2, endB, allowed: allowed - 1))
    }
    return min(best, 3)
  }

  /// How rare the agreement of a pair is: of its marked, folded, unordered or short form; of the commoner name of two that
  /// differ by a letter.
  func rarity(_ level: NameLevel, _ a: Int32, _ b: Int32) -> Int {
    let (one, two) = (entries[Int(a)], entries[Int(b)])
    return switch level {
    case .same, .tone: Int(one.rarityMarked)
    case .unmarked, .marks: Int(one.rarityFolded)
    case .reordered: Int(min(one.rarityUnordered, two.rarityUnordered))
    case .abbreviated: Int(one.rarityShort)
    case .edit, .edits: Int(min(one.rarityFolded, two.rarityFolded))
    case .unknown, .given, .different: 0
    }
  }
}
