import PipelineKit

/// The levels that the law knows, from the smallest up; any may be absent from a tree.
public enum Level: UInt8, Sendable, CaseIterable, Comparable {
  /// thôn, làng, bản, tổ dân phố
  case village
  /// xã, phường, thị trấn, đặc khu
  case commune
  /// huyện, quận, thị xã (abolished in July 2025)
  case district
  /// tỉnh, thành phố
  case province
  /// cả nước
  case nation

  /// The word in reference files and tables.
  public var word: String {
    switch self {
    case .village: "village"
    case .commune: "commune"
    case .district: "district"
    case .province: "province"
    case .nation: "nation"
    }
  }

  /// Reads the word.
  public init?(word: String) {
    guard let level = Level.allCases.first(where: { $0.word == word }) else { return nil }
    self = level
  }

  /// By height: a village is below a commune.
  public static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }
}

/// Urban and rural areas have different lines and score bounds (khu vực thành thị, nông thôn).
public enum Area: String, Sendable { case urban, rural }

/// An administrative unit as it stands between two days. The same code may return with other days and another territory.
public struct Unit: Sendable, Hashable {
  /// The code, always text ("04", "23404-01").
  public var code: String
  /// The name with its type ("Xã Ngọc Lây").
  public var name: String
  /// The level.
  public var level: Level
  /// The code of the unit above; empty for the top.
  public var parent: String
  /// The first day on which it holds; nil = always.
  public var validFrom: Day?
  /// The last day on which it holds; nil = always.
  public var validTo: Day?
  /// Its own area; nil = inherited from the parent.
  public var area: Area?

  /// A unit.
  public init(
    code: String, name: String, level: Level, parent: String, validFrom: Day? = nil, validTo: Day? = nil,
    area: Area? = nil
  ) {
    self.code = code
    self.name = name
    self.level = level
    self.parent = parent
    self.validFrom = validFrom
    self.validTo = validTo
    self.area = area
  }

  /// Whether it holds on that day.
  public func holds(on day: Day) -> Bool {
    (validFrom.map { $0 <= day } ?? true) && (validTo.map { day <= $0 } ?? true)
  }
}
