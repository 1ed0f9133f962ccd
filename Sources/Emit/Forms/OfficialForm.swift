import Geography
import Indicators
import PipelineKit
import Reductions
import Standards

/// An official form (biểu mẫu) as a declaration: its title, its columns with their headings, numbers and figures.
struct OfficialForm: Sendable {
  /// The id, which is the file's name ("T2").
  let id: String
  /// The title, in capitals.
  let title: String
  /// The rows of each unit; one without a word where a unit has one row.
  var variants = [""]
  /// The columns behind the unit's name.
  let columns: [Column]
  /// Whether the communes stand under the urban and the rural area and the whole comes last, as older circulars have it.
  var isByArea = false
  /// What the reader must know of the figures; it stands below them.
  var note = ""
  /// Whether it tells how a class went from its opening to its closing, which units without a list before cannot say.
  var isOfFlows = false

  /// A column.
  struct Column: Sendable {
    /// The headings from the top down; columns that share the first ones stand under one.
    var headings: [String]
    /// What stands in the row of numbers: "2", "4=3/1*100".
    var number: String
    /// The figure of a row.
    var figure: @Sendable (FormScene) -> Figure

    /// The number by which other columns name it.
    var key: Substring { number.prefix { $0 != "=" } }
  }

  /// What a cell holds.
  enum Figure: Sendable {
    /// A count; nil = not known.
    case count(Int?)
    /// One column in percent of another, by their numbers.
    case percent(Ratio?, of: String, in: String)
    /// A sum of columns, by their numbers, with their signs.
    case sum(Int?, plus: [String], minus: [String])
  }
}

/// What a row of a form is about.
struct FormScene: Sendable {
  let results: RunResults
  let survey: SurveyResults
  /// The unit, as an index into the survey's tree.
  let unit: Int
  /// Which of the form's rows of the unit.
  let variant: Int
  /// All flows; nil where there is no baseline.
  let flows: UnitRows<FlowRow>?

  var counts: SurveyCounts { survey.view.counts }

  /// Whether all lists of the unit have a column.
  func asks(_ forms: CountLayout.Scalar) -> Bool {
    counts.hasFigures(unit) && counts.scalar(forms, unit) == counts.scalar(.reported, unit)
  }

  /// A number of the counts where all lists say it.
  func number(_ index: (CountLayout) -> Int, asking forms: CountLayout.Scalar? = nil) -> Int? {
    guard counts.hasFigures(unit), forms.map(asks) ?? true else { return nil }
    return counts.units[unit][index(counts.layout)]
  }

  /// Households of average living standard; nil where no list names one: lists of the poor need not.
  var average: Int? {
    let whole = counts.units[survey.view.tree.root][counts.layout.index(.average)]
    return whole > 0 ? number { $0.index(.average) } : nil
  }

  /// A group's households or persons where all lists ask the group.
  func group(_ group: HouseholdGroup, _ c: CountedClass, ofPersons: Bool) -> Int? {
    let bit = Int(group.rawValue)
    guard asksGroup(bit), !ofPersons || asks(.withPersons) else { return nil }
    return number { ofPersons ? $0.groupPersons(bit, c) : $0.group(bit, c) }
  }

  /// Whether all lists ask a group.
  func asksGroup(_ bit: Int) -> Bool {
    counts.hasFigures(unit)
      && counts.units[unit][counts.layout.withGroup(bit)] == counts.scalar(.reported, unit)
  }

  /// Households or persons of some ethnic groups, by their places in the code list.
  func ethnic(_ groups: [Int], _ c: CountedClass, ofPersons: Bool) -> Int? {
    guard asks(.withEthnicity), !ofPersons || asks(.withPersons) else { return nil }
    return groups.reduce(0) { sum, group in
      sum + (number { ofPersons ? $0.ethnicityPersons(group, c) : $0.ethnicity(group, c) } ?? 0)
    }
  }

  /// A flow of the unit.
  func flow(_ c: CountedClass, _ countOf: CountOf) -> Flow? { flowRow(c, countOf)?.flow }

  /// The row of a flow.
  func flowRow(_ c: CountedClass, _ countOf: CountOf) -> FlowRow? {
    flows?.row(unit, countOf, c)
  }
}
