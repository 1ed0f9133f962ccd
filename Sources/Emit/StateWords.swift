import Indicators
import PipelineKit

/// Whether a unit's figures are whole, in the same words on every screen and page.
public struct StateWords: Sendable {
  private let language: Language

  /// Words in a language.
  public init(_ language: Language) { self.language = language }

  private func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

  /// What is said of a unit whose figures are not whole; blank where they are.
  public func mark(_ state: UnitState) -> String {
    switch state {
    case .reported: ""
    case .partial: say("chưa đủ", "partial")
    case .missing: say("chưa nộp", "missing")
    case .refused: say("bị từ chối", "refused")
    case .notDue: say("không phải nộp", "not due")
    }
  }
}
