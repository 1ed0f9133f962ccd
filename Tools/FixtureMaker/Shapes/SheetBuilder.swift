/// Lays a list out as communes do: titles, headings, households, totals, signatures.
struct SheetBuilder {
  let listing: Listing
  let columns: [Column]
  /// Row numbers are formulas (=A8+1).
  var numbersByFormula = false
  /// Headings are in capitals.
  var inCapitals = false
  private(set) var sheet: Sheet
  private var numberOfRows = 0
  private var sums: [Range<Int>] = []

  init(_ listing: Listing, named name: String = "", _ columns: [Column]) {
    self.listing = listing
    self.columns = columns
    sheet = Sheet(name: name)
  }

  private var summed: Int? { columns.firstIndex(where: \.isSummed) }

  // MARK: Above the households

  /// The office and the motto, the title, the report that the list belongs to.
  mutating func addTitles(_ title: String = "DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO") {
    let date = listing.signatures.date
    addPair("UBND HUYỆN TU MƠ RÔNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    addPair("ỦY BAN NHÂN DÂN XÃ \(listing.commune.name.uppercased())", "Độc lập - Tự do - Hạnh phúc")
    addTexts([:])
    addTexts([0: "\(title) \(listing.survey.title)"])
    addTexts([
      0: "(Kèm theo Báo cáo ngày \(date.text("/")) của UBND xã \(listing.commune.name))"
    ])
    addTexts([:])
  }

  /// The headings: as many rows as the tallest column has, with the same words side by side in one merged cell.
  mutating func addHeadings() {
    let first = sheet.rows.count
    let height = columns.map(\.headings.count).max() ?? 1
    for level in 0..<height {
      sheet.rows.append(columns.indices.map { headingCell($0, level) })
    }
    sheet.headings = first..<first + height
    if height > 1 { mergeHeadings(first, height) }
  }

  private func headingCell(_ column: Int, _ level: Int) -> Cell {
    let headings = columns[column].headings
    guard level < headings.count, level > 0 || !continuesSpan(column) else { return .blank }
    return .text(inCapitals ? headings[level].uppercased() : headings[level])
  }

  private func continuesSpan(_ column: Int) -> Bool {
    column > 0 && columns[column].headings.count > 1 && columns[column].headings[0] == columns[column - 1].headings[0]
  }

  private mutating func mergeHeadings(_ first: Int, _ height: Int) {
    var start = 0
    while start < columns.count {
      var end = start
      while end + 1 < columns.count, continuesSpan(end + 1) { end += 1 }
      let last = columns[start].headings.count == 1 ? first + height - 1 : first
      if end > start || last > first {
        sheet.merged.append(Block(firstRow: first, lastRow: last, firstColumn: start, lastColumn: end))
      }
      start = end + 1
    }
  }

  // MARK: Households

  /// A row for each household.
  mutating func add(_ entries: [Entry]) {
    let first = sheet.rows.count
    for entry in entries {
      let isFirst = sheet.rows.count == first
      sheet.rows.append(columns.indices.map { cell(entry, $0, isFirst) })
    }
    sums.append(first..<sheet.rows.count)
  }

  private mutating func cell(_ entry: Entry, _ column: Int, _ isFirst: Bool) -> Cell {
    guard columns[column].isRowNumber else { return columns[column].cell(entry) }
    numberOfRows += 1
    guard numbersByFormula, !isFirst else { return .number(numberOfRows) }
    return .formula("=\(columnLetters(column))\(sheet.rows.count)+1", value: numberOfRows)
  }

  /// A village's name over its households.
  mutating func addVillage(_ numeral: String, _ village: Village) {
    addTexts([0: numeral, 1: village.name])
  }

  /// The sum of the households just added.
  mutating func addSubtotal(_ village: Village) {
    guard let rows = sums.last else { return }
    addSum("Cộng \(village.name.prefix(1).lowercased())\(village.name.dropFirst())", over: [rows])
  }

  /// The sum of all households.
  mutating func addTotal() {
    addSum("Tổng cộng", over: sums)
  }

  private mutating func addSum(_ words: String, over ranges: [Range<Int>]) {
    addTexts([1: words])
    guard let summed else { return }
    let letters = columnLetters(summed)
    let parts = ranges.map { "\(letters)\($0.lowerBound + 1):\(letters)\($0.upperBound)" }
    sheet.rows[sheet.rows.count - 1][summed] = .formula(
      "=SUM(\(parts.joined(separator: ",")))", value: ranges.joined().reduce(0) { $0 + number($1, summed) })
  }

  private func number(_ row: Int, _ column: Int) -> Int {
    if case .number(let number) = sheet.rows[row][column] { return number }
    return 0
  }

  // MARK: Below the households

  /// Place and date, who made the list and who signed it.
  mutating func addSignatures() {
    let signatures = listing.signatures
    let date = signatures.date
    addTexts([:])
    addPair(
      "", "\(listing.commune.name), ngày \(twoDigits(date.day)) tháng \(twoDigits(date.month)) năm \(date.year)")
    addPair("NGƯỜI LẬP BIỂU", "TM. ỦY BAN NHÂN DÂN")
    addPair("", "CHỦ TỊCH")
    addTexts([:])
    addPair(signatures.clerk, signatures.chair)
  }

  /// A remark under the list.
  mutating func addNote(_ text: String) {
    addTexts([0: text])
  }

  private mutating func addPair(_ left: String, _ right: String) {
    addTexts([1: left, max(3, columns.count - 5): right])
  }

  private mutating func addTexts(_ texts: [Int: String]) {
    sheet.rows.append(
      columns.indices.map { column in
        guard let text = texts[column], !text.isEmpty else { return .blank }
        return .text(text)
      })
  }
}
