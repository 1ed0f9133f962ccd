/// The lines of a sheet, numbered: findings one by one, or many alike in one line.
enum NumberedLine {
  case one(Int, ReturnedGroup, ReturnedRow)
  case many(Int, ReturnedGroup)

  /// How many findings of one kind in one column are listed one by one.
  static let mostAlike = 15

  /// The lines of these groups; a group beyond what is listed at all is said in one line, too.
  static func lines(_ groups: [ReturnedGroup]) -> [NumberedLine] {
    var number = 0
    return groups.flatMap { group -> [NumberedLine] in
      guard group.count <= mostAlike, group.rows.count == group.count else {
        number += 1
        return [.many(number, group)]
      }
      return group.rows.map { row in
        number += 1
        return .one(number, group, row)
      }
    }
  }
}
