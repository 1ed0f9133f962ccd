import Text

/// Units by the names people write: "Thôn 3", "thon 3", "Th.3", "Xã Ngọc Lây", "ngoc lay".
///
/// A name is looked up as written, then folded, then without its type word; each only where one unit answers to it.
public struct PlaceNames: Sendable {
  private var byKey: [String: Int?] = [:]
  private var byFormerKey: [String: Int?] = [:]

  /// Names of some of a tree's units.
  public init(_ tree: UnitTree, units: some Sequence<Int>, formerNames: [String: [String]] = [:]) {
    for index in units {
      let unit = tree.units[index]
      for key in [unit.code] + PlaceNames.keys(of: unit.name) { PlaceNames.add(key, index, to: &byKey) }
      for name in formerNames[unit.code] ?? [] where name != unit.name {
        for key in PlaceNames.keys(of: name) { PlaceNames.add(key, index, to: &byFormerKey) }
      }
    }
  }

  private static func add(_ key: String, _ index: Int, to names: inout [String: Int?]) {
    if let known = names[key] {
      if known != index { names[key] = .some(nil) }
    } else {
      names[key] = index
    }
  }

  /// The unit that answers to a name; nil when none or several do. Names of today come before former ones. What nobody
  /// answers to as it stands is a caption ("II. Thôn Ba Rông: 12 hộ") or an address, whose first part that is a unit holds.
  public func unit(named text: some StringProtocol) -> Int? {
    if let found = unit(called: text) { return found }
    let parts = text.split { ",;\n".contains($0) || $0 == "–" }
    return ([text[...]] + parts).lazy.map { Captions.core($0) }.filter { !$0.isEmpty }.compactMap { unit(called: $0) }
      .first
  }

  /// The unit whose name stands in a longer text ("Danh sach xa Ngoc Lay 2022"): the longest name, one with its type word
  /// before one without; nil when none or several do. Names of other kinds of units ("huyện Tu Mơ Rông" where communes
  /// are asked for) are passed over. `needsType` asks for the type word.
  public func unit(within text: some StringProtocol, types own: Set<String>, needsType: Bool = false) -> Int? {
    let words = Folding.folded(text).split(separator: " ").map(String.init)
    for isTyped in needsType ? [true] : [true, false] {
      for length in stride(from: min(6, words.count), through: 1, by: -1) {
        var found: Set<Int> = []
        for start in 0...words.count - length {
          let name = words[start..<start + length].joined(separator: " ")
          if length == 1, name.count < 3 || Self.isType(name) { continue }
          let type = Self.type(before: start, words)
          guard isTyped ? type.map(own.contains) ?? false : type == nil && !Self.startsWithType(name) else { continue }
          if let unit = unit(called: name) { found.insert(unit) }
        }
        if found.count == 1 { return found.first }
        if found.count > 1 { return nil }
      }
    }
    return nil
  }

  /// Type words of communes.
  public static let communeTypes: Set = ["xa", "phuong", "thi tran", "dac khu", "tt", "p", "x"]
  /// Type words of villages.
  public static let villageTypes: Set = [
    "to dan pho so", "to dan pho", "khu dan cu", "khu pho", "thon", "lang", "buon", "plei", "khom", "khoi", "xom",
    "ban",
    "bon", "tdp", "soc", "ap", "to", "kp",
  ]

  /// The type word that ends before a place among words; nil when none does.
  private static func type(before start: Int, _ words: [String]) -> String? {
    for length in stride(from: min(4, start), through: 1, by: -1) {
      let word = words[start - length..<start].joined(separator: " ")
      if types.contains(word), word.count > 1 || communeTypes.contains(word) { return word }
    }
    return nil
  }

  private static func isType(_ word: String) -> Bool { types.contains(word) }

  private static func startsWithType(_ name: String) -> Bool {
    types.contains { $0.count > 1 && name.hasPrefix($0 + " ") }
  }

  private func unit(called text: some StringProtocol) -> Int? {
    let keys = [String(text)] + PlaceNames.keys(of: text)
    for names in [byKey, byFormerKey] {
      for key in keys {
        if let found = names[key] { return found }
      }
    }
    return nil
  }

  /// Whether no unit has a name here.
  public var isEmpty: Bool { byKey.isEmpty }

  /// The forms under which a name is looked up, the most exact first.
  static func keys(of name: some StringProtocol) -> [String] {
    let exact = "=" + name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let folded = Folding.folded(name)
    let bare = withoutType(folded)
    return [exact, folded, "~" + (bare.isEmpty ? folded : bare)]
  }

  /// A folded name without the word that says what kind of unit it is.
  static func withoutType(_ folded: String) -> String {
    for type in types where folded.hasPrefix(type + " ") { return String(folded.dropFirst(type.count + 1)) }
    for type in ["th", "t", "xa", "tdp", "kp"] where folded.hasPrefix(type) {
      let rest = folded.dropFirst(type.count)
      if !rest.isEmpty, rest.allSatisfy(\.isNumber) { return String(rest) }
    }
    return folded
  }

  /// Type words of villages, communes, districts and provinces, folded; longer ones first.
  private static let types = [
    "to dan pho so", "to dan pho", "khu dan cu", "khu pho", "thi tran", "thi xa", "thanh pho", "dac khu", "phuong",
    "huyen", "quan", "tinh", "thon", "lang", "buon", "plei", "khom", "khoi", "xom", "ban", "bon", "tdp", "soc", "ap",
    "to", "kp", "xa", "th", "t", "p", "x", "h", "tt", "tx", "tp",
  ]
}
