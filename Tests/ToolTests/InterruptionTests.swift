import Foundation
import Glibc
import Rehearsal
import Testing

/// A run that is ended in its middle leaves nothing behind that looks like a run.
@Suite struct InterruptionTests {
  private func names(_ folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { !$0.hasPrefix(".") }
  }

  @Test func aKilledRunLeavesNoRunAndTheNextOneSucceeds() throws {
    let folder = try TemporaryFolder()
    var district = SmallDistrict()
    let pattern = district.lists[3].rows
    district.lists[3].rows = (0..<4_000).flatMap { number in
      pattern.map { row in
        var row = row
        row.name += " \(number)"
        row.number = ""
        return row
      }
    }
    try district.write(to: folder)
    let pipeline = folder.path + "/" + SmallDistrict.pipeline
    let period = folder.path + "/runs/small-district/2022"
    let tool = try Tool.start(["run", pipeline])
    for _ in 0..<10_000 where !FileManager.default.fileExists(atPath: period + "/.lock") { usleep(500) }
    usleep(20_000)
    tool.kill()
    #expect(try tool.finish().exit == -SIGKILL, "the run was over before it could be killed")
    #expect(names(period) == [])

    try SmallDistrict().write(to: folder)
    try folder.write("half a table", to: "runs/small-district/2022/.staging-killed/tables/summary.csv")
    #expect(try Tool.run("run", pipeline).exit == 0)
    #expect(names(period).count == 2)
    let all = try FileManager.default.contentsOfDirectory(atPath: period)
    #expect(!all.contains { $0.hasPrefix(".staging") }, "what the killed run left is still there")
  }
}
