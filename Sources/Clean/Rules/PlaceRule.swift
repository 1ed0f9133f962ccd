import Cells
import Geography
import Ingest
import PipelineKit
import Text

/// Where a household belongs: the commune is the sender's, or (in a file of several communes) the one that its row, the
/// caption above it or its sheet names;
/// the village is the one named by its row, by the caption above it, by its sheet or by its file.
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
  private let parts: [Int: Int]
  private let fileNames: [String]
  /// For each caption of the sheet the commune that it, or one above it, names.
  private var captionCommunes: [Int?] = []
  private var captionSheet = -1
  /// Villages that sheets and files name, by sheet and commune.
  private var namedBefore: [Int: Int?] = [:]

  /// A rule for a file whose sender is the unit at `sender`. Former names of units are names too. `parts` says for sheets
  /// whose they are, `fileNames` what the file and its folders are called.
  init(_ options: CleanOptions, sender: Int, parts: [Int: Int] = [:], fileNames: [String] = []) {
    self.parts = parts
    self.fileNames = fileNames
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
      if let said = captioned(row, set.batch) ?? parts[set.batch.sheet] { return said }
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
    if separator >= 0, let found = find(set.batch.separators[separator], in: commune) { return found }
    if separator < 0 || isCommune(separator, set.batch),
      let found = named(set.batch.sheet, set.batch.layout, in: commune)
    {
      return found
    }
    set.say(separator >= 0 ? .villageUnknown : .villageMissing, row: row, column: column)
    return commune
  }

  /// The village that a sheet's name, its titles or the file's name say: alone in the name, with their type word in others.
  private mutating func named(_ sheet: Int, _ layout: SheetLayout, in commune: Int) -> Int? {
    let key = sheet << 32 | commune
    if let known = namedBefore[key] { return known }
    let found = lookUp(layout, in: commune)
    namedBefore[key] = .some(found)
    return found
  }

  private mutating func lookUp(_ layout: SheetLayout, in commune: Int) -> Int? {
    for name in layout.names + fileNames.prefix(1) {
      if let found = find(name, in: commune) ?? find(within: name, in: commune) { return found }
    }
    for title in layout.titles {
      if let found = find(within: title, in: commune) { return found }
    }
    return nil
  }

  // MARK: Captions of communes

  private mutating func captioned(_ row: Int, _ batch: ListBatch) -> Int? {
    let separator = Int(batch.separatorOf[row])
    guard separator >= 0 else { return nil }
    readCaptions(of: batch)
    return captionCommunes[separator]
  }

  private mutating func isCommune(_ separator: Int, _ batch: ListBatch) -> Bool {
    guard !isFromCommune else { return false }
    readCaptions(of: batch)
    return communes.unit(within: batch.separators[separator], types: PlaceNames.communeTypes, needsType: true) != nil
  }

  private mutating func readCaptions(of batch: ListBatch) {
    if captionSheet != batch.sheet { captionCommunes = [] }
    captionSheet = batch.sheet
    for text in batch.separators[min(captionCommunes.count, batch.separators.count)...] {
      let own = communes.unit(within: text, types: PlaceNames.communeTypes, needsType: true)
      captionCommunes.append(own.flatMap { tree.isWithin($0, sender) ? $0 : nil } ?? captionCommunes.last ?? nil)
    }
  }

  private mutating func find(_ text: String, in commune: Int) -> Int? {
    if villages[commune] == nil {
      villages[commune] = PlaceNames(tree, units: tree.children[commune], formerNames: formerNames)
    }
    return villages[commune]?.unit(named: text)
  }

  private mutating func find(within text: String, in commune: Int) -> Int? {
    _ = find("", in: commune)
    return villages[commune]?.unit(within: text, types: PlaceNames.villageTypes, needsType: true)
  }
}
