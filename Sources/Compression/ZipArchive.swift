/// A ZIP archive over bytes in memory: its entries by name. Nothing is ever written to disk.
///
/// Source: PKWARE's APPNOTE.TXT 6.3, sections 4.3 and 4.5. The central directory is the authority; ZIP64 and bytes
/// before the archive are understood. Of entries with the same name the last one holds.
public struct ZipArchive: Sendable {
  /// One entry of the archive.
  public struct Entry: Hashable, Sendable {
    /// The name as written, with the archive's own slashes; what is not UTF-8 in it is U+FFFD.
    public let name: String
    /// The bytes of the name, which old programs write in the encoding of their system.
    public let nameBytes: [UInt8]
    /// The size inside of the archive, in bytes.
    public let compressedSize: Int
    /// The size of the content as recorded, in bytes.
    public let size: Int
    /// Whether the content is encrypted.
    public let isEncrypted: Bool
    let method: Int
    let checksum: UInt32
    let headerOffset: Int
  }

  /// All entries in the order of the central directory.
  public let entries: [Entry]
  let bytes: [UInt8]
  private let limits: InflateLimits
  private let byName: [String: Int]
  private let byFoldedName: [String: Int]

  /// Reads the central directory.
  /// Throws `.notAZip`, `.truncated` (begins as an archive, but has no directory), `.tooLarge` or `.damaged`.
  public init(bytes: [UInt8], limits: InflateLimits = InflateLimits()) throws(CompressionError) {
    self.bytes = bytes
    self.limits = limits
    entries = try ZipDirectory(bytes).entries(atMost: limits.entries)
    var exact: [String: Int] = [:]
    var folded: [String: Int] = [:]
    for (index, entry) in entries.enumerated() {
      exact[entry.name] = index
      folded[Self.fold(entry.name)] = index
    }
    byName = exact
    byFoldedName = folded
  }

  /// The entry of this name; failing that, one that differs only in capitals or in the direction of its slashes.
  public func entry(named name: String) -> Entry? {
    (byName[name] ?? byFoldedName[Self.fold(name)]).map { entries[$0] }
  }

  /// Opens an entry for reading piece by piece.
  /// Throws `.encrypted`, `.unsupportedMethod`, `.truncated` or `.damaged`.
  public func open(_ entry: Entry) throws(CompressionError) -> ZipEntryReader {
    if entry.isEncrypted { throw CompressionError(.encrypted, entry: entry.name, "is encrypted") }
    guard entry.method == 0 || entry.method == 8 else {
      throw CompressionError(.unsupportedMethod, entry: entry.name, "is packed by method \(entry.method)")
    }
    return try ZipEntryReader(entry, content: content(of: entry), of: self, limits: limits)
  }

  /// The whole content of an entry. Throws what `open` and `ZipEntryReader.read` throw.
  public func content(_ entry: Entry) throws(CompressionError) -> [UInt8] {
    let reader = try open(entry)
    var content: [UInt8] = []
    while try reader.read(upTo: 1 << 16, appendingTo: &content) > 0 {}
    return content
  }

  /// Where the entry's packed bytes lie, after its local header.
  private func content(of entry: Entry) throws(CompressionError) -> Range<Int> {
    let header = entry.headerOffset
    guard header >= 0, header <= bytes.count - 30 else {
      throw CompressionError(.truncated, entry: entry.name, "lies beyond the end of the file")
    }
    guard bytes.u32(at: header) == 0x0403_4b50 else {
      throw CompressionError(.damaged, entry: entry.name, "has no local header")
    }
    let start = header + 30 + bytes.u16(at: header + 26) + bytes.u16(at: header + 28)
    guard start <= bytes.count, entry.compressedSize <= bytes.count - start else {
      throw CompressionError(.truncated, entry: entry.name, "lies beyond the end of the file")
    }
    return start..<start + entry.compressedSize
  }

  private static func fold(_ name: String) -> String {
    var folded = name.lowercased().replacing("\\", with: "/")
    if folded.hasPrefix("/") { folded.removeFirst() }
    return folded
  }
}

extension String {
  /// The string with each of one character replaced by another.
  fileprivate func replacing(_ old: Character, with new: Character) -> String {
    String(map { $0 == old ? new : $0 })
  }
}
