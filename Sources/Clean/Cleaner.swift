import Cells
import Geography
import Households
import Identity
import Ingest
import PipelineKit
import Standards
import Text

/// What Clean needs to know of a survey.
public struct CleanOptions: Sendable {
  /// The survey, as an index into the plan's surveys.
  public var survey: Int
  /// Its period.
  public var period: Period
  /// Its standard.
  public var standard: Standard
  /// The units as they stand at the period's end.
  public var tree: UnitTree
  /// For units' codes their former names.
  public var formerNames: [String: [String]]
  /// The code lists.
  public var codeLists: CodeLists
  /// The communes by their names, made once for all files.
  let communes: PlaceNames

  /// Options.
  public init(
    survey: Int, period: Period, standard: Standard, tree: UnitTree, formerNames: [String: [String]],
    codeLists: CodeLists
  ) {
    self.survey = survey
    self.period = period
    self.standard = standard
    self.tree = tree
    self.formerNames = formerNames
    self.codeLists = codeLists
    communes = PlaceNames(tree, units: tree.indices(of: .commune), formerNames: formerNames)
  }
}

/// Rows → households and findings, one rule after another over the columns of a batch.
public struct Cleaner {
  private let options: CleanOptions
  private var list: CleanedList
  private var classRule: ClassRule
  private var placeRule: PlaceRule
  private let birthRule: BirthRule
  private var sexRule: SexRule
  private let identityRule = IdentityRule()
  private var ethnicityRule: EthnicityRule
  private let personsRule = PersonsRule()
  private let scoreRule = ScoreRule()
  private var indicatorRule: IndicatorRule
  private var causeRule: CauseRule
  private var groupRule: GroupRule
  private var changeRule: ChangeRule
  private let agreementRule: AgreementRule
  private var folded: [UInt8] = []
  private var head: (index: Int, row: Int, members: Int)?
  private var lastSheet = -1
  private var sheetForm: AskedForm?
  private var countedForm: AskedForm?
  private var printedTotals = PrintedTotals()

  /// A cleaner for one file sent by the unit at `sender`.
  public init(_ options: CleanOptions, file: Int32, sender: Int) {
    self.options = options
    let lists = options.codeLists
    list = CleanedList(file: file, sender: sender)
    classRule = ClassRule(lists)
    placeRule = PlaceRule(options, sender: sender)
    birthRule = BirthRule(survey: options.period)
    sexRule = SexRule(lists.sexes, marks: lists.marks)
    ethnicityRule = EthnicityRule(lists.ethnicities)
    indicatorRule = IndicatorRule(options.standard, lists)
    let noCauses = Vocabulary(ids: [], names: [], spellings: [:])
    causeRule = CauseRule(lists.causes[options.standard.id] ?? noCauses, marks: lists.marks)
    groupRule = GroupRule(lists.groups, marks: lists.marks, majority: lists.majority)
    changeRule = ChangeRule(lists.changes)
    agreementRule = AgreementRule(options.standard, majority: lists.majority, tree: options.tree)
  }

  /// Cleans a batch of rows.
  public mutating func take(_ batch: ListBatch) {
    if batch.sheet != lastSheet { startSheet(batch) }
    var set = RowSet(
      batch, rows: batch.households, file: list.file, survey: options.survey,
      unit: options.tree.units[list.sender].code)
    list.tally.received += set.rows.count
    let classes = classRule.classes(of: &set)
    let units = placeRule.units(of: &set)
    let asked = set.rows.count
    let kept = set.rows.indices.filter { classes[$0] != nil && units[$0] != nil }
    list.tally.rejected += asked - kept.count
    set.rows = kept.map { set.rows[$0] }
    let keptClasses = kept.compactMap { classes[$0] }
    noteForm(keptClasses)
    append(&set, classes: keptClasses, units: kept.compactMap { units[$0] })
    countMembers(&set)
    printedTotals.take(&set, persons: list.households.persons, first: list.households.count - set.rows.count)
    list.findings.append(contentsOf: set.findings)
  }

  /// The list, when all batches were taken.
  public consuming func finish() -> CleanedList { list }

  private mutating func startSheet(_ batch: ListBatch) {
    lastSheet = batch.sheet
    printedTotals.startSheet()
    while list.sheets.count <= batch.sheet { list.sheets.append(batch.layout.name) }
    let asked = AskedForm(batch.layout.columns)
    sheetForm = asked
    if countedForm == nil { note(asked) }
  }

  /// The list asks what all its sheets with counted households ask; until there are any, what its last sheet asks.
  private mutating func noteForm(_ classes: [HouseholdClass]) {
    guard let asked = sheetForm, classes.contains(where: { $0 == .poor || $0 == .nearPoor }) else { return }
    let all = countedForm.map { $0.intersection(asked) } ?? asked
    sheetForm = nil
    countedForm = all
    note(all)
  }

  private mutating func note(_ asked: AskedForm) {
    list.form = asked.form
    list.groupsAsked = asked.groups
  }

  private mutating func append(_ set: inout RowSet, classes: [HouseholdClass], units: [Int]) {
    let first = list.households.count
    list.households.classes.append(contentsOf: classes)
    list.households.units.append(contentsOf: units.map { Int32($0) })
    list.households.isMerged.append(contentsOf: repeatElement(false, count: set.rows.count))
    list.households.ids.append(contentsOf: repeatElement(0, count: set.rows.count))
    list.households.sheets.append(contentsOf: repeatElement(UInt16(set.batch.sheet), count: set.rows.count))
    for row in set.rows { list.households.rows.append(set.cells.rowNumbers[row]) }
    appendNames(set)
    let sexes = birthRule.apply(&set, to: &list.people)
    sexRule.apply(&set, fromBirth: sexes, to: &list.people)
    identityRule.apply(&set, to: &list.people, first: first)
    ethnicityRule.apply(&set, to: &list.households)
    personsRule.apply(&set, to: &list.households)
    scoreRule.apply(&set, to: &list.households)
    indicatorRule.apply(&set, to: &list.households)
    causeRule.apply(&set, to: &list.households)
    groupRule.apply(&set, people: list.people, first: first, to: &list.households)
    changeRule.apply(&set, to: &list.households)
    let asked = AskedForm(set.batch.layout.columns).form
    agreementRule.apply(
      &set, households: list.households, first: first, asksIndicators: asked.contains(.indicators))
  }

  private mutating func appendNames(_ set: RowSet) {
    guard let column = set.batch.layout.columns[.head] else { return }
    for row in set.rows {
      let cell = set.cells[row, column]
      folded.removeAll(keepingCapacity: true)
      Folding.fold(set.cells.bytes, cell.range, into: &folded)
      list.people.appendName(set.cells.bytes, cell.range, key: Hash64.of(folded, 0..<folded.count))
    }
  }
}

// Lists with a row for each member.
extension Cleaner {
  /// Further members are counted with the head above them, and set aside with it; where the form gives no number of
  /// persons their number is it.
  private mutating func countMembers(_ set: inout RowSet) {
    let columns = set.batch.layout.columns
    guard columns.has(.relation) else { return }
    let first = list.households.count - set.rows.count
    var next = 0
    for (row, kind) in set.batch.kinds.enumerated() {
      if kind == .household {
        compareMembers(&set)
        let isKept = next < set.rows.count && set.rows[next] == row
        head = isKept ? (index: first + next, row: row, members: 1) : nil
        next += isKept ? 1 : 0
      } else if kind == .member {
        countMember(row, &set)
      }
    }
    compareMembers(&set)
  }

  private mutating func countMember(_ row: Int, _ set: inout RowSet) {
    list.tally.received += 1
    if head == nil {
      list.tally.rejected += 1
      set.say(.memberWithoutHead, row: row)
    } else {
      list.tally.merged += 1
      head?.members += 1
    }
  }

  /// The members listed against the number that the head's row gives.
  private mutating func compareMembers(_ set: inout RowSet) {
    guard let head else { return }
    self.head = nil
    let said = list.households.persons[head.index]
    let listed = UInt16(clamping: head.members)
    if said == HouseholdColumns.unknownPersons {
      list.households.persons[head.index] = listed
    } else if said != listed {
      set.say(.personsDiffer, row: head.row, column: set.batch.layout.columns[.persons])
    }
  }
}
