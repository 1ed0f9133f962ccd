/// What the surveys before the baseline tell of a household: the lists that it stood on, and where it was last seen.
struct Earlier: Sendable {
  var household: UInt64
  /// In today's tree; −1 = not known.
  var unit: Int32
  /// Bit 0: it was on the list of the poor; bit 1: of the near-poor.
  var lists: UInt8

  func wasOn(_ list: ListedAs) -> Bool { lists & Self.bit(list) != 0 }

  static func bit(_ list: ListedAs) -> UInt8 { list == .off ? 0 : 1 << list.rawValue }
}

/// All households of the surveys before the baseline, in the order of their ids.
struct EarlierHouseholds: Sendable {
  private(set) var rows: [Earlier] = []

  /// The households of surveys in today's tree, the oldest first.
  init(_ surveys: [Standings]) {
    for survey in surveys { add(survey.rows) }
  }

  private mutating func add(_ later: [Standing]) {
    var merged: [Earlier] = []
    merged.reserveCapacity(rows.count + later.count)
    var next = 0
    for row in later {
      while next < rows.count, rows[next].household < row.household {
        merged.append(rows[next])
        next += 1
      }
      var lists = Earlier.bit(row.list)
      if next < rows.count, rows[next].household == row.household {
        lists |= rows[next].lists
        next += 1
      }
      merged.append(Earlier(household: row.household, unit: row.unit, lists: lists))
    }
    merged.append(contentsOf: rows[next...])
    rows = merged
  }
}
