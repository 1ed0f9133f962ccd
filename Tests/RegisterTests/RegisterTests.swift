import Foundation
import RegisterWriting
import Rehearsal
import Testing

/// Rows of CSV as SQLite has them.
@Suite struct RegisterTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private let table = RegisterTable(
    "odd \"one\"", columns: [.init("code", isText: true), .init("group", isText: false)], indices: ["code"])

  private func database(_ pieces: String...) throws -> Database {
    let register = try Register()
    let rows = try register.add(table, pieces: pieces.count) { Array(pieces[$0].utf8)[...] }
    let bytes = try register.finish()
    try folder.write(Data(bytes), to: "register.sqlite")
    let database = try #require(Database(folder.path + "/register.sqlite"))
    #expect(database.first("PRAGMA integrity_check") == "ok")
    #expect(database.first("SELECT count(*) FROM \"odd \"\"one\"\"\"") == String(rows))
    return database
  }

  private func values(_ database: Database, _ column: String) -> [Database.Value] {
    database.rows("SELECT \"\(column)\" FROM \"odd \"\"one\"\"\" ORDER BY rowid").compactMap(\.first)
  }

  @Test func numbersAreNumbersAndBlanksAreNull() throws {
    let made = try database("1,0\n2,-12\n3,30.00\n4,-0.05\n", "5,\n6,6–8\n7,1.\n8,-\n9,.5\n10,01\n")
    #expect(
      values(made, "group") == [
        .init(type: "integer", text: "0"), .init(type: "integer", text: "-12"), .init(type: "real", text: "30.0"),
        .init(type: "real", text: "-0.05"), .init(type: "null", text: nil), .init(type: "text", text: "6–8"),
        .init(type: "text", text: "1."), .init(type: "text", text: "-"), .init(type: "text", text: ".5"),
        .init(type: "text", text: "01"),
      ])
  }

  @Test func codesStayTextAndQuotesAreTakenOff() throws {
    let made = try database("007,1\n\"a,b\",1\n\"say \"\"so\"\"\n twice\",1\n\"\"\"\",1\n,1\n")
    #expect(values(made, "code").map(\.text) == ["007", "a,b", "say \"so\"\n twice", "\"", nil])
    #expect(Set(values(made, "code").map(\.type)) == ["text", "null"])
    #expect(made.first("SELECT name FROM sqlite_master WHERE type = 'index'") == "odd \"one\"_code")
  }

  @Test(arguments: ["1\n", "1,2,3\n", "1,2", "\"1,2\n", "1,2\n\n"])
  func aRowOfOtherFieldsIsAnError(_ rows: String) throws {
    let register = try Register()
    #expect(throws: RegisterWritingError.self) {
      try register.add(table, pieces: 1) { _ in Array(rows.utf8)[...] }
    }
  }

  @Test func theSameRowsGiveTheSameBytes() throws {
    func bytes() throws -> [UInt8] {
      let register = try Register()
      _ = try register.add(table, pieces: 2_000) { Array("\($0 * 7 % 1_000),\($0)\n".utf8)[...] }
      return try register.finish()
    }
    let first = try bytes()
    #expect(first == (try bytes()))
    #expect(first.count > 40_000 && first.count % 4_096 == 0)
  }
}
