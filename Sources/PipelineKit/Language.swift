/// The languages in which the program speaks to people.
public enum Language: String, Sendable, CaseIterable {
  /// tiếng Việt, the default
  case vi
  /// English
  case en
}
