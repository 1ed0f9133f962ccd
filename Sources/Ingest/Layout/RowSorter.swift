import Cells
import Standards
import Text

/// What a row of a sheet is.
public enum RowKind: UInt8, Sendable, CaseIterable {
  /// Nothing in it.
  case blank
  /// Title, date, number of the report: above the headings.
  case title
  /// The headings, and their repetitions.
  case heading
  /// "1, 2, 3 …" or "A, B, 1, 2" under the headings.
  case columnNumbers
  /// One household (in a list of members: its head).
  case household
  /// A further member of the household above.
  case member
  /// The name of a village over its households.
  case separator
  /// A printed total (Tổng cộng) or subtotal (Cộng).
  case total
  /// Date, signatures and notes below the list.
  case note
  /// Something that is none of these: rejected, with a finding.
  case unclear

  /// The word that `rasoat inspect` prints.
  public var word: String {
    switch self {
    case .blank: "blank"
    case .title: "title"
    case .heading: "heading"
    case .columnNumbers: "column-numbers"
    case .household: "household"
    case .member: "member"
    case .separator: "separator"
    case .total: "total"
    case .note: "note"
    case .unclear: "unclear"
    }
  }
}

/// Tells what each row below the headings is, by what stands in it.
struct RowSorter {
  let columns: ColumnMap
  let captions: ClassCaptions
  private let relations: Vocabulary
  private let telling: [(column: Int, words: Vocabulary)]
  private var words = DistinctValues()
  /// For each word of the relation column whether it is the head's.
  private var areHeads: [Bool] = []
  private let matcher: HeadingMatcher
  private let head: Int
  private let relation: Int?
  /// Birth dates and identity numbers.
  private let personal: [Int]
  private let evidence: [Int]
  /// Columns of numbers and dates.
  private let numeric: [Int]
  private let headings: [Set<String>]
  private let suspects: [[UInt8]]
  /// For each first byte whether a suspect begins with it.
  private var suspectLetters = [Bool](repeating: false, count: 256)
  private var inTail = false
  private var isBelowHeading = false
  private var folded: [UInt8] = []
  private var lastNumber: [UInt8] = []
  /// Rows of the batch that call a second member of a household its head.
  var secondHeads: [Int] = []
  /// Rows of the batch that name a member in a column of its own.
  var members: Set<Int> = []

  init(columns: ColumnMap, codeLists: CodeLists, matcher: HeadingMatcher) {
    self.matcher = matcher
    self.columns = columns
    relations = codeLists.relations
    captions = ClassCaptions(codeLists)
    let vocabularies: [(ColumnRole, Vocabulary)] = [
      (.sex, codeLists.sexes), (.classText, codeLists.classes), (.ethnicity, codeLists.ethnicities),
    ]
    telling = vocabularies.compactMap { role, words in columns[role].map { ($0, words) } }
    head = columns[.head] ?? 0
    relation = columns[.relation]
    personal = [.birth, .birthMale, .birthFemale, .identityNumber].compactMap { columns[$0] }
    let said: [ColumnRole] = [
      .birth, .birthMale, .birthFemale, .identityNumber, .persons, .classText, .classMarkPoor, .classMarkNearPoor, .b1,
      .b2, .sex, .ethnicity, .village,
    ]
    evidence = said.compactMap { columns[$0] }
    let numbers: [ColumnRole] = [.persons, .b1, .b2, .rowNumber]
    numeric = personal + numbers.compactMap { columns[$0] }
    headings = columns.headings.map { Set($0.split(separator: "›").map { Folding.folded($0) }) }
    let own = headings.indices.contains(head) ? headings[head].filter { $0.contains(" ") } : []
    suspects = (Self.totalWords + own.sorted()).map { Array($0.utf8) }
    for letter in suspects.compactMap(\.first) { suspectLetters[Int(letter)] = true }
  }

  /// What the row is. Rows are asked in their order: below the signatures only a whole household is believed.
  mutating func kind(of row: Int, in batch: CellBatch) -> RowKind {
    let name = batch[row, head]
    var said = 0
    for column in evidence where !batch[row, column].isBlank { said += 1 }
    if said >= 1, !members.isEmpty, members.contains(row) { return .member }
    if !name.isBlank, said >= 2, isPlainName(name, batch) && givesDigits(row, batch) || givesNumbers(row, batch) {
      isBelowHeading = false
      if inTail, saysHousehold(row, batch) { inTail = false }
      return person(row, batch)
    }
    return slowKind(of: row, said: said, in: batch)
  }

  /// A name starts with a letter, and not with the words of totals and headings; those are looked at closely.
  private mutating func isPlainName(_ name: Cell, _ batch: CellBatch) -> Bool {
    let first = batch.bytes[name.range.lowerBound] | 0x20
    guard (0x61...0x7A).contains(first) || first >= 0x80, name.length > 1 else { return false }
    guard first >= 0x80 || suspectLetters[Int(first)] else { return true }
    folded.removeAll(keepingCapacity: true)
    Folding.fold(batch.bytes, name.range, into: &folded)
    return !suspects.contains { folded.starts(with: $0) }
  }

  /// Whether a birth date or an identity number begins with a digit: headings and totals have none there.
  private func givesNumbers(_ row: Int, _ batch: CellBatch) -> Bool {
    personal.contains { column in
      let cell = batch[row, column]
      return cell.length >= 4 && (0x30...0x39).contains(batch.bytes[cell.range.lowerBound])
    }
  }

  /// Whether a cell of numbers begins with a digit: no heading does.
  private func givesDigits(_ row: Int, _ batch: CellBatch) -> Bool {
    numeric.contains { column in
      let cell = batch[row, column]
      return !cell.isBlank && (0x30...0x39).contains(batch.bytes[cell.range.lowerBound])
    }
  }

  private static let totalWords = ["tong", "cong", "ho va ten", "ho ten", "chu ho"]

  /// Printed totals have neither birth dates nor identity numbers.
  private func saysPerson(_ row: Int, _ batch: CellBatch) -> Bool { personal.contains { !batch[row, $0].isBlank } }

  /// Whether a row with a name says what only households have, whatever their head is called: a sex, a class or an ethnic
  /// group; or a number in the list and a village beside the name (Tống Khôi is no total).
  private func saysHousehold(_ row: Int, _ batch: CellBatch) -> Bool {
    guard !batch[row, head].isBlank else { return false }
    let words = telling.count { $0.column != head && $0.words.index(of: batch.text(batch[row, $0.column])) != nil }
    if words > 0 { return words > 1 || isNumbered(row, batch) }
    guard let village = columns.village, village != head, isNumbered(row, batch) else { return false }
    return batch[row, village].kind == .text && RowWords.isMoreThanTotal(Folding.folded(batch.text(batch[row, head])))
  }

  /// Whether the row has a number of its own in the list: digits alone.
  private func isNumbered(_ row: Int, _ batch: CellBatch) -> Bool {
    guard let column = columns[.rowNumber] ?? columns[.householdCode], column != head else { return false }
    let cell = batch[row, column]
    return !cell.isBlank && batch.bytes[cell.range].allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
  }

  /// In a list of members a household begins with its head, and with another household number: a second head under the
  /// same number, or under none where heads are numbered, is a member.
  private mutating func person(_ row: Int, _ batch: CellBatch) -> RowKind {
    guard let relation else { return members.contains(row) ? .member : .household }
    if members.contains(row) { return .member }
    guard saysHead(batch[row, relation], batch) else { return .member }
    let number = householdNumber(row, batch)
    if !lastNumber.isEmpty, number == lastNumber || number.isEmpty && saysNothingOfItsOwn(row, batch) {
      secondHeads.append(row)
      return .member
    }
    lastNumber = number
    return .household
  }

  /// Whether a word of the relation column calls its row's person the head; each word is looked up once.
  private mutating func saysHead(_ cell: Cell, _ batch: CellBatch) -> Bool {
    let id = words.id(of: batch.bytes, cell.range)
    if id == areHeads.count {
      let known = relations.spellings[Folding.folded(words.text(id))]
      areHeads.append(known.map { relations.ids[$0] } == "head")
    }
    return areHeads[id]
  }

  /// Whether class and persons are blank or those of the row above.
  private func saysNothingOfItsOwn(_ row: Int, _ batch: CellBatch) -> Bool {
    [columns[.classText], columns[.persons], columns[.b1]].compactMap { $0 }.allSatisfy { column in
      let (mine, above) = (batch[row, column], row > 0 ? batch[row - 1, column] : .blank)
      return mine.isBlank || batch.bytes[mine.range].elementsEqual(batch.bytes[above.range])
    }
  }

  /// The household's code and the row's number together; the latter alone in lists without codes. Numbers that count
  /// rows differ in every row and so part all heads.
  private func householdNumber(_ row: Int, _ batch: CellBatch) -> [UInt8] {
    let cells = [columns[.householdCode], columns[.rowNumber]].compactMap { $0 }.map { batch[row, $0] }
    return cells.allSatisfy(\.isBlank) ? [] : Array(cells.map { batch.bytes[$0.range] }.joined(separator: [0x2F]))
  }

  private mutating func slowKind(of row: Int, said: Int, in batch: CellBatch) -> RowKind {
    var texts: [String] = []
    var filled = 0
    for column in 0..<batch.width(ofRow: row) where !batch[row, column].isBlank {
      filled += 1
      if batch[row, column].kind == .text { texts.append(Folding.folded(batch.text(batch[row, column]))) }
    }
    if filled == 0 { return .blank }
    let isBelowHeading = isBelowHeading
    self.isBelowHeading = isHeading(row, batch, isBelowHeading)
    if self.isBelowHeading {
      inTail = false
      return .heading
    }
    if isColumnNumbers(row, batch, filled: filled) { return .columnNumbers }
    if isClassCaption(row, batch) {
      inTail = false
      return .separator
    }
    let isTotal = texts.prefix(3).contains(where: RowWords.isTotal) && !saysPerson(row, batch)
    if isTotal, !saysHousehold(row, batch) { return .total }
    if !batch[row, head].isBlank, said >= 2 { return person(row, batch) }
    if filled == 1, texts.contains(where: RowWords.isPage) { return .note }
    if texts.contains(where: RowWords.isTail) {
      inTail = true
      return .note
    }
    let isCaption = isSeparator(row, texts, batch) && (filled <= 5 || isCounts(row, batch))
    if inTail {
      inTail = !(isCaption && RowWords.isPlace(separatorText(of: row, in: batch)))
      return inTail ? .note : .separator
    }
    if isCaption { return .separator }
    // A number in the list and a name: the rest may have been cut off.
    if !batch[row, head].isBlank, isNumbered(row, batch) { return .unclear }
    return said == 0 && filled <= 3 ? .note : .unclear
  }

  /// The headings again, or other headings than those that were chosen (labels under the keys of an export); below one,
  /// a row of nothing else.
  private func isHeading(_ row: Int, _ batch: CellBatch, _ isBelowHeading: Bool) -> Bool {
    var same = 0
    var written = 0
    for column in 0..<min(columns.width, batch.width(ofRow: row)) where !batch[row, column].isBlank {
      written += 1
      let text = batch.text(batch[row, column])
      if headings[column].contains(Folding.folded(text)) || matcher.knows(text) { same += 1 }
    }
    return same >= 3 && same * 2 >= written || isBelowHeading && same == written && !isClassCaption(row, batch)
  }

  /// Column numbers: in most columns a small number, a letter or a formula of them, and no name.
  private func isColumnNumbers(_ row: Int, _ batch: CellBatch, filled: Int) -> Bool {
    guard filled >= 4 else { return false }
    var previous = -1
    var ascending = 0
    var letters = 0
    for column in 0..<batch.width(ofRow: row) where !batch[row, column].isBlank {
      let text = batch.text(batch[row, column]).filter { !"()[] ".contains($0) }
      if text.utf8.count == 1, let letter = text.utf8.first, letter >= 0x41 {
        letters += 1
        continue
      }
      guard let number = Int(text.prefix { $0 != "=" }) else { return false }
      if number == previous + 1 || previous < 0 { ascending += 1 }
      previous = number
    }
    return (ascending + letters) * 3 >= filled * 2
  }

  /// A village's name over its households: a text in the first columns, and nothing that households have but a sum.
  private func isSeparator(_ row: Int, _ texts: [String], _ batch: CellBatch) -> Bool {
    guard let text = texts.max(by: { $0.utf8.count < $1.utf8.count }), text.utf8.count >= 2 else { return false }
    let telling: [ColumnRole] = [.birth, .birthMale, .birthFemale, .identityNumber, .classText, .b1, .sex, .ethnicity]
    return telling.allSatisfy { role in
      columns[role].map { $0 == head || batch[row, $0].isBlank || isFirstText(row, $0, batch) } ?? true
    }
  }

  /// The class of the rows below, said by the row's first text, and nothing that a person has.
  private func isClassCaption(_ row: Int, _ batch: CellBatch) -> Bool {
    let first = (0..<batch.width(ofRow: row)).first { batch[row, $0].kind == .text && batch[row, $0].length > 4 }
    guard let first, first <= head || first != columns[.classText], !saysPerson(row, batch) else { return false }
    return captions.said(by: batch.text(batch[row, first])) != nil
  }

  /// Whether all cells but an ordinal and the caption are counts: the sums of a village beside its name.
  private func isCounts(_ row: Int, _ batch: CellBatch) -> Bool {
    var words = 0
    for column in 0..<batch.width(ofRow: row) where !batch[row, column].isBlank {
      let isCount = batch.bytes[batch[row, column].range].allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
      if !isCount { words += 1 }
    }
    return words <= 2
  }

  /// The separator's own text may stand in any column when it is the row's first text of more than a numeral.
  private func isFirstText(_ row: Int, _ column: Int, _ batch: CellBatch) -> Bool {
    for before in 0..<column where batch[row, before].kind == .text && batch[row, before].length > 4 { return false }
    return batch[row, column].kind == .text && batch[row, column].length > 4
  }

  /// The separator's text: the longest text of the row.
  func separatorText(of row: Int, in batch: CellBatch) -> String {
    var longest = ""
    for column in 0..<batch.width(ofRow: row) where batch[row, column].kind == .text {
      let text = batch.text(batch[row, column])
      if text.utf8.count > longest.utf8.count { longest = text }
    }
    return longest
  }
}

/// Words by which rows that are not households are known, folded.
enum RowWords {
  /// Tổng cộng, Tổng số, Cộng thôn …: printed totals.
  static func isTotal(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    guard let first = words.first, first == "cong" || first == "tong" else { return text == "toan xa" }
    guard words.count > 1 else { return true }
    return summed.contains(String(words[1]))
      || words.contains { $0 == "ho" || $0 == "khau" } && text.contains(where: \.isNumber)
  }

  /// Whether a head's name is more than the word of a total alone.
  static func isMoreThanTotal(_ name: String) -> Bool { !["cong", "tong", "tong cong", "tong so"].contains(name) }

  /// Whether a caption can only be a place's: "II. Tân Tiến", "Thôn Tân Tiến". What signatures say begins otherwise
  /// (Trưởng thôn, Ban chỉ đạo).
  static func isPlace(_ caption: String) -> Bool {
    let words = Folding.folded(Captions.core(caption)).split(separator: " ").map(String.init)
    guard let first = words.first, !isTail(words.joined(separator: " ")) else { return false }
    if places.contains(first) { return words.count > 1 && !offices.contains(words[1]) }
    let folded = Folding.folded(caption)
    return folded != words.joined(separator: " ") && folded.first.map { $0.isNumber || "ivx".contains($0) } ?? false
  }

  private static let places: Set = [
    "thon", "lang", "ban", "buon", "bon", "plei", "xom", "khom", "khoi", "ap", "to", "tdp", "kp", "khu", "soc", "phum",
  ]
  private static let offices: Set = ["chi", "giam", "nhan", "quan", "cong", "truong", "cham", "ra"]

  /// What follows "Cộng", "Tổng" in a total; names follow them too (Tống Văn …).
  private static let summed: Set = [
    "cong", "so", "toan", "ho", "khau", "nhan", "chung", "danh", "thon", "lang", "ban", "buon", "bon", "plei", "xom",
    "khom", "khoi", "ap", "to", "tdp", "kp", "khu", "xa", "phuong",
  ]

  /// Trang 3, Trang 3/12: a page's number.
  static func isPage(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    return words.count >= 2 && words[0] == "trang" && words.dropFirst().allSatisfy { $0.allSatisfy(\.isNumber) }
  }

  /// Date and place, signatures, notes: what stands below a list.
  static func isTail(_ text: String) -> Bool {
    let starts = [
      "nguoi lap", "tm uy ban", "tm ubnd", "chu tich", "kt chu tich", "xac nhan", "noi nhan", "ghi chu", "can bo",
      "thu truong", "phe duyet", "ky ten", "nguoi tong hop", "truong thon",
      "danh sach nay", "danh sach co", "danh sach gom",
    ]
    return starts.contains { text.hasPrefix($0) } || text.contains("ngay ") && text.contains(" thang ")
  }
}

extension StringProtocol {
  /// Without blanks at both ends.
  var trimmingBlanks: String {
    var view = self[...]
    while let first = view.first, first.isWhitespace { view = view.dropFirst() }
    while let last = view.last, last.isWhitespace { view = view.dropLast() }
    return String(view)
  }
}
