/// What stands in a cell.
enum Cell {
  case blank
  case text(String)
  case number(Int)
  case date(Day)
  case flag(Bool)
  /// A formula and the value that it had when the file was saved.
  case formula(String, value: Int)
}

/// A block of merged cells, counted from 0.
struct Block {
  let firstRow: Int
  let lastRow: Int
  let firstColumn: Int
  let lastColumn: Int
}

/// A sheet of rows; text files have one.
struct Sheet {
  let name: String
  var rows: [[Cell]] = []
  /// The rows of headings.
  var headings = 0..<0
  var merged: [Block] = []
}

/// The name of a column: 0 is A, 26 is AA.
func columnLetters(_ column: Int) -> String {
  let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
  return column < 26 ? String(letters[column]) : columnLetters(column / 26 - 1) + String(letters[column % 26])
}
