import Emit
import Testing

@testable import Review

@Suite struct TableDiffTests {
  private let table = TableDeclaration("tables/x.csv", columns: ["unit", "name", "count"], keys: ["unit"])

  private func changes(_ before: String, _ after: String) throws -> [String] {
    try TableDiff(declaration: table).changes(from: Array(before.utf8), to: Array(after.utf8)).map {
      "\($0.kind) \($0.unit) \($0.column) \($0.before) \($0.after)"
    }
  }

  @Test func onlyWhatMovedIsSaid() throws {
    let before = "unit,name,count\na,A,1\nb,\"B\nb\",2\nc,C,3\n"
    let after = "unit,name,count\nb,\"B\nb\",2\na,A,4\nd,D,3\n"
    #expect(try changes(before, after) == ["changed a count 1 4", "removed c   ", "added d   "])
  }

  @Test func aCellWithALineBreakIsOneCell() throws {
    let before = "unit,name,count\nb,\"B\nb\",2\n"
    #expect(try changes(before, "unit,name,count\nb,\"B\nc\",2\n") == ["changed b name B\nb B\nc"])
  }

  @Test func anotherHeaderComparesEveryRow() throws {
    let before = "unit,name,count\na,A,1\n"
    #expect(try changes(before, "unit,count,name\na,1,A\n").isEmpty)
    #expect(try changes(before, "unit,name,count,more\na,A,1,9\n") == ["changed a more  9"])
  }

  @Test func rowsLeftOutAreNeverChanges() throws {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<200 {
      let rows = { (0..<Int.random(in: 0...30, using: &generator)).map { "\($0),n\($0),\(Int.random(in: 0...1))" } }
      let (a, b) = (rows(), rows())
      let text = { (rows: [String]) in (["unit,name,count"] + rows).joined(separator: "\n") + "\n" }
      let expected = (0..<max(a.count, b.count)).count { $0 >= a.count || $0 >= b.count || a[$0] != b[$0] }
      #expect(try changes(text(a), text(b.shuffled())).count == expected)
    }
  }
}
