internal import CZlib

/// Compresses whole buffers as bare deflate data, the same bytes for the same input. The corresponding C functions are
/// `deflateInit2`, `deflate` and `deflateEnd`.
enum Deflater {
  private static let windowBits: Int32 = -15
  private static let memoryLevel: Int32 = 8

  /// The compressed bytes. Throws `.damaged` when zlib has no memory.
  static func deflate(_ bytes: [UInt8]) throws(CompressionError) -> [UInt8] {
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    guard
      deflateInit2_(
        &stream, Z_BEST_SPEED, Z_DEFLATED, windowBits, memoryLevel, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size) == Z_OK
    else { throw CompressionError(.damaged, "zlib could not be started") }
    defer { deflateEnd(&stream) }
    var packed = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
    let isDone = bytes.withUnsafeBufferPointer { input in
      packed.withUnsafeMutableBufferPointer { output in
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(output.count)
        return CZlib.deflate(&stream, Z_FINISH) == Z_STREAM_END
      }
    }
    guard isDone else { throw CompressionError(.damaged, "zlib could not compress") }
    packed.removeLast(Int(stream.avail_out))
    return packed
  }

  /// The checksum that ZIP archives carry. The corresponding C function is `crc32`.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    UInt32(truncatingIfNeeded: bytes.withUnsafeBufferPointer { crc32(0, $0.baseAddress, UInt32($0.count)) })
  }
}
