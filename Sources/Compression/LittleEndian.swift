/// Reading little-endian numbers out of bytes; outside of the bytes there are only zeros, so nothing can trap.
extension [UInt8] {
  /// The byte here, or 0.
  package func byte(at offset: Int) -> UInt64 { indices.contains(offset) ? UInt64(self[offset]) : 0 }

  /// The 16-bit number here.
  package func u16(at offset: Int) -> Int { Int(truncatingIfNeeded: number(at: offset, bytes: 2)) }

  /// The 32-bit number here.
  package func u32(at offset: Int) -> Int { Int(truncatingIfNeeded: number(at: offset, bytes: 4)) }

  /// The 64-bit number here; one beyond what an `Int` holds becomes the largest `Int`.
  package func u64(at offset: Int) -> Int { Int(clamping: number(at: offset, bytes: 8)) }

  private func number(at offset: Int, bytes: Int) -> UInt64 {
    guard offset >= 0, offset <= count else { return 0 }
    var value: UInt64 = 0
    for index in 0..<bytes { value |= byte(at: offset + index) << UInt64(8 * index) }
    return value
  }
}
