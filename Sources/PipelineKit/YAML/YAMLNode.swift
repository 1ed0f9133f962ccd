import Yams

/// A node of a YAML file that knows its place and the path to it from the top.
///
/// Its readers are strict: what is not of the wanted kind becomes a problem and nil, never a guess.
public struct YAMLNode: Sendable {
  /// What stands there.
  enum Content: Sendable {
    case mapping([Entry])
    case list([YAMLNode])
    case scalar(String, isQuoted: Bool)
  }

  /// A key and its value.
  struct Entry: Sendable {
    var key: String
    var keyIsText: Bool
    var isRepeated: Bool
    var keyPlace: SourcePlace
    var value: YAMLNode
  }

  let content: Content
  /// Where.
  public let place: SourcePlace

  /// What kind of thing stands there, as a YAML 1.1 reader would take it.
  public var kind: YAMLKind {
    switch content {
    case .mapping: .mapping
    case .list: .list
    case .scalar(_, isQuoted: true): .text
    case .scalar(let text, isQuoted: false): PlainScalar.kind(of: text) ?? .text
    }
  }

  /// What is printed as "found": nothing that runs on, which would be a list pasted into the wrong place.
  var shown: String {
    guard case .scalar(let text, _) = content, text.count <= 80, !text.contains(where: \.isNewline) else { return "" }
    return text
  }

  /// Text that is not empty. A plain scalar that reads as a number, a boolean or a date is a problem: it must be quoted,
  /// since the next program would change it. It is returned all the same, so that what depends on it can be checked.
  public func text(_ problems: inout Problems) -> Located<String>? {
    guard case .scalar(let text, let isQuoted) = content else { return wrongKind(.text, &problems) }
    if text.isEmpty || (!isQuoted && kind == .null) {
      problems.add(Problem(.emptyText, at: place))
      return nil
    }
    if !isQuoted, kind != .text {
      problems.add(Problem(.unquotedText, at: place, found: text, [kind.rawValue]))
    } else if let trap = YAMLTraps.problem(inValue: text, isQuoted: isQuoted, at: place) {
      problems.add(trap)
      return nil
    }
    return Located(text, at: place)
  }

  /// One of these words.
  public func word(among words: [String], _ problems: inout Problems) -> Located<String>? {
    guard let found = text(&problems) else { return nil }
    if words.contains(where: { $0.utf8.elementsEqual(found.value.utf8) }) { return found }
    problems.add(Problem(.notOneOf, at: place, found: found.value, among: words))
    return nil
  }

  /// A whole number, not quoted, inside these bounds.
  public func integer(in bounds: ClosedRange<Int> = 0...Int.max, _ problems: inout Problems) -> Located<Int>? {
    guard case .scalar(let text, isQuoted: false) = content, let number = PlainScalar.integer(text) else {
      return wrongKind(.number, &problems)
    }
    guard bounds.contains(number) else {
      problems.add(
        Problem(.outOfRange, at: place, found: text, [String(bounds.lowerBound), String(bounds.upperBound)]))
      return nil
    }
    return Located(number, at: place)
  }

  /// `true` or `false`, not quoted.
  public func boolean(_ problems: inout Problems) -> Located<Bool>? {
    guard case .scalar(let text, isQuoted: false) = content, text == "true" || text == "false" else {
      return wrongKind(.boolean, &problems)
    }
    return Located(text == "true", at: place)
  }

  /// The items of a list, which may be required to hold something.
  public func items(canBeEmpty: Bool = false, _ problems: inout Problems) -> [YAMLNode]? {
    guard case .list(let items) = content else { return wrongKind(.list, &problems) }
    if items.isEmpty, !canBeEmpty {
      problems.add(Problem(.emptyList, at: place))
      return nil
    }
    return items
  }

  /// The texts of a list; items that are not text become problems and are left out.
  public func texts(canBeEmpty: Bool = false, _ problems: inout Problems) -> [Located<String>]? {
    items(canBeEmpty: canBeEmpty, &problems)?.compactMap { $0.text(&problems) }
  }

  /// The keys and values of a mapping that may hold these keys; others become problems with the nearest valid key.
  public func mapping(keys: [String], _ problems: inout Problems) -> StrictMapping? {
    guard case .mapping(let entries) = content else { return wrongKind(.mapping, &problems) }
    return StrictMapping(entries, allowing: keys, at: place, &problems)
  }

  /// The keys and values of a mapping whose keys are data (ids); keys must be text and stand once.
  public func dictionary(_ problems: inout Problems) -> [(key: Located<String>, value: YAMLNode)]? {
    guard case .mapping(let entries) = content else { return wrongKind(.mapping, &problems) }
    return StrictMapping.checked(entries, &problems).map { (Located($0.key, at: $0.keyPlace), $0.value) }
  }

  private func wrongKind<Value>(_ wanted: YAMLKind, _ problems: inout Problems) -> Value? {
    let found = kind == wanted ? YAMLKind.text : kind
    problems.add(Problem(.wrongKind, at: place, found: shown, [found.rawValue, wanted.rawValue]))
    return nil
  }
}
