import Standards
import Text

/// What a cell of the column of classes says. Spellings are compared whole; else every word must be understood: a class,
/// a change of class, a group, or what says nothing of the class. "Thoát nghèo, trở thành hộ cận nghèo" is near-poor, "Hộ
/// nghèo DTTS" poor; two classes of which none leads to the other are none.
struct ClassWords {
  private let classes: Vocabulary
  private let exits: Set<String>
  private let phrases: ClassPhrases
  private let others: [Vocabulary]

  private let year: Int

  /// Words for a survey of a year: the class of another year than its own, or than that for which its list is made, is
  /// not told.
  init(_ codeLists: CodeLists, year: Int) {
    self.year = year
    classes = codeLists.classes
    exits = codeLists.exitSpellings
    phrases = codeLists.classPhrases
    others = [codeLists.groups, codeLists.changes]
  }

  /// The class; nil when it cannot be told.
  func read(_ text: String) -> HouseholdClass? {
    let folded = Folding.folded(text)
    if exits.contains(folded) { return .notPoor }
    let plain = Folding.folded(Captions.plainHeading(text))
    if let known = classes.spellings[folded] ?? classes.spellings[plain] { return named(known) }
    if exits.contains(plain) { return .notPoor }
    return parsed(words(text))
  }

  private func named(_ place: Int) -> HouseholdClass? { HouseholdClass(word: classes.ids[place]) }

  /// The folded words, arrows as the word for "to".
  private func words(_ text: String) -> [String] {
    var spaced = ""
    var previous: Character = " "
    for character in text {
      let isArrow = "→⇒➔➜►".contains(character) || character == ">" && "-=–".contains(previous)
      spaced += isArrow ? " sang " : "()[]".contains(character) ? " " : String(character)
      previous = character
    }
    return Folding.folded(spaced).split(separator: " ").map(String.init)
  }

  private enum Part { case said(HouseholdClass), exit(HouseholdClass?), leadingTo, still, nothing }

  private func parsed(_ words: [String]) -> HouseholdClass? {
    var parts: [Part] = []
    var index = 0
    while index < words.count {
      guard let (part, length) = part(words[index...]) else { return nil }
      if case .nothing = part {} else { parts.append(part) }
      index += length
    }
    return meaning(parts)
  }

  /// The longest phrase with which the words begin.
  private func part(_ words: ArraySlice<String>) -> (Part, Int)? {
    if words.count > 1, words.first == "nam", let said = words.dropFirst().first, said.count == 4, let said = Int(said)
    {
      return (year...year + 1).contains(said) ? (.nothing, 2) : nil
    }
    for length in stride(from: min(12, words.count), through: 1, by: -1) {
      let phrase = words.prefix(length).joined(separator: " ")
      if exits.contains(phrase), length > 1 { return (.exit(left(phrase)), length) }
      if phrases.leadingTo.contains(phrase) { return (.leadingTo, length) }
      if let known = classes.spellings[phrase], length > 1 || phrase.utf8.count > 1, let said = named(known) {
        return (.said(said), length)
      }
      if phrases.still.contains(phrase) { return (.still, length) }
      let isOther = !phrase.contains("ngheo") && others.contains { $0.spellings[phrase] != nil }
      if phrases.beside.contains(phrase) || isOther {
        return (.nothing, length)
      }
    }
    guard let first = words.first, first.allSatisfy({ $0.isNumber || "ivx".contains($0) }) else { return nil }
    return (.nothing, 1)
  }

  /// The class that an exit leaves: "thoát cận nghèo" leaves the near-poor.
  private func left(_ exit: String) -> HouseholdClass? {
    exit.contains("can") || exit.contains("hcn") || exit.contains("tcn") ? .nearPoor : .poor
  }

  private func meaning(_ parts: [Part]) -> HouseholdClass? {
    var said: HouseholdClass?
    var isTarget = false
    var isStill = false
    for part in parts {
      switch part {
      case .leadingTo: isTarget = true
      case .still: isStill = true
      case .said(let mentioned):
        if isStill || said != nil && said != mentioned && !isTarget { return nil }
        said = mentioned
        isTarget = false
      case .exit(let left):
        if said != nil && !isTarget && !(isStill && said == left) { return nil }
        said = isStill ? left : .notPoor
        (isStill, isTarget) = (false, false)
      case .nothing: break
      }
    }
    return isStill || isTarget ? nil : said
  }
}
