/// Bytes that arrive piece by piece: a file, an inflated stream, a buffer.
public protocol ByteSource {
  /// Appends up to `count` bytes to `buffer`; returns how many, 0 at the end.
  mutating func read(upTo count: Int, appendingTo buffer: inout [UInt8]) throws -> Int
}

/// A source over bytes that are already in memory.
public struct BufferedBytes: ByteSource {
  private let bytes: [UInt8]
  private var position = 0

  /// A source over these bytes.
  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Appends up to `count` bytes; 0 at the end.
  public mutating func read(upTo count: Int, appendingTo buffer: inout [UInt8]) -> Int {
    let end = min(bytes.count, position + count)
    buffer.append(contentsOf: bytes[position..<end])
    defer { position = end }
    return end - position
  }
}
