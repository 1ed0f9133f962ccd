import Geography
import Households
import Standards

/// Which of a household's rows holds, and of which class it is. The rule, in its order:
///
/// 1. of two villages or communes the one that was not the household's place in the survey before: it moved there;
/// 2. a row of the class that the scores say, where the rows' classes differ;
/// 3. the most complete row;
/// 4. in one sheet the upper row, between sheets and files the one that comes first by what it says.
///
/// The scores decide the class by the standard's rule for the area; where they say nothing the row that holds decides.
struct HoldingRule {
  let table: LinkTable
  let standard: Standard
  let areas: [Area]
  let communes: [Int32]

  /// The row that holds and the class; `earlier` is the household's unit in the survey before.
  func holding(_ rows: [Int32], earlier: Int32?) -> (row: Int32, said: HouseholdClass?) {
    let said = classSaid(rows.sorted { precedes(Int($0), Int($1), earlier, nil) })
    let best = rows.min { precedes(Int($0), Int($1), earlier, said) }
    return (best ?? rows[0], said)
  }

  /// Why a row holds and not another.
  func ground(_ held: Int32, _ other: Int32, earlier: Int32?, _ said: HouseholdClass?) -> HoldingGround {
    let ranks = [held, other].map { rank(table.rows[Int($0)], earlier, said) }
    if ranks[0].0 != ranks[1].0 { return .moved }
    if ranks[0].1 != ranks[1].1 { return .scores }
    return ranks[0].2 == ranks[1].2 ? .order : .fuller
  }

  private func precedes(_ a: Int, _ b: Int, _ earlier: Int32?, _ said: HouseholdClass?) -> Bool {
    let (one, two) = (table.rows[a], table.rows[b])
    let ranks = (rank(one, earlier, said), rank(two, earlier, said))
    if ranks.0 != ranks.1 { return ranks.0 > ranks.1 }
    if one.list == two.list { return one.index < two.index }
    return table.precedes(a, b)
  }

  private func rank(_ row: LinkRow, _ earlier: Int32?, _ said: HouseholdClass?) -> (Int, Int, Int) {
    (isNew(row, earlier) ? 1 : 0, said == nil || said?.rawValue == row.householdClass ? 1 : 0, completeness(row))
  }

  private func isNew(_ row: LinkRow, _ earlier: Int32?) -> Bool {
    guard let earlier, earlier >= 0 else { return false }
    return communes[Int(earlier)] == earlier ? row.commune != earlier : row.unit != earlier
  }

  /// The class that the scores of the rows say, when the rows disagree and one of them says so too; where each row's
  /// scores say its own class, the first row's, as the rule above orders them.
  private func classSaid(_ rows: [Int32]) -> HouseholdClass? {
    let classes = Set(rows.map { table.rows[Int($0)].householdClass })
    guard classes.count > 1 else { return nil }
    let unknown = HouseholdColumns.unknownScore
    for row in rows.map({ table.rows[Int($0)] })
    where row.b1 != unknown && row.b2 != unknown && row.unit >= 0 {
      let said = standard.classFromScores(b1: Int(row.b1), b2: Int(row.b2), area: areas[Int(row.unit)])
      if let said, classes.contains(said.rawValue) { return said }
    }
    return nil
  }

  /// How much a row says.
  private func completeness(_ row: LinkRow) -> Int {
    let unknown = HouseholdColumns.unknownScore
    var points = row.isBirthWhole ? 1 : 0
    points += row.number >= 12_000_000_000_000 ? 1 : 0
    points += row.number != 0 ? 1 : 0
    points += row.persons != HouseholdColumns.unknownPersons ? 1 : 0
    points += row.b1 != unknown ? 1 : 0
    points += row.b2 != unknown ? 1 : 0
    points += row.ethnicity != 0 ? 1 : 0
    points += table.names.entries[Int(row.name)].isMarked ? 1 : 0
    return points
  }
}
