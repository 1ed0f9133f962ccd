import Clean
import Geography
import Ingest
import PipelineKit
import Standards
import Text

/// What is remembered of a commune's list for later surveys: enough to know it again, nothing to know a person by.
public struct ListTrace: Sendable {
  /// The survey's period.
  var period: Period
  /// The survey's standard.
  var standard: String
  /// The file's hash.
  var sha256: String
  /// A hash of each row.
  var rows: Set<UInt64>
  /// Households by village code.
  var villages: [String: Int]

  init(_ list: CleanedList, period: Period, standard: String, sha256: String, tree: UnitTree) {
    self.period = period
    self.standard = standard
    self.sha256 = sha256
    rows = Set(list.households.rows.indices.map { ListTrace.key(list, $0) })
    villages = [:]
    for unit in list.households.units { villages[tree.units[Int(unit)].code, default: 0] += 1 }
  }

  private static func key(_ list: CleanedList, _ index: Int) -> UInt64 {
    var key = Hash64.combine(list.people.nameKey(index), UInt64(list.people.births[index].packed))
    key = Hash64.combine(key, UInt64(list.households.indicators[index]))
    let scores = UInt64(UInt16(bitPattern: list.households.b1[index]))
    let persons = UInt64(list.households.persons[index])
    return Hash64.combine(key, scores << 32 | persons << 16 | UInt64(list.households.classes[index].rawValue))
  }
}

/// Doubts about a list that could be read: last year's again, cut off, or under another standard. A list in doubt is
/// refused with its reason; the rest is published.
struct ListDoubts {
  let options: CleanOptions
  /// What earlier surveys had of the same commune.
  let earlier: [ListTrace]

  /// The rows that must be the same for a list to be an old one.
  private static let sameShare = 0.9
  /// The share of its households that stood, a survey before, in villages that now have none.
  private static let lostShare = 0.15

  /// Why the list cannot count; nil when nothing speaks against it.
  func refusal(
    _ list: CleanedList, _ trace: ListTrace, _ reader: ListReader
  ) -> (code: FindingCode, arguments: [String])? {
    if let standard = standardSaid(reader) { return (.listOtherStandard, [standard]) }
    if let old = earlier.last(where: { isSame(trace, $0) }) { return (.listStale, [old.period.text]) }
    if isCutOff(list, trace, reader) { return (.listCutOff, []) }
    return nil
  }

  // MARK: Another standard

  /// The range of years that a standard's title and lists' titles name: "2022–2025".
  static func years(in text: String) -> [String] {
    let words = Folding.folded(text).split(separator: " ").map(String.init)
    return zip(words, words.dropFirst()).compactMap { first, second in
      first.count == 4 && second.count == 4 && Int(first) != nil && Int(second) != nil ? first + "-" + second : nil
    }
  }

  /// What the title says of another standard's years.
  private func standardSaid(_ reader: ListReader) -> String? {
    let own = ListDoubts.years(in: options.standard.title)
    for title in reader.layouts.flatMap(\.titles) where Folding.folded(title).contains("chuan") {
      if let other = ListDoubts.years(in: title).first, !own.isEmpty, !own.contains(other) { return other }
    }
    return nil
  }

  /// Whether the columns and values look like those of another standard: to be compared with reading it as such.
  static func looksForeign(_ list: CleanedList, _ reader: ListReader) -> Bool {
    misfits(list, reader) * 10 > max(10, list.households.count)
  }

  /// Columns of another standard, and cells whose causes and indicators this one does not have.
  static func misfits(_ list: CleanedList, _ reader: ListReader) -> Int {
    let columns = reader.layouts.reduce(0) { $0 + $1.columns.foreignColumns }
    let codes: [FindingCode] = [.causeUnreadable, .indicatorUnreadable]
    return columns * max(1, list.households.count / 4)
      + list.findings.reduce(0) { $0 + (codes.contains($1.code) ? 1 : 0) }
  }

  // MARK: An old list

  private func isSame(_ mine: ListTrace, _ other: ListTrace) -> Bool {
    if mine.sha256 == other.sha256 { return true }
    guard mine.standard == other.standard, mine.rows.count >= 10 else { return false }
    let same = mine.rows.reduce(0) { $0 + (other.rows.contains($1) ? 1 : 0) }
    return Double(same) >= Self.sameShare * Double(mine.rows.count)
  }

  // MARK: A list that was cut off

  /// A list that just ends, without total, signature or note, where something says that it should not: it has an office's
  /// letterhead, other sheets of the file have an ending, or villages of the survey before have no household any more.
  private func isCutOff(_ list: CleanedList, _ mine: ListTrace, _ reader: ListReader) -> Bool {
    guard let last = reader.hasTail.last, !last else { return false }
    if reader.hasTail.contains(true) { return true }
    let titles = reader.layouts.flatMap(\.titles).map { Folding.folded($0) }
    if titles.contains(where: { $0.contains("cong hoa xa hoi chu nghia") }), list.households.count >= 20 { return true }
    guard let before = earlier.last else { return false }
    let lost = before.villages.filter {
      mine.villages[$0.key] == nil && options.tree.index[$0.key] != nil && $0.value >= 3
    }
    let all = before.villages.values.reduce(0, +)
    return lost.count >= 2 && Double(lost.values.reduce(0, +)) >= Self.lostShare * Double(all)
  }
}
