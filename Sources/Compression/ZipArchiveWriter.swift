/// A ZIP archive in the making: the same bytes for the same entries, whenever and wherever it is made.
///
/// Source: PKWARE's APPNOTE.TXT 6.3, sections 4.3 and 4.4. No ZIP64: an entry, and the archive, hold less than 4 GB.
public struct ZipArchiveWriter {
  /// 1 January 1980, the first day that an archive can name: no entry says when it was made.
  private static let date: UInt16 = 0x21
  /// Version 2.0: deflate.
  private static let version: UInt16 = 20
  /// Names are in UTF-8.
  private static let flags: UInt16 = 0x0800
  private static let deflated: UInt16 = 8

  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var entries: UInt16 = 0

  /// An empty archive.
  public init() {}

  /// Adds an entry. Throws `.tooLarge` when the archive cannot hold it, `.damaged` when zlib fails.
  public mutating func add(_ name: String, _ content: [UInt8]) throws(CompressionError) {
    try add(try ZipEntry(name, content))
  }

  /// Adds an entry that is packed. Throws `.tooLarge` when the archive cannot hold it.
  public mutating func add(_ entry: ZipEntry) throws(CompressionError) {
    let (name, packed) = (entry.name, entry.packed)
    guard entries < .max, bytes.count < Int(Int32.max) else { throw .doesNotFit(entry.name) }
    let offset = UInt32(bytes.count)
    var head: [UInt8] = []
    for number in [Self.version, Self.flags, Self.deflated, 0, Self.date] { head.append(little: number) }
    for number in [entry.checksum, UInt32(packed.count), UInt32(entry.size)] {
      head.append(little: number)
    }
    head.append(little: UInt16(name.utf8.count))
    head.append(little: UInt16(0))  // No extra field.
    bytes.append(little: UInt32(0x0403_4B50))
    bytes += head + name.utf8 + packed
    directory.append(little: UInt32(0x0201_4B50))
    directory.append(little: Self.version)
    directory += head
    for _ in 0..<3 { directory.append(little: UInt16(0)) }  // No comment, disk 0, no internal attributes.
    directory.append(little: UInt32(0))  // No external attributes.
    directory.append(little: offset)
    directory += name.utf8
    entries += 1
  }

  /// The archive.
  public func finish() -> [UInt8] {
    var archive = bytes + directory
    archive.append(little: UInt32(0x0605_4B50))
    for number in [0, 0, entries, entries] { archive.append(little: number) }
    archive.append(little: UInt32(directory.count))
    archive.append(little: UInt32(bytes.count))
    archive.append(little: UInt16(0))  // No comment.
    return archive
  }
}

/// What stands in an archive under a name, packed.
public struct ZipEntry: Sendable {
  let name: String
  let packed: [UInt8]
  let checksum: UInt32
  /// How many bytes it has when it is not packed.
  let size: Int

  /// Packs an entry. Throws `.tooLarge` when no archive can hold it, `.damaged` when zlib fails.
  public init(_ name: String, _ content: [UInt8]) throws(CompressionError) {
    self.name = name
    size = content.count
    guard size < Int(Int32.max) else { throw .doesNotFit(name) }
    packed = try Deflater.deflate(content)
    checksum = Deflater.checksum(content)
  }
}

extension CompressionError {
  fileprivate static func doesNotFit(_ entry: String) -> CompressionError {
    CompressionError(.tooLarge, entry: entry, "does not fit into the archive")
  }
}

extension [UInt8] {
  fileprivate mutating func append(little number: some FixedWidthInteger) {
    for byte in 0..<number.bitWidth / 8 { append(UInt8(truncatingIfNeeded: number >> (8 * byte))) }
  }
}
