internal import CZlib

/// Owns one zlib stream. The stream lives on the heap and never moves, as zlib requires; it is ended exactly once.
///
/// The corresponding C functions are `inflateInit2`, `inflate`, `inflateReset` and `inflateEnd`.
struct Inflater: ~Copyable {
  /// How a step ended.
  enum Outcome { case more, ended, damaged }

  /// What one call of `step` did.
  struct Step {
    let consumed: Int
    let produced: Int
    let outcome: Outcome
  }

  /// How the compressed data is wrapped.
  enum Wrapping: Int32 {
    /// Bare deflate data, as in a ZIP entry.
    case raw = -15
    /// A gzip member with header and trailer, which zlib checks.
    case gzip = 31
  }

  private let stream: UnsafeMutablePointer<z_stream>

  init(_ wrapping: Wrapping) throws(CompressionError) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let size = Int32(MemoryLayout<z_stream>.size)
    guard inflateInit2_(stream, wrapping.rawValue, ZLIB_VERSION, size) == Z_OK else {
      stream.deallocate()
      throw CompressionError(.damaged, "zlib could not be started")
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Inflates from one buffer into another as far as either goes.
  mutating func step(_ input: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>) -> Step {
    let offered = min(input.count, 1 << 30)
    let room = min(output.count, 1 << 30)
    stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
    stream.pointee.avail_in = UInt32(offered)
    stream.pointee.next_out = output.baseAddress
    stream.pointee.avail_out = UInt32(room)
    let result = inflate(stream, Z_NO_FLUSH)
    let consumed = offered - Int(stream.pointee.avail_in)
    let produced = room - Int(stream.pointee.avail_out)
    stream.pointee.next_in = nil
    stream.pointee.next_out = nil
    switch result {
    case Z_STREAM_END: return Step(consumed: consumed, produced: produced, outcome: .ended)
    case Z_OK, Z_BUF_ERROR: return Step(consumed: consumed, produced: produced, outcome: .more)
    default: return Step(consumed: consumed, produced: produced, outcome: .damaged)
    }
  }

  /// Begins anew, for the next member of a gzip file.
  mutating func restart() { inflateReset(stream) }
}
