import Cells

/// Undoes what software leaves in cells, before anything is read: ="062…" around a value, invisible letters, blanks of
/// other kinds at its ends, full-width letters and digits, an error instead of a value.
struct CellTidying {
  /// The cells that held an error (#N/A, #REF!), which are blank now: rows of the batch and columns, in order.
  private(set) var errors: [(row: Int, column: Int)] = []

  /// Tidies a batch. Batches without any such byte, which most are, are only looked through.
  init(_ batch: inout CellBatch) {
    guard Self.mayBeUntidy(batch.bytes) else { return }
    for row in 0..<batch.rowCount {
      let start = Int(batch.rowStarts[row])
      for index in start..<Int(batch.rowStarts[row + 1]) where !batch.cells[index].isBlank {
        if Self.isError(batch.cells[index], batch.bytes) {
          errors.append((row, index - start))
          batch.cells[index] = .blank
        } else if let tidy = Self.tidied(batch.bytes[batch.cells[index].range]) {
          let kind = tidy.isEmpty ? CellKind.blank : batch.cells[index].kind
          batch.cells[index] = Cell(offset: batch.bytes.count, length: tidy.count, kind: kind)
          batch.bytes.append(contentsOf: tidy)
        }
      }
    }
  }

  /// Whether some byte is one that such cells begin with or hold: = # NUL, and those before blanks and signs beyond
  /// ASCII, none of which Vietnamese letters have.
  private static func mayBeUntidy(_ bytes: [UInt8]) -> Bool {
    var found: UInt8 = 0
    for byte in bytes {
      // Without a branch, so that many bytes are looked at together.
      let signs = one(byte == 0x3D) | one(byte == 0x23) | one(byte == 0)
      found |= signs | one(byte == 0xC2) | one(byte == 0xE2) | one(byte == 0xEF)
    }
    return found != 0
  }

  @inline(__always)
  private static func one(_ holds: Bool) -> UInt8 { holds ? 1 : 0 }

  /// What spreadsheet programs write where there is no value.
  private static let errors: Set<String> = [
    "#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA", "#FIELD!",
    "#BLOCKED!", "#CONNECT!", "#BUSY!", "#UNKNOWN!",
  ]

  private static func isError(_ cell: Cell, _ bytes: [UInt8]) -> Bool {
    if cell.kind == .error { return true }
    guard bytes[cell.range.lowerBound] == 0x23, cell.length <= 13 else { return false }
    return errors.contains(String(decoding: bytes[cell.range], as: UTF8.self).uppercased())
  }

  /// The value without what does not belong to it; nil when it is tidy.
  private static func tidied(_ value: ArraySlice<UInt8>) -> [UInt8]? {
    var inner = value
    if value.count >= 3, value.starts(with: [0x3D, 0x22]), value.last == 0x22 { inner = value.dropFirst(2).dropLast() }
    guard inner.count < value.count || inner.contains(where: { $0 == 0 || $0 == 0xC2 || $0 == 0xE2 || $0 == 0xEF })
    else { return nil }
    var kept = String.UnicodeScalarView()
    for scalar in String(decoding: inner, as: UTF8.self).unicodeScalars {
      if let plain = plain(scalar) { kept.append(plain) }
    }
    let tidy = Array(String(kept).trimmingBlanks.utf8)
    return tidy.elementsEqual(value) ? nil : tidy
  }

  /// The letter that a letter stands for; nil for invisible ones. A letter that was lost (U+FFFD) stays to be seen.
  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0, 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF: nil
    case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: " "
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0)
    default: scalar
    }
  }
}
