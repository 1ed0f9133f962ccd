/// Rows joined into households, the heaviest pairs first.
///
/// Two clusters are joined only when every row of the one agrees well enough with every row of the other: a chain from
/// father to son to grandson breaks at its weakest edge, since its ends do not agree. A cluster holds at most `cap` rows.
struct Clusters {
  private var parents: [Int32]
  private var members: [Int32: [Int32]] = [:]
  private let cap: Int

  /// How many unions were refused because the cluster would be too large.
  private(set) var capped = 0

  init(count: Int, cap: Int) {
    parents = Array(0..<Int32(count))
    self.cap = cap
  }

  /// The row that stands for the cluster of a row.
  func root(_ row: Int32) -> Int32 {
    var row = row
    while parents[Int(row)] != row { row = parents[Int(row)] }
    return row
  }

  /// The rows of a cluster.
  func rows(_ root: Int32) -> [Int32] { members[root] ?? [root] }

  /// The clusters of more than one row, by their first row.
  var all: [[Int32]] { members.values.map { $0.sorted() }.sorted { $0[0] < $1[0] } }

  /// Joins the clusters of two rows when `agrees` holds between all their rows; says whether they are one now.
  mutating func join(_ a: Int32, _ b: Int32, isFree: Bool = false, agrees: (Int32, Int32) -> Bool) -> Bool {
    let (one, two) = (root(a), root(b))
    if one == two { return true }
    let (left, right) = (rows(one), rows(two))
    if !isFree, left.count + right.count > cap {
      capped += 1
      return false
    }
    for i in left {
      for j in right where !agrees(i, j) { return false }
    }
    let (root, other) = one < two ? (one, two) : (two, one)
    parents[Int(other)] = root
    members[other] = nil
    members[root] = left + right
    return true
  }
}
