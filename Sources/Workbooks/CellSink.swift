import Cells

/// Where readers send cells: lays them out densely in a batch, or hands each to a visitor and forgets it.
///
/// A reader appends the value to `bytes` and then calls `place`, which takes what was appended.
struct CellSink {
  typealias Visitor = (_ row: Int, _ column: Int, _ kind: CellKind, _ style: UInt16, _ value: [UInt8]) -> Void

  /// The bytes behind all cells; a value is appended here before its cell is placed.
  var bytes: [UInt8]
  /// How numbers are written.
  let numbers: NumberForm
  /// What is read at most.
  let limits: Workbook.Limits
  /// How many cells lay beyond the columns that are read.
  private(set) var cellsBeyondWidth = 0
  /// The formulas without a result, in file order.
  private(set) var uncalculated: [CellBatch.Place] = []
  private var batch: CellBatch
  private let visitor: Visitor?
  private var row = 0
  private var rowStart = 0
  private var isInOrder = true
  private var repeatsRows = false
  private var retracted: [CellBatch.Place] = []
  /// For each shared string where it stands in `bytes`, or −1.
  private var placedStrings: [Int] = []

  init(filling batch: consuming CellBatch, numbers: NumberForm, limits: Workbook.Limits) {
    bytes = batch.bytes
    batch.bytes = []
    self.batch = batch
    self.numbers = numbers
    self.limits = limits
    visitor = nil
  }

  init(visiting visitor: @escaping Visitor, numbers: NumberForm, limits: Workbook.Limits) {
    bytes = []
    batch = CellBatch()
    self.numbers = numbers
    self.limits = limits
    self.visitor = visitor
  }

  /// Places a cell whose value is all that `bytes` has from `start` on. An empty value is no cell.
  mutating func place(row: Int, column: Int, style: Int, kind: CellKind, from start: Int) throws(WorkbookError) {
    let length = bytes.count - start
    guard length > 0 else { return }
    let style = UInt16(clamping: style)
    if let visitor {
      visitor(row, column, kind, style, bytes)
      bytes.removeAll(keepingCapacity: true)
      return
    }
    guard column <= limits.columns else {
      cellsBeyondWidth += 1
      bytes.removeLast(length)
      return
    }
    guard bytes.count <= min(limits.textBytes, Int(UInt32.max)), length < 1 << 29 else {
      throw WorkbookError(.tooLarge, "the sheet's text is more than \(limits.textBytes) bytes")
    }
    try lay(Cell(offset: start, length: length, kind: kind), style, row: row, column: column)
  }

  /// Places a string that the sheet may hold many times; a batch keeps its bytes once.
  mutating func place(
    row: Int, column: Int, style: Int, string index: Int, of strings: StringArena
  ) throws(WorkbookError) {
    if visitor == nil, column <= limits.columns {
      if placedStrings.isEmpty { placedStrings = Array(repeating: -1, count: strings.count) }
      let placed = placedStrings[index]
      if placed >= 0 {
        let cell = Cell(offset: placed, length: strings.length(of: index), kind: .text)
        if !cell.isBlank { try lay(cell, UInt16(clamping: style), row: row, column: column) }
        return
      }
      placedStrings[index] = bytes.count
    }
    let start = bytes.count
    strings.append(index, to: &bytes)
    try place(row: row, column: column, style: style, kind: .text, from: start)
  }

  /// Notes a formula whose result no program has written; only the first million are.
  mutating func noteUncalculated(row: Int, column: Int) {
    guard visitor == nil, column > 0, column <= limits.columns, uncalculated.count < 1 << 20 else { return }
    uncalculated.append(CellBatch.Place(row: row, column: column - 1))
  }

  /// Takes back results that were placed already: the cells become blank, and are noted as uncalculated.
  mutating func retract(_ places: [CellBatch.Place]) {
    for place in places { noteUncalculated(row: Int(place.row), column: Int(place.column) + 1) }
    retracted += places
  }

  /// Begins a row of a file that writes each row as an element. A number that comes twice is a second row where the two
  /// hold values for one cell; else the two are parts of one.
  mutating func beginRow(_ number: Int) {
    guard visitor == nil else { return }
    repeatsRows = true
    guard number == row else { return }
    endRow(before: number)
    isInOrder = false
  }

  private mutating func lay(_ cell: Cell, _ style: UInt16, row: Int, column: Int) throws(WorkbookError) {
    if row != self.row { endRow(before: row) }
    let place = rowStart + column - 1
    if place < batch.cells.count {
      batch.cells[place] = cell
      batch.styles[place] = style
      return
    }
    guard place < limits.cells else {
      throw WorkbookError(.tooLarge, "the sheet has more than \(limits.cells) cells")
    }
    while batch.cells.count < place {
      batch.cells.append(.blank)
      batch.styles.append(0)
    }
    batch.cells.append(cell)
    batch.styles.append(style)
  }

  private mutating func endRow(before next: Int) {
    if row > 0 { batch.endRow(number: row) }
    if next < row { isInOrder = false }
    row = next
    rowStart = batch.cells.count
  }

  /// The batch of all cells placed, its rows in ascending order.
  mutating func finish() throws(WorkbookError) -> CellBatch {
    if row > 0 { batch.endRow(number: row) }
    row = 0
    var done = batch
    batch = CellBatch()
    if !isInOrder { done = try sorted(done) }
    done.bytes = bytes
    done.uncalculated = uncalculated
    for place in retracted { done.clear(place) }
    bytes = []
    return done
  }

  /// The rows in ascending order, rows of the same number joined. Of two values for one cell the later holds, unless the
  /// file writes rows as elements: then they are two rows of one number.
  private func sorted(_ mixed: CellBatch) throws(WorkbookError) -> CellBatch {
    let order = mixed.rowNumbers.indices.sorted { (mixed.rowNumbers[$0], $0) < (mixed.rowNumbers[$1], $1) }
    var target = CellSink(filling: CellBatch(), numbers: numbers, limits: limits)
    for row in order {
      let start = Int(mixed.rowStarts[row])
      if repeatsRows, target.collides(with: row, of: mixed) { target.endRow(before: target.row) }
      for index in start..<Int(mixed.rowStarts[row + 1]) where !mixed.cells[index].isBlank {
        try target.lay(
          mixed.cells[index], mixed.styles[index], row: Int(mixed.rowNumbers[row]), column: index - start + 1)
      }
    }
    return try target.finish()
  }

  /// Whether a row has the number of the row being laid, and a value where that has one.
  private func collides(with other: Int, of mixed: CellBatch) -> Bool {
    guard row > 0, Int(mixed.rowNumbers[other]) == row else { return false }
    let (start, width) = (Int(mixed.rowStarts[other]), mixed.width(ofRow: other))
    return (0..<min(width, batch.cells.count - rowStart)).contains {
      !mixed.cells[start + $0].isBlank && !batch.cells[rowStart + $0].isBlank
    }
  }
}

extension CellBatch {
  /// Makes the cells at a place blank; rows are in ascending order.
  fileprivate mutating func clear(_ place: Place) {
    var low = 0
    var high = rowCount
    while low < high {
      let middle = (low + high) / 2
      if rowNumbers[middle] < place.row { low = middle + 1 } else { high = middle }
    }
    while low < rowCount, rowNumbers[low] == place.row {
      if Int(place.column) < width(ofRow: low) { cells[Int(rowStarts[low]) + Int(place.column)] = .blank }
      low += 1
    }
  }
}

/// Strings that cells refer to by number, side by side in one buffer.
struct StringArena: Sendable {
  /// All strings' bytes; those after the last `endString` belong to the string to come.
  var bytes: [UInt8] = []
  private var ends: [Int] = []

  /// How many strings there are.
  var count: Int { ends.count }

  /// Ends a string made of all bytes appended since the last one.
  mutating func endString() { ends.append(bytes.count) }

  /// The string's length in bytes. The index must be one of the arena's.
  func length(of index: Int) -> Int { ends[index] - start(of: index) }

  /// Appends a string's bytes.
  func append(_ index: Int, to target: inout [UInt8]) {
    let range = start(of: index)..<ends[index]
    bytes.withUnsafeBufferPointer { target.append(contentsOf: UnsafeBufferPointer(rebasing: $0[range])) }
  }

  private func start(of index: Int) -> Int { index == 0 ? 0 : ends[index - 1] }
}
