import Text

/// Whose state a column says: "Phân loại hộ năm 2021", "Phân loại đầu năm".
public enum HeadingTime: Sendable, Hashable {
  /// A year.
  case year(Int)
  /// The end of the year, as the survey finds it.
  case now
  /// Before the survey.
  case before
}

/// Folded words by which headings say whose state it is.
public struct HeadingTimes: Sendable {
  /// The survey's own: "cuối năm", "sau rà soát".
  public var now: [String] = []
  /// An earlier one: "đầu năm", "năm trước".
  public var before: [String] = []

  /// No words.
  public init() {}

  /// The time that a heading says, nil where it says none, and the folded heading without it: "phan loai ho".
  public func split(_ heading: String) -> (time: HeadingTime?, rest: String) {
    let folded = Folding.folded(heading)
    for (words, time) in [(now, HeadingTime.now), (before, .before)] {
      for phrase in words where (" " + folded + " ").contains(" " + phrase + " ") {
        let (year, rest) = Self.splitYear(Self.without(phrase, folded))
        // The end of 2021 is a year's state, its beginning is that of the year before.
        return (time == .now ? year ?? time : time, rest)
      }
    }
    return Self.splitYear(folded)
  }

  private static func splitYear(_ folded: String) -> (time: HeadingTime?, rest: String) {
    var words = folded.split(separator: " ").map(String.init)
    let years = words.indices.filter { isYear(words[$0]) }
    guard years.count == 1, let place = years.first, let year = Int(words[place]) else { return (nil, folded) }
    var first = place
    while first > 0, leading.contains(words[first - 1]) || Int(words[first - 1]) != nil { first -= 1 }
    words.removeSubrange(first...place)
    return (.year(year), words.joined(separator: " "))
  }

  private static func isYear(_ word: String) -> Bool { word.count == 4 && (1990...2100).contains(Int(word) ?? 0) }

  /// What stands before a year: "năm 2022", "đến ngày 31/12/2022".
  private static let leading: Set = ["nam", "thang", "ngay", "den", "tai", "thoi", "diem", "tinh", "cuoi", "dau", "ky"]

  private static func without(_ phrase: String, _ folded: String) -> String {
    let words = folded.split(separator: " ")
    let taken = phrase.split(separator: " ")
    guard taken.count <= words.count,
      let start = (0...words.count - taken.count).first(where: { words[$0..<$0 + taken.count].elementsEqual(taken) })
    else { return folded }
    return (words[..<start] + words[(start + taken.count)...]).joined(separator: " ")
  }
}
