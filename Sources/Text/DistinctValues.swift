/// The distinct byte strings met in a column, each with a number from 0 in order of first appearance. A value is then
/// decoded once, however many rows say it.
public struct DistinctValues: Sendable {
  /// Half of the hash and, below it, the value's number plus one; 0 = free.
  private var slots: [UInt64]
  /// For each value the hash of its bytes.
  public private(set) var hashes: [UInt64] = []
  @usableFromInline private(set) var ends: [UInt32] = []
  /// The values' bytes, one after the other.
  public private(set) var arena: [UInt8] = []
  /// The value of the row before, which most often is this row's too.
  private var last: (id: Int, seed: UInt64) = (-1, 0)
  /// What was read ahead: never used, but for the reading not to be left out.
  private var readAhead: UInt64 = 0

  /// An empty set.
  public init() { slots = [UInt64](repeating: 0, count: 64) }

  /// How many distinct values there are.
  public var count: Int { hashes.count }

  /// The value as text.
  public func text(_ id: Int) -> String { String(decoding: arena[range(id)], as: UTF8.self) }

  /// The place of a value in `arena`.
  @inlinable public func range(_ id: Int) -> Range<Int> { (id == 0 ? 0 : Int(ends[id - 1]))..<Int(ends[id]) }

  /// No more values come: what only finds them again is given back.
  public mutating func close() { slots = [] }

  /// The number of the value in `range` of `bytes`, a new one if it was not met before. Under another seed it is another
  /// value; a set has a seed for all its values or for none.
  public mutating func id(of bytes: [UInt8], _ range: Range<Int>, seed: UInt64 = 0) -> Int {
    if last.id >= 0, last.seed == seed, matches(last.id, bytes, range) { return last.id }
    let id = find(bytes, range, Hash64.of(bytes, range, seed: seed), isSeeded: seed != 0)
    last = (id, seed)
    return id
  }

  /// The same of many values one after the other, most of which differ from the one before: where they may stand is read
  /// for some at a time, so that none waits for memory alone.
  public mutating func ids(of bytes: [UInt8], _ ranges: [Range<Int>], _ take: (Int) -> Void) {
    var wanted: [UInt64] = []
    for start in stride(from: 0, to: ranges.count, by: Self.together) {
      let some = ranges[start..<min(start + Self.together, ranges.count)]
      wanted.removeAll(keepingCapacity: true)
      for range in some { wanted.append(Hash64.of(bytes, range)) }
      readAhead(wanted)
      for (range, hash) in zip(some, wanted) { take(find(bytes, range, hash, isSeeded: false)) }
    }
  }

  private static let together = 64

  private mutating func readAhead(_ wanted: [UInt64]) {
    let free = slots.count - 1
    for hash in wanted { readAhead &+= slots[Int(truncatingIfNeeded: hash) & free] }
    for hash in wanted {
      let entry = slots[Int(truncatingIfNeeded: hash) & free]
      guard (entry ^ hash) >> 32 == 0, entry != 0 else { continue }
      let start = range(Int(entry & 0xFFFF_FFFF) - 1).lowerBound
      if start < arena.count { readAhead &+= UInt64(arena[start]) }
    }
  }

  private mutating func find(_ bytes: [UInt8], _ range: Range<Int>, _ hash: UInt64, isSeeded: Bool) -> Int {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let id = Int(slots[slot] & 0xFFFF_FFFF) - 1
      if (slots[slot] ^ hash) >> 32 == 0, !isSeeded || hashes[id] == hash, matches(id, bytes, range) { return id }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Self.entry(hash, id: hashes.count)
    hashes.append(hash)
    arena.append(contentsOf: bytes[range])
    ends.append(UInt32(arena.count))
    if hashes.count * 2 > slots.count { grow() }
    return hashes.count - 1
  }

  private static func entry(_ hash: UInt64, id: Int) -> UInt64 {
    hash & 0xFFFF_FFFF_0000_0000 | UInt64(truncatingIfNeeded: id + 1)
  }

  private func matches(_ id: Int, _ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let mine = self.range(id)
    guard mine.count == range.count else { return false }
    let (one, other) = (arena.span, bytes.span)
    var (a, b) = (mine.lowerBound, range.lowerBound)
    while range.upperBound - b >= 8 {
      if one.word(at: a) != other.word(at: b) { return false }
      (a, b) = (a + 8, b + 8)
    }
    while b < range.upperBound {
      if arena[a] != bytes[b] { return false }
      (a, b) = (a + 1, b + 1)
    }
    return true
  }

  private mutating func grow() {
    var larger = [UInt64](repeating: 0, count: slots.count * 2)
    for (id, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (larger.count - 1)
      while larger[slot] != 0 { slot = (slot + 1) & (larger.count - 1) }
      larger[slot] = Self.entry(hash, id: id)
    }
    slots = larger
  }
}
