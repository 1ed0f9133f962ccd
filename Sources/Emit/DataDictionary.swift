/// What stands in a run's directory, file by file and column by column: `docs/data-dictionary.md` is generated from this
/// and from the tables' own declarations.
public enum DataDictionary {
  /// A file of the run's directory.
  public struct File: Sendable, Hashable {
    /// Its name below the run's directory.
    public let name: String
    /// What it is.
    public let about: String
    /// Its columns.
    public let columns: [String]
    /// The columns that tell its rows apart; empty when none do.
    public let keys: [String]
    /// Whether it names persons.
    public let isPersonal: Bool
  }

  /// All tables and lists, in the order of this page.
  public static let files: [File] =
    [
      File(
        name: "findings.csv", about: about("findings.csv"), columns: FindingTable.columns, keys: [], isPersonal: false)
    ]
    + Tables.all.map {
      File(name: $0.file, about: about($0.file), columns: $0.columns, keys: $0.keys, isPersonal: false)
    } + [
      File(
        name: "lists/households.csv", about: about("lists/households.csv"), columns: HouseholdList.columns,
        keys: ["period", "standard", "household"], isPersonal: true),
      File(
        name: "lists/within-reach.csv", about: about("lists/within-reach.csv"), columns: WithinReachList.columns,
        keys: ["period", "standard", "household", "reason"], isPersonal: true),
      File(
        name: "lists/duplicates.csv", about: about("lists/duplicates.csv"), columns: DuplicateList.columns, keys: [],
        isPersonal: true),
    ]

  /// What a column says in a file; empty when nobody has written it down.
  public static func meaning(of column: String, in file: String) -> String {
    own[file + " " + column] ?? everywhere[column] ?? ""
  }

  private static func about(_ file: String) -> String { abouts[file] ?? "" }

  private static let abouts = [
    "findings.csv": "Everything worth saying about a file, sheet, row or unit, without a personal value.",
    "tables/summary.csv": "One row a unit and survey: households, the poor and the near-poor, and their rates.",
    "tables/reductions.csv": "This period against its baseline under the same standard; a fall is negative.",
    "tables/changes.csv": "Why each rate moved, in percentage points; the parts add up to the change.",
    "tables/flows.csv": "How many came to each class, left it and stayed, from the opening to the closing.",
    "tables/indicators.csv": "Households of a class deprived of each indicator (chỉ số thiếu hụt).",
    "tables/causes.csv": "Households of a class with each cause of poverty (nguyên nhân nghèo); several may hold.",
    "tables/groups.csv": "Households of a class in each group (nhóm đối tượng), and the persons in them.",
    "tables/ethnicities.csv": "Households of a class of each ethnic group (dân tộc) that is met there.",
    "tables/children.csv":
      "Households of a class in which children are deprived, and how many children there are where members are listed.",
    "tables/completeness.csv": "Who has sent a list and who has not, with the whole denominators.",
    "tables/poverty-index.csv":
      "The index of Alkire and Foster: H = poor / all, A = the mean share of deprivations among the poor, M0 = H × A; "
      + "dimensions weigh equally, and so do the indicators of one. Only what is censored at poverty can be had: nobody "
      + "asks households that are not poor, so uncensored headcounts and the global index cannot be computed.",
    "gaps/gaps.csv": "Every target, what was reached, and how far it is; gaps/<unit>.csv has the same columns.",
    "gaps/outlook.csv":
      "The targets that were set and whose period is still to come, as the reported survey sees them: the columns of "
      + "gaps.csv; `state` is not-due.",
    "gaps/contributors.csv":
      "Which units directly below make a gap, and by how much. The parts add up to it; a unit whose figures are not "
      + "whole says so in `state` and leaves the parts blank. Where a gap has no parts one row says why in `basis`.",
    "lists/within-reach.csv":
      "Households of the reported survey that one small step would bring into a better class, in units with targets on "
      + "their class: so few points of B1 below the line as one deprivation is worth, or one deprivation too many.",
    "lists/households.csv": "One row a household and survey, with the row of the file that it comes from.",
    "lists/duplicates.csv": "The rows that were found to be one household, and which of them counts.",
  ]

  private static let everywhere = [
    "period": "The survey's period: `2024` is the yearly review, `2024-06` the state at the end of that month.",
    "baseline": "The earlier period compared with.",
    "standard": "The poverty standard, by id.",
    "unit": "The unit's code.",
    "name": "The unit's name at the period's end.",
    "level": "village, commune, district, province or nation.",
    "parent": "The code of the unit above.",
    "state": "reported, partial (some lists below are missing), missing, refused or not-due.",
    "class": "poor (hộ nghèo) or near-poor (hộ cận nghèo).",
    "households": "Households of the class to which the row applies.",
    "persons": "Persons in those of these households whose number is known; blank where no form asks it.",
    "rate": "These households in percent of the class's households; blank where the class has none.",
    "indicator": "The indicator's id in the standard.",
    "cause": "The cause's id in the standard.",
    "group": "The group's id.",
    "ethnicity": "The ethnic group's code in the official list.",
    "ethnicity_name": "The ethnic group's name.",
    "file": "The input file, relative to the pipeline file.",
    "sheet": "The sheet; empty for CSV.",
    "row": "The row as a spreadsheet shows it; for CSV the record, title and headings counted.",
    "household": "The household's id: the same in every run that sees the same household.",
    "view": "as-was (the unit of the same code then) or todays-borders (what was then on today's territory).",
    "count_of": "households or persons.",
    "multidimensional_rate": "Poor and near-poor together in percent of all households (tỷ lệ nghèo đa chiều).",
    "poor_households": "Poor households (hộ nghèo).",
    "poor_rate": "Poor households in percent of all households.",
    "near_poor_households": "Near-poor households (hộ cận nghèo).",
    "near_poor_rate": "Near-poor households in percent of all households.",
    "poor_persons": "Persons in the poor households whose number of persons is known; blank where no form asks it.",
    "near_poor_persons": "Persons in the near-poor households whose number is known; blank where no form asks it.",
    "poor_persons_unknown": "Poor households that poor_persons leaves out: their number of persons is not known.",
    "near_poor_persons_unknown": "Near-poor households that near_poor_persons leaves out.",
    "households_before": "Households of the class at the baseline.",
    "households_now": "Households of the class now.",
    "change_households": "Households now less households before; blank unless both are whole.",
    "rate_before": "The class's rate at the baseline.",
    "rate_now": "The class's rate now.",
    "change_points": "The difference of the unrounded rates in percentage points, then rounded.",
    "difference_of_rounded": "What the two printed rates differ by, where it is not `change_points`.",
    "estimated": "yes where the figures before are computed from a declared `share` of lineage.csv; else blank.",
    "change_percent": "The change in percent of the households before.",
    "opening": "Households (persons) of the class at the baseline, on today's borders.",
    "to_other_class": "Poor that became near-poor; in rows of near-poor: near-poor that became poor.",
    "above": "Households that left both lists.",
    "other_decrease":
      "Households that moved away or are named as gone; persons also by which households became smaller.",
    "from_other_class": "The other class's `to_other_class`.",
    "relapsed": "On this list in an earlier survey, on neither at the baseline (tái nghèo, tái cận nghèo).",
    "new": "Never on this list before (phát sinh mới).",
    "other_increase": "Households that moved in or split off; persons also by which households became larger.",
    "balance": "Closing − (opening − the three decreases + the four increases): 0, else there is a finding.",
    "above_assumed": "Of `above` those of which no row says that they are not poor: they may be gone.",
    "arisen_assumed": "Of `relapsed` and `new` those that neither the baseline nor a word of their row vouches for.",
    "baseline_standard": "The standard of the baseline: another one where a period was reviewed under two.",
    "borders": "Because the unit was another territory.",
    "other_standard": "Because the period was also reviewed under another standard.",
    "coverage": "Because of communes of which only one of the two surveys counts (late, missing, refused).",
    "corrections":
      "Because lists of the baseline were corrected: a later list replaced one that submissions.csv calls approved.",
    "denominator": "Because there are more or fewer households than at the baseline.",
    "part": "whole, dimension or indicator.",
    "id": "The dimension's or indicator's id; blank for the whole.",
    "weight": "Its weight in percent.",
    "poor": "The poor (q); of an indicator those deprived of it.",
    "headcount": "H in percent; of an indicator its censored headcount.",
    "intensity": "A in percent; blank where nobody is poor.",
    "index": "M0 in percent.",
    "contribution": "What it contributes to M0, in percent.",
    "children":
      "Children under sixteen in all households of the class whose members are listed; blank: no list names members.",
    "children_unknown": "Households of the class that `children` leaves out: their members are not all known.",
    "expected": "Communes that should send a list.",
    "received": "Of them those that sent something.",
    "on_time": "Of these those whose first file came in time (`due` of the survey, else the standard's).",
    "late": "Those whose first file came later; of the rest nobody says when.",
    "refused": "Communes whose list cannot be used.",
    "missing": "Communes that sent nothing.",
    "counted": "Communes whose list counts.",
    "zero": "Of them those with no poor and no near-poor household.",
    "superseded_files": "Files that a later one replaced.",
    "counted_percent": "Communes that count in percent of those expected.",
    "households_counted": "All households of the communes that count: the denominator of summary.csv.",
    "persons_counted": "All persons of the communes that count.",
    "above_low": "The fewest that rose above while it is open which households are one, in a survey or over the years.",
    "above_high": "The most that did.",
    "relapsed_low": "The fewest that relapsed while it is open which households are one.",
    "relapsed_high": "The most that did.",
    "new_low": "The fewest that are new while it is open which households are one.",
    "new_high": "The most that are.",
    "without_size": "Households, then and now, whose number of persons nobody says; they count as none.",
    "closing": "Households of the class at the period's end.",
    "target": "The target's id in targets.csv.",
    "kind": "The target's kind.",
    "text": "The plan's own words; left out where they name households.",
    "wanted": "The target's value as the plan writes it; of a range both ends.",
    "rate_opening": "The class's rate at the baseline.",
    "rate_closing": "The class's rate at the period's end.",
    "reached": "What was reached, in the target's unit; blank when it is not known.",
    "gap": "How far from met: positive is short of it, 0 or negative is met or beyond; also for “at most” targets.",
    "gap_unit": "What the gap counts: households, points, percent, percent-of-persons, or what the measure counts.",
    "poor_households_low": "The fewest that there may be while pairs of rows are undecided.",
    "poor_households_high": "The most that there may be.",
    "near_poor_households_low": "The fewest that there may be while pairs of rows are undecided.",
    "near_poor_households_high": "The most that there may be.",
    "opening_low": "The fewest that the opening may be while pairs of rows are undecided.",
    "opening_high": "The most that it may be.",
    "closing_low": "The fewest that the closing may be while pairs of rows are undecided.",
    "closing_high": "The most that it may be.",
    "most_allowed": "The most households (of the class, of the group, deprived of the indicator) with which it is met.",
    "gap_low":
      "The gap at best: while pairs are undecided, and each missing list may hold from none to all households.",
    "gap_high": "The gap at worst.",
    "count":
      "net (opening − closing: the legal reading) or gross (households that left for a better class); `count` in targets.csv.",
    "deadline": "The last day for it: `deadline` in targets.csv, else the period's end.",
    "denominator_households": "How many these are.",
    "assumed":
      "Which of count, deadline and denominator the plan does not say, joined by `;`: the legal reading holds.",
    "other_change": "From and to a worse class, moves, splits: what came less what went.",
    "exits": "Households that left for a better class since the baseline.",
    "exits_needed":
      "Such exits since the baseline with which it is met, given all who came: opening − most_allowed + new + relapsed + "
      + "other_change; on today's denominator.",
    "as_of": "The period of the survey from which the figures are.",
    "months_left": "Months from then to the deadline; 0 when it has come.",
    "pace": "Households fewer a month since the baseline; of gross targets exits.",
    "pace_needed": "Households that have to become fewer a month until the deadline; blank when it has come.",
    "projected": "Households at the deadline when the pace stays; of gross targets exits.",
    "projected_low":
      "The fewest of them: by the quickest pace between two surveys since the baseline and the low ends of counts.",
    "projected_high":
      "The most: by the slowest pace and the high ends. Of gross targets there is the pace since the baseline alone.",
    "outlook": "on-course (all of the projection's range meets it), behind (none does) or unknown.",
    "judged_unit": "The unit that it was judged over, where its own is gone.",
    "judged_with": "The targets judged together with it, joined by `;`.",
    "unknown_because":
      "Why nobody knows whether it is met: no-survey, unit-gone, lists-missing, no-baseline, baseline-lists-missing, "
      + "borders, total-missing, pairs-undecided, persons-untold, names-untold, measure-missing or not-asked (of the "
      + "lists). Blank where it is known or not due.",
    "child": "The unit directly below; blank: households that stand in none, or a gap without parts.",
    "basis":
      "What the unit's share of `most_allowed` follows: own-targets (they add up), households (the same rate everywhere), "
      + "opening (the same fall in percent), closing, or none (nobody may be there). Without parts: named-households (the "
      + "plan names households and no units) or not-in-parts (of the units below not all is known, or it does not add up "
      + "to the unit's: shares and averages do not).",
    "allowed": "Its share of most_allowed; of gross targets and measures of what is wanted.",
    "unit_gap": "The gap of the target's unit in households (of a measure in what it counts): the sum of `gap`.",
    "village": "The village's code; blank when it is not known.",
    "commune": "The commune's code.",
    "head": "The head's name as written.",
    "birth": "The head's birth date as far as it is known: yyyy-mm-dd, yyyy-mm or yyyy.",
    "b1": "Points of sheet B1.",
    "b2": "Points of sheet B2.",
    "indicators": "The deprivations' ids, joined by `;`.",
    "reason": "b1-near-the-line or one-deprivation.",
    "b1_missing": "Points of B1 that are missing to the better class.",
    "becomes": "The class that the household would be of.",
    "targets": "The targets that it would help to meet, joined by `;`.",
    "households_to_go": "How many households are still to go; 0 when met.",
  ]

  private static let own = [
    "tables/summary.csv households": "All households (tổng số hộ) over the units that reported: the denominator.",
    "tables/summary.csv persons": "All persons over the units that reported.",
    "tables/changes.csv rate_before": "The rate as it was, over the communes that counted then.",
    "tables/changes.csv rate_now": "The rate now, over the communes that count.",
    "tables/changes.csv change_points": "The difference of the unrounded rates, then rounded: the sum of what follows.",
    "tables/changes.csv to_other_class": "Because of households that went to the other class; so the six that follow.",
    "tables/completeness.csv households": "All households, whoever sent; blank where nobody says.",
    "tables/completeness.csv persons": "All persons, whoever sent; blank where nobody says.",
    "gaps/gaps.csv class": "The classes that the target speaks of, joined by `;`.",
    "gaps/gaps.csv state": "met, not-met or unknown.",
    "gaps/outlook.csv class": "The classes that the target speaks of, joined by `;`.",
    "gaps/outlook.csv state": "not-due.",
    "gaps/contributors.csv counted":
      "Households now: of the class, of the group, deprived of the indicator, fallen back; of gross targets exits; of a "
      + "measure what was reported.",
    "gaps/gaps.csv denominator":
      "Over whose households the rate at the end is taken: now (at the review: the legal reading) or baseline; "
      + "`denominator` in targets.csv.",
    "gaps/outlook.csv denominator":
      "Over whose households the rate at the end is taken: now (at the review: the legal reading) or baseline; "
      + "`denominator` in targets.csv.",
    "gaps/contributors.csv opening":
      "Households of the class at the baseline, on today's borders; blank for coverage and none-in-group.",
    "gaps/contributors.csv gap":
      "Its part of the gap: counted − allowed, of gross targets and measures allowed − counted; negative where it has room.",
    "lists/within-reach.csv class": "poor or near-poor.",
    "lists/within-reach.csv persons": "How many persons live in the household.",
    "findings.csv severity": "error, warning or note.",
    "findings.csv code": "What was found: see findings.md.",
    "findings.csv row": "The row as a spreadsheet shows it; blank when the whole file or sheet is meant.",
    "findings.csv column": "The column's letter; blank when the whole row is meant.",
    "findings.csv message": "The sentence, in the run's language.",
    "lists/households.csv class": "poor, near-poor, average or not-poor.",
    "lists/households.csv sex": "The head's sex: male, female or blank.",
    "lists/households.csv ethnicity": "The head's ethnic group by its code.",
    "lists/households.csv id_number": "The head's identity number, 12 or 9 digits.",
    "lists/households.csv persons": "How many persons live in the household.",
    "lists/households.csv causes": "The causes' ids, joined by `;`.",
    "lists/households.csv groups":
      "The groups' ids, joined by `;`; ethnic-minority follows from the ethnicity where no column marks it.",
    "lists/duplicates.csv role": "kept or dropped.",
    "lists/duplicates.csv reason": "same-row, same-id, same-person or decided; blank for the kept row.",
    "lists/duplicates.csv weight": "How sure a match by likeness is; blank for exact ones.",
  ]
}

extension DataDictionary {
  /// `docs/data-dictionary.md`.
  public static var page: String {
    let head = """
      # The data dictionary

      What a run's directory holds. Generated from the tables' declarations by `make record`; a test compares it.

      CSV is UTF-8 without BOM, with LF, commas and `.` as the decimal sign. Blank means unknown, never 0. Rates are
      percentages with two decimals, rounded half up from exact integers.

      """
    return head + files.map(section).joined() + reportSection + registerSection + targetSection
  }

  /// Where the report's figures come from: it has none of its own.
  private static let reportSection = """

    ## report.html

    The reported survey on one page, where `formats` names html: no scripts, nothing from the network, nothing personal.
    Every table has its bars beside its figures; blank means unknown. A row's `data-key` is the code, id or column of the
    tables:

    | table | figures of |
    |---|---|
    | `units-all`, `units-<unit>` | summary.csv; changes in points as in reductions.csv on today's borders |
    | `flow-poor`, `flow-near-poor` | flows.csv, households of the unit served |
    | `changes-poor`, `changes-near-poor` | changes.csv, its parts in groups that add up to the change |
    | `indicators-all`, `causes-all`, `groups-all` | indicators.csv, causes.csv, groups.csv |
    | `targets-due`, `targets-running`, `targets-below`, `targets-open` | gaps.csv, outlook.csv |
    | `contributors-<target>` | contributors.csv |
    | `range-poor`, `range-near-poor` | the lowest and highest counts of summary.csv |
    | `findings`, `findings-by-unit` | findings.csv of the reported survey, counted |

    """

  /// The register repeats the tables; only the surveys are its own.
  private static var registerSection: String {
    let rows = RegisterFile.tables.map { "| `\($0.table.name)` | \($0.file ?? "\(surveys)") |" }.joined(separator: "\n")
    return """

      ## register.sqlite

      Where `formats` names sqlite: all tables and lists in one SQLite database. **Personal**: mode 0600. Each table has
      the columns of its file and its rows in the same order. Blank is NULL; numbers are INTEGER, those with decimals
      REAL; codes, periods and words are TEXT, also where they look like numbers. Units, households, targets and codes
      of findings have an index. The column `group` is written `"group"` in SQL. At most 2 GB.

      | table | rows of |
      |---|---|
      \(rows)

      ```sql
      -- How many households of each commune were poor at both reviews.
      SELECT now.commune, count(*) FROM households now JOIN households before USING (standard, household)
      WHERE before.period = '2021' AND before.class = 'poor' AND now.period = '2022' AND now.class = 'poor'
      GROUP BY now.commune;
      ```

      """
  }

  private static let surveys =
    "the surveys: the standard's title, the unit served and its state, and how many lists count"

  private static func section(_ file: File) -> String {
    var lines = ["", "## \(file.name)", "", file.about + (file.isPersonal ? " **Personal**: mode 0600." : "")]
    if !file.keys.isEmpty {
      lines.append("A row is told by " + file.keys.map { "`\($0)`" }.joined(separator: ", ") + ".")
    }
    lines += ["", "| column | says |", "|---|---|"]
    lines += file.columns.map { "| `\($0)` | \(meaning(of: $0, in: file.name)) |" }
    return lines.joined(separator: "\n") + "\n"
  }
}
