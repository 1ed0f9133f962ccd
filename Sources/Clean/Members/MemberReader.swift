import Cells
import Households
import Identity
import Ingest
import PipelineKit
import Standards
import Text

/// The rows of members below their heads: kept with the household, and counted with it. Where the form gives no number
/// of persons their number is it.
struct MemberReader {
  /// The household whose members follow.
  private struct Open {
    var household: Int
    var place: Place
    var listed = 1
  }

  var birthRule: BirthRule
  private var sexRule: SexRule
  private let identityRule = IdentityRule()
  private var ethnicityRule: EthnicityRule
  private var words = DistinctValues()
  private var relations: [UInt8] = []
  private var folded: [UInt8] = []
  private var open: Open?
  /// Households all of whose members were met.
  private var whole: [Open] = []
  private let adulthood: Adulthood

  init(_ options: CleanOptions) {
    let lists = options.codeLists
    birthRule = BirthRule(survey: options.period, youngest: 0)
    sexRule = SexRule(lists.sexes, marks: lists.marks)
    ethnicityRule = EthnicityRule(lists.ethnicities)
    adulthood = Adulthood(on: options.period.end)
  }

  /// Goes through a batch; the heads among its rows were appended to the list from `first` on.
  mutating func take(_ set: inout RowSet, first: Int, into list: inout CleanedList) {
    guard set.batch.layout.columns.listsMembers else { return finish(&list) }
    var next = 0
    var members: [Int] = []
    for (row, kind) in set.batch.kinds.enumerated() {
      switch kind {
      case .household:
        close()
        let isKept = next < set.rows.count && set.rows[next] == row
        open = isKept ? Open(household: first + next, place: set.place(row, .persons)) : nil
        next += isKept ? 1 : 0
      case .member: if belongs(row, &set, &list) { members.append(row) }
      case .total, .separator, .note: close()
      case .blank, .title, .heading, .columnNumbers, .unclear: break
      }
    }
    append(members, of: set, to: &list)
    settleWhole(&list)
  }

  /// The list has no more rows, or another sheet begins.
  mutating func finish(_ list: inout CleanedList) {
    close()
    settleWhole(&list)
  }

  private mutating func close() {
    if let open { whole.append(open) }
    open = nil
  }

  private mutating func settleWhole(_ list: inout CleanedList) {
    for household in whole { settle(household, &list) }
    whole.removeAll(keepingCapacity: true)
  }

  private func settle(_ open: Open, _ list: inout CleanedList) {
    let said = list.households.persons[open.household]
    let listed = UInt16(clamping: open.listed)
    if said == HouseholdColumns.unknownPersons {
      list.households.persons[open.household] = listed
    } else if said != listed {
      list.findings.append(list.finding(.personsDiffer, at: open.place))
    }
    if list.households.persons[open.household] == listed { countChildren(open.household, &list) }
  }

  /// Counts a member with its household, or sets it aside with its head.
  private mutating func belongs(_ row: Int, _ set: inout RowSet, _ list: inout CleanedList) -> Bool {
    list.tally.received += 1
    guard let household = open?.household else {
      list.tally.rejected += 1
      set.say(.memberWithoutHead, row: row)
      return false
    }
    list.tally.members += 1
    open?.listed += 1
    let relation = relation(set.batch.layout.columns[.relation].map { set.cells[row, $0] } ?? .blank, set, &list)
    list.members.append(household: household, row: set.cells.rowNumbers[row], relation: relation)
    return true
  }

  private mutating func relation(_ cell: Cell, _ set: RowSet, _ list: inout CleanedList) -> UInt8 {
    let id = words.id(of: set.cells.bytes, cell.range)
    if id == relations.count { relations.append(list.members.relation(words.text(id))) }
    return relations[id]
  }

  /// Names, births, sexes, numbers, ethnic groups. What members lack is not asked of them; what cannot be read is said.
  private mutating func append(_ rows: [Int], of set: RowSet, to list: inout CleanedList) {
    if rows.isEmpty { return }
    var own = set
    own.rows = rows
    own.findings = []
    let first = list.members.people.count
    list.members.people.appendNames(own, &folded)
    let sexes = birthRule.apply(&own, to: &list.members.people)
    sexRule.apply(&own, fromBirth: sexes, to: &list.members.people)
    identityRule.apply(&own, to: &list.members.people, first: first)
    var columns = HouseholdColumns()
    ethnicityRule.apply(&own, to: &columns)
    list.members.ethnicities += columns.ethnicities
    list.findings += own.findings.filter { Self.said.contains($0.code) }
  }

  /// What is said of members: birth dates by which nobody can tell how old they are.
  private static let said: Set<FindingCode> = [.birthUnreadable, .birthInFuture]

  private func countChildren(_ household: Int, _ list: inout CleanedList) {
    let members = list.members.of(household)
    let births = [list.people.births[household]] + members.map { list.members.people.births[$0] }
    let unknown = HouseholdColumns.unknownChildren
    let missing = list.households.count - list.households.children.count
    list.households.children += repeatElement(unknown, count: missing)
    let children = births.map(adulthood.isChild)
    guard !children.contains(nil) else { return }
    list.households.children[household] = UInt8(clamping: children.count { $0 == true })
  }
}

/// Who is a child (trẻ em): not yet sixteen on a day (Luật Trẻ em 2016, Điều 1).
struct Adulthood {
  /// Who was born after it is a child, packed like a birth date.
  private let last: UInt32

  init(on day: Day) { last = UInt32(day.packed) - 16_00_00 }

  /// Whether somebody is a child; nil where the date of birth does not say.
  func isChild(_ birth: BirthDate) -> Bool? {
    if birth == .unknown { return nil }
    let lastDay = birth.month == 0 ? 12_31 : birth.day == 0 ? UInt32(Day.days(in: birth.month, of: birth.year)) : 0
    if birth.packed + lastDay <= last { return false }
    return birth.packed > last ? true : nil
  }
}
