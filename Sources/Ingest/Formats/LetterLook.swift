import Cells
import PipelineKit

/// Looks for letters that a list has lost: NULs, which are taken out; U+FFFD, and question marks where letters were, which
/// are told row by row. Where most of the letters are gone there is nothing to be read.
struct LetterLook {
  /// What was found so far.
  private(set) var notes: [SheetNote] = []
  private var hasSeenFirst = false

  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  /// Looks at the next rows of a sheet. Throws `.lettersLost` where the first rows show that most letters are gone.
  mutating func look(at batch: inout CellBatch, sheet: String = "") throws(SheetTrouble) {
    var tally = Tally()
    for row in 0..<batch.rowCount { look(at: row, of: &batch, sheet, &tally) }
    if !hasSeenFirst, tally.isHopeless { throw SheetTrouble(code: .lettersLost) }
    hasSeenFirst = true
  }

  /// Begins another sheet.
  mutating func beginSheet() { hasSeenFirst = false }

  private mutating func look(at row: Int, of batch: inout CellBatch, _ sheet: String, _ tally: inout Tally) {
    var found: [FindingCode: Int] = [:]
    tally.beginRow()
    for column in 0..<batch.width(ofRow: row) where batch[row, column].kind == .text {
      let signs = Signs(batch.bytes[batch[row, column].range])
      if signs.hasNUL {
        withoutNULs(row, column, in: &batch)
        if found[.nulInCell] == nil { found[.nulInCell] = column }
      }
      let text = batch.bytes[batch[row, column].range]
      let isDamaged = signs.mayBeDamaged && text.firstRange(of: Self.replacement) != nil
      if isDamaged, found[.letterDamaged] == nil { found[.letterDamaged] = column }
      if tally.take(text, signs, isDamaged: isDamaged), found[.letterLost] == nil { found[.letterLost] = column }
    }
    tally.endRow()
    for code in [FindingCode.nulInCell, .letterDamaged, .letterLost] {
      guard let column = found[code] else { continue }
      notes.append(
        SheetNote(code: code, sheet: sheet, row: batch.rowNumbers[row], column: UInt16(clamping: column + 1)))
    }
  }

  private func withoutNULs(_ row: Int, _ column: Int, in batch: inout CellBatch) {
    let kept = batch.bytes[batch[row, column].range].filter { $0 != 0 }
    let cell = kept.isEmpty ? Cell.blank : Cell(offset: batch.bytes.count, length: kept.count, kind: .text)
    batch.cells[Int(batch.rowStarts[row]) + column] = cell
    batch.bytes.append(contentsOf: kept)
  }

  /// What bytes stand in a cell, by one look at them.
  private struct Signs {
    private(set) var hasNUL = false
    private(set) var hasQuestionMark = false
    private(set) var mayBeDamaged = false
    private(set) var hasLetters = false
    /// ă đ ơ ư and all letters with two marks: what no Western code page has.
    private(set) var hasOwnLetters = false

    init(_ text: ArraySlice<UInt8>) {
      for byte in text {
        if LetterLook.isLetter(byte) {
          hasLetters = true
          hasOwnLetters = hasOwnLetters || byte == 0xC4 || byte == 0xC6 || byte == 0xE1
          mayBeDamaged = mayBeDamaged || byte == 0xEF
        } else {
          hasNUL = hasNUL || byte == 0
          hasQuestionMark = hasQuestionMark || byte == UInt8(ascii: "?")
        }
      }
    }
  }

  /// How many cells have lost letters, and how many have letters that would have been lost with them.
  private struct Tally {
    private var lost = 0
    private var kept = 0
    private var rows = 0
    private var rowsWithLost = 0
    private var row = (cells: 0, letters: 0, lost: 0)
    /// Whether the first row of several cells, which are headings, has lost letters.
    private var headingsHaveLost: Bool?

    mutating func beginRow() { row = (0, 0, 0) }

    /// Takes a cell; whether question marks stand in it where letters were.
    mutating func take(_ text: ArraySlice<UInt8>, _ signs: Signs, isDamaged: Bool) -> Bool {
      row.cells += 1
      if signs.hasOwnLetters { kept += 1 }
      if signs.hasLetters { row.letters += 1 }
      let hasMarks = signs.hasQuestionMark && LetterLook.hasLostLetters(text)
      guard hasMarks || isDamaged else { return false }
      lost += 1
      row.lost += 1
      return hasMarks
    }

    mutating func endRow() {
      if row.letters > 0 { rows += 1 }
      if row.lost > 0 { rowsWithLost += 1 }
      if headingsHaveLost == nil, row.cells > 2 { headingsHaveLost = row.lost > 1 }
    }

    /// Whether most letters are gone: in the headings, or in most rows.
    var isHopeless: Bool { lost > kept && (headingsHaveLost == true || rowsWithLost * 2 >= rows) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20) }

  /// Whether a question mark stands where a letter was: before a letter, or at a word's end within a sentence
  /// ("H? nghèo"). At the end of a sentence it is what it is.
  private static func hasLostLetters(_ text: ArraySlice<UInt8>) -> Bool {
    let mark = UInt8(ascii: "?")
    let bytes = Array(text)
    for (index, byte) in bytes.enumerated() where byte == mark {
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      if isLetter(next) { return true }
      let follows = index + 2 < bytes.count ? bytes[index + 2] : 0
      let isInWord = index > 0 && isLetter(bytes[index - 1])
      if isInWord, next == 0x20, (0x61...0x7A).contains(follows) || follows >= 0x80 { return true }
    }
    return false
  }
}
