import Households

/// The same household under another head, by the number under which the commune files it (mã hộ).
///
/// Communes number anew when they like: the numbers are believed only where the households that their heads link, in the
/// same commune, kept theirs. A number must be one household's in the village on both sides.
struct SameCode {
  /// A number in a village.
  private struct Key: Hashable {
    var unit: Int32
    var code: UInt32
  }

  private let open: OpenHouseholds
  private let isBelieved: [Int32: Bool]
  private let owners: (before: [Key: Int32], now: [Key: Int32])

  /// `linked` are the pairs of rows whose heads are one person.
  init(_ open: OpenHouseholds, linked: [(before: Int32, now: Int32)]) {
    self.open = open
    isBelieved = Self.believed(open, linked)
    guard !isBelieved.isEmpty else {
      owners = ([:], [:])
      return
    }
    owners = (Self.owners(0..<open.split, open), Self.owners(open.split..<open.both.rows.count, open))
  }

  /// For each commune whether its numbers last: of at least five households that have one in both surveys and did not
  /// move nine in ten kept it.
  private static func believed(_ open: OpenHouseholds, _ linked: [(before: Int32, now: Int32)]) -> [Int32: Bool] {
    var kept: [Int32: (same: Int, all: Int)] = [:]
    for pair in linked {
      guard let one = key(pair.before, open), let two = key(pair.now, open), one.unit == two.unit else { continue }
      let commune = open.both.rows[Int(pair.now)].commune
      let known = kept[commune] ?? (0, 0)
      kept[commune] = (known.same + (one == two ? 1 : 0), known.all + 1)
    }
    return kept.mapValues { $0.all >= leastKnown && $0.same * 10 >= $0.all * 9 }.filter(\.value)
  }

  private static let leastKnown = 5

  private static func key(_ row: Int32, _ open: OpenHouseholds) -> Key? {
    let (list, index) = open.listed(row)
    let unit = open.both.rows[Int(row)].unit
    guard unit >= 0, !list.people.codes.isEmpty, list.people.codes[index] != 0 else { return nil }
    return Key(unit: unit, code: list.people.codes[index])
  }

  /// The row that has each number; −1 where several do.
  private static func owners(_ rows: Range<Int>, _ open: OpenHouseholds) -> [Key: Int32] {
    var owners: [Key: Int32] = [:]
    for row in rows {
      guard let key = key(Int32(row), open) else { continue }
      let root = row < open.split ? Int32(row) : open.clusters.root(Int32(row - open.split))
      owners[key] = owners[key].map { $0 == root ? root : -1 } ?? root
    }
    return owners
  }

  /// The pairs, in the order of this survey's rows.
  func pairs() -> [OpenHouseholds.Successor] {
    if isBelieved.isEmpty { return [] }
    return open.now.compactMap { root in
      let row = open.rows(root)[0]
      guard isBelieved[open.both.rows[Int(row)].commune] ?? false, let key = Self.key(row, open),
        owners.now[key] == root, let before = owners.before[key], before >= 0, isOne(before, root)
      else { return nil }
      return .init(before: before, root: root, ground: .code)
    }
  }

  private func isOne(_ before: Int32, _ root: Int32) -> Bool {
    guard open.mayBeOne(before, root) else { return false }
    let (old, new) = (open.both.rows[Int(before)], open.both.rows[Int(open.rows(root)[0])])
    let isOneGroup = old.ethnicity == 0 || new.ethnicity == 0 || old.ethnicity == new.ethnicity
    return isOneGroup && abs(open.growth(before, root) ?? 0) <= 2
  }
}
