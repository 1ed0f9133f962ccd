import Foundation
import Glibc
import Rehearsal
import Testing

/// What scripts rely on: exit codes, and nothing half-published.
@Suite struct ExitTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try SmallDistrict().write(to: folder)
  }

  private var pipeline: String { folder.path + "/" + SmallDistrict.pipeline }
  private var period: String { folder.path + "/runs/small-district/2022" }

  private func published() -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: period)) ?? []).filter { !$0.hasPrefix(".") }.sorted()
  }

  @Test func aWholeRunEndsWith0AndMovesLatest() throws {
    let run = try Tool.run("run", pipeline)
    #expect(run.exit == 0, "\(run.messages)")
    #expect(run.output == "")
    #expect(run.messages.contains("Huyện Tu Mơ Rông"))
    #expect(published().count == 2)
    let latest = try FileManager.default.destinationOfSymbolicLink(atPath: period + "/latest")
    #expect(published().contains(latest))
  }

  @Test func nothingChangedSaysSoAndPublishesNothing() throws {
    #expect(try Tool.run("run", pipeline, "--quiet").exit == 0)
    let before = published()
    let again = try Tool.run("run", pipeline, "--quiet")
    #expect(again.exit == 0)
    #expect(again.messages.contains("không có gì thay đổi"))
    #expect(again.messages.split(separator: "\n").count == 1)
    #expect(published() == before)
    let english = try Tool.run("run", pipeline, "--quiet", "--fresh", "--lang", "en")
    #expect(english.exit == 0)
    #expect(published().count == before.count + 1)
  }

  @Test func aMissingCommuneEndsWith3() throws {
    try FileManager.default.removeItem(atPath: folder.path + "/inbox/2022/dak-na.csv")
    let run = try Tool.run("run", pipeline)
    #expect(run.exit == 3)
    #expect(run.messages.contains("Chưa nộp: Xã Đắk Na"))
    #expect(published().count == 2)
    let again = try Tool.run("run", pipeline, "--quiet")
    #expect(again.exit == 0, "nothing changed")
    #expect(again.messages.contains("(chưa đủ)"))
  }

  @Test func wrongUsageEndsWith64() throws {
    #expect(try Tool.run("run", pipeline, "--no-such-option").exit == 64)
    #expect(try Tool.run("run").exit == 64)
    #expect(try Tool.run("run", pipeline, "--jobs", "0").exit == 64)
    let period = try Tool.run("run", pipeline, "--period", "1999", "--lang", "en")
    #expect(period.exit == 64)
    #expect(period.messages.contains("2021") && period.messages.contains("2022"))
  }

  @Test func missingInputsEndWith66() throws {
    try FileManager.default.removeItem(atPath: folder.path + "/inbox/2022")
    let run = try Tool.run("run", pipeline)
    #expect(run.exit == 66)
    #expect(run.messages.contains("rasoat.yaml:10:"))
    #expect(published() == [])
  }

  @Test func outputThatCannotBeCreatedEndsWith73() throws {
    try folder.write("a file, not a folder", to: "file")
    let run = try Tool.run("run", pipeline, "--out", folder.path + "/file/runs")
    #expect(run.exit == 73)
    #expect(run.messages.contains(folder.path + "/file/runs"))
  }

  @Test func anotherRunsLockEndsWith75() throws {
    try folder.write("", to: "runs/small-district/2022/.lock")
    let descriptor = open(period + "/.lock", O_RDWR)
    #expect(descriptor >= 0)
    defer { close(descriptor) }
    #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    let run = try Tool.run("run", pipeline)
    #expect(run.exit == 75)
    #expect(published() == [])
    #expect(flock(descriptor, LOCK_UN) == 0)
    #expect(try Tool.run("run", pipeline).exit == 0)
  }

  @Test func aWrongPipelineEndsWith78() throws {
    let text = try String(contentsOfFile: pipeline, encoding: .utf8)
    try folder.write(text.replacingOccurrences(of: "nd07-2021", with: "nd07-2012"), to: SmallDistrict.pipeline)
    for command in ["check", "run", "status"] {
      let run = try Tool.run(command, pipeline, "--lang", "en")
      #expect(run.exit == 78, "\(command)")
      #expect(run.messages.contains("rasoat.yaml:9:") && run.messages.contains("did you mean “nd07-2021”?"))
    }
    #expect(published() == [])
  }

  @Test func aDryRunWritesNothing() throws {
    #expect(try Tool.run("run", pipeline, "--dry-run").exit == 0)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/runs"))
  }

  @Test(.enabled(if: SmallDisk.isPossible, "needs root and a kernel that mounts a tmpfs"))
  func aFullDiskEndsWith74() throws {
    let disk = try SmallDisk(at: folder.path + "/disk", kilobytes: 16)
    let run = try Tool.run("run", pipeline, "--out", disk.path)
    #expect(run.exit == 74, "\(run.messages)")
    #expect(run.messages.contains("ghi không thành công"))
    let left = try FileManager.default.contentsOfDirectory(atPath: disk.path + "/small-district/2022")
    #expect(left == [".lock"])
  }
}

/// A file system with room for next to nothing, unmounted afterwards.
final class SmallDisk {
  /// Where it is.
  let path: String

  /// Whether this process may mount one.
  static let isPossible: Bool = {
    guard geteuid() == 0, let folder = try? TemporaryFolder() else { return false }
    return (try? SmallDisk(at: folder.path + "/disk", kilobytes: 16)) != nil
  }()

  init(at path: String, kilobytes: Int) throws {
    self.path = path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    guard mount("tmpfs", path, "tmpfs", 0, "size=\(kilobytes)k") == 0 else { throw CocoaError(.featureUnsupported) }
  }

  deinit { umount(path) }
}
