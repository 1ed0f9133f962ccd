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

  /// An archive of entries in their order. Throws `.tooLarge` when it cannot hold them.
  public static func archive(_ entries: [ZipEntry]) throws(CompressionError) -> [UInt8] {
    var archive = ZipArchiveWriter()
    archive.bytes.reserveCapacity(entries.reduce(0) { $0 + $1.content.packed.count + 2 * $1.name.utf8.count + 128 })
    for entry in entries { try archive.add(entry) }
    archive.finish()
    return archive.bytes
  }

  /// Adds an entry. Throws `.tooLarge` when the archive cannot hold it.
  private mutating func add(_ entry: ZipEntry) throws(CompressionError) {
    let (name, packed) = (entry.name, entry.content.packed)
    guard entries < .max, bytes.count < Int(Int32.max) else { throw .doesNotFit(entry.name) }
    let offset = UInt32(bytes.count)
    var head: [UInt8] = []
    for number in [Self.version, Self.flags, Self.deflated, 0, Self.date] { head.append(little: number) }
    for number in [entry.content.checksum, UInt32(packed.count), UInt32(entry.content.size)] {
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

  private mutating func finish() {
    let start = UInt32(bytes.count)
    bytes += directory
    bytes.append(little: UInt32(0x0605_4B50))
    for number in [0, 0, entries, entries] { bytes.append(little: number) }
    bytes.append(little: UInt32(directory.count))
    bytes.append(little: start)
    bytes.append(little: UInt16(0))  // No comment.
  }
}

/// What stands in an archive under a name, packed.
public struct ZipEntry: Sendable {
  let name: String
  let content: DeflatedPiece

  /// An entry whose content is one piece. Throws `.tooLarge` when no archive can hold it, `.damaged` when zlib fails.
  public init(_ name: String, _ content: [UInt8]) throws(CompressionError) {
    try self.init(name, [DeflatedPiece(content, isLast: true)])
  }

  /// An entry whose content is made of pieces, one after the other. Throws `.tooLarge` when no archive can hold it,
  /// `.damaged` when there is none.
  public init(_ name: String, _ pieces: [DeflatedPiece]) throws(CompressionError) {
    guard var content = pieces.first else { throw CompressionError(.damaged, entry: name, "has no content") }
    for piece in pieces.dropFirst() { content.append(piece) }
    (self.name, self.content) = (name, content)
    guard content.size < Int(Int32.max), content.packed.count < Int(Int32.max) else { throw .doesNotFit(name) }
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
