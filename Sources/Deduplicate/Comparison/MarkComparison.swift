/// Marks of two names whose letters differ a little: what is the same name mistyped, turned or abbreviated keeps the marks of the
/// letters that it keeps. Hân and Hằng are a letter apart and two names all the same.
extension NameTable {
  /// Whether both names carry marks, and other ones on what they share. A name without any may have lost them all.
  func areMarkedOtherwise(_ one: Entry, _ two: Entry, _ level: NameLevel) -> Bool {
    guard one.isMarked, two.isMarked else { return false }
    return switch level {
    case .reordered: one.unordered == two.unordered ? !areTurned(one, two) : !areJoined(one, two)
    case .abbreviated: !areAbbreviated(one, two)
    case .edit, .edits: !areMistyped(one, two)
    case .unknown, .same, .tone, .unmarked, .marks, .given, .different: false
    }
  }

  /// Whether of names with the same letters the given names are one, and each other syllable is one or has lost all its
  /// marks in one of the two: Nguyen Văn Hùng is Nguyễn Văn Hùng. Of given names the bare one is another's (Lan, Lân).
  func haveLostMarks(_ one: Entry, _ two: Entry) -> Bool {
    let (first, second) = (syllables(one), syllables(two))
    guard first.count == second.count, first.count > 1, let given = first.last, let other = second.last,
      isOne(given, other)
    else { return false }
    return zip(first.dropLast(), second.dropLast()).allSatisfy { a, b in
      isOne(a, b) || isBare(a) || isBare(b)
    }
  }

  private func isBare(_ syllable: Range<Int>) -> Bool { marks[syllable].allSatisfy { $0 == 0 } }

  // MARK: Syllables

  private func syllables(_ entry: Entry) -> [Range<Int>] {
    let (start, end) = (Int(entry.start), Int(entry.start) + Int(entry.length))
    return (start..<end).split { letters[$0] == 0x20 }
  }

  private func shapes(_ range: Range<Int>) -> [UInt8] { range.map { marks[$0] & 7 } }

  /// The tones of a syllable in their order, wherever they stand.
  private func tones(_ range: Range<Int>) -> [UInt8] { range.map { marks[$0] >> 3 }.filter { $0 != 0 } }

  private func isOne(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    letters[a].elementsEqual(letters[b]) && shapes(a) == shapes(b) && tones(a) == tones(b)
  }

  /// Whether each syllable of the one is a syllable of the other.
  private func areTurned(_ one: Entry, _ two: Entry) -> Bool {
    var left = syllables(two)
    return syllables(one).allSatisfy { own in
      guard let at = left.firstIndex(where: { isOne(own, $0) }) else { return false }
      left.remove(at: at)
      return true
    }
  }

  /// Whether names with blanks elsewhere have the same marks.
  private func areJoined(_ one: Entry, _ two: Entry) -> Bool {
    let (a, b) = (syllables(one).flatMap { Array($0) }, syllables(two).flatMap { Array($0) })
    return a.map { marks[$0] & 7 } == b.map { marks[$0] & 7 }
      && a.map { marks[$0] >> 3 }.filter { $0 != 0 } == b.map { marks[$0] >> 3 }.filter { $0 != 0 }
  }

  /// Whether the syllables that neither name abbreviates are the same.
  private func areAbbreviated(_ one: Entry, _ two: Entry) -> Bool {
    zip(syllables(one), syllables(two)).allSatisfy { a, b in
      !letters[a].elementsEqual(letters[b]) || isOne(a, b)
    }
  }

  // MARK: Letters

  /// Whether the letters before and behind those that differ have the same marks. A tone may have gone with its letter.
  private func areMistyped(_ one: Entry, _ two: Entry) -> Bool {
    let (a, b) = (Int(one.start)..<Int(one.start) + Int(one.length), Int(two.start)..<Int(two.start) + Int(two.length))
    let (before, behind) = (shared(a, b), sharedEnd(a, b))
    for offset in 0..<before where marks[a.lowerBound + offset] & 7 != marks[b.lowerBound + offset] & 7 { return false }
    for offset in 1..<(behind + 1) where marks[a.upperBound - offset] & 7 != marks[b.upperBound - offset] & 7 {
      return false
    }
    let (first, second) = (syllables(one), syllables(two))
    guard first.count == second.count else { return true }
    let (rest, otherRest) = (a.dropFirst(before).dropLast(behind), b.dropFirst(before).dropLast(behind))
    return zip(first, second).allSatisfy { x, y in
      tones(x) == tones(y) || holdTone(rest, x) || holdTone(otherRest, y)
    }
  }

  /// Whether a letter of a syllable that is among those that differ carries a tone.
  private func holdTone(_ rest: Range<Int>, _ syllable: Range<Int>) -> Bool {
    rest.clamped(to: syllable).contains { marks[$0] >> 3 != 0 }
  }

  /// How many letters two names begin with in common.
  private func shared(_ a: Range<Int>, _ b: Range<Int>) -> Int {
    zip(a, b).prefix { letters[$0] == letters[$1] }.count
  }

  /// How many letters they end with in common, of those behind their common beginning.
  private func sharedEnd(_ a: Range<Int>, _ b: Range<Int>) -> Int {
    let most = min(a.count, b.count) - shared(a, b)
    return zip(a.reversed(), b.reversed()).prefix { letters[$0] == letters[$1] }.prefix(most).count
  }
}
