import CZlib

/// Writes small ZIP archives for tests, also odd ones.
public struct ZipWriter {
  /// The archive's entries so far.
  public private(set) var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// An archive without entries.
  public init() {}

  /// What is odd about an entry.
  public struct Oddity: OptionSet, Sendable {
    /// The bits.
    public let rawValue: Int
    /// A set of these bits.
    public init(rawValue: Int) { self.rawValue = rawValue }
    /// The entry is stored instead of deflated.
    public static let stored = Oddity(rawValue: 1)
    /// Sizes follow the data, as streaming writers do.
    public static let descriptor = Oddity(rawValue: 2)
    /// The entry says that it is encrypted.
    public static let encrypted = Oddity(rawValue: 4)
    /// The recorded checksum is wrong.
    public static let wrongChecksum = Oddity(rawValue: 8)
    /// The sizes stand in a ZIP64 field.
    public static let zip64 = Oddity(rawValue: 16)
    /// The entry claims a method that nobody knows.
    public static let unknownMethod = Oddity(rawValue: 32)
  }

  /// Adds an entry.
  public mutating func add(_ name: String, _ content: [UInt8], _ oddity: Oddity = []) {
    let packed = oddity.contains(.stored) ? content : deflated(content)
    let method = oddity.contains(.unknownMethod) ? 99 : oddity.contains(.stored) ? 0 : 8
    let flags = (oddity.contains(.encrypted) ? 1 : 0) | (oddity.contains(.descriptor) ? 8 : 0)
    let checksum = Int(crc32(0, content, UInt32(content.count))) ^ (oddity.contains(.wrongChecksum) ? 1 : 0)
    let offset = bytes.count
    let isLate = oddity.contains(.descriptor)
    let common = le(20, 2) + le(flags, 2) + le(method, 2) + le(0, 4)
    let local = isLate ? le(0, 12) : le(checksum, 4) + le(packed.count, 4) + le(content.count, 4)
    bytes += le(0x0403_4b50, 4) + common + local + le(name.utf8.count, 2) + le(0, 2) + Array(name.utf8) + packed
    if isLate { bytes += le(0x0807_4b50, 4) + le(checksum, 4) + le(packed.count, 4) + le(content.count, 4) }
    let isLong = oddity.contains(.zip64)
    let sizes = isLong ? le(0xffff_ffff, 4) + le(0xffff_ffff, 4) : le(packed.count, 4) + le(content.count, 4)
    let extra = isLong ? le(1, 2) + le(16, 2) + le(content.count, 8) + le(packed.count, 8) : []
    directory += le(0x0201_4b50, 4) + le(20, 2) + common + le(checksum, 4) + sizes
    directory += le(name.utf8.count, 2) + le(extra.count, 2) + le(0, 10) + le(offset, 4) + Array(name.utf8) + extra
    count += 1
  }

  /// Adds an entry of text.
  public mutating func add(_ name: String, _ content: String, _ oddity: Oddity = []) {
    add(name, Array(content.utf8), oddity)
  }

  /// The archive with its directory.
  public func finished() -> [UInt8] {
    bytes + directory + le(0x0605_4b50, 4) + le(0, 4) + le(count, 2) + le(count, 2) + le(directory.count, 4)
      + le(bytes.count, 4) + le(0, 2)
  }
}

/// A number as so many little-endian bytes.
public func le(_ number: Int, _ count: Int) -> [UInt8] {
  (0..<count).map { UInt8(truncatingIfNeeded: $0 < 8 ? number >> (8 * $0) : 0) }
}

/// Bytes deflated without a header.
public func deflated(_ content: [UInt8]) -> [UInt8] { packed(content, windowBits: -15) }

/// Bytes as one gzip member.
public func gzipped(_ content: [UInt8]) -> [UInt8] { packed(content, windowBits: 31) }

private func packed(_ content: [UInt8], windowBits: Int32) -> [UInt8] {
  var stream = z_stream()
  deflateInit2_(&stream, 6, Z_DEFLATED, windowBits, 8, 0, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  defer { deflateEnd(&stream) }
  var input = content
  return [UInt8](unsafeUninitializedCapacity: content.count + content.count / 100 + 128) { room, written in
    input.withUnsafeMutableBufferPointer { input in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(input.count)
      stream.next_out = room.baseAddress
      stream.avail_out = UInt32(room.count)
      deflate(&stream, Z_FINISH)
    }
    written = room.count - Int(stream.avail_out)
  }
}
