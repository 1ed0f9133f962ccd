import Cells
import Geography
import Ingest
import PipelineKit
import Text

/// Where a household belongs: the commune is the sender's, or (in a file of a higher office) the one that its row names;
/// the village is the one named by its row, by the separator above it or by its sheet.
struct PlaceRule {
  private let tree: UnitTree
  private let sender: Int
  private let formerNames: [String: [String]]
  private let communes: PlaceNames
  private var villages: [Int: PlaceNames] = [:]
  private var communeValues = DistinctValues()
  private var communeRead: [Int?] = []
  private var villageValues = DistinctValues()
  private var villageRead: [Int?] = []
  private var saidUnlisted: Set<Int> = []

  /// A rule for a file whose sender is the unit at `sender`. Former names of units are names too.
  init(_ options: CleanOptions, sender: Int) {
    tree = options.tree
    self.sender = sender
    formerNames = options.formerNames
    communes = options.communes
  }

  private var isFromCommune: Bool { tree.units[sender].level <= .commune }

  /// The unit of each row; nil where the commune cannot be had and the row must be set aside.
  mutating func units(of set: inout RowSet) -> [Int?] {
    let columns = set.batch.layout.columns
    let (communeColumn, villageColumn) = (columns[.commune], columns.village)
    var units: [Int?] = []
    units.reserveCapacity(set.rows.count)
    for row in set.rows {
      guard let commune = commune(row, communeColumn, &set) else {
        units.append(nil)
        continue
      }
      units.append(village(row, villageColumn, commune, &set))
    }
    return units
  }

  private mutating func commune(_ row: Int, _ column: Int?, _ set: inout RowSet) -> Int? {
    guard let column, case let cell = set.cells[row, column], !set.cells.saysNothing(cell) else {
      if isFromCommune { return sender }
      set.say(.communeUnknown, row: row, column: column)
      return nil
    }
    let id = communeValues.id(of: set.cells.bytes, cell.range)
    if id == communeRead.count { communeRead.append(communes.unit(named: communeValues.text(id))) }
    let named = communeRead[id]
    if isFromCommune {
      if let named, named != sender, !tree.isWithin(sender, named) {
        set.say(.communeDiffers, row: row, column: column, [tree.units[named].code])
      }
      return sender
    }
    if let named, tree.isWithin(named, sender) { return named }
    set.say(.communeUnknown, row: row, column: column)
    return nil
  }

  private mutating func village(_ row: Int, _ column: Int?, _ commune: Int, _ set: inout RowSet) -> Int {
    if tree.units[commune].level == .village { return commune }
    if tree.children[commune].isEmpty {
      if saidUnlisted.insert(commune).inserted { set.say(.villagesNotListed, row: row, column: column) }
      return commune
    }
    if let column, case let cell = set.cells[row, column], !set.cells.saysNothing(cell) {
      let id = villageValues.id(of: set.cells.bytes, cell.range, seed: 1 + UInt64(commune))
      if id == villageRead.count { villageRead.append(find(villageValues.text(id), in: commune)) }
      if let found = villageRead[id], tree.parents[found] == commune { return found }
      if let found = find(set.cells.text(cell), in: commune) { return found }
      set.say(.villageUnknown, row: row, column: column)
      return commune
    }
    let separator = Int(set.batch.separatorOf[row])
    let said = separator >= 0 ? set.batch.separators[separator] : set.batch.layout.villageOfSheet
    if let said, let found = find(said, in: commune) { return found }
    set.say(separator >= 0 ? .villageUnknown : .villageMissing, row: row, column: column)
    return commune
  }

  private mutating func find(_ text: String, in commune: Int) -> Int? {
    if villages[commune] == nil {
      villages[commune] = PlaceNames(tree, units: tree.children[commune], formerNames: formerNames)
    }
    return villages[commune]?.unit(named: text)
  }
}
