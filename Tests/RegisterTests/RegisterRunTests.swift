import Emit
import Foundation
import Rehearsal
import Testing

/// `register.sqlite` in a run's directory.
@Suite struct RegisterRunTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try SmallDistrict().write(to: folder)
  }

  private var pipeline: String { folder.path + "/" + SmallDistrict.pipeline }

  private func run(formats: String = "csv, sqlite", out: String = "runs", jobs: Int = 2) throws -> Rehearsal {
    let own = try String(contentsOfFile: pipeline, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("publish:") }.joined(separator: "\n")
    try folder.write(own + "\npublish: {directory: runs, formats: [\(formats)]}\n", to: SmallDistrict.pipeline)
    return try Rehearsal(pipeline, out: folder.path + "/" + out, jobs: jobs)
  }

  private func database(_ run: Rehearsal) throws -> Database {
    let directory = try #require(run.directory)
    return try #require(Database(directory + "/register.sqlite"))
  }

  @Test func everyTableHasTheRowsAndValuesOfItsFile() throws {
    let run = try run()
    let database = try database(run)
    #expect(database.first("PRAGMA integrity_check") == "ok")
    var values = 0
    for (table, file) in RegisterFile.tables {
      guard let file else { continue }
      let printed = run.table(file)
      let columns = table.columns.map { "\"\($0.name)\"" }.joined(separator: ", ")
      let stored = database.rows("SELECT \(columns) FROM \(table.name) ORDER BY rowid")
      #expect(stored.count == printed.count, "\(table.name)")
      for (row, fields) in zip(stored, printed) {
        for (value, column) in zip(row, table.columns) {
          let text = fields[column.name] ?? ""
          #expect(Self.isSame(value, text), "\(table.name) \(column.name): \(value) for “\(text)”")
          #expect(!column.isText || value.type == "text" || text.isEmpty, "\(table.name) \(column.name)")
          values += 1
        }
      }
    }
    #expect(values > 1_000)
    #expect(database.rows("SELECT name FROM sqlite_master WHERE type = 'table'").count == RegisterFile.tables.count)
  }

  /// Blank is NULL; a number is the number that is printed.
  private static func isSame(_ value: Database.Value, _ text: String) -> Bool {
    switch value.type {
    case "null": text.isEmpty
    case "integer": value.text == text
    case "real": text.contains(".") && Double(text) != nil && value.text.flatMap(Double.init) == Double(text)
    default: value.text == text && !text.isEmpty
    }
  }

  @Test func whatIsNotKnownIsNullAndNotZero() throws {
    try FileManager.default.removeItem(atPath: folder.path + "/inbox/2022/dak-na.csv")
    let database = try database(try run())
    let missing = database.rows(
      "SELECT poor_households, poor_rate FROM summary WHERE unit = '23407' AND period = '2022'")
    #expect(missing == [[.init(type: "null", text: nil), .init(type: "null", text: nil)]])
    #expect(database.first("SELECT state FROM surveys WHERE period = '2022'") == "partial")
  }

  @Test func figuresAgreeWithTheHouseholds() throws {
    let database = try database(try run())
    let summed = database.rows(
      """
      SELECT s.unit, s.poor_households, (SELECT count(*) FROM households h WHERE h.commune = s.unit
      AND h.period = s.period AND h.class = 'poor') FROM summary s WHERE s.level = 'commune' AND s.poor_households > 0
      """)
    #expect(summed.count == 4)
    for row in summed { #expect(row[1] == row[2], "\(row)") }
    #expect(
      database.rows("SELECT period, standard, lists FROM surveys").map { $0.map(\.text) } == [
        ["2021", "nd07-2021", "2"], ["2022", "nd07-2021", "2"],
      ])
    let types = database.rows(
      "SELECT DISTINCT typeof(poor_rate), typeof(poor_households) FROM summary WHERE level = 'commune'")
    #expect(types.map { $0.map(\.text) } == [["real", "integer"]])
  }

  @Test func theDocumentedQueryHasAnAnswer() throws {
    let page = try #require(Repository.text("docs/data-dictionary.md"))
    let query = try #require(page.firstMatch(of: /```sql\n([^`]+)```/)).1
    let rows = try database(try run()).rows(String(query))
    #expect(rows.compactMap(\.first?.text) == ["23404", "23407"])
    #expect(rows.allSatisfy { $0.last?.type == "integer" && $0.last?.text != "0" })
  }

  @Test func theSameBytesWithOneAndTwoThreads() throws {
    let registers = try [1, 2].map { try run(out: "jobs\($0)", jobs: $0).files["register.sqlite"] }
    #expect(registers[0] != nil && registers[0] == registers[1])
  }

  @Test func onlyItsOwnerMayReadIt() throws {
    let directory = try #require(try run().directory)
    let attributes = try FileManager.default.attributesOfItem(atPath: directory + "/register.sqlite")
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    let manifest = try String(contentsOfFile: directory + "/manifest.json", encoding: .utf8)
    #expect(manifest.contains("\"name\" : \"register.sqlite\""))
  }

  @Test func itIsWrittenOnlyWhereItIsAskedFor() throws {
    let byDefault = try Rehearsal(pipeline, out: folder.path + "/default")
    for run in [byDefault, try run(formats: "csv, xlsx, html")] {
      #expect(!run.files.isEmpty && run.files["register.sqlite"] == nil)
    }
  }

  /// A column that holds words is declared as text, so that a word that looks like a number stays one.
  @Test func columnsOfWordsAreText() throws {
    let run = try Rehearsal(Repository.path("fixtures/tu-mo-rong/rasoat.yaml"), out: folder.path + "/district")
    let mixed: Set = ["wanted", "denominator"]
    for (table, file) in RegisterFile.tables {
      guard let file else { continue }
      let rows = run.table(file)
      for column in table.columns where !column.isText && !mixed.contains(column.name) {
        let words = rows.compactMap { $0[column.name] }.filter { !$0.isEmpty && Double($0) == nil }
        #expect(words.isEmpty, "\(file) \(column.name)")
      }
    }
  }
}
