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
    #expect(run.messages.contains("Ai còn thiếu: rasoat status \(pipeline)"))
    #expect(published().count == 2)
    let again = try Tool.run("run", pipeline, "--quiet")
    #expect(again.exit == 0, "nothing changed")
    #expect(again.messages.contains("(chưa đủ)"))
    let fresh = try Tool.run("run", pipeline, "--quiet", "--fresh")
    #expect(fresh.exit == 3 && fresh.messages.contains("chưa đủ (1/2 xã có số liệu); "))
  }

  @Test func wrongUsageEndsWith64() throws {
    #expect(try Tool.run("run", pipeline, "--no-such-option").exit == 64)
    #expect(try Tool.run("run").exit == 64)
    #expect(try Tool.run("run", pipeline, "--jobs", "0").exit == 64)
    let period = try Tool.run("run", pipeline, "--period", "1999", "--lang", "en")
    #expect(period.exit == 64)
    #expect(period.messages.contains("there are: 2021, 2022."))
  }

  @Test func aCommandThatIsNoneNamesTheNearest() throws {
    let wrong = try Tool.run("chek", pipeline)
    #expect(wrong.exit == 64)
    #expect(wrong.messages.contains("“chek”") && wrong.messages.contains("Có phải là “check”?"))
    #expect(try Tool.run("help", "check").exit == 0)
  }

  @Test func whatIsNoPipelineIsSaidWithoutItsContent() throws {
    for name in ["inbox/2022/ngoc-lay.csv", "ref/units.csv"] {
      let wrong = try Tool.run("check", folder.path + "/" + name)
      #expect(wrong.exit == 78)
      #expect(wrong.messages.contains("đây không phải tệp pipeline"), "\(wrong.messages)")
      for value in SmallDistrict().personalValues { #expect(!wrong.messages.contains(value)) }
      #expect(wrong.messages.count < 1_000)
    }
    let directory = try Tool.run("check", folder.path)
    #expect(directory.exit == 78 && directory.messages.contains("là thư mục"))
    #expect(try Tool.run("inspect", folder.path).exit == 66)
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

  /// `ulimit -f` stands for every disk that takes no more.
  @Test func aFileBeyondTheLimitEndsWith74() throws {
    // Without workbooks, whose library fills stderr with its own complaints: the limit holds for that file as well.
    let text = try String(contentsOfFile: pipeline, encoding: .utf8)
    try folder.write(text + "publish: {directory: runs, formats: [csv]}\n", to: SmallDistrict.pipeline)
    let limited = try shell("ulimit -f 1; exec \"$0\" \"$@\"", "run", pipeline)
    #expect(limited.exit == 74, "\(limited.messages)")
    #expect(limited.messages.contains("ghi không thành công"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: period) == [".lock"])
  }

  @Test func outputThatNobodyCanHearChangesNoExitCode() throws {
    #expect(try shell("exec \"$0\" \"$@\" 2> /dev/full", "run", pipeline).exit == 0)
    #expect(published().count == 2)
    let page = try shell("exec \"$0\" \"$@\" > /dev/full", "status", pipeline)
    #expect(page.exit == 74 && page.messages.contains("stdout: ghi không thành công"))
  }

  private func shell(_ script: String, _ arguments: String...) throws -> Tool.Result {
    try RunningTool(["-c", script, Tool.path] + arguments, in: Repository.root, tool: "/bin/sh").finish()
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
