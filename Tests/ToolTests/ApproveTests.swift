import Foundation
import Rehearsal
import Testing

/// Signing off: `rasoat approve`, and what the other commands say of it.
@Suite struct ApproveTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try SmallDistrict().write(to: folder)
  }

  private var pipeline: String { folder.path + "/" + SmallDistrict.pipeline }
  private var period: String { folder.path + "/runs/small-district/2022" }

  /// Runs, and gives the newest run's directory.
  private func publish() throws -> String {
    _ = try Tool.run("run", pipeline, "--quiet")
    return period + "/" + (try FileManager.default.destinationOfSymbolicLink(atPath: period + "/latest"))
  }

  private func approve(_ run: String, _ more: String..., by name: String = "Nguyễn Thị Thử") throws -> Tool.Result {
    try Tool.start(["approve", run, "--by", name, "--lang", "en"] + more).finish()
  }

  private func approvals(_ run: String) throws -> [[String: Any]] {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: run + ".approval.json"))
    let file = try JSONSerialization.jsonObject(with: bytes) as? [String: [[String: Any]]]
    return try #require(file?["approvals"])
  }

  @Test func approvalsStandBesideTheRunOneAfterTheOther() throws {
    let run = try publish()
    let before = TemporaryFolder.files(below: run)
    #expect(try Tool.run("verify", run, "--lang", "en").messages.contains("Not approved."))
    #expect(try approve(run).exit == 0)
    let second = try approve(period + "/latest", "--note", "Đã họp", by: "Trần Văn Mẫu")
    #expect(second.exit == 0 && second.messages.contains("approved by Trần Văn Mẫu"), "\(second.messages)")
    let signed = try approvals(run)
    #expect(signed.map { $0["by"] as? String } == ["Nguyễn Thị Thử", "Trần Văn Mẫu"])
    #expect(signed.map { $0["note"] as? String } == ["", "Đã họp"])
    let manifest = try JSONSerialization.jsonObject(
      with: Data(contentsOf: URL(fileURLWithPath: run + "/manifest.json")))
    let fingerprint = (manifest as? [String: Any])?["fingerprint"] as? String
    #expect(fingerprint != nil && signed.allSatisfy { $0["fingerprint"] as? String == fingerprint })
    #expect(TemporaryFolder.files(below: run) == before)
  }

  @Test func everyoneIsToldWhoApproved() throws {
    let run = try publish()
    #expect(try approve(run).exit == 0)
    for command in [["verify", run], ["status", pipeline], ["run", pipeline]] {
      let told = try Tool.start(command + ["--lang", "vi"]).finish()
      #expect(told.exit == 0)
      #expect((told.output + told.messages).contains("Đã phê duyệt: Nguyễn Thị Thử, "), "\(command) \(told.messages)")
    }
    let quiet = try Tool.run("run", pipeline, "--quiet")
    #expect(quiet.messages.split(separator: "\n").count == 1)
  }

  @Test func itDiesWhenAnInputChanges() throws {
    let run = try publish()
    #expect(try approve(run).exit == 0)
    var district = SmallDistrict()
    district.lists[2].rows[0].persons = "6"
    try district.write(to: folder)
    let why = "inbox/2022/dak-na.csv: has changed since the run"
    for command in [["verify", run], ["status", pipeline], ["run", pipeline]] {
      let told = try Tool.start(command + ["--lang", "en"]).finish()
      let text = told.output + told.messages
      #expect(text.contains("no longer holds (Nguyễn Thị Thử, ") && text.contains(why), "\(command) \(text)")
    }
    let newest = try publish()
    #expect(newest != run && !FileManager.default.fileExists(atPath: newest + ".approval.json"))
    let status = try Tool.run("status", pipeline, "--lang", "en").output
    #expect(status.contains("This run is not approved. The approval of the run \((run as NSString).lastPathComponent)"))
    #expect(try approve(newest).exit == 0)
    #expect(try Tool.run("status", pipeline, "--lang", "en").output.contains("The newest run: Approved: "))
  }

  @Test func itDiesWhenADecisionOrARuleChanges() throws {
    let run = try publish()
    #expect(try approve(run).exit == 0)
    try folder.write(
      Data(try String(contentsOfFile: pipeline, encoding: .utf8).utf8) + Data("# \n".utf8), to: SmallDistrict.pipeline)
    let told = try Tool.run("status", pipeline, "--lang", "en")
    #expect(told.output.contains("no longer holds") && told.output.contains("rasoat.yaml: has changed since the run"))
  }

  @Test func whatIsNotProvenIsNotApproved() throws {
    let run = try publish()
    let table = run + "/tables/summary.csv"
    let bytes = try Data(contentsOf: URL(fileURLWithPath: table))
    try TemporaryFolder.write(bytes + Data("\n".utf8), to: table)
    let touched = try approve(run)
    #expect(touched.exit == 65 && touched.messages.contains("tables/summary.csv: was changed"), "\(touched.messages)")
    try TemporaryFolder.write(bytes, to: table)
    try TemporaryFolder.write(Data("x".utf8), to: run + "/more.csv")
    let link = try approve(period + "/latest")
    #expect(link.exit == 65 && link.messages.contains("more.csv: is not of the run"), "\(link.messages)")
    #expect(try approve(folder.path).exit == 66)
    #expect(try approve(folder.path + "/nowhere").exit == 66)
    #expect(!FileManager.default.fileExists(atPath: run + ".approval.json"))
  }

  @Test func aTouchedRunLosesItsApproval() throws {
    let run = try publish()
    #expect(try approve(run).exit == 0)
    try TemporaryFolder.write(Data("x".utf8), to: run + "/tables/summary.csv")
    for command in [["verify", run], ["status", pipeline], ["run", pipeline]] {
      let told = try Tool.start(command + ["--lang", "en"]).finish()
      let text = told.output + told.messages
      #expect(text.contains("no longer holds") && text.contains("tables/summary.csv: was changed"), "\(command)")
    }
  }

  @Test func anotherManifestIsNotTheOneThatWasSigned() throws {
    let run = try publish()
    #expect(try approve(run).exit == 0)
    let manifest = try String(contentsOfFile: run + "/manifest.json", encoding: .utf8)
    let other = manifest.replacing(/"seconds" : [0-9.]+/, with: "\"seconds\" : 99")
    #expect(other != manifest)
    try TemporaryFolder.write(Data(other.utf8), to: run + "/manifest.json")
    let verified = try Tool.run("verify", run, "--lang", "en")
    #expect(verified.exit == 1 && verified.messages.contains("manifest.json: was changed"), "\(verified.messages)")
  }

  @Test func anIncompleteRunIsApprovedOnlyWhenItIsSaid() throws {
    try FileManager.default.removeItem(atPath: folder.path + "/inbox/2022/dak-na.csv")
    let run = try publish()
    let refused = try approve(run)
    #expect(refused.exit == 65 && refused.messages.contains("--accept-incomplete"))
    #expect(!FileManager.default.fileExists(atPath: run + ".approval.json"))
    #expect(try approve(run, "--accept-incomplete").exit == 0)
    #expect(try approvals(run).first?["complete"] as? Bool == false)
    #expect(try Tool.run("verify", run, "--lang", "en").messages.contains(", incomplete."))
  }

  @Test func anApprovalThatCannotBeReadIsNotWrittenOver() throws {
    let run = try publish()
    try TemporaryFolder.write(Data("{".utf8), to: run + ".approval.json")
    let refused = try approve(run)
    #expect(refused.exit == 74 && refused.messages.contains(".approval.json: cannot be read"), "\(refused.messages)")
    #expect(try String(contentsOfFile: run + ".approval.json", encoding: .utf8) == "{")
    #expect(try Tool.run("status", pipeline, "--lang", "en").output.contains("cannot be read"))
  }

  @Test func somebodyMustSign() throws {
    let run = try publish()
    #expect(try Tool.run("approve", run).exit == 64)
    #expect(try approve(run, by: " ").exit == 64)
    #expect(try approve(run, "--note", "a\nb").exit == 64)
  }
}
