import PipelineKit
import Text

/// The distinct names of a linkage, each read once, with what is compared of it.
struct NameTable {
  /// One name as it is compared.
  struct Entry {
    /// Every mark where it stands.
    var written: UInt64
    /// Tones moved to the syllable's end.
    var spelled: UInt64
    /// Tones moved to the syllable's end, i for y.
    var marked: UInt64
    /// Base letters only.
    var folded: UInt64
    /// The folded syllables in no order.
    var unordered: UInt64
    /// The first letters of all syllables but the last, and the last syllable.
    var short: UInt64
    /// The first letters of the syllables in no order.
    var initials: UInt64
    /// The folded letters in `letters`.
    var start: UInt32
    var length: UInt16
    /// The last syllable, the given name, as an offset from `start`.
    var given: UInt16
    /// Whether any letter has a mark.
    var isMarked: Bool
    /// Whether a syllable but the last is a single letter or has no vowel: abbreviated, or a name like "Y Lan".
    var isShort: Bool
    /// How rare the name is in hundredths of a bit: with marks, without, in no order, abbreviated.
    var rarityMarked: Int16 = 0
    var rarityFolded: Int16 = 0
    var rarityUnordered: Int16 = 0
    var rarityShort: Int16 = 0
  }

  /// What tells most different names apart at a glance.
  struct Sketch {
    /// For each letter from a to z two bits: whether it is there, whether twice.
    var letters: UInt64
    /// The abbreviated form in 31 bits, and whether the name itself is abbreviated in the highest.
    var short: UInt32
    /// The given name, hashed.
    var given: UInt32

    /// The letters, eleven bits of the abbreviated form, and whether the name is abbreviated.
    var brief: UInt64 { letters | UInt64(short & 0x7FF) << 52 | UInt64(short >> 31) << 63 }

    /// Whether two names may be one. Two edits change four bits of the letters at most; other orders and blanks change
    /// none; and where one is abbreviated both have one abbreviated form.
    @inline(__always)
    static func mayBeOne(_ a: UInt64, _ b: UInt64) -> Bool {
      let others = a ^ b
      let isShort = (a | b) >> 63 == 1 && (others << 1) >> 53 == 0
      // Four bits are taken away one by one: sooner done than counting them all.
      var rest = others & (1 << 52 - 1)
      for _ in 0..<4 { rest &= rest &- 1 }
      return rest == 0 || isShort
    }
  }

  /// The names; the first is no name.
  private(set) var entries: [Entry] = []
  /// By the names' numbers.
  private(set) var sketches: [Sketch] = [Sketch(letters: 0, short: 0, given: 0)]
  /// By the names' numbers, what of a name goes into blocking keys, in half the bits: the folded syllables in no order, and
  /// their first letters. So small that millions of rows find it in the cache.
  private(set) var blockings: [(unordered: UInt32, initials: UInt32)] = [(0, 0)]
  /// The folded letters of all names.
  private(set) var letters: [UInt8] = []
  /// For each of them its mark, as `NameForms` gives it.
  private(set) var marks: [UInt8] = []
  /// The names by the hashes of their bytes, shared out over some tables by their hashes.
  private var known: [Known]
  private var forms = NameForms()
  private var syllables: [UInt64] = []

  /// Some names' numbers, those before `first` being others'.
  private struct Known {
    var first: Int32
    var table: KeyTable
  }

  /// An empty table with room for about `capacity` names.
  init(capacity: Int = 64) {
    known = [Known(first: 0, table: KeyTable(capacity: max(64, capacity)))]
    entries.append(
      Entry(
        written: 0, spelled: 0, marked: 0, folded: 0, unordered: 0, short: 0, initials: 0, start: 0, length: 0,
        given: 0,
        isMarked: false, isShort: false))
  }

  /// So many tables are made side by side, small enough for the cache.
  private static let shares: UInt64 = 8

  /// The names of all lists, and for each list the number of each of its distinct names: a table for each share of the
  /// names by their hashes, then all of them put side by side.
  static func of(_ lists: [MatchableList], jobs: Int) -> (names: NameTable, numbers: [[Int32]]) {
    let lists = lists.map(\.people.names)
    let room = lists.reduce(0) { $0 + $1.count } / 4 / Int(shares)
    let parts = Parallel.map(Array(0..<shares), jobs: jobs) { share in
      var table = NameTable(capacity: room)
      let numbers = lists.map { table.numbers($0) { $0 % shares == share } }
      return (table: table, numbers: numbers)
    }
    let all = NameTable(joining: parts.map(\.table), jobs: jobs)
    let firsts = all.known.map(\.first)
    let numbers = Parallel.map(Array(lists.indices), jobs: jobs) { list in
      let own = parts.map { $0.numbers[list] }
      var next = [Int](repeating: 0, count: own.count)
      return lists[list].hashes.map { hash -> Int32 in
        let share = Int(hash % shares)
        let number = own[share][next[share]]
        next[share] += 1
        return number == 0 ? 0 : firsts[share] + number
      }
    }
    return (all, numbers)
  }

  /// The numbers of those names of a list whose hashes are in a share.
  private mutating func numbers(_ names: DistinctValues, _ isMine: (UInt64) -> Bool) -> [Int32] {
    var numbers: [Int32] = []
    for (index, key) in names.hashes.enumerated() where isMine(key) {
      numbers.append(id(names.arena, names.range(index), key: key))
    }
    return numbers
  }

  /// The names of tables that share none: of all but the first without the name that is none.
  private init(joining tables: [NameTable], jobs: Int) {
    let firstNames = tables.indices.map { min($0, 1) }
    let counts = zip(tables, firstNames).map { $0.count - $1 }
    let lengths = tables.map(\.letters.count)
    let letterStarts = lengths.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1) }
    entries = Parallel.array(counts, jobs: jobs) { table, entries in
      let (own, letterStart) = (tables[table].entries, UInt32(letterStarts[table]))
      for index in firstNames[table]..<own.count {
        var entry = own[index]
        entry.start += letterStart
        entries.append(entry)
      }
    }
    sketches = Parallel.array(counts, jobs: jobs) { $1.append(tables[$0].sketches[firstNames[$0]...]) }
    blockings = Parallel.array(counts, jobs: jobs) { $1.append(tables[$0].blockings[firstNames[$0]...]) }
    letters = Parallel.array(lengths, jobs: jobs) { $1.append(tables[$0].letters[...]) }
    marks = Parallel.array(lengths, jobs: jobs) { $1.append(tables[$0].marks[...]) }
    let starts = counts.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1) }
    known = tables.indices.map { table in
      Known(first: Int32(starts[table] - firstNames[table]), table: tables[table].known[0].table)
    }
  }

  /// How many names there are, no name among them.
  var count: Int { entries.count }

  /// The number of the name in `range` of `bytes`; 0 when there is none.
  mutating func id(_ bytes: [UInt8], _ range: Range<Int>) -> Int32 { id(bytes, range, key: Hash64.of(bytes, range)) }

  private mutating func id(_ bytes: [UInt8], _ range: Range<Int>, key: UInt64) -> Int32 {
    if range.isEmpty { return 0 }
    let id = Int32(entries.count)
    let share = known.count == 1 ? 0 : Int(key % UInt64(known.count))
    let first = known[share].first
    if let own = known[share].table.insert(key, id - first) { return first + own }
    forms.read(bytes, range)
    let entry = entry()
    entries.append(entry)
    sketches.append(sketch(entry))
    blockings.append((UInt32(truncatingIfNeeded: entry.unordered), UInt32(truncatingIfNeeded: entry.initials)))
    return id
  }

  private mutating func entry() -> Entry {
    let start = letters.count
    let folded = forms.folded.prefix(Int(UInt16.max))
    letters.append(contentsOf: folded)
    marks.append(contentsOf: forms.marks.prefix(folded.count))
    var short: UInt64 = 7
    var initials: UInt64 = 0
    var given = 0
    var isShort = false
    syllables.removeAll(keepingCapacity: true)
    var from = 0
    while from < folded.count {
      let end = folded[from...].firstIndex(of: 0x20) ?? folded.count
      syllables.append(Hash64.of(forms.folded, from..<end))
      initials &+= Hash64.finished(UInt64(folded[from]) &+ 11)
      if end < folded.count {
        short = Hash64.combine(short, UInt64(folded[from]))
        if end - from == 1 || !folded[from..<end].contains(where: Self.isVowel) { isShort = true }
      } else {
        short = Hash64.combine(short, Hash64.of(forms.folded, from..<end))
        given = from
      }
      from = end + 1
    }
    let unordered = syllables.reduce(UInt64(syllables.count)) { $0 &+ Hash64.finished($1) }
    return Entry(
      written: forms.written, spelled: forms.spelled, marked: forms.marked, folded: Hash64.of(forms.folded),
      unordered: unordered, short: short, initials: initials, start: UInt32(start), length: UInt16(folded.count),
      given: UInt16(given),
      isMarked: forms.isMarked, isShort: isShort)
  }

  private func sketch(_ entry: Entry) -> Sketch {
    let (start, end) = (Int(entry.start), Int(entry.start) + Int(entry.length))
    var bits: UInt64 = 0
    for letter in letters[start..<end] where letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "z") {
      let once = UInt64(1) << (2 * UInt64(letter - UInt8(ascii: "a")))
      bits |= bits & once == 0 ? once : once << 1
    }
    let given = Hash64.of(letters, start + Int(entry.given)..<end)
    let short = UInt32(truncatingIfNeeded: entry.short) >> 1 | (entry.isShort ? 1 << 31 : 0)
    return Sketch(letters: bits, short: short, given: UInt32(truncatingIfNeeded: given))
  }

  static func isVowel(_ letter: UInt8) -> Bool {
    switch letter {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"): true
    default: letter >= 0x80
    }
  }

  /// Whether two names may be one.
  @inline(__always)
  func mayBeOne(_ a: Int32, _ b: Int32) -> Bool { Sketch.mayBeOne(sketches[Int(a)].brief, sketches[Int(b)].brief) }

  /// What of a name's forms may be rare.
  enum Form: CaseIterable {
    case marked, folded, unordered, short

    func key(_ entry: Entry) -> UInt64 {
      switch self {
      case .marked: entry.marked
      case .folded: entry.folded
      case .unordered: entry.unordered
      case .short: entry.short
      }
    }
  }

  /// Fills in the rarities of each form, in the order of forms.
  mutating func weigh(_ rarities: [[Int16]]) {
    for id in entries.indices {
      entries[id].rarityMarked = rarities[0][id]
      entries[id].rarityFolded = rarities[1][id]
      entries[id].rarityUnordered = rarities[2][id]
      entries[id].rarityShort = rarities[3][id]
    }
  }

  /// How rare a form of each name is; `counts` says how many rows have the name.
  func rarities(_ form: Form, _ counts: [UInt32]) -> [Int16] {
    var table = KeyTable(capacity: entries.count)
    var sums = [UInt32](repeating: 0, count: entries.count)
    var owners = [Int32](repeating: 0, count: entries.count)
    var total: UInt64 = 0
    for id in entries.indices.dropFirst() {
      let owner = table.insert(form.key(entries[id]), Int32(id)) ?? Int32(id)
      owners[id] = owner
      sums[Int(owner)] += counts[id]
      total += UInt64(counts[id])
    }
    let scale = Rarity.Scale(among: total)
    return owners.map { $0 == 0 ? 0 : scale.of(UInt64(sums[Int($0)])) }
  }
}
