/// Finds and walks the central directory of a ZIP archive (APPNOTE.TXT 4.3.12–4.3.16).
struct ZipDirectory {
  private let bytes: [UInt8]
  private var offset: Int
  private let count: Int
  /// How far the archive's own offsets are off, where other bytes stand before it.
  private var shift = 0

  init(_ bytes: [UInt8]) throws(CompressionError) {
    self.bytes = bytes
    guard let end = Self.endRecord(in: bytes) else {
      if bytes.u32(at: 0) == 0x0403_4b50 {
        throw CompressionError(.truncated, "the archive has no directory: its end is missing")
      }
      throw CompressionError(.notAZip, "is no ZIP archive")
    }
    var size = bytes.u32(at: end + 12)
    var start = bytes.u32(at: end + 16)
    var number = bytes.u16(at: end + 10)
    var directoryEnd = end
    let locator = end - 20
    if locator >= 0, bytes.u32(at: locator) == 0x0706_4b50 {
      let record = bytes.u64(at: locator + 8)
      if record <= bytes.count - 56, bytes.u32(at: record) == 0x0606_4b50 {
        number = bytes.u64(at: record + 32)
        size = bytes.u64(at: record + 40)
        start = bytes.u64(at: record + 48)
        directoryEnd = record
      }
    }
    count = number
    offset = start
    if number > 0, start > bytes.count - 46 || bytes.u32(at: start) != 0x0201_4b50 {
      guard size <= directoryEnd, bytes.u32(at: directoryEnd - size) == 0x0201_4b50 else {
        throw CompressionError(.damaged, "the archive's directory is not where it should be")
      }
      offset = directoryEnd - size
      shift = offset &- start
    }
  }

  /// The last end-of-directory record; a comment of up to 64 KiB may follow it.
  private static func endRecord(in bytes: [UInt8]) -> Int? {
    var offset = bytes.count - 22
    let lowest = max(0, bytes.count - 22 - 65_535)
    while offset >= lowest {
      if bytes[offset] == 0x50, bytes.u32(at: offset) == 0x0605_4b50 { return offset }
      offset -= 1
    }
    return nil
  }

  /// All entries in order. Throws `.tooLarge`, `.truncated` or `.damaged`.
  func entries(atMost limit: Int) throws(CompressionError) -> [ZipArchive.Entry] {
    guard count <= limit else {
      throw CompressionError(.tooLarge, "the archive has \(count) entries; at most \(limit) are read")
    }
    var entries: [ZipArchive.Entry] = []
    var offset = offset
    for _ in 0..<count {
      guard offset <= bytes.count - 46, bytes.u32(at: offset) == 0x0201_4b50 else {
        throw CompressionError(.damaged, "the archive's directory breaks off after \(entries.count) entries")
      }
      let end = offset + 46 + bytes.u16(at: offset + 28) + bytes.u16(at: offset + 30) + bytes.u16(at: offset + 32)
      guard end <= bytes.count else {
        throw CompressionError(.truncated, "the archive ends within its directory")
      }
      entries.append(entry(at: offset))
      offset = end
    }
    try refuseOverlaps(entries)
    return entries
  }

  /// Entries that share packed bytes are how a small archive inflates without bounds.
  private func refuseOverlaps(_ entries: [ZipArchive.Entry]) throws(CompressionError) {
    var end = 0
    for entry in entries.sorted(by: { $0.headerOffset < $1.headerOffset }) {
      guard entry.headerOffset >= end else {
        throw CompressionError(.damaged, entry: entry.name, "overlaps another entry of the archive")
      }
      end = entry.headerOffset.addingReportingOverflow(max(0, entry.compressedSize)).partialValue
    }
  }

  private func entry(at offset: Int) -> ZipArchive.Entry {
    let nameEnd = offset + 46 + bytes.u16(at: offset + 28)
    let extra = nameEnd..<nameEnd + bytes.u16(at: offset + 30)
    let sizes = sizes(at: offset, extra: extra)
    let name = unicodeName(extra) ?? Array(bytes[offset + 46..<nameEnd])
    return ZipArchive.Entry(
      name: String(decoding: name, as: UTF8.self), nameBytes: name,
      compressedSize: sizes.packed, size: sizes.inflated,
      isEncrypted: bytes.u16(at: offset + 8) & 1 != 0,
      method: bytes.u16(at: offset + 10),
      checksum: UInt32(truncatingIfNeeded: bytes.u32(at: offset + 16)),
      headerOffset: sizes.header.addingReportingOverflow(shift).partialValue)
  }

  /// The name in UTF-8 that some programs write besides (APPNOTE.TXT 4.6.9).
  private func unicodeName(_ extra: Range<Int>) -> [UInt8]? {
    var place = extra.lowerBound
    while place + 4 <= extra.upperBound {
      let end = place + 4 + bytes.u16(at: place + 2)
      if bytes.u16(at: place) == 0x7075, end <= extra.upperBound, end > place + 9, bytes[place + 4] == 1 {
        return Array(bytes[place + 9..<end])
      }
      place = end
    }
    return nil
  }

  /// Sizes and place of an entry; where a field is all ones, the ZIP64 extra field has it (APPNOTE.TXT 4.5.3).
  private func sizes(at offset: Int, extra: Range<Int>) -> (packed: Int, inflated: Int, header: Int) {
    var packed = bytes.u32(at: offset + 20)
    var inflated = bytes.u32(at: offset + 24)
    var header = bytes.u32(at: offset + 42)
    var place = extra.lowerBound
    while place + 4 <= extra.upperBound {
      if bytes.u16(at: place) == 1 {
        var field = place + 4
        func take(_ value: inout Int) {
          guard value == 0xffff_ffff else { return }
          value = bytes.u64(at: field)
          field += 8
        }
        take(&inflated)
        take(&packed)
        take(&header)
        break
      }
      place += 4 + bytes.u16(at: place + 2)
    }
    return (packed, inflated, header)
  }
}
