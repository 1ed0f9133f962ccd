internal import CFieldScanner
import Cells

/// Splits one buffer after the other into rows of cells, and keeps what has to be known from buffer to buffer.
///
/// Each buffer begins where the last one's consumed bytes ended: at a record's start.
struct RecordSplitter {
  let delimiter: UInt8
  let limits: Limits
  let variant: cfs_variant

  /// The number of the last record that ended.
  var record = 0
  /// Bytes at the start of the next buffer that are no record's: a byte order mark, `sep=;`.
  private var prefix = 0
  /// Whether the last byte consumed was a CR, so that an LF belongs to it.
  private var endedWithCR = false
  /// Whether a record was given up and its line has not ended yet.
  private var isSkippingLine = false
  private let ends = Scratch<UInt32>(count: 16 << 10)

  init(delimiter: UInt8, limits: Limits, variant: cfs_variant) {
    self.delimiter = delimiter
    self.limits = limits
    self.variant = variant
  }

  /// Looks at the first bytes of all.
  mutating func skipPrefix(of bytes: [UInt8]) {
    prefix = ByteOrderMark.length(in: bytes)
    if SeparatorLine.delimiter(in: bytes) == delimiter {
      prefix += SeparatorLine.length
      isSkippingLine = true
    }
  }

  /// Appends the rows of all records that end in the buffer; returns how many bytes those have. Doubled quotes are
  /// undoubled in place. With `isLast` everything is consumed; the buffer then ends with a line end.
  mutating func split(
    _ bytes: inout [UInt8], isLast: Bool, into batch: inout CellBatch, troubles: inout [DelimitedTrouble]
  ) -> Int {
    let start = startOfRecords(in: bytes)
    prefix = 0
    guard !isSkippingLine else { return bytes.count }
    let consumed = bytes.withUnsafeMutableBufferPointer { bytes in
      var pass = SplitPass(
        bytes: UnsafeBufferPointer(bytes), isLast: isLast, start: start, record: record, delimiter: delimiter,
        limits: limits, variant: variant)
      pass.run(ends: ends.pointer, batch: &batch)
      record = pass.record
      isSkippingLine = pass.isSkippingLine
      troubles += pass.troubles
      undouble(pass.doubled, in: bytes, batch: &batch)
      return isSkippingLine ? bytes.count : pass.rowStart
    }
    if consumed > 0 { endedWithCR = bytes[consumed - 1] == UInt8(ascii: "\r") && !isSkippingLine }
    return consumed
  }

  /// Where the first record begins: after a prefix, an LF that belongs to the CR before, and the rest of a skipped line.
  private mutating func startOfRecords(in bytes: [UInt8]) -> Int {
    var start = prefix
    if isSkippingLine {
      guard let end = bytes[start...].firstIndex(where: isLineEnd) else { return bytes.count }
      isSkippingLine = false
      endedWithCR = bytes[end] == UInt8(ascii: "\r")
      start = end + 1
    }
    let isPair = endedWithCR && start < bytes.count && bytes[start] == UInt8(ascii: "\n")
    if start < bytes.count { endedWithCR = false }
    return isPair ? start + 1 : start
  }

  /// Writes each of these cells' doubled quotes once, and shortens the cells.
  private func undouble(_ doubled: [Int], in bytes: UnsafeMutableBufferPointer<UInt8>, batch: inout CellBatch) {
    for index in doubled {
      let range = batch.cells[index].range
      var end = range.lowerBound
      var next = range.lowerBound
      while next < range.upperBound {
        let byte = bytes[next]
        bytes[end] = byte
        end += 1
        let isDoubled = byte == quote && next + 1 < range.upperBound && bytes[next + 1] == quote
        next += isDoubled ? 2 : 1
      }
      batch.cells[index] = Cell(offset: range.lowerBound, length: end - range.lowerBound, kind: .text)
    }
  }
}

/// The quote.
let quote = UInt8(ascii: "\"")

/// Uninitialized memory for trivial values, freed exactly once.
final class Scratch<Element: BitwiseCopyable> {
  let pointer: UnsafeMutableBufferPointer<Element>
  init(count: Int) { pointer = .allocate(capacity: count) }
  deinit { pointer.deallocate() }
}
