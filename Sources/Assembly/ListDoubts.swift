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

  /// Why the list cannot count; nil when nothing speaks against it.
  func refusal(
    _ list: CleanedList, _ trace: ListTrace, _ reader: ListReader
  ) -> (code: FindingCode, arguments: [String])? {
    if let standard = standardSaid(reader) { return (.listOtherStandard, [standard]) }
    if let old = earlier.last(where: { isSame(trace, $0) }) { return (.listStale, [old.period.text]) }
    if let sign = cutOff(list, trace, reader) { return (.listCutOff, [sign.rawValue]) }
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
      + list.findings.reduce(0) { $0 + (codes.contains($1.code) ? $1.count : 0) }
  }

  // MARK: An old list

  private func isSame(_ mine: ListTrace, _ other: ListTrace) -> Bool {
    if mine.sha256 == other.sha256 { return true }
    guard mine.standard == other.standard, mine.rows.count >= 10 else { return false }
    let same = mine.rows.reduce(0) { $0 + (other.rows.contains($1) ? 1 : 0) }
    return Double(same) >= Self.sameShare * Double(mine.rows.count)
  }

  // MARK: A list that was cut off

  /// What says that something is missing.
  enum CutOff: String, CaseIterable {
    case record = "cut-in-record"
    case title = "cut-below-title"
    case villages = "cut-villages"
  }

  /// What is missing: the text ends inside a record; the title names more households than are listed and
  /// nothing stands below them; or, in a list that just ends, villages of the survey before have no household any more
  /// while the others kept theirs.
  private func cutOff(_ list: CleanedList, _ mine: ListTrace, _ reader: ListReader) -> CutOff? {
    if reader.endings.contains(where: \.isInsideRecord) { return .record }
    let stated = zip(reader.layouts, reader.endings).map { ListDoubts.householdsStated($0.titles) ?? $1.households }
    for (ending, number) in zip(reader.endings, stated) where !ending.hasTail && number > ending.households {
      return .title
    }
    guard let last = reader.endings.last, !last.hasTail, let before = earlier.last else { return nil }
    return hasLostVillages(mine, before) ? .villages : nil
  }

  /// Whether villages that had households have none, though by the others' losses all of theirs can hardly have left.
  private func hasLostVillages(_ mine: ListTrace, _ before: ListTrace) -> Bool {
    let known = before.villages.filter { options.tree.index[$0.key] != nil }
    let lost = known.filter { mine.villages[$0.key] == nil }.values.reduce(0, +)
    let (then, now) = known.reduce((0, 0)) { sums, village in
      mine.villages[village.key].map { (sums.0 + village.value, sums.1 + min($0, village.value)) } ?? sums
    }
    guard lost > 0, then > 0 else { return false }
    let leaving = max(Self.leastLeaving, 1 - Double(now) / Double(then))
    return (0..<lost).reduce(1.0) { chance, _ in chance * leaving } < Self.hardly
  }

  /// The share of households that leave the lists in a year at least.
  private static let leastLeaving = 0.2
  /// A chance that is no longer believed.
  private static let hardly = 0.001

  /// Whether a list just ends though it has an office's letterhead, or other sheets of the file have an ending.
  static func isWithoutEnding(_ reader: ListReader) -> Bool {
    guard let last = reader.endings.last, !last.hasTail else { return false }
    if reader.endings.contains(where: \.hasTail) { return true }
    return reader.layouts.flatMap(\.titles).contains {
      Folding.folded($0).contains("cong hoa xa hoi chu nghia")
    }
  }

  /// How many households the title says that the list has: "DANH SÁCH HỘ NGHÈO NĂM 2022 (15 hộ)", "Tổng số: 15 hộ nghèo";
  /// nil where none does. The number of all households of a commune is none of the list's.
  static func householdsStated(_ titles: [String]) -> Int? {
    titles.compactMap { title -> Int? in
      let words = Folding.folded(title).split(separator: " ")
      let isTitle = words.first == "danh" || words.first == "ds"
      let numbers = zip(words.indices, zip(words, words.dropFirst())).compactMap { index, pair -> Int? in
        let after = words.indices.contains(index + 2) ? words[index + 2] : ""
        guard pair.1 == "ho", after == "ngheo" || after == "can" || isTitle && after != "dan" else { return nil }
        return Int(pair.0)
      }
      return numbers.max()
    }.max()
  }
}
