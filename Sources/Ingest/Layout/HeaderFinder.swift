import Cells
import Standards
import Text

/// Where the headings of a sheet stand and what they say, with how sure that is.
public struct Header: Sendable {
  /// The first heading row, as an index into the batch.
  public var firstRow: Int
  /// How many rows the headings span (1–4).
  public var height: Int
  /// Which column is what.
  public var columns: ColumnMap
  /// Recognised headings among all headings, 0–1; less for each column that another one stands against.
  public var confidence: Double
}

/// Finds the headings among the first rows of a sheet: the one to four rows whose words, read together, name most columns.
struct HeaderFinder {
  let matcher: HeadingMatcher
  let merges: [MergedCells]
  /// The blocks that span columns, by their first row, from left to right.
  private let spans: [Int: [MergedCells]]

  init(matcher: HeadingMatcher, merges: [MergedCells]) {
    self.matcher = matcher
    self.merges = merges
    spans = Dictionary(grouping: merges.filter { $0.lastColumn > $0.firstColumn }, by: \.firstRow)
      .mapValues { $0.sorted { ($0.firstColumn, $0.lastColumn) < ($1.firstColumn, $1.lastColumn) } }
  }

  /// How far down headings are looked for.
  static let depth = 80
  /// The tallest heading.
  static let tallest = 4

  /// The share of the best candidate's score that makes rows above it the headings, and it their repetition.
  private static let nearlyBest = 0.7

  /// The headings; nil when no rows name a head of household and two more columns. Of headings that are repeated on every
  /// page the first hold. Rows are chosen by what is known for sure; the rest is guessed in those alone.
  func find(in batch: CellBatch) -> Header? {
    let all = candidates(batch)
    guard let most = all.map(\.score).max(), let first = all.first(where: { $0.score >= Self.nearlyBest * most })
    else { return nil }
    let near = all.filter { $0.firstRow < first.firstRow + Self.tallest }
    guard let best = near.max(by: { $0.score < $1.score }) else { return nil }
    let columns = map(batch, best.firstRow, best.height).guessed
    let written = columns.headings.reduce(0) { $0 + ($1.isEmpty ? 0 : 1) }
    let confidence = Double(columns.recognised) / Double(max(1, written))
    return Header(firstRow: best.firstRow, height: best.height, columns: columns, confidence: confidence)
  }

  /// The headings that stand in rows of which that is known; nil when they are no list's.
  func header(in batch: CellBatch, at first: Int, height: Int) -> Header? {
    let columns = map(batch, first, height).guessed
    return isList(columns) ? Header(firstRow: first, height: height, columns: columns, confidence: 1) : nil
  }

  /// Rows that may be the headings, from above, each with how much they name.
  private func candidates(_ batch: CellBatch) -> [(firstRow: Int, height: Int, score: Double)] {
    var found: [(firstRow: Int, height: Int, score: Double)] = []
    var words = KnownWords(matcher: matcher)
    for first in 0..<min(batch.rowCount, Self.depth) where words.mayBeHeading(batch, first) {
      for height in 1...Self.tallest where first + height <= batch.rowCount {
        if height > 1, filledCells(batch, first + height - 1) == 1 { break }
        let (columns, guessed) = map(batch, first, height)
        guard isList(guessed) else { continue }
        if height > 1, isColumnNumber(batch, first + height - 1, guessed[.head]) { break }
        let written = columns.headings.reduce(0) { $0 + ($1.isEmpty ? 0 : 1) }
        let score = Double(columns.distinctRoles) - 0.5 * Double(written - columns.recognised) - 0.01 * Double(height)
        found.append((first, height, score))
      }
    }
    return found
  }

  private func filledCells(_ batch: CellBatch, _ row: Int) -> Int {
    (0..<batch.width(ofRow: row)).count { !batch[row, $0].isBlank }
  }

  /// Whether a number or a letter stands under the heads' names: a row that numbers the columns.
  private func isColumnNumber(_ batch: CellBatch, _ row: Int, _ head: Int?) -> Bool {
    guard let head, !batch[row, head].isBlank else { return false }
    let text = batch.text(batch[row, head]).filter { !"()[] ".contains($0) }
    return text.utf8.count == 1 || !text.isEmpty && text.allSatisfy(\.isNumber)
  }

  /// A list names who, and at least two of the things that lists say of a household.
  private func isList(_ columns: ColumnMap) -> Bool {
    guard columns.has(.head) else { return false }
    let telling: [ColumnRole] = [
      .birth, .birthMale, .identityNumber, .persons, .classText, .classMarkPoor, .classMarkNearPoor, .b1, .b2,
      .indicatorList, .ethnicity, .village,
    ]
    let said = telling.reduce(0) { $0 + (columns.has($1) ? 1 : 0) } + (columns.indicators.isEmpty ? 0 : 1)
    return said >= 2
  }

  /// The columns that some rows name, and those with what can be guessed besides.
  private func map(_ batch: CellBatch, _ first: Int, _ height: Int) -> (known: ColumnMap, guessed: ColumnMap) {
    let width = (first..<first + height).map { batch.width(ofRow: $0) }.max() ?? 0
    let rows = headingTexts(batch, first..<first + height, width: width)
    let paths = (0..<width).map { column in
      rows.reduce(into: [String]()) { path, row in
        if !row[column].isEmpty, row[column] != path.last { path.append(row[column]) }
      }
    }
    let headings = paths.map { $0.joined(separator: " › ") }
    let roles = matcher.roles(of: paths)
    let times = matcher.times(of: paths)
    func columns(_ roles: [ColumnRole?]) -> ColumnMap {
      let named = NameColumns.settled(roles, paths)
      let settled = ColumnTimes(named, times, year: matcher.year)
      return ColumnMap(settled, headings: headings, standard: matcher.standard)
    }
    return (columns(roles), columns(matcher.guessed(roles, of: paths)))
  }

  /// The texts of the heading rows; a heading that spans columns is said of each of them.
  private func headingTexts(_ batch: CellBatch, _ rows: Range<Int>, width: Int) -> [[String]] {
    let isMerged = rows.contains { spans[Int(batch.rowNumbers[$0])] != nil }
    var begins = [Bool](repeating: false, count: width)
    return rows.map { row in
      var texts = (0..<width).map { batch.text(batch[row, $0]) }
      var end = 0
      for span in spans[Int(batch.rowNumbers[row])] ?? [] where span.firstColumn > end && span.firstColumn <= width {
        let text = texts[span.firstColumn - 1]
        end = min(width, span.lastColumn)
        for column in span.firstColumn - 1..<end { texts[column] = text }
      }
      if !isMerged { spread(&texts, over: batch, below: row + 1..<rows.upperBound, &begins) }
      return texts
    }
  }

  /// Without merged cells (CSV) a heading stands at the first of its columns: it is said of the blank ones to its right
  /// as long as a row below names something there and under the heading itself, and no heading above `begins` there.
  private func spread(_ texts: inout [String], over batch: CellBatch, below: Range<Int>, _ begins: inout [Bool]) {
    var spanning = ""
    for column in texts.indices {
      let hasLeaf = below.contains { !batch[$0, column].isBlank }
      if !texts[column].isEmpty {
        begins[column] = true
        spanning = hasLeaf ? texts[column] : ""
      } else if hasLeaf, !begins[column] {
        texts[column] = spanning
      } else {
        spanning = ""
      }
    }
  }
}

/// Which texts of a sheet mean something as headings, each looked up once: rows below the headings repeat each other.
private struct KnownWords {
  let matcher: HeadingMatcher
  private var words = DistinctValues()
  private var isKnown: [Bool] = []

  init(matcher: HeadingMatcher) { self.matcher = matcher }

  /// Whether three texts of a row do.
  mutating func mayBeHeading(_ batch: CellBatch, _ row: Int) -> Bool {
    var known = 0
    for column in 0..<batch.width(ofRow: row) where batch[row, column].kind == .text {
      let word = words.id(of: batch.bytes, batch[row, column].range)
      if word == isKnown.count { isKnown.append(matcher.knows(words.text(word))) }
      if isKnown[word] { known += 1 }
      if known >= 3 { return true }
    }
    return false
  }
}

/// A block of merged cells, rows and columns from 1.
public struct MergedCells: Sendable, Hashable {
  /// The first row.
  public var firstRow: Int
  /// The first column.
  public var firstColumn: Int
  /// The last row.
  public var lastRow: Int
  /// The last column.
  public var lastColumn: Int

  /// A block.
  public init(firstRow: Int, firstColumn: Int, lastRow: Int, lastColumn: Int) {
    self.firstRow = firstRow
    self.firstColumn = firstColumn
    self.lastRow = lastRow
    self.lastColumn = lastColumn
  }
}
