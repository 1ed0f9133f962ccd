internal import CFieldScanner
import Cells

/// One pass over a buffer: from the scanner's field ends to cells and rows.
struct SplitPass {
  let bytes: UnsafeBufferPointer<UInt8>
  let isLast: Bool
  let limits: Limits
  let variant: cfs_variant

  /// Where the first record begins that has not ended.
  private(set) var rowStart: Int
  /// The number of the last record that ended.
  private(set) var record: Int
  /// Whether a record was given up whose line does not end in the buffer.
  private(set) var isSkippingLine = false
  private(set) var troubles: [DelimitedTrouble] = []
  /// The cells, by index, in which quotes are still doubled.
  private(set) var doubled: [Int] = []

  private var state: cfs_state
  /// Where the field begins whose end comes next.
  private var fieldStart: Int

  init(
    bytes: UnsafeBufferPointer<UInt8>, isLast: Bool, start: Int, record: Int, delimiter: UInt8, limits: Limits,
    variant: cfs_variant
  ) {
    self.bytes = bytes
    self.isLast = isLast
    self.limits = limits
    self.variant = variant
    self.record = record
    rowStart = start
    fieldStart = start
    state = cfs_state()
    state.delimiter = delimiter
    resume(at: start)
  }

  /// Appends the rows of all records that end in the buffer. `ends` is working memory.
  mutating func run(ends: UnsafeMutableBufferPointer<UInt32>, batch: inout CellBatch) {
    while !isSkippingLine {
      let count = cfs_scan(variant, bytes.baseAddress, bytes.count, &state, ends.baseAddress, ends.count)
      if let breach = take(UnsafeBufferPointer(rebasing: ends[..<count]), &batch) {
        breakOff(breach, &batch)
      } else if let stray = strayText {
        guard mendStray(at: stray, &batch) else { break }
      } else if state.position >= bytes.count {
        guard mendUnfinished(&batch) else { break }
      }
    }
    // What belongs to the record that is carried over will be found again.
    batch.cells.removeLast(batch.cells.count - Int(batch.rowStarts[batch.rowCount]))
    while let last = doubled.last, last >= batch.cells.count { doubled.removeLast() }
    while let last = troubles.last, last.record > record { troubles.removeLast() }
  }

  private mutating func resume(at position: Int) {
    rowStart = position
    fieldStart = position
    state.position = position
    state.field_start = UInt32(truncatingIfNeeded: position)
    state.state = UInt8(CFS_PLAIN)
    state.doubled = 0
  }
}

// The fields that the scanner found.
extension SplitPass {
  /// Appends a cell for each field end, and ends rows; stops at a field that passes a limit.
  private mutating func take(_ ends: UnsafeBufferPointer<UInt32>, _ batch: inout CellBatch) -> Breach? {
    let base = batch.cells.count
    // Taken out of the batch, to which rows are added while the cells are written.
    var cells: [Cell] = []
    swap(&cells, &batch.cells)
    defer { swap(&cells, &batch.cells) }
    var breach: Breach?
    cells.append(addingCapacity: ends.count) { room in
      room.withUnsafeMutableBufferPointer { breach = take(ends, into: $0, count: &$1, from: base, &batch) }
    }
    return breach
  }

  /// The same into room for the cells, which are numbered from `base`. This is the hot loop: it works on local values, and
  /// leaves what is rare to others.
  private mutating func take(
    _ ends: UnsafeBufferPointer<UInt32>, into cells: UnsafeMutableBufferPointer<Cell>, count made: inout Int,
    from base: Int, _ batch: inout CellBatch
  ) -> Breach? {
    let (bytes, longest) = (bytes, limits.field)
    var rowCell = Int(batch.rowStarts[batch.rowCount]) &- base
    var (row, start, count) = (rowStart, fieldStart, 0)
    defer { (rowStart, fieldStart, made) = (row, start, count) }
    for entry in ends {
      let end = Int(entry & CFS_OFFSET)
      if entry & CFS_QUOTED == 0 && end &- row <= longest {
        cells[count] = Cell(over: bytes.trimmed(start, end))
      } else {
        (rowStart, fieldStart) = (row, start)
        if let breach = breach(upTo: end, isQuoted: entry & CFS_QUOTED != 0) { return breach }
        cells[count] = unusualCell(entry, index: base &+ count)
      }
      count &+= 1
      start = end &+ 1
      guard entry & CFS_ROW != 0 else { continue }
      if count &- rowCell == 1 && cells[count &- 1].isBlank && entry & CFS_QUOTED == 0 {
        count &-= 1
        endBlankLine(from: row, to: end)
      } else {
        rowCell = count
        record &+= 1
        batch.rowStarts.append(UInt32(truncatingIfNeeded: base &+ count))
        batch.rowNumbers.append(UInt32(truncatingIfNeeded: record))
      }
      row = start
    }
    return nil
  }

  /// The cell of a field that is in quotes or may be too long.
  private mutating func unusualCell(_ entry: UInt32, index: Int) -> Cell {
    var value = bytes.trimmed(fieldStart, Int(entry & CFS_OFFSET))
    if entry & CFS_QUOTED != 0 { value = value.lowerBound + 1..<value.upperBound - 1 }
    if entry & CFS_DOUBLED != 0 { doubled.append(index) }
    return Cell(over: value.count > limits.field ? cutOff(value) : value)
  }

  /// A blank line counts, unless it is nothing but the LF after a CR.
  private mutating func endBlankLine(from start: Int, to end: Int) {
    let isPair = start == end && end > 0 && bytes[end] == UInt8(ascii: "\n") && bytes[end - 1] == UInt8(ascii: "\r")
    if !isPair { record += 1 }
  }

  /// A value as long as the cap allows, ending with a whole UTF-8 character, and said to be cut off.
  private mutating func cutOff(_ value: Range<Int>) -> Range<Int> {
    troubles.append(DelimitedTrouble(record: record + 1, kind: .fieldTooLong))
    var end = value.lowerBound + limits.field
    let earliest = max(value.lowerBound, end - 3)
    while end > earliest && bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return value.lowerBound..<end
  }
}

// The fields and records that are not as they should be.
extension SplitPass {
  /// What makes a record end before libcsv would end it.
  private enum Breach {
    /// A quoted field passes the cap and holds a line end: its quote was not meant to open it, or was never closed.
    case openQuote
    /// The record passes the cap.
    case recordTooLong
  }

  /// The limit that the current record passes first when it reaches `end`. It depends on the bytes up to the limit
  /// only, so that the size of buffers makes no difference.
  private func breach(upTo end: Int, isQuoted: Bool) -> Breach? {
    let fieldLimit = fieldStart + limits.field
    let recordLimit = rowStart + limits.record
    let isOpen = isQuoted && end > fieldLimit && lineEnd(in: fieldStart..<fieldLimit) != nil
    if isOpen && (end <= recordLimit || fieldLimit < recordLimit) { return .openQuote }
    return end > recordLimit ? .recordTooLong : nil
  }

  private mutating func breakOff(_ breach: Breach, _ batch: inout CellBatch) {
    switch breach {
    case .openQuote:
      if let end = lineEnd(in: fieldStart..<bytes.count) { mendLine(endingAt: end, .unterminatedQuote, &batch) }
    case .recordTooLong:
      giveUpRecord(&batch)
    }
  }

  /// The first byte that is no blank after a quote that seemed to close its field; where a buffer ends, the scanner
  /// has not seen it yet.
  private var strayText: Int? {
    switch Int32(state.state) {
    case CFS_BROKEN: break
    case CFS_CLOSED where state.position >= bytes.count: break
    default: return nil
    }
    return bytes[(Int(state.last_quote) + 1)...].firstIndex { !isBlank($0) }
  }

  /// Something follows a closing quote: false if the line does not end in the buffer.
  private mutating func mendStray(at stray: Int, _ batch: inout CellBatch) -> Bool {
    if let breach = breach(upTo: stray, isQuoted: true) {
      breakOff(breach, &batch)
      return true
    }
    guard let end = lineEnd(in: fieldStart..<bytes.count) else { return mendUnfinished(&batch) }
    mendLine(endingAt: end, end < stray ? .unterminatedQuote : .strayQuote, &batch)
    return true
  }

  /// The buffer's end is reached within a record: false if it has to be carried over, or if nothing is left.
  private mutating func mendUnfinished(_ batch: inout CellBatch) -> Bool {
    let isQuoted = Int32(state.state) != CFS_PLAIN
    if let breach = breach(upTo: bytes.count, isQuoted: isQuoted) {
      breakOff(breach, &batch)
      return true
    }
    guard isLast, rowStart < bytes.count, let end = lineEnd(in: fieldStart..<bytes.count) else { return false }
    mendLine(endingAt: end, .unterminatedQuote, &batch)
    return true
  }

  /// Reads the record's rest as one line, and goes on after it.
  private mutating func mendLine(endingAt end: Int, _ kind: DelimitedTrouble.Kind, _ batch: inout CellBatch) {
    guard end - rowStart <= limits.record else { return giveUpRecord(&batch) }
    troubles.append(DelimitedTrouble(record: record + 1, kind: kind))
    while fieldStart <= end { takeLoosely(upTo: end, &batch) }
    endRecord(&batch)
    resume(at: end + 1)
  }

  /// Appends the next field of a line: as in quotes if it is well quoted, else as written up to the next delimiter.
  private mutating func takeLoosely(upTo lineEnd: Int, _ batch: inout CellBatch) {
    var start = fieldStart
    while start < lineEnd && bytes[start] != state.delimiter && isBlank(bytes[start]) { start += 1 }
    let closing = start < lineEnd && bytes[start] == quote ? closingQuote(after: start, upTo: lineEnd) : nil
    let end = (closing ?? fieldStart..<fieldStart).upperBound
    let fieldEnd = bytes[end..<lineEnd].firstIndex(of: state.delimiter) ?? lineEnd
    var value = closing ?? bytes.trimmed(fieldStart, fieldEnd)
    if let closing {
      value = start + 1..<closing.lowerBound
      if bytes[value].contains(quote) { doubled.append(batch.cells.count) }
    }
    batch.cells.append(Cell(over: value.count > limits.field ? cutOff(value) : value))
    fieldStart = fieldEnd + 1
  }

  /// The quote that properly closes a field within its line, and the blanks after it.
  private func closingQuote(after opening: Int, upTo lineEnd: Int) -> Range<Int>? {
    var next = opening + 1
    while let found = bytes[next..<lineEnd].firstIndex(of: quote) {
      next = found + 1
      if next < lineEnd && bytes[next] == quote {
        next += 1
        continue
      }
      while next < lineEnd && bytes[next] != state.delimiter && isBlank(bytes[next]) { next += 1 }
      return next == lineEnd || bytes[next] == state.delimiter ? found..<next : nil
    }
    return nil
  }

  /// Keeps what the record has within the cap, and leaves out the rest of the line in which it passes it.
  private mutating func giveUpRecord(_ batch: inout CellBatch) {
    let limit = rowStart + limits.record
    troubles.append(DelimitedTrouble(record: record + 1, kind: .recordTooLong))
    if fieldStart < limit {
      let value = bytes.trimmed(fieldStart, min(limit, bytes.count))
      batch.cells.append(Cell(over: value.count > limits.field ? cutOff(value) : value))
    }
    endRecord(&batch)
    if let end = lineEnd(in: min(limit, bytes.count)..<bytes.count) {
      resume(at: end + 1)
    } else {
      isSkippingLine = true
    }
  }

  private mutating func endRecord(_ batch: inout CellBatch) {
    record += 1
    batch.endRow(number: record)
  }

  private func lineEnd(in range: Range<Int>) -> Int? { bytes[range].firstIndex(where: isLineEnd) }
}

extension UnsafeBufferPointer<UInt8> {
  /// The bytes without spaces and tabs around them.
  @inline(__always)
  fileprivate func trimmed(_ start: Int, _ end: Int) -> Range<Int> {
    // Of an empty field this looks at what stands around it, so that blank cells, which no processor can foresee in
    // such lists, cost no branch.
    let outermost = Swift.min(self[start], self[Swift.max(end &- 1, 0)])
    return outermost > UInt8(ascii: " ") ? Range(uncheckedBounds: (start, end)) : withoutBlanks(start, end)
  }

  @inline(never)
  fileprivate func withoutBlanks(_ start: Int, _ end: Int) -> Range<Int> {
    var (start, end) = (start, end)
    while start < end && isBlank(self[start]) { start &+= 1 }
    while start < end && isBlank(self[end &- 1]) { end &-= 1 }
    return start..<end
  }
}

extension Cell {
  /// A text cell over the range, blank if that is empty.
  @inline(__always)
  fileprivate init(over range: Range<Int>) {
    self.init(offset: range.lowerBound, length: range.count, kind: range.isEmpty ? .blank : .text)
  }
}

@inline(__always)
private func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
