/// A YAML mapping whose keys are known: unknown, repeated and unreadable keys have become problems, what is asked for
/// and missing becomes one.
public struct StrictMapping: Sendable {
  /// Where the mapping begins.
  public let place: SourcePlace
  private var values: [String: YAMLNode] = [:]

  init(_ entries: [YAMLNode.Entry], allowing keys: [String], at place: SourcePlace, _ problems: inout Problems) {
    self.place = place
    for entry in Self.checked(entries, &problems) {
      guard keys.contains(entry.key) else {
        let trap = YAMLTraps.problem(inKey: entry.key, among: keys, at: entry.keyPlace)
        problems.add(trap ?? Problem(.unknownKey, at: entry.keyPlace, found: entry.key, among: keys))
        continue
      }
      values[entry.key] = entry.value
    }
  }

  /// The entries whose key is text and stands there for the first time.
  static func checked(_ entries: [YAMLNode.Entry], _ problems: inout Problems) -> [YAMLNode.Entry] {
    entries.filter { entry in
      if entry.isRepeated {
        problems.add(Problem(.duplicateKey, at: entry.keyPlace, found: entry.key))
      } else if !entry.keyIsText {
        problems.add(
          Problem(
            .unquotedText, at: entry.keyPlace, found: entry.key, [(PlainScalar.kind(of: entry.key) ?? .number).rawValue]
          ))
      } else {
        return true
      }
      return false
    }
  }

  /// The value of a key that may be absent.
  public subscript(key: String) -> YAMLNode? { values[key] }

  /// The value of a key that must be there.
  public func required(_ key: String, _ problems: inout Problems) -> YAMLNode? {
    if values[key] == nil { problems.add(Problem(.missingKey, at: place, [key])) }
    return values[key]
  }
}
