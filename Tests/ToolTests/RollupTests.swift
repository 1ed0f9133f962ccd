import Compression
import Foundation
import Hashing
import Rehearsal
import Testing

/// Packs of two communes, added up, and what is no pack.
@Suite struct RollupTests {
  private static let tables = [
    "summary", "flows", "reductions", "changes", "indicators", "causes", "groups", "ethnicities", "children",
    "completeness", "poverty-index",
  ]
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try SmallDistrict().write(to: folder)
    for (name, unit) in [("ngoc-lay", "23404"), ("dak-na", "23407")] {
      try folder.write(pipeline(name, unit: unit) { "inbox/\($0)/\(name).csv" }, to: name + ".yaml")
      #expect(try Tool.run("run", folder.path + "/\(name).yaml", "--quiet").exit == 0)
      try copy("runs/\(name)/2022/latest/pack/\(name)-2022.zip", "packs/\(name).zip")
    }
    try folder.write(pipeline("above", unit: "617") { _ in "packs/*.zip" }, to: "above.yaml")
  }

  private func pipeline(_ name: String, unit: String, _ inputs: (String) -> String) -> String {
    """
    name: \(name)
    title: Cộng số liệu
    unit: "\(unit)"
    reference: {units: ref/units.csv, totals: ref/totals.csv}
    surveys:
      - {period: "2021", standard: nd07-2021, inputs: ["\(inputs("2021"))"]}
      - {period: "2022", standard: nd07-2021, inputs: ["\(inputs("2022"))"]}
    publish: {directory: runs, formats: [csv, xlsx, html]}

    """
  }

  private func copy(_ from: String, _ to: String) throws {
    let target = URL(fileURLWithPath: folder.path + "/" + to)
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try? FileManager.default.removeItem(at: target)
    try FileManager.default.copyItem(atPath: folder.path + "/" + from, toPath: target.path)
  }

  private func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: folder.path + "/" + name))
  }

  private func findings() throws -> String {
    String(decoding: try bytes("runs/above/2022/latest/findings.csv"), as: UTF8.self)
  }

  private func rollup() throws -> Tool.Result { try Tool.run("rollup", folder.path + "/above.yaml", "--quiet") }

  @Test func packsAddUpToWhatTheListsSay() throws {
    #expect(try Tool.run("run", folder.path + "/rasoat.yaml", "--quiet").exit == 0)
    let result = try rollup()
    #expect(result.exit == 0, "\(result.messages)")
    for table in Self.tables {
      let (lists, packs) = (
        try bytes("runs/small-district/2022/latest/tables/\(table).csv"),
        try bytes("runs/above/2022/latest/tables/\(table).csv")
      )
      #expect(!lists.isEmpty && packs == lists, "\(table)")
    }
    #expect(try findings().contains("packs-not-linked,2022,nd07-2021,617"))
    #expect(try Tool.run("verify", folder.path + "/runs/above/2022/latest").exit == 0)
    #expect(try rollup().messages.contains("không có gì thay đổi"))
  }

  @Test func aPackNamesNobody() throws {
    let archive = try ZipArchive(bytes: [UInt8](try bytes("packs/ngoc-lay.zip")))
    #expect(archive.entries.map(\.name).contains("counts/2022-nd07-2021.csv"))
    for entry in archive.entries {
      let text = String(decoding: try archive.content(entry), as: UTF8.self)
      for secret in SmallDistrict().personalValues { #expect(!text.contains(secret), "\(entry.name)") }
      #expect(!text.contains("\"run\""), "\(entry.name)")
    }
  }

  @Test func aPackThatWasTouchedDoesNotCount() throws {
    let archive = try ZipArchive(bytes: [UInt8](try bytes("packs/dak-na.zip")))
    let forged = try archive.entries.map { entry in
      var content = try archive.content(entry)
      if entry.name == "tables/summary.csv" { content[content.count - 2] ^= 1 }
      return try ZipEntry(entry.name, content)
    }
    try Data(ZipArchiveWriter.archive(forged)).write(to: URL(fileURLWithPath: folder.path + "/packs/dak-na.zip"))
    #expect(try rollup().exit == 3)
    #expect(try findings().contains("error,pack-changed,2022,nd07-2021,"))
    #expect(try findings().contains("tables/summary.csv"))
  }

  /// A pack that is whole by its own manifest, whose flows another program wrote: a column is missing, a quote is astray.
  @Test(arguments: [("period,baseline,", "period,before,"), ("households,", "\"households,")])
  func flowsOfAnotherShapeDoNotCount(_ own: String, _ other: String) throws {
    let archive = try ZipArchive(bytes: [UInt8](try bytes("packs/dak-na.zip")))
    var contents = try archive.entries.map { ($0.name, try archive.content($0)) }
    let flows = try #require(contents.firstIndex { $0.0 == "tables/flows.csv" })
    let text = String(decoding: contents[flows].1, as: UTF8.self)
    let written = text.replacingCharacters(in: try #require(text.range(of: own)), with: other)
    let manifest = try #require(contents.firstIndex { $0.0 == "manifest.json" })
    let signed = String(decoding: contents[manifest].1, as: UTF8.self).replacingOccurrences(
      of: SHA256.digest(of: contents[flows].1).hex, with: SHA256.digest(of: Array(written.utf8)).hex)
    (contents[flows].1, contents[manifest].1) = (Array(written.utf8), Array(signed.utf8))
    try Data(ZipArchiveWriter.archive(contents.map { try ZipEntry($0.0, $0.1) }))
      .write(to: URL(fileURLWithPath: folder.path + "/packs/dak-na.zip"))
    #expect(try rollup().exit == 3)
    #expect(try findings().contains("error,pack-other-shape,2022,nd07-2021,"))
  }

  @Test func ofTwoPacksOfOneUnitNoneCounts() throws {
    try copy("packs/dak-na.zip", "packs/dak-na-again.zip")
    #expect(try rollup().exit == 3)
    let findings = try findings()
    #expect(findings.contains("pack-overlaps,2022,nd07-2021,23407,packs/dak-na-again.zip"))
    #expect(findings.contains("pack-overlaps,2022,nd07-2021,23407,packs/dak-na.zip"))
    #expect(findings.contains("unit-refused,2022,nd07-2021,23407"))
  }

  @Test func listsAndPacksAreNotTakenForEachOther() throws {
    let (run, rollup) = (
      try Tool.run("run", folder.path + "/above.yaml"), try Tool.run("rollup", folder.path + "/rasoat.yaml")
    )
    #expect(run.exit == 64 && run.messages.contains("dùng rasoat rollup"))
    #expect(rollup.exit == 64 && rollup.messages.contains("dùng rasoat run"))
    try copy("packs/dak-na.zip", "inbox/2022/goi.zip")
    let mixed = try Tool.run("check", folder.path + "/rasoat.yaml")
    #expect(mixed.exit == 78 && (mixed.messages + mixed.output).contains("đều là gói số liệu"))
  }

  @Test func rowsAreAskedOfTheOfficeThatSentThePack() throws {
    #expect(try self.rollup().exit == 0)
    let result = try Tool.run(
      "explain", folder.path + "/runs/above/2022/latest", "--unit", "617", "--measure", "poor_households")
    #expect(result.exit == 64 && result.messages.contains("cộng từ các gói"))
  }
}
