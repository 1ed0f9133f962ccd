import Standards
import Text

/// Captions that say the class of the households below them: "A. HỘ NGHÈO", "II. Hộ cận nghèo: 23 hộ".
struct ClassCaptions {
  private let classes: Vocabulary
  private let exits: Set<String>

  init(_ codeLists: CodeLists) {
    classes = codeLists.classes
    exits = codeLists.exitSpellings
  }

  /// The class that a caption says, `notPoor` for those who left the lists; nil when it is no such caption.
  func said(by text: String) -> HouseholdClass? {
    var words = Folding.folded(Captions.core(text)).split(separator: " ")
    if let year = words.last, year.count == 4, Int(year) != nil, words.dropLast().last == "nam" { words.removeLast(2) }
    for start in [["danh", "sach"], ["ds"], ["dien"], ["nhom"]] where words.starts(with: start.map { $0[...] }) {
      words.removeFirst(start.count)
    }
    let folded = words.joined(separator: " ")
    guard folded.contains("ngheo") || folded == "hn" || folded == "hcn" else { return nil }
    if exits.contains(folded) { return .notPoor }
    return classes.spellings[folded].flatMap { HouseholdClass(word: classes.ids[$0]) }
  }
}
