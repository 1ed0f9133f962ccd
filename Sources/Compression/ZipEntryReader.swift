internal import CZlib
import Cells

/// The content of one ZIP entry, inflated piece by piece; its checksum and its size are checked at its end.
public final class ZipEntryReader: ByteSource {
  private let entry: ZipArchive.Entry
  private let archive: ZipArchive
  private let limits: InflateLimits
  private let start: Int
  private var position: Int
  private let end: Int
  private var inflater: Inflater?
  private var checksum: UInt = 0
  private var produced = 0
  private var isFinished = false

  init(
    _ entry: ZipArchive.Entry, content: Range<Int>, of archive: ZipArchive, limits: InflateLimits
  ) throws(CompressionError) {
    self.entry = entry
    self.archive = archive
    self.limits = limits
    start = content.lowerBound
    position = content.lowerBound
    end = content.upperBound
    inflater = entry.method == 8 ? try Inflater(.raw) : nil
  }

  /// Fills the buffer from its start; returns how many bytes, 0 only at the end.
  /// Throws `.tooLarge` as soon as the limits are passed, `.truncated`, `.damaged` or `.badChecksum`.
  public func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(CompressionError) -> Int {
    guard !isFinished, !buffer.isEmpty else { return 0 }
    let count = inflater == nil ? copy(into: buffer) : try inflate(into: buffer)
    checksum = crc32(checksum, buffer.baseAddress, UInt32(count))
    produced += count
    try limits.check(produced: produced, consumed: position - start, entry: entry.name)
    if isFinished { try checkEnd() }
    return count
  }

  /// Throws what `read(into:)` throws.
  public func read(upTo count: Int, appendingTo buffer: inout [UInt8]) throws(CompressionError) -> Int {
    try appendRead(upTo: count, to: &buffer, read)
  }

  private func copy(into buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    let count = min(buffer.count, end - position)
    archive.bytes.withUnsafeBufferPointer { bytes in
      _ = buffer.update(fromContentsOf: bytes[position..<position + count])
    }
    position += count
    isFinished = position == end
    return count
  }

  private func inflate(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(CompressionError) -> Int {
    let target = UnsafeMutableBufferPointer(rebasing: buffer.prefix(1 << 20))
    let step = archive.bytes.withUnsafeBufferPointer { bytes in
      inflater?.step(UnsafeBufferPointer(rebasing: bytes[position..<end]), into: target)
    }
    guard let step, step.outcome != .damaged else {
      throw CompressionError(.damaged, entry: entry.name, "its compressed data is damaged")
    }
    position += step.consumed
    isFinished = step.outcome == .ended
    if !isFinished, step.produced == 0 {
      throw CompressionError(.truncated, entry: entry.name, "its compressed data breaks off")
    }
    return step.produced
  }

  private func checkEnd() throws(CompressionError) {
    guard produced == entry.size else {
      throw CompressionError(
        .badChecksum, entry: entry.name, "has \(produced) bytes; the archive's directory says \(entry.size)")
    }
    guard UInt32(truncatingIfNeeded: checksum) == entry.checksum else {
      throw CompressionError(.badChecksum, entry: entry.name, "its checksum is not the recorded one")
    }
  }
}

/// Appends what `read` writes into fresh room at the end of an array.
func appendRead(
  upTo count: Int, to buffer: inout [UInt8],
  _ read: (UnsafeMutableBufferPointer<UInt8>) throws(CompressionError) -> Int
) throws(CompressionError) -> Int {
  guard count > 0 else { return 0 }
  var failure: CompressionError?
  let piece = [UInt8](unsafeUninitializedCapacity: min(count, 1 << 20)) { room, written in
    do throws(CompressionError) {
      written = try read(room)
    } catch {
      failure = error
      written = 0
    }
  }
  if let failure { throw failure }
  buffer.append(contentsOf: piece)
  return piece.count
}
