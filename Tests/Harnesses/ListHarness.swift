import Assembly
import Clean
import Foundation
import Geography
import Ingest
import PipelineKit
import Standards

/// One file read and cleaned under Nghị định 07/2021 for an invented commune.
struct ListHarness: Sendable {
  /// The one harness of this process; nil where the program's data cannot be read.
  static let shared = ListHarness()

  private let options: CleanOptions
  private let sender: Int

  private init?() {
    var problems = Problems()
    guard let data = try? DataFolder(path: DataFolder.find(executable: #filePath), &problems),
      let day = Day(year: 2022, month: 12, day: 31), let period = Period("2022")
    else { return nil }
    let standards = data.standards(&problems)
    guard let standard = standards.first(where: { $0.id == "nd07-2021" }),
      let codeLists = data.codeLists(standards, &problems), let tree = UnitTree(Self.units, under: "1", on: day)
    else { return nil }
    options = CleanOptions(
      survey: 0, period: period, standard: standard, tree: tree, formerNames: [:], codeLists: codeLists)
    sender = tree.index["11"] ?? tree.root
  }

  private static let units = [
    Unit(code: "1", name: "Huyện Thử", level: .district, parent: "", validFrom: nil, validTo: nil, area: .rural),
    Unit(code: "11", name: "Xã Mẫu", level: .commune, parent: "1", validFrom: nil, validTo: nil, area: nil),
    Unit(code: "111", name: "Thôn Một", level: .village, parent: "11", validFrom: nil, validTo: nil, area: nil),
    Unit(code: "112", name: "Thôn Hai", level: .village, parent: "11", validFrom: nil, validTo: nil, area: nil),
  ]

  /// Reads the bytes as a commune's file; what was received must be kept, merged or rejected.
  func run(_ bytes: [UInt8]) {
    let path = NSTemporaryDirectory() + "rasoat-harness-\(ProcessInfo.processInfo.processIdentifier)"
    guard FileManager.default.createFile(atPath: path, contents: Data(bytes)) else { return }
    defer { unlink(path) }
    let source = ListSource(index: 0, path: path, name: "list.csv")
    let reader = ListReader(source, survey: 0, standard: options.standard, codeLists: options.codeLists)
    var cleaner = Cleaner(options, file: 0, sender: sender)
    while let rows = reader.next() { cleaner.take(rows) }
    let list = cleaner.finish()
    let tally = list.tally
    precondition(
      tally.received == list.households.count + tally.members + tally.merged + tally.rejected,
      "every row received is accounted for")
  }
}
