import Standards
import Text

extension ColumnRole {
  fileprivate var isIndicator: Bool { if case .indicator = self { true } else { false } }
}

/// Finds columns' roles from their headings, leaf last ("Năm sinh" › "Nam").
struct HeadingMatcher {
  let headings: HeadingList
  let standard: Standard
  /// The survey's year; nil where a file is looked at by itself.
  var year: Int?

  /// The roles that the columns' headings name; nil where nothing is known of one. A heading that is not known as it
  /// stands is looked up without the time that it says.
  func roles(of paths: [[String]]) -> [ColumnRole?] {
    var roles = paths.map { path -> ColumnRole? in
      if let role = headings.role(ofPath: path, under: standard) { return role }
      let plain = path.map { headings.times.split($0) }
      guard plain.contains(where: { $0.time != nil }) else { return nil }
      return headings.role(ofPath: plain.map(\.rest), under: standard)
    }
    pairBirths(&roles, paths)
    for column in roles.indices.dropFirst() where roles[column - 1] == .birthMonth && roles[column] == .birthMale {
      roles[column] = .birth  // "Ngày", "Tháng", "Năm": folded, a year is no other than a man
    }
    return roles
  }

  /// The same with headings that nobody knows, by the phrases that they contain: each thing once, and only where no
  /// heading says it. Those about something else ("Ngày cấp CCCD") stay unknown, and are said.
  func guessed(_ known: [ColumnRole?], of paths: [[String]]) -> [ColumnRole?] {
    var roles = known
    for isBeside in [false, true] {
      for column in roles.indices where roles[column] == nil {
        let neighbours = roles[max(0, column - 1)..<min(column + 2, roles.count)]
        let span = isBeside && neighbours.contains { $0?.isIndicator ?? false } ? "indicators" : nil
        guard let role = headings.guess(ofPath: paths[column], beside: span, under: standard) else { continue }
        if role != .ignored, !roles.contains(role) { roles[column] = role }
      }
    }
    return roles
  }

  /// For each column whose state its headings say; nil where they say nothing of it.
  func times(of paths: [[String]]) -> [HeadingTime?] {
    paths.map { $0.reversed().lazy.compactMap { headings.times.split($0).time }.first }
  }

  /// Two columns "Nam", "Nữ" side by side, where nothing else says the birth, are the birth date of men and of women.
  private func pairBirths(_ roles: inout [ColumnRole?], _ paths: [[String]]) {
    guard !roles.contains(.birth), !roles.contains(.birthMale) else { return }
    let leaves = paths.map { Folding.folded($0.last ?? "") }
    for column in leaves.indices.dropLast() where roles[column] == nil && roles[column + 1] == nil {
      guard leaves[column] == "nam", leaves[column + 1] == "nu" else { continue }
      roles[column] = .birthMale
      roles[column + 1] = .birthFemale
      return
    }
  }

  /// Whether a heading means something by itself or over others.
  func knows(_ text: String) -> Bool {
    let folded = Folding.folded(text)
    return headings.roles[folded] != nil || headings.spans[folded] != nil
      || headings.role(ofPath: [folded], under: standard) != nil
  }
}
