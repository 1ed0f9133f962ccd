internal import CZlib

/// Compresses bytes that arrive piece by piece as bare deflate data, the same bytes for the same input. The stream lives on
/// the heap and never moves, as zlib requires; it is ended exactly once.
///
/// The corresponding C functions are `deflateInit2`, `deflate`, `deflateEnd` and `crc32`.
struct Deflater: ~Copyable {
  private static let windowBits: Int32 = -15
  private static let memoryLevel: Int32 = 8

  /// The compressed bytes so far.
  private(set) var packed: [UInt8] = []
  /// The checksum that ZIP archives carry, of the bytes so far.
  private(set) var checksum: UInt32 = 0
  private let stream: UnsafeMutablePointer<z_stream>
  private var room = [UInt8](repeating: 0, count: 1 << 16)

  /// Nothing compressed yet. Throws `.damaged` when zlib has no memory.
  init() throws(CompressionError) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let size = Int32(MemoryLayout<z_stream>.size)
    guard
      deflateInit2_(
        stream, Z_BEST_SPEED, Z_DEFLATED, Self.windowBits, Self.memoryLevel, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size)
        == Z_OK
    else {
      stream.deallocate()
      throw CompressionError(.damaged, "zlib could not be started")
    }
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
  }

  /// Compresses less than 2 GB more.
  mutating func add(_ bytes: [UInt8]) throws(CompressionError) {
    if bytes.isEmpty { return }  // zlib would begin the checksum anew.
    checksum = UInt32(
      truncatingIfNeeded: bytes.withUnsafeBufferPointer { crc32(UInt(checksum), $0.baseAddress, UInt32($0.count)) })
    try step(bytes, Z_NO_FLUSH)
  }

  /// Compresses what is left.
  mutating func finish() throws(CompressionError) { try step([], Z_FINISH) }

  private mutating func step(_ bytes: [UInt8], _ flush: Int32) throws(CompressionError) {
    let isDone = bytes.withUnsafeBufferPointer { input in
      stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      stream.pointee.avail_in = UInt32(input.count)
      repeat {
        let (status, count) = fill(flush)
        packed += room[..<count]
        guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else { return false }
      } while stream.pointee.avail_out == 0
      stream.pointee.next_in = nil
      return stream.pointee.avail_in == 0
    }
    guard isDone else { throw CompressionError(.damaged, "zlib could not compress") }
  }

  /// Compresses until the room is full or nothing is left.
  private mutating func fill(_ flush: Int32) -> (status: Int32, count: Int) {
    room.withUnsafeMutableBufferPointer { output in
      stream.pointee.next_out = output.baseAddress
      stream.pointee.avail_out = UInt32(output.count)
      let status = deflate(stream, flush)
      stream.pointee.next_out = nil
      return (status, output.count - Int(stream.pointee.avail_out))
    }
  }
}
