import Standards
import Text

/// Finds a column's role from its headings, leaf last ("Năm sinh" › "Nam").
struct HeadingMatcher {
  let headings: HeadingList
  let standard: Standard

  /// The role that a path of headings names; nil when nothing is known of it.
  func role(of path: [String]) -> ColumnRole? {
    let folded = path.map { Folding.folded($0) }.filter { !$0.isEmpty }
    guard let leaf = folded.last else { return nil }
    for above in folded.dropLast().reversed() {
      if let role = roleUnderSpan(above, leaf) { return role }
    }
    return headings.roles[leaf] ?? numbered(leaf)
  }

  /// Whether a heading means something by itself or over others.
  func knows(_ text: String) -> Bool {
    let folded = Folding.folded(text)
    return headings.roles[folded] != nil || headings.spans[folded] != nil || numbered(folded) != nil
  }

  private func roleUnderSpan(_ above: String, _ leaf: String) -> ColumnRole? {
    guard let span = headings.spans[above] else { return nil }
    if span == "indicators", let number = Int(leaf), standard.indicators.indices.contains(number - 1) {
      return .indicator(standard.indicators[number - 1].id)
    }
    return headings.roles[span + " > " + leaf]
  }

  /// "CS1" … "CS12": the standard's indicators by number.
  private func numbered(_ leaf: String) -> ColumnRole? {
    for prefix in ["cs ", "cs", "chi so "] where leaf.hasPrefix(prefix) {
      if let number = Int(leaf.dropFirst(prefix.count)), standard.indicators.indices.contains(number - 1) {
        return .indicator(standard.indicators[number - 1].id)
      }
    }
    return nil
  }
}
