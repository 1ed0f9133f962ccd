import Standards

/// What the counts of a unit are called in a pack, in the order of their layout.
public struct CountNames: Sendable, Hashable {
  /// The names; each once.
  public let names: [String]

  /// The names under a standard, whose dimensions are in the order of the layout.
  public init(_ layout: CountLayout, standard: Standard, ethnicities: [String]) {
    var names = [String](repeating: "", count: layout.size)
    let groups = HouseholdGroup.allCases.map(\.word)
    for scalar in CountLayout.Scalar.allCases { names[layout.index(scalar)] = "\(scalar)" }
    for (index, group) in groups.enumerated() { names[layout.withGroup(index)] = "with-\(group)" }
    for c in CountedClass.allCases {
      func name(_ index: Int, _ words: String...) { names[index] = ([c.word] + words).joined(separator: ".") }
      name(layout.households(c), "households")
      name(layout.persons(c), "persons")
      name(layout.personsUnknown(c), "persons-unknown")
      name(layout.deprivations(c), "deprivations")
      name(layout.askedIndicators(c), "asked-indicators")
      name(layout.askedCauses(c), "asked-causes")
      name(layout.askedIndicatorPersons(c), "asked-indicator-persons")
      name(layout.ungrouped(c), "ungrouped")
      name(layout.ungroupedPersons(c), "ungrouped-persons")
      name(layout.children(c), "children")
      name(layout.childrenKnown(c), "children-known")
      for (index, indicator) in standard.indicators.enumerated() {
        name(layout.indicator(index, c), "indicator", indicator.id)
        name(layout.indicatorPersons(index, c), "indicator", indicator.id, "persons")
      }
      for (index, cause) in standard.causes.enumerated() { name(layout.cause(index, c), "cause", cause.id) }
      for (index, group) in groups.enumerated() {
        name(layout.group(index, c), "group", group)
        name(layout.groupPersons(index, c), "group", group, "persons")
      }
      for (index, ethnicity) in ethnicities.enumerated() {
        name(layout.ethnicity(index, c), "ethnicity", ethnicity)
        name(layout.ethnicityPersons(index, c), "ethnicity", ethnicity, "persons")
      }
      for (index, dimension) in standard.dimensions.enumerated() where index < layout.dimensions.count {
        name(layout.dimension(index, c), "dimension", dimension.id)
        name(layout.dimensionPersons(index, c), "dimension", dimension.id, "persons")
      }
    }
    self.names = names
  }
}
