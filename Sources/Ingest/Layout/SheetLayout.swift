import Cells
import Standards
import Text

/// What one sheet is: where its headings are, which column is what, and what its title and name say.
public struct SheetLayout: Sendable {
  /// The sheet's name; empty for CSV.
  public var name: String
  /// The headings.
  public var header: Header
  /// The texts above the headings.
  public var titles: [String]
  /// The class of all households of the sheet, where its title or name says one.
  public var classOfSheet: HouseholdClass?
  /// Whether the sheet lists households that have left the lists (thoát nghèo, thoát cận nghèo).
  public var listsExits: Bool
  /// What may name a place, the most particular first: the sheet's name, those of the archive's entry and its folders,
  /// without endings.
  public var names: [String]

  /// Which column is what.
  public var columns: ColumnMap { header.columns }

  init(name: String, header: Header, titles: [String]) {
    self.name = name
    self.header = header
    self.titles = titles
    let fromName = SheetLayout.classSaid(by: Folding.folded(name))
    let fromTitle = titles.lazy.map { Folding.folded(Captions.core($0)) }.filter {
      $0.hasPrefix("danh sach") || $0.hasPrefix("ds ")
    }
    .compactMap(SheetLayout.classSaid).first
    let said = fromName ?? fromTitle
    listsExits = said == .exits
    classOfSheet = said.flatMap { $0 == .poor ? .poor : $0 == .nearPoor ? .nearPoor : nil }
    names = name.split(separator: "/").reversed().map(SheetLayout.stem)
  }

  /// A file's name without its ending, lines for blanks.
  public static func stem(_ name: some StringProtocol) -> String {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    let isEnding = parts.count > 1 && (2...4).contains(parts[parts.count - 1].count)
    return (isEnding ? parts.dropLast() : parts[...]).joined(separator: " ").split(separator: "_").joined(
      separator: " ")
  }

  /// The class that a title says by itself ("A. HỘ NGHÈO"), the lowest title first, where nothing else says one.
  mutating func takeClass(from captions: ClassCaptions) {
    guard classOfSheet == nil, !listsExits else { return }
    guard let said = titles.reversed().lazy.compactMap({ captions.said(by: $0) }).first else { return }
    listsExits = said == .notPoor
    classOfSheet = listsExits ? nil : said
  }

  private enum Said { case poor, nearPoor, both, exits }

  /// What a title says of all its households: "hộ nghèo, hộ cận nghèo" says both, which is nothing about one; so does
  /// "hộ nghèo, hộ thoát nghèo".
  private static func classSaid(by folded: String) -> Said? {
    var rest = folded
    for exit in ["thoat can ngheo", "thoat ngheo", "thoat hcn", "thoat hn"] {
      rest = rest.split(separator: exit).joined(separator: " ")
    }
    let saysExits = folded.contains("thoat")
    var near = false
    for word in ["can ngheo", "hcn"] where rest.contains(word) {
      near = true
      rest = rest.split(separator: word).joined(separator: " ")
    }
    for word in ["chuan ngheo", "giam ngheo", "khong ngheo"] {
      rest = rest.split(separator: word).joined(separator: " ")
    }
    let poor = rest.contains("ngheo") || rest.split(separator: " ").contains("hn")
    if saysExits { return poor ? .both : .exits }
    return poor && near ? .both : poor ? .poor : near ? .nearPoor : nil
  }
}

extension StringProtocol {
  /// The parts between the occurrences of a word.
  fileprivate func split(separator word: String) -> [String] {
    var parts: [String] = []
    var rest = self[...]
    while let found = rest.firstRange(of: word) {
      parts.append(String(rest[..<found.lowerBound]))
      rest = rest[found.upperBound...]
    }
    return parts + [String(rest)]
  }

  private func firstRange(of word: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(word) { return start..<index(start, offsetBy: word.count) }
      start = index(after: start)
    }
    return nil
  }
}
