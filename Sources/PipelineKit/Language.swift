/// The language of what users read: Vietnamese unless they ask for English.
public enum Language: String, Sendable, CaseIterable {
  case vi, en
}
