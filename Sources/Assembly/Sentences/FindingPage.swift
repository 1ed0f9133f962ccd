import Clean
import Deduplicate
import Gaps
import Ingest
import PipelineKit
import Rates
import Reductions

/// `docs/findings.md`: every code with its severity and its sentences, stage by stage.
public enum FindingPage {
  /// The page.
  public static var text: String {
    let head = """
      # Findings

      What can stand in `findings.csv`. Generated from the codes and their sentences by `make record`; a test compares it.

      An **error** keeps a row, a file or a unit out of the figures. A **warning** wants a look: something was repaired,
      left out or contradicts itself. A **note** is for the record. `%1`, `%2` stand for counts, codes and names of files;
      no finding carries a personal value.

      """
    return head + stages.map { section($0.name, $0.codes) }.joined()
  }

  private static let stages: [(name: String, codes: [FindingCode])] = [
    ("Ingest: reading files", FindingCode.ofIngest), ("Clean: reading rows", FindingCode.ofClean),
    ("Deduplicate: one household once", FindingCode.ofDeduplicate),
    ("Rates: counts and rates", FindingCode.ofRates),
    ("Reductions: against the baseline", FindingCode.ofReductions), ("Gaps: against the targets", FindingCode.ofGaps),
    ("Assembly: files and units as a whole", FindingCode.ofAssembly),
  ]

  private static func section(_ name: String, _ codes: [FindingCode]) -> String {
    let rows = codes.map { code -> String in
      let finding = Finding(code)
      let sentences = [Language.vi, .en].map { FindingSentences.text(finding, $0) }
      return "| `\(code.word)` | \(code.severity.word) | \(sentences[0]) | \(sentences[1]) |"
    }
    return "\n"
      + (["## \(name)", "", "| code | severity | Tiếng Việt | English |", "|---|---|---|---|"] + rows)
      .joined(separator: "\n") + "\n"
  }
}
