import Households

/// The same household under another head, by the number under which the commune files it (mã hộ).
///
/// Communes number anew when they like: the numbers are believed only where the households that their heads link, in the
/// same commune, kept theirs. A number must be one household's in the village on both sides.
struct SameCode {
  /// A number in a village; 0 = none.
  private struct Key: Hashable {
    var unit: Int32 = -1
    var code: UInt32 = 0
  }

  private let open: OpenHouseholds
  /// The keys of both sides' rows; of earlier households the latest that some survey gave.
  private var keys: [Key] = []
  /// For each row of both sides the survey that gave its key.
  private var surveys: [Int32] = []
  private var isBelieved: [Int32: Bool] = [:]

  /// `linked` are the pairs of rows whose heads are one person.
  init(_ open: OpenHouseholds, _ translations: [UnitTranslation], linked: [(before: Int32, now: Int32)]) {
    self.open = open
    guard open.lists.contains(where: { !$0.people.codes.isEmpty }) else { return }
    keys = [Key](repeating: Key(), count: open.both.rows.count)
    surveys = [Int32](repeating: -1, count: open.split)
    for (number, survey) in open.register.surveys.enumerated() { read(survey, Int32(number), translations[number]) }
    for row in open.split..<keys.count {
      let own = open.both.rows[row]
      keys[row] = Self.key(open.lists[Int(own.list)], Int(own.index), unit: own.unit)
    }
    isBelieved = believed(linked)
  }

  private static func key(_ list: MatchableList, _ index: Int, unit: Int32) -> Key {
    list.people.codes.isEmpty || list.people.codes[index] == 0 || unit < 0
      ? Key() : Key(unit: unit, code: list.people.codes[index])
  }

  /// Both the survey's rows and the latest rows are in the order of households.
  private mutating func read(
    _ survey: HouseholdRegister.KnownSurvey, _ number: Int32, _ translation: UnitTranslation
  ) {
    var row = 0
    for known in survey.rows {
      while row < open.split, open.register.latest[row].household < known.household { row += 1 }
      guard row < open.split else { return }
      let (list, index) = (survey.lists[Int(known.row.list)], Int(known.row.index))
      let key = Self.key(list, index, unit: translation.indices[Int(list.households.units[index])])
      if key.code != 0 { (keys[row], surveys[row]) = (key, number) }
    }
  }

  /// For each commune whether its numbers last: of at least five households that have one in both surveys and did not
  /// move nine in ten kept it.
  private func believed(_ linked: [(before: Int32, now: Int32)]) -> [Int32: Bool] {
    var kept: [Int32: (same: Int, all: Int)] = [:]
    for pair in linked {
      let (one, two) = (keys[Int(pair.before)], keys[Int(pair.now)])
      guard one.code != 0, two.code != 0, one.unit == two.unit else { continue }
      let commune = open.both.rows[Int(pair.now)].commune
      let known = kept[commune] ?? (0, 0)
      kept[commune] = (known.same + (one == two ? 1 : 0), known.all + 1)
    }
    return kept.mapValues { $0.all >= 5 && $0.same * 10 >= $0.all * 9 }.filter(\.value)
  }

  /// The pairs, in the order of this survey's rows.
  func candidates() -> [LinkCandidate] {
    if isBelieved.isEmpty { return [] }
    let wanted = wanted()
    var owners: [Key: (row: Int32, survey: Int32)] = [:]
    for row in 0..<open.split where wanted[keys[row]] != nil {
      let known = owners[keys[row]]
      if let known, known.survey > surveys[row] { continue }
      owners[keys[row]] = (known?.survey == surveys[row] ? -1 : Int32(row), surveys[row])
    }
    return open.now.compactMap { root in
      let key = keys[Int(open.rows(root)[0])]
      guard wanted[key] == root, let before = owners[key]?.row, before >= 0, isOne(before, root) else { return nil }
      return LinkCandidate(before: before, row: open.rows(root)[0], root: root, ground: .code)
    }
  }

  /// Whether the commune files the two under different numbers that are believed.
  func areOther(_ before: Int32, _ root: Int32) -> Bool {
    if isBelieved.isEmpty { return false }
    let row = open.rows(root)[0]
    let (one, two) = (keys[Int(before)], keys[Int(row)])
    guard isBelieved[open.both.rows[Int(row)].commune] ?? false, one.unit == two.unit else { return false }
    return one.code != 0 && two.code != 0 && one.code != two.code
  }

  /// The keys of open households whose commune's numbers are believed, each with its household; −1 where several have it.
  private func wanted() -> [Key: Int32] {
    var wanted: [Key: Int32] = [:]
    for root in open.now {
      let row = open.rows(root)[0]
      let key = keys[Int(row)]
      if key.code != 0, isBelieved[open.both.rows[Int(row)].commune] ?? false { wanted[key] = root }
    }
    for row in open.split..<keys.count {
      guard let known = wanted[keys[row]] else { continue }
      if open.clusters.root(Int32(row - open.split)) != known { wanted[keys[row]] = -1 }
    }
    return wanted
  }

  private func isOne(_ before: Int32, _ root: Int32) -> Bool {
    guard open.mayBeOne(before, root) else { return false }
    let (old, new) = (open.both.rows[Int(before)], open.both.rows[Int(open.rows(root)[0])])
    let isOneGroup = old.ethnicity == 0 || new.ethnicity == 0 || old.ethnicity == new.ethnicity
    return isOneGroup && abs(open.growth(before, root) ?? 0) <= 2
  }
}
