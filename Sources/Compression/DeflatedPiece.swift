internal import CZlib

/// A piece of a ZIP entry, compressed on its own as bare deflate data: pieces can be made side by side, and one after the
/// other they are one stream when the last of them, and no other, is made as the last. The same bytes for the same input.
///
/// The corresponding C functions are `deflateInit2`, `deflate`, `deflateEnd`, `crc32` and `crc32_combine`.
public struct DeflatedPiece: Sendable {
  private static let windowBits: Int32 = -15
  private static let memoryLevel: Int32 = 8

  /// The compressed bytes.
  private(set) var packed: [UInt8]
  /// The checksum that ZIP archives carry, of the bytes before.
  private(set) var checksum: UInt32
  /// How many bytes there were.
  private(set) var size: Int

  /// Compresses less than 2 GB. Throws `.damaged` when zlib has no memory.
  public init(_ bytes: [UInt8], isLast: Bool) throws(CompressionError) {
    size = bytes.count
    checksum = UInt32(truncatingIfNeeded: bytes.withUnsafeBufferPointer { crc32(0, $0.baseAddress, UInt32($0.count)) })
    packed = try Self.packed(bytes, isLast: isLast)
  }

  private static func packed(_ bytes: [UInt8], isLast: Bool) throws(CompressionError) -> [UInt8] {
    // On the heap, where it does not move, as zlib requires.
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    stream.initialize(to: z_stream())
    defer { stream.deallocate() }
    let size = Int32(MemoryLayout<z_stream>.size)
    guard
      deflateInit2_(
        stream, Z_BEST_SPEED, Z_DEFLATED, windowBits, memoryLevel, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size) == Z_OK
    else { throw CompressionError(.damaged, "zlib could not be started") }
    defer { deflateEnd(stream) }
    // Room for the end of a piece besides.
    let room = Int(deflateBound(stream, UInt(bytes.count))) + 16
    let packed = bytes.withUnsafeBufferPointer { input in
      [UInt8](unsafeUninitializedCapacity: room) { output, count in
        stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.pointee.avail_in = UInt32(input.count)
        stream.pointee.next_out = output.baseAddress
        stream.pointee.avail_out = UInt32(output.count)
        let status = deflate(stream, isLast ? Z_FINISH : Z_SYNC_FLUSH)
        let isDone = stream.pointee.avail_in == 0 && (isLast ? status == Z_STREAM_END : stream.pointee.avail_out > 0)
        count = isDone ? output.count - Int(stream.pointee.avail_out) : 0
      }
    }
    guard !packed.isEmpty else { throw CompressionError(.damaged, "zlib could not compress") }
    return packed
  }

  /// Appends the piece that follows.
  mutating func append(_ next: DeflatedPiece) {
    packed += next.packed
    checksum = UInt32(truncatingIfNeeded: crc32_combine(UInt(checksum), UInt(next.checksum), next.size))
    size += next.size
  }
}
