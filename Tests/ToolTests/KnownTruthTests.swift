import Foundation
import Rehearsal
import Testing

/// The generated communes with their truth, where they stand beside the repository: the cells of summary, indicators,
/// causes and groups at village, commune and district level.
@Suite(.enabled(if: KnownTruth.isThere, "the generated communes (../shared/data) are not here"))
struct KnownTruthTests {
  /// One commune with little dirt: every cell.
  @Test func aCommuneIsTrue() throws {
    let truth = try KnownTruth("tiny")
    for table in KnownTruth.tables {
      let cells = truth.cells(of: table)
      #expect(cells.count >= 15)
      #expect(cells.filter(\.isWrong).map(\.description) == [])
    }
  }

  /// Districts with the dirt of real years: 99 of 100 cells that the files can tell, and every state. The program runs
  /// on the lists alone.
  @Test(arguments: ["district-a", "district-b"])
  func aDistrictIsTrue(_ name: String) throws {
    let truth = try KnownTruth(name)
    for table in KnownTruth.tables {
      let cells = truth.cells(of: table)
      let wrong = cells.filter(\.isWrong)
      #expect(cells.count >= 1_000)
      #expect(
        wrong.count * 100 <= cells.count,
        "\(table): \(wrong.count) of \(cells.count): \(wrong.prefix(10).map(\.description))")
      #expect(wrong.filter { $0.column == "state" }.map(\.description) == [])
    }
  }
}
