import Clean
import Geography
import Ingest
import PipelineKit
import Text

/// Whose a file's rows are, decided for each of its parts (sheets, entries of an archive, lists below each other): by the
/// submissions, else by what the part's name and titles, the file's name and its folders say, else by the villages that
/// its rows name.
struct Senders {
  private let options: CleanOptions
  private let communes: PlaceNames
  private var tree: UnitTree { options.tree }

  init(_ options: CleanOptions, communes: PlaceNames) {
    self.options = options
    self.communes = communes
  }

  /// Whose the rows are.
  struct Decision {
    /// The unit whose list it is, a higher one for a file of several communes; nil when nobody can tell.
    var sender: Int?
    /// For parts of such a file, by their place among the lists, the communes.
    var parts: [Int: Int] = [:]
    /// What is to be said of it.
    var findings: [(code: FindingCode, sheet: String, arguments: [String])] = []
  }

  /// Decides; `batches` are the first rows of each part, or all.
  func decide(
    _ source: ListSource, _ submissions: [Submission], _ layouts: [SheetLayout], _ batches: [ListBatch]
  ) -> Decision {
    let said = layouts.enumerated().map { inner(submissions, $1) ?? commune(of: $1) }
    guard let whole = submissions.first(where: { $0.inner.isEmpty }), let sender = tree.index[whole.unit] else {
      return undeclared(source, submissions, layouts, said, batches)
    }
    if tree.units[sender].level <= .commune { return declared(sender, layouts, said) }
    return higher(sender, layouts, said.map { $0.flatMap { tree.isWithin($0, sender) ? $0 : nil } })
  }

  // MARK: What submissions say

  /// The commune that a submission names for a sheet or an entry.
  private func inner(_ submissions: [Submission], _ layout: SheetLayout) -> Int? {
    submissions.first { !$0.inner.isEmpty && (layout.name == $0.inner || layout.name.hasPrefix($0.inner + "/")) }
      .flatMap { tree.index[$0.unit] }
  }

  /// A commune's own file holds for it; a part that names another commune is said.
  private func declared(_ sender: Int, _ layouts: [SheetLayout], _ said: [Int?]) -> Decision {
    var decision = Decision(sender: sender)
    for (layout, other) in zip(layouts, said) {
      guard let other, other != sender, !tree.isWithin(sender, other), !tree.isWithin(other, sender) else { continue }
      decision.findings.append((.senderDiffers, layout.name, [tree.units[sender].name, tree.units[other].name]))
    }
    return decision
  }

  /// A file of several communes: each part is the one's that it names, or its rows do.
  private func higher(_ sender: Int, _ layouts: [SheetLayout], _ said: [Int?]) -> Decision {
    var decision = Decision(sender: sender)
    for (part, layout) in layouts.enumerated() {
      if let commune = said[part] {
        decision.parts[part] = commune
        decision.findings.append((.senderGuessed, layout.name, [tree.units[commune].name]))
      } else if !layout.columns.has(.commune), layouts.count > 1 {
        decision.findings.append((.partSenderUnknown, layout.name, []))
      }
    }
    return decision
  }

  // MARK: What the file says

  private func undeclared(
    _ source: ListSource, _ submissions: [Submission], _ layouts: [SheetLayout], _ said: [Int?], _ batches: [ListBatch]
  ) -> Decision {
    let named = Set(said.compactMap { $0 })
    if named.count <= 1, captioned(batches).count > 1 { return Decision(sender: tree.root) }
    if named.count > 1 || !submissions.isEmpty { return higher(tree.root, layouts, said) }
    let byFile = Self.names(source.name).lazy.compactMap { self.commune(in: $0) }.first
    let candidates = Set([named.first, byFile].compactMap { $0 })
    if candidates.count > 1 {
      if let settled = byVillages(candidates.sorted(), batches) { return guessed(settled) }
      let names = candidates.sorted().map { tree.units[$0].name }
      return Decision(findings: [(.senderConflict, "", names)])
    }
    if let commune = candidates.first { return guessed(commune) }
    if layouts.contains(where: { $0.columns.has(.commune) }) { return Decision(sender: tree.root) }
    return byVillages(tree.indices(of: .commune), batches).map(guessed) ?? Decision()
  }

  private func guessed(_ commune: Int) -> Decision {
    Decision(sender: commune, findings: [(.senderGuessed, "", [tree.units[commune].name])])
  }

  /// A file's name and those of its folders, from the file upwards.
  static func names(_ path: String) -> [String] { path.split(separator: "/").reversed().map { SheetLayout.stem($0) } }

  /// The commune that a part's name or titles say.
  private func commune(of layout: SheetLayout) -> Int? {
    (layout.names + layout.titles).lazy.compactMap { self.commune(in: $0) }.first
  }

  private func commune(in text: String) -> Int? { communes.unit(within: text, types: PlaceNames.communeTypes) }

  // MARK: What the rows say

  /// The one commune among some that has all villages which the rows name, two at least; nil when none or several do.
  private func byVillages(_ candidates: [Int], _ batches: [ListBatch]) -> Int? {
    let texts = villages(batches)
    guard texts.count >= 2 else { return nil }
    let fitting = candidates.filter { commune in
      let own = PlaceNames(tree, units: tree.children[commune], formerNames: options.formerNames)
      return !own.isEmpty && texts.allSatisfy { own.unit(named: $0) != nil }
    }
    return fitting.count == 1 ? fitting.first : nil
  }

  /// The communes that captions between the first rows name.
  private func captioned(_ batches: [ListBatch]) -> Set<Int> {
    let captions = Set(batches.flatMap(\.separators))
    return Set(
      captions.compactMap { communes.unit(within: $0, types: PlaceNames.communeTypes, needsType: true) })
  }

  /// The different villages that the first rows name, and the captions above them.
  private func villages(_ batches: [ListBatch]) -> Set<String> {
    var texts: Set<String> = []
    for batch in batches {
      let column = batch.layout.columns.village
      for row in batch.households.prefix(2_000) {
        if let column, !batch.cells[row, column].isBlank {
          texts.insert(batch.cells.text(batch.cells[row, column]))
        } else if batch.separatorOf[row] >= 0 {
          texts.insert(batch.separators[Int(batch.separatorOf[row])])
        }
      }
    }
    return texts
  }
}
