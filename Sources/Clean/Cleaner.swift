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
  private var birthRule: BirthRule
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
  private var members: MemberReader
  private var lastSheet = -1
  private var sheetForm: AskedForm?
  private var countedForm: AskedForm?
  private var printedTotals = PrintedTotals()
  private var troubles = ColumnTroubles()

  /// A cleaner for one file sent by the unit at `sender`. In a file of several communes `parts` says for sheets whose they
  /// are; `fileNames` are those of the file and its folders, by which it may say a village.
  public init(
    _ options: CleanOptions, file: Int32, sender: Int, parts: [Int: Int] = [:], fileNames: [String] = []
  ) {
    self.options = options
    let lists = options.codeLists
    list = CleanedList(file: file, sender: sender)
    list.survey = options.survey
    list.unit = options.tree.units[sender].code
    members = MemberReader(options)
    classRule = ClassRule(lists, survey: options.period)
    placeRule = PlaceRule(options, sender: sender, parts: parts, fileNames: fileNames)
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
    let isFirstBatch = batch.sheet != lastSheet
    if isFirstBatch { startSheet(batch) }
    var set = RowSet(
      batch, rows: batch.households, file: list.file, survey: options.survey,
      unit: options.tree.units[list.sender].code)
    list.tally.received += set.rows.count
    if isFirstBatch {
      let area = options.tree.units.indices.contains(list.sender) ? options.tree.areas[list.sender] : nil
      classRule.startSheet(&set, options.standard, area: area)
      causeRule.startSheet(&set)
    }
    let classes = classRule.classes(of: &set)
    let units = placeRule.units(of: &set)
    let asked = set.rows.count
    let kept = set.rows.indices.filter { classes[$0] != nil && units[$0] != nil }
    list.tally.rejected += asked - kept.count
    for index in set.rows.indices where classes[index] == nil || units[index] == nil {
      let unit = Int32(truncatingIfNeeded: units[index] ?? list.sender)
      list.openRows.append(OpenRow(unit: unit, householdClass: classes[index]))
    }
    set.rows = kept.map { set.rows[$0] }
    let keptClasses = kept.compactMap { classes[$0] }
    noteForm(keptClasses)
    append(&set, classes: keptClasses, units: kept.compactMap { units[$0] })
    members.take(&set, first: list.households.count - set.rows.count, into: &list)
    list.printedChecks += printedTotals.take(
      &set, persons: list.households.persons, first: list.households.count - set.rows.count)
    list.findings.append(contentsOf: troubles.sift(set, rows: batch.households))
  }

  /// The list, when all batches were taken.
  public consuming func finish() -> CleanedList {
    var cleaner = self
    cleaner.members.finish(&cleaner.list)
    cleaner.list.findings += cleaner.troubles.startSheet()
    cleaner.list.people.close()
    cleaner.list.members.people.close()
    return cleaner.list
  }

  private mutating func startSheet(_ batch: ListBatch) {
    lastSheet = batch.sheet
    members.finish(&list)
    list.findings += troubles.startSheet()
    printedTotals.startSheet(first: list.households.count)
    while list.sheets.count <= batch.sheet { list.sheets.append(batch.layout.name) }
    order(of: batch)
    let asked = AskedForm(batch.layout.columns)
    sheetForm = asked
    if countedForm == nil { note(asked) }
  }

  /// In which order the sheet's dates stand; said once where it is not the usual one.
  private mutating func order(of batch: ListBatch) {
    let order = DateOrder(batch)
    birthRule.order = order
    members.birthRule.order = order
    guard let column = order.column else { return }
    let place = Place(file: list.file, sheet: batch.layout.name, column: UInt16(column + 1))
    list.findings.append(
      Finding(
        order.isOpen ? .birthOrderOpen : .birthOrderMended, survey: options.survey, unit: list.unit, at: place,
        [String(order.affected)]))
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
    list.households.sheets.append(contentsOf: repeatElement(UInt16(set.batch.sheet), count: set.rows.count))
    for row in set.rows { list.households.rows.append(set.cells.rowNumbers[row]) }
    HouseholdCodeRule.apply(set, to: &list.people, first: first)
    list.people.appendNames(set, &folded)
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
}
