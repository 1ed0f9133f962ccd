extension DataDictionary {
  /// How targets.csv is read: what each column says, and the readings where a plan's words leave room.
  static var targetSection: String {
    let rows = targetColumns.map { "| `\($0.column)` | \($0.says) |" }
    return (["", "## targets.csv, as people write it", "", "| column | says |", "|---|---|"] + rows)
      .joined(separator: "\n") + "\n"
  }

  private static let targetColumns: [(column: String, says: String)] = [
    ("id", "The target's id; each once."), ("unit", "The unit's code, of any level."),
    (
      "period",
      "At whose end the target is judged. A `measure` may be wanted at a month that has no survey: `2024-06` is the end of June."
    ),
    ("baseline", "The earlier period compared with; blank = the year before."),
    (
      "kind",
      "`reduce-households`, `reduce-points`, `end-households`, `end-rate`, `named-exits`, `none-in-group`, `no-relapse`, "
        + "`coverage`, `measure`."
    ), ("class", "`poor`, `near-poor`, or both joined by `;` where the words speak of both together."),
    (
      "indicator",
      "Of `coverage` the indicator's id, or those of a whole dimension joined by `;`: covered is who is deprived of none of "
        + "them. Of `measure` the measure's name."
    ),
    (
      "group",
      "Of `none-in-group` the group. With households or rates: those of the group alone, `ethnic-minority` for rates, whose "
        + "denominators are `minority_households` of totals.csv."
    ),
    (
      "value",
      "As the plan writes it, its decimals too: a rate is met when it is at these decimals. A range is `6–8` or `6-8`: met "
        + "from its lower end on, for “at most” targets up to its upper end, and the gap is counted from that end. 100 % of "
        + "a `coverage` is all of them, whatever rounding says."
    ), ("households", "Of `named-exits` the households, joined by `;`: ids, or `name|village`."),
    ("text", "The plan's own words."),
    ("deadline", "The last day for it, `yyyy-mm-dd`; blank = the period's end."),
    (
      "denominator",
      "Of rates: `now`, all households at the time of the review (blank means them), or `baseline`, those of the baseline."
    ),
    (
      "count",
      "Of `reduce-households`: `net`, the opening less the closing (blank means it), or `gross`, who left for a better class."
    ),
    (
      "standard",
      "The standard under which it is judged; blank = that of the pipeline's last survey of the period (at the end of 2021 "
        + "there are two)."
    ),
    (
      "count_of",
      "Of `coverage`: `households` (blank means them) or `persons`. Lists say which households are deprived; of their persons "
        + "it is one at least and all at most. Where both ends agree the target is judged, else it is `unknown`; `reached` is "
        + "blank unless the number is exact."
    ),
  ]
}
