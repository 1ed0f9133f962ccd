import PipelineKit

extension CodeLists {
  /// The files of `pipelines/codelists`.
  private static let names = ["changes", "classes", "ethnicities", "groups", "marks", "relations", "sexes"]
  private static let furtherKeys = [
    "classes": ["exits", "beside", "leading-to", "still"], "ethnicities": ["majority"],
  ]

  /// Reads the files of `pipelines/codelists` and `pipelines/headings`; nil when there are problems, which are added.
  ///
  /// A spelling that stands for two ids in one list is a problem.
  public static func load(
    codelists: [DataFile], headings: [DataFile], standards: [Standard], folder: String, _ problems: inout Problems
  ) -> CodeLists? {
    var own = Problems()
    defer { problems.add(contentsOf: own.list) }
    var read: [String: VocabularyFile] = [:]
    for name in names {
      guard let file = codelists.first(where: { $0.name.hasSuffix("/\(name).yaml") || $0.name == "\(name).yaml" })
      else {
        own.add(Problem(.fileMissing, at: SourcePlace(file: "\(folder)/codelists/\(name).yaml")))
        continue
      }
      read[name] = VocabularyFile(file, also: furtherKeys[name] ?? [], &own)
    }
    guard let changes = read["changes"], let classes = read["classes"], let ethnicities = read["ethnicities"],
      let groups = read["groups"],
      let marks = read["marks"], let relations = read["relations"], let sexes = read["sexes"]
    else { return nil }
    let groupWords = groups.vocabulary(ids: HouseholdGroup.allCases.map(\.word), &own)
    let lists = CodeLists(
      classes: classes.vocabulary(ids: HouseholdClass.allCases.map(\.word), &own),
      exitSpellings: exits(classes, &own),
      classPhrases: ClassPhrases(
        beside: words(classes.further["beside"]), leadingTo: words(classes.further["leading-to"]),
        still: words(classes.further["still"])),
      ethnicities: ethnicities.vocabulary(&own),
      majority: majority(ethnicities, &own),
      changes: changes.vocabulary(ids: StatedChange.allCases.map(\.word), &own),
      groups: groupWords,
      sexes: sexes.vocabulary(ids: ["male", "female"], &own),
      marks: marks.vocabulary(ids: ["yes", "no"], &own),
      relations: relations.vocabulary(ids: ["head", "member"], &own),
      causes: causes(standards, &own),
      headings: self.headings(headings, standards, groupWords, &own))
    return own.isEmpty ? lists : nil
  }

  /// Spellings of "left the lists"; none may also be a class.
  private static func exits(_ file: VocabularyFile, _ problems: inout Problems) -> Set<String> {
    var table = SpellingTable<String>()
    for entry in file.entries {
      for spelling in [entry.name] + entry.spellings { table.add(spelling, meaning: "class", &problems) }
    }
    for spelling in file.exits { table.add(spelling, meaning: "exit", &problems) }
    return Set(table.meanings.filter { $0.value == "exit" }.keys)
  }

  /// Words and phrases, folded.
  private static func words(_ texts: [Located<String>]?) -> Set<String> {
    Set((texts ?? []).map { Vocabulary.key(of: $0.value) })
  }

  /// The place of the majority among the ethnic groups.
  private static func majority(_ file: VocabularyFile, _ problems: inout Problems) -> Int {
    let ids = file.entries.map(\.id.value)
    guard let majority = file.majority, let index = ids.firstIndex(of: majority.value) else {
      if let majority = file.majority {
        problems.add(Problem(.notOneOf, at: majority.place, found: majority.value, among: ids))
      }
      return 0
    }
    return index
  }

  private static func causes(_ standards: [Standard], _ problems: inout Problems) -> [String: Vocabulary] {
    var all: [String: Vocabulary] = [:]
    for standard in standards {
      var table = SpellingTable<Int>()
      for (index, cause) in standard.causes.enumerated() {
        for spelling in [cause.name] + cause.spellings {
          let place = SourcePlace(file: standard.id, path: "$.causes[\(index)]")
          table.add(Located(spelling, at: place), meaning: index, &problems)
        }
      }
      all[standard.id] = Vocabulary(
        ids: standard.causes.map(\.id), names: standard.causes.map(\.name), spellings: table.meanings)
    }
    return all
  }

  private static func headings(
    _ files: [DataFile], _ standards: [Standard], _ groups: Vocabulary, _ problems: inout Problems
  ) -> HeadingList {
    var headings = HeadingFile(standards: standards, groups: groups)
    for file in files { headings.add(file, &problems) }
    headings.addNames(&problems)
    return headings.list
  }
}
