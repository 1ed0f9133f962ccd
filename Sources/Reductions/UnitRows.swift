/// Rows of all units of a tree, as many of each, made when they are asked for: a nation has millions of them.
public struct UnitRows<Row: Sendable>: RandomAccessCollection, Sendable {
  /// The first row of the first unit.
  public let startIndex = 0
  /// Behind the last row of the last unit.
  public let endIndex: Int
  private let perUnit: Int
  private let make: @Sendable (_ unit: Int, _ place: Int) -> Row

  /// Rows of so many units; `make` gives a unit's row by its place among the unit's rows.
  init(units: Int, perUnit: Int, make: @escaping @Sendable (_ unit: Int, _ place: Int) -> Row) {
    (endIndex, self.perUnit, self.make) = (units * perUnit, perUnit, make)
  }

  /// A row, made anew each time.
  public subscript(position: Int) -> Row { make(position / perUnit, position % perUnit) }

  /// The rows of a unit.
  public func of(_ unit: Int) -> Slice<UnitRows> { self[unit * perUnit..<(unit + 1) * perUnit] }
}
