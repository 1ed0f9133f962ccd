import Cells
import Standards
import Text

extension ColumnMap {
  /// The same columns, with that of the classes found by its values where no heading names it: under "Đối tượng" stand
  /// "Hộ nghèo" and "Hộ cận nghèo" in nearly every row.
  func withClassesByValues(
    _ batch: CellBatch, below first: Int, _ codeLists: CodeLists, _ standard: Standard
  ) -> ColumnMap {
    guard !has(.classText), !has(.classMarkPoor), !has(.classMarkNearPoor) else { return self }
    let candidates = roles.indices.filter { roles[$0] == .groupList || roles[$0] == nil }
    guard let column = candidates.first(where: { saysClasses($0, batch, first, codeLists) }) else { return self }
    var found = roles
    found[column] = .classText
    return with(found, standard)
  }

  private func saysClasses(_ column: Int, _ batch: CellBatch, _ first: Int, _ codeLists: CodeLists) -> Bool {
    var (said, classes) = (0, 0)
    let rows = min(first, batch.rowCount)..<min(first + 100, batch.rowCount)
    for row in rows where !batch[row, column].isBlank && !batch[row, self[.head] ?? 0].isBlank {
      let folded = Folding.folded(Captions.plainHeading(batch.text(batch[row, column])))
      let isClass = codeLists.classes.spellings[folded] != nil || codeLists.exitSpellings.contains(folded)
      said += 1
      classes += isClass && (roles[column] != nil || folded.utf8.count > 1) ? 1 : 0
    }
    return classes >= 3 && classes * 10 >= said * 8
  }
}
