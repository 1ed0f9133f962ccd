import Compression

/// A compound file: streams in chains of sectors, like a small file system (MS-CFB).
///
/// Every chain is followed at most as far as there are sectors, so that a circle ends with an error.
struct CompoundFile {
  /// A stream in the root storage.
  struct Stream {
    let name: String
    let start: UInt32
    let size: Int
  }

  /// The streams of the root storage; those of embedded objects are not among them.
  private(set) var streams: [Stream] = []
  private let bytes: [UInt8]
  private let sectorSize: Int
  private let miniSectorSize: Int
  private let miniCutoff: Int
  private var table: [UInt32] = []
  private var miniTable: [UInt32] = []
  private var miniStream: [UInt8] = []

  /// Numbers from here on are no sectors but marks (MS-CFB 2.1).
  private static let firstMark: UInt32 = 0xffff_fffa

  init(_ bytes: [UInt8]) throws(WorkbookError) {
    self.bytes = bytes
    let shift = bytes.u16(at: 30)
    let miniShift = bytes.u16(at: 32)
    guard bytes.count >= 512 else { throw WorkbookError(.truncated, "the compound file ends within its header") }
    guard (7...20).contains(shift), (2...shift).contains(miniShift) else {
      throw WorkbookError(.damaged, "the compound file has sectors of an impossible size")
    }
    sectorSize = 1 << shift
    miniSectorSize = 1 << miniShift
    miniCutoff = bytes.u32(at: 56)
    table = try allocationTable()
    let directory = try chain(from: UInt32(truncatingIfNeeded: bytes.u32(at: 48)))
    let miniStart = UInt32(truncatingIfNeeded: bytes.u32(at: 60))
    miniTable = miniStart >= Self.firstMark ? [] : Self.numbers(try chain(from: miniStart))
    let root = Self.entry(directory, 0)
    if root.start < Self.firstMark, root.size > 0 { miniStream = try chain(from: root.start) }
    streams = Self.rootStreams(directory)
  }

  /// The stream of this name, ignoring capitals.
  func stream(named name: String) -> Stream? {
    streams.first { $0.name.lowercased() == name.lowercased() }
  }

  /// The whole content of a stream. Throws `.truncated` or `.damaged`.
  func content(_ stream: Stream) throws(WorkbookError) -> [UInt8] {
    let isMini = stream.size < miniCutoff
    var content = isMini ? try miniChain(from: stream.start) : try chain(from: stream.start)
    guard content.count >= stream.size else {
      throw WorkbookError(.truncated, part: stream.name, "has \(content.count) bytes of \(stream.size)")
    }
    content.removeLast(content.count - stream.size)
    return content
  }

  // MARK: Sectors

  /// The file allocation table, out of the sectors that the header and its continuation list (MS-CFB 2.3, 2.5).
  private func allocationTable() throws(WorkbookError) -> [UInt32] {
    var table: [UInt32] = []
    func take(_ number: Int) {
      guard number < Int(Self.firstMark), let sector = sector(number) else { return }
      table.append(contentsOf: Self.numbers(Array(bytes[sector])))
    }
    let most = bytes.count / sectorSize + 1
    let sectors = bytes.u32(at: 44)
    guard sectors <= most else { throw WorkbookError(.truncated, "the compound file ends before its tables do") }
    for index in 0..<min(109, sectors) { take(bytes.u32(at: 76 + 4 * index)) }
    var next = bytes.u32(at: 68)
    var taken = 109
    while taken < sectors, next < Int(Self.firstMark), let sector = sector(next), sector.count == sectorSize {
      for index in 0..<sectorSize / 4 - 1 where taken < sectors {
        take(bytes.u32(at: sector.lowerBound + 4 * index))
        taken += 1
      }
      next = bytes.u32(at: sector.upperBound - 4)
    }
    return table
  }

  /// Where a sector's bytes lie; the last one of a file may be cut. Nil beyond the end.
  private func sector(_ number: Int) -> Range<Int>? {
    let start = (number + 1) * sectorSize
    return start < bytes.count ? start..<min(bytes.count, start + sectorSize) : nil
  }

  /// All bytes of a chain of sectors.
  private func chain(from start: UInt32) throws(WorkbookError) -> [UInt8] {
    var content: [UInt8] = []
    var next = start
    var taken = 0
    while next < Self.firstMark {
      guard let sector = sector(Int(next)) else {
        throw WorkbookError(.truncated, "the compound file ends before its streams do")
      }
      taken += 1
      guard taken <= bytes.count / sectorSize + 1, Int(next) < table.count else {
        throw WorkbookError(.damaged, "the compound file's sectors run in a circle or out of its table")
      }
      content.append(contentsOf: bytes[sector])
      next = table[Int(next)]
    }
    return content
  }

  private func miniChain(from start: UInt32) throws(WorkbookError) -> [UInt8] {
    var content: [UInt8] = []
    var next = start
    var taken = 0
    while next < Self.firstMark {
      let place = Int(next) * miniSectorSize
      taken += 1
      guard taken <= miniStream.count / miniSectorSize + 1, Int(next) < miniTable.count, place < miniStream.count else {
        throw WorkbookError(.damaged, "the compound file's small sectors run in a circle or out of their table")
      }
      content.append(contentsOf: miniStream[place..<min(miniStream.count, place + miniSectorSize)])
      next = miniTable[Int(next)]
    }
    return content
  }

  private static func numbers(_ bytes: [UInt8]) -> [UInt32] {
    (0..<bytes.count / 4).map { UInt32(truncatingIfNeeded: bytes.u32(at: 4 * $0)) }
  }

  // MARK: Directory

  /// A directory entry of 128 bytes (MS-CFB 2.6.1).
  private struct Entry {
    let name: String
    let type: UInt64
    let start: UInt32
    let size: Int
    let left: Int
    let right: Int
    let child: Int
  }

  private static func entry(_ directory: [UInt8], _ index: Int) -> Entry {
    let place = index * 128
    let units = max(0, min(31, directory.u16(at: place + 64) / 2 - 1))
    let name = (0..<units).map { UInt16(truncatingIfNeeded: directory.u16(at: place + 2 * $0)) }
    return Entry(
      name: String(decoding: name, as: UTF16.self), type: directory.byte(at: place + 66),
      start: UInt32(truncatingIfNeeded: directory.u32(at: place + 116)), size: directory.u32(at: place + 120),
      left: directory.u32(at: place + 68), right: directory.u32(at: place + 72), child: directory.u32(at: place + 76))
  }

  /// The streams right under the root: a binary tree of siblings, walked without recursion.
  private static func rootStreams(_ directory: [UInt8]) -> [Stream] {
    let count = directory.count / 128
    var seen = Set<Int>()
    var open = [entry(directory, 0).child]
    var streams: [Stream] = []
    while let index = open.popLast() {
      guard index < count, seen.insert(index).inserted else { continue }
      let entry = entry(directory, index)
      if entry.type == 2 { streams.append(Stream(name: entry.name, start: entry.start, size: entry.size)) }
      open.append(entry.right)
      open.append(entry.left)
    }
    return streams
  }
}
