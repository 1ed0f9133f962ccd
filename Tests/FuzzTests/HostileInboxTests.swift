import Foundation
import Rehearsal
import Testing

/// Files in an inbox that are no files, or that no list can be: each is named with its reason, the rest is published.
@Suite struct HostileInboxTests {
  @Test func aPipeIsNotWaitedFor() throws {
    let codes = try Self.codes { folder in
      #expect(mkfifo(folder.path + "/" + Self.file, 0o600) == 0)
    }
    #expect(codes.contains("file-special"))
  }

  @Test func columnsBeyondAShortNumberAreLeftOut() throws {
    let wide = String(repeating: ",", count: 70_000)
    let codes = try Self.codes { folder in
      try folder.write("\(wide)STT,Họ và tên chủ hộ,Ngày sinh,Phân loại hộ\n\(wide)1,A Thử,1990,Lạ\n", to: Self.file)
    }
    #expect(codes.isSuperset(of: ["cells-beyond", "file-not-a-list"]))
  }

  private static let file = "inbox/2022/ngoc-lay.csv"

  /// What a run of the small district says of another file in the place of one commune's list.
  private static func codes(_ replace: (TemporaryFolder) throws -> Void) throws -> Set<String> {
    let folder = try TemporaryFolder()
    try SmallDistrict().write(to: folder)
    try FileManager.default.removeItem(atPath: folder.path + "/" + file)
    try replace(folder)
    let run = try Rehearsal(folder.path + "/" + SmallDistrict.pipeline, out: folder.path + "/runs")
    let summary = run.table("tables/summary.csv")
    #expect(summary.contains { $0["unit"] == "23407" && $0["period"] == "2022" && $0["households"] != "" })
    return Set(run.table("findings.csv").filter { $0["file"] == file }.compactMap { $0["code"] })
  }
}
