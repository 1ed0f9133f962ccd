import Geography
import Households
import PipelineKit
import Standards

/// One household in one survey: a line of its history.
public struct Appearance: Sendable, Hashable {
  /// The household's id.
  public var household: UInt64
  /// The survey, as an index into the plan's surveys.
  public var survey: Int32
  /// The class under that survey's standard.
  public var householdClass: HouseholdClass
  /// The unit, as an index into that survey's tree.
  public var unit: Int32
}

/// The households of the surveys so far, each with its appearances: what later surveys are linked to. Nothing in
/// `appearances` says who they are.
public struct HouseholdRegister: Sendable {
  /// A survey whose households are known.
  struct KnownSurvey: Sendable {
    var survey: Int
    var period: Period
    var standard: String
    var tree: UnitTree
    var lists: [MatchableList]
    /// Its rows by their households, where some list names members or household codes.
    var rows: [Latest] = []
    /// Rows that hold under another class than they say, with the class that they say.
    var classesBefore: [ListedRow: HouseholdClass] = [:]
  }

  /// A row of a household; in `latest` its latest.
  struct Latest: Sendable {
    var household: UInt64
    var survey: Int32
    var row: ListedRow
    /// The head's identity number and birth, packed, as the latest list that says them does; 0 = none does.
    var number: UInt64
    var birth: UInt32

    /// What a later row leaves out the earlier one may say. Of another head it says nothing.
    func filled(from earlier: Latest) -> Latest {
      var filled = self
      let isYearOnly = birth % 100 == 0 && birth / 10_000 == earlier.birth / 10_000
      if number == 0, birth == earlier.birth || isYearOnly { filled.number = earlier.number }
      if isYearOnly { filled.birth = earlier.birth }
      return filled
    }
  }

  private(set) var surveys: [KnownSurvey] = []
  private(set) var latest: [Latest] = []
  /// All appearances, by household and then in the order of the surveys.
  public private(set) var appearances: [Appearance] = []

  /// An empty register.
  public init() {}

  /// A row of an earlier survey.
  public struct EarlierRow: Sendable {
    /// The household's id.
    public var household: UInt64
    /// The survey's list and the row's index in it.
    public var list: MatchableList
    /// The row's index in the list.
    public var index: Int
    /// The class that the row itself gives.
    public var said: HouseholdClass
    /// The survey's units.
    public var tree: UnitTree
  }

  /// Where a row of an earlier survey stands.
  public func place(of row: ListedRow, in survey: Int) -> Place? {
    surveys.first { $0.survey == survey }?.lists[Int(row.list)].place(of: Int(row.index))
  }

  /// A row of an earlier survey's list that was read from a file, which `find` finds in it.
  public func row(file: Int32, _ find: (MatchableList) -> Int?) -> EarlierRow? {
    for survey in surveys {
      for (number, list) in survey.lists.enumerated() where list.file == file {
        guard let index = find(list) else { continue }
        let said = survey.classesBefore[ListedRow(list: number, index: index)] ?? list.households.classes[index]
        return EarlierRow(
          household: list.households.ids[index], list: list, index: index, said: said, tree: survey.tree)
      }
    }
    return nil
  }

  /// The appearances of a household, the earliest first.
  public func appearances(of household: UInt64) -> ArraySlice<Appearance> {
    var (low, high) = (0, appearances.count)
    while low < high {
      let middle = (low + high) / 2
      if appearances[middle].household < household { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < appearances.count, appearances[end].household == household { end += 1 }
    return appearances[low..<end]
  }

  /// Adds a survey whose households have their ids. `classesBefore` are the classes of rows that hold under another one.
  public mutating func add(
    _ lists: [MatchableList], survey: Int, period: Period, standard: Standard, tree: UnitTree,
    classesBefore: [ListedRow: HouseholdClass] = [:]
  ) {
    let position = Int32(surveys.count)
    surveys.append(
      KnownSurvey(
        survey: survey, period: period, standard: standard.id, tree: tree, lists: lists, classesBefore: classesBefore))
    var now: [Latest] = []
    var fresh: [Appearance] = []
    for (number, list) in lists.enumerated() {
      for index in 0..<list.households.count where !list.households.isMerged[index] {
        let id = list.households.ids[index]
        now.append(
          Latest(
            household: id, survey: position, row: ListedRow(list: number, index: index),
            number: list.people.numbers[index].packed, birth: list.people.births[index].packed))
        fresh.append(
          Appearance(
            household: id, survey: Int32(survey), householdClass: list.households.classes[index],
            unit: list.households.units[index]))
      }
    }
    fresh.sort { $0.household < $1.household }
    appearances = Self.merged(appearances, fresh)
    now.sort { $0.household < $1.household }
    if lists.contains(where: \.tellsMore) { surveys[Int(position)].rows = now }
    latest = Self.merged(latest, now)
  }

  /// Two lists of appearances in the order of ids; of one household the earlier surveys come first.
  private static func merged(_ old: [Appearance], _ new: [Appearance]) -> [Appearance] {
    var merged: [Appearance] = []
    merged.reserveCapacity(old.count + new.count)
    var next = 0
    for appearance in old {
      while next < new.count, new[next].household < appearance.household {
        merged.append(new[next])
        next += 1
      }
      merged.append(appearance)
    }
    return merged + new[next...]
  }

  /// Two lists in the order of ids; where both have a household the later counts, filled from the earlier.
  private static func merged(_ old: [Latest], _ new: [Latest]) -> [Latest] {
    var merged: [Latest] = []
    merged.reserveCapacity(old.count + new.count)
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      if j == new.count || i < old.count && old[i].household < new[j].household {
        merged.append(old[i])
        i += 1
      } else {
        let isKnown = i < old.count && old[i].household == new[j].household
        merged.append(isKnown ? new[j].filled(from: old[i]) : new[j])
        if isKnown { i += 1 }
        j += 1
      }
    }
    return merged
  }
}

extension HouseholdRegister.KnownSurvey {
  /// The row of a household, where rows are kept.
  func row(of household: UInt64) -> ListedRow? {
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].household < household { low = middle + 1 } else { high = middle }
    }
    return low < rows.count && rows[low].household == household ? rows[low].row : nil
  }
}
