import Standards

/// Of columns that say one thing at several times ("Phân loại năm 2021", "Phân loại năm 2022"; "đầu năm", "cuối năm") those
/// of the survey: its own year before the end of the year, that before no time, that before the year for which its list
/// is made; others are left aside.
struct ColumnTimes {
  /// The roles, `.ignored` for columns of another time.
  private(set) var roles: [ColumnRole?]
  /// The columns of another time, from the left.
  private(set) var leftAside: [Int] = []
  /// Whether a class is said, but of another time only.
  private(set) var isClassOfOtherTime = false

  /// Settles roles whose columns say times; without a survey's year the latest that is said counts as it.
  init(_ roles: [ColumnRole?], _ times: [HeadingTime?], year: Int?) {
    self.roles = roles
    let families = Dictionary(grouping: roles.indices.filter { Self.isRead(roles[$0]) }) { Self.family(roles[$0]) }
    for (family, columns) in families where columns.contains(where: { times[$0] != nil }) {
      let own = year ?? columns.compactMap { Self.year(times[$0]) }.max()
      let ranks = columns.map { Self.rank(times[$0], own) }
      guard let best = ranks.max() else { continue }
      let kept = best > 0 ? zip(columns, ranks).filter { $1 == best }.map(\.0) : []
      for column in columns where !kept.contains(column) {
        self.roles[column] = .ignored
        leftAside.append(column)
      }
      if kept.isEmpty, family == .classText { isClassOfOtherTime = true }
    }
    leftAside.sort()
  }

  private static func isRead(_ role: ColumnRole?) -> Bool {
    switch role {
    case nil, .ignored, .note, .phone, .rowNumber, .change: false
    default: true
    }
  }

  /// Columns of classes and of their marks say one thing.
  private static func family(_ role: ColumnRole?) -> ColumnRole? {
    role == .classMarkPoor || role == .classMarkNearPoor ? .classText : role
  }

  private static func year(_ time: HeadingTime?) -> Int? {
    if case .year(let year) = time { year } else { nil }
  }

  private static func rank(_ time: HeadingTime?, _ own: Int?) -> Int {
    switch time {
    case .year(let year): year == own ? 4 : year - 1 == own ? 1 : 0
    case .now: 3
    case nil: 2
    case .before: 0
    }
  }
}
