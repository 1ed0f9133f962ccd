import Cells

/// A column of places in which a value is written beside the first of its rows only (as merged cells look in CSV): the
/// blank cells below mean the same. Decided block by block, since one list has both ways of writing.
///
/// A block is what stands from one value to the next other one. Blanks between two rows of one value are that value's.
/// Blanks at a block's end are its own when they can hardly be gaps: the value is written once and two rows or more
/// follow it; one row follows it, and the list has such longer blocks or none that repeats its value; or the block itself
/// leaves more rows blank than it repeats (at the top of a page). Otherwise, and above the first value, the place stays
/// unknown.
struct WrittenOnce {
  private let column: Int
  /// Blocks met so far whose value is written once above blanks, those of them above more than one, and blocks that
  /// repeat their value.
  private var met = (once: 0, long: 0, repeated: 0)
  /// The block that goes on in the next batch.
  private var open: Block?

  /// A block that is being gone through.
  private struct Block {
    var value: [UInt8]
    /// In how many rows the value is written.
    var written = 1
    /// How many blanks stand between rows of it.
    var inner = 0
    /// Rows of this batch without a value since it was last written.
    var blanks: [Int] = []
    /// How many such rows there were, those of earlier batches included.
    var blankCount = 0

    var isWrittenOnce: Bool { written == 1 && blankCount > 0 && !value.isEmpty }
  }

  init(column: Int) { self.column = column }

  /// Says the values in the blank cells that mean them; gives the filled rows, in order.
  mutating func fill(_ batch: inout ListBatch) -> [Int] {
    if isWholeBatch(batch) { return [] }
    var blocks: [Block] = open.map { [$0] } ?? []
    let endsAtBlankRows = blankRowsPart(batch)
    var separator = batch.separatorOf.first ?? -1
    var isBelowBlank = false
    for (row, kind) in batch.kinds.enumerated() {
      if batch.separatorOf[row] != separator {
        separator = batch.separatorOf[row]
        blocks.append(Block(value: []))
      }
      switch kind {
      case .blank: isBelowBlank = true
      case .total: blocks.append(Block(value: []))
      case .household:
        let cell = batch.cells[row, column]
        if cell.isBlank, isBelowBlank, endsAtBlankRows { blocks.append(Block(value: [])) }
        isBelowBlank = false
        note(row, cell, batch.cells, &blocks)
      default: break
      }
    }
    return settle(blocks, &batch)
  }

  /// Whether every household of a batch says a value, as in most lists: then only its last one goes on.
  private mutating func isWholeBatch(_ batch: ListBatch) -> Bool {
    var last = -1
    for row in batch.kinds.indices where batch.kinds[row] == .household {
      if batch.cells[row, column].isBlank { return false }
      last = row
    }
    guard last >= 0 else { return true }
    let goesOn = batch.kinds[last...].allSatisfy { $0 == .household || $0 == .blank }
    open = goesOn ? Block(value: Array(batch.cells.bytes[batch.cells[last, column].range])) : nil
    if last > 0, batch.cells[last - 1, column].length == batch.cells[last, column].length { open?.written = 2 }
    met.repeated += 1
    return true
  }

  private func note(_ row: Int, _ cell: Cell, _ cells: CellBatch, _ blocks: inout [Block]) {
    let value = cells.bytes[cell.range]
    if value.isEmpty {
      if blocks.isEmpty { blocks.append(Block(value: [])) }
      blocks[blocks.count - 1].blanks.append(row)
      blocks[blocks.count - 1].blankCount += 1
    } else if let last = blocks.indices.last, blocks[last].value.elementsEqual(value) {
      let inner = blocks[last]
      blocks[last].written += 1
      blocks[last].inner += inner.blankCount
      blocks[last].blanks = []
      blocks[last].blankCount = 0
      // What stands between two rows of one value is that value's.
      if !inner.blanks.isEmpty {
        blocks.insert(Block(value: inner.value, written: 0, inner: 1, blanks: inner.blanks), at: last)
      }
    } else {
      blocks.append(Block(value: Array(value)))
    }
  }

  /// Whether blank rows part villages: what follows them mostly begins with a value.
  private func blankRowsPart(_ batch: ListBatch) -> Bool {
    var (withValue, without) = (0, 0)
    var isBelowBlank = false
    for (row, kind) in batch.kinds.enumerated() {
      if kind == .blank { isBelowBlank = true }
      guard kind == .household else { continue }
      if isBelowBlank { if batch.cells[row, column].isBlank { without += 1 } else { withValue += 1 } }
      isBelowBlank = false
    }
    return withValue >= 2 && withValue > without
  }

  private mutating func settle(_ blocks: [Block], _ batch: inout ListBatch) -> [Int] {
    for block in blocks where !block.value.isEmpty {
      if block.isWrittenOnce { met.once += 1 }
      if block.isWrittenOnce, block.blankCount >= 2 { met.long += 1 }
      if block.written >= 2 { met.repeated += 1 }
    }
    var filled: [Int] = []
    for block in blocks where means(block) && !block.blanks.isEmpty {
      let cell = Cell(offset: batch.cells.bytes.count, length: block.value.count, kind: .text)
      batch.cells.bytes.append(contentsOf: block.value)
      for row in block.blanks where batch.cells.set(cell, row, column) { filled.append(row) }
    }
    open = blocks.last
    open?.blanks = []
    return filled.sorted()
  }

  /// Whether a block's blanks mean its value.
  private func means(_ block: Block) -> Bool {
    if block.value.isEmpty { return false }
    if !block.isWrittenOnce { return block.inner >= max(1, block.written - 1) }
    return block.blankCount >= 2 || met.long > 0 || met.once >= 2 && met.repeated == 0
  }
}

extension CellBatch {
  /// Puts a cell into a row that is wide enough; whether it is.
  mutating func set(_ cell: Cell, _ row: Int, _ column: Int) -> Bool {
    let index = Int(rowStarts[row]) + column
    guard index < Int(rowStarts[row + 1]) else { return false }
    cells[index] = cell
    return true
  }
}
