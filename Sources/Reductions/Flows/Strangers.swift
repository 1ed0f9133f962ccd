import Standards

/// Households that no id joins: those that left without a row, and those that came though their row says that they were
/// on a list before.
struct Strangers {
  var left: [Standing] = []
  var came: [Standing] = []

  /// As many pairs as there can be in each unit and list, and who is left over on both sides.
  func paired() -> (pairs: [(before: Standing, now: Standing)], left: [Standing], came: [Standing]) {
    if came.isEmpty { return ([], left, []) }
    let old = Self.sorted(left) { $0.list }
    let new = Self.sorted(came) { $0.wasOn ?? .off }
    var pairs: [(before: Standing, now: Standing)] = []
    var (left, came): ([Standing], [Standing]) = ([], [])
    var (i, j) = (0, 0)
    while i < old.count, j < new.count {
      if old[i].place == new[j].place {
        pairs.append((old[i].row, new[j].row))
        i += 1
        j += 1
      } else if old[i].place < new[j].place {
        left.append(old[i].row)
        i += 1
      } else {
        came.append(new[j].row)
        j += 1
      }
    }
    return (pairs, left + old[i...].map(\.row), came + new[j...].map(\.row))
  }

  /// A household with its unit and list in one number.
  private struct Placed {
    var place: UInt64
    var row: Standing
  }

  /// By unit, list, size and id.
  private static func sorted(_ rows: [Standing], by list: (Standing) -> ListedAs) -> [Placed] {
    rows.map {
      Placed(place: UInt64(UInt32(bitPattern: $0.unit)) << 8 | UInt64(list($0).rawValue), row: $0)
    }.sorted { ($0.place, $0.row.persons, $0.row.household) < ($1.place, $1.row.persons, $1.row.household) }
  }
}

extension Standing {
  /// The list on which its row says that it was before.
  var wasOn: ListedAs? { says(.wasPoor) ? .poor : says(.wasNearPoor) ? .nearPoor : nil }
}
