import Text

/// Units by the names people write: "Thôn 3", "thon 3", "Th.3", "Xã Ngọc Lây", "ngoc lay".
///
/// A name is looked up as written, then folded, then without its type word; each only where one unit answers to it.
public struct PlaceNames: Sendable {
  private var byKey: [String: Int?] = [:]

  /// Names of some of a tree's units.
  public init(_ tree: UnitTree, units: some Sequence<Int>, formerNames: [String: [String]] = [:]) {
    for index in units {
      let unit = tree.units[index]
      add(unit.code, index)
      for name in [unit.name] + (formerNames[unit.code] ?? []) {
        for key in PlaceNames.keys(of: name) { add(key, index) }
      }
    }
  }

  private mutating func add(_ key: String, _ index: Int) {
    if let known = byKey[key] {
      if known != index { byKey[key] = .some(nil) }
    } else {
      byKey[key] = index
    }
  }

  /// The unit that answers to a name; nil when none or several do.
  public func unit(named text: some StringProtocol) -> Int? {
    for key in [String(text)] + PlaceNames.keys(of: text) {
      if let found = byKey[key] { return found }
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
    "to", "kp", "xa", "th", "p", "x", "h", "tt", "tx", "tp",
  ]
}
