import Foundation
import Glibc
import PipelineKit
import Testing

@testable import Assembly

/// File systems as offices have them: links among the inputs, none for `latest`, no locks, and what lies about.
@Suite final class OfficeDiskTests {
  private let folder = NSTemporaryDirectory() + "/rasoat-" + UUID().uuidString

  init() throws { try FileManager.default.createDirectory(atPath: folder + "/in", withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func write(_ name: String) throws {
    let path = folder + "/" + name
    try FileManager.default.createDirectory(
      atPath: FileSystem.folder(of: path), withIntermediateDirectories: true)
    try Data("x".utf8).write(to: URL(fileURLWithPath: path))
  }

  private func link(_ name: String, to target: String) { #expect(symlink(target, folder + "/" + name) == 0) }

  private func found(_ pattern: String = "in/**") -> InputPattern.Found { InputPattern(pattern).found(in: folder) }

  private func passed(_ pattern: String = "in/**") -> [String] {
    found(pattern).passed.map { "\($0.name) \($0.code.word)" }
  }

  // MARK: Inputs

  @Test func `linked files and folders are read, wherever they lead`() throws {
    for name in ["in/a.csv", "share/b.csv", "share/deep/c.csv"] { try write(name) }
    link("in/share", to: "../share")
    link("in/d.csv", to: "../share/b.csv")
    link("other", to: "share")
    #expect(found().files == ["in/a.csv", "in/d.csv", "in/share/b.csv", "in/share/deep/c.csv"])
    #expect(found("other/**").files == ["other/b.csv", "other/deep/c.csv"])
    #expect(passed().isEmpty)
  }

  @Test func `loops end, and a folder that is reached twice is read once, under its own name`() throws {
    for name in ["in/b/x.csv", "in/z/y.csv"] { try write(name) }
    link("in/b/again", to: "../z")
    link("in/a", to: "b")
    link("in/z/up", to: "..")
    link("in/z/top", to: "../..")
    #expect(found().files == ["in/b/x.csv", "in/z/y.csv"])
    #expect(
      passed() == ["in/a folder-twice", "in/b/again folder-twice", "in/z/top folder-above", "in/z/up folder-twice"])
  }

  @Test func `pipes, sockets, devices and broken links are named and not opened`() throws {
    #expect(mkfifo(folder + "/in/pipe.csv", 0o644) == 0)
    link("in/device.csv", to: "/dev/zero")
    link("in/gone.csv", to: "nowhere")
    link("in/self.csv", to: "self.csv")
    #expect(found().files.isEmpty)
    #expect(
      passed() == [
        "in/device.csv file-special", "in/gone.csv link-broken", "in/pipe.csv file-special", "in/self.csv link-broken",
      ])
    #expect(passed("in/p*") == ["in/pipe.csv file-special"], "only what the pattern means")
    var problems = Problems()
    #expect(FileSystem.read(folder + "/in/pipe.csv", named: "p", &problems) == nil)
    #expect(problems.list.map(\.code) == [.fileSpecial])
  }

  @Test func `what programs leave behind is passed over, unless it is named in full`() throws {
    let junk = [
      "~$a.xlsx", ".~lock.a.csv#", "._a.csv", ".DS_Store", "Thumbs.db", "desktop.ini", "a.csv:Zone.Identifier",
      "~WRL0001.tmp", "__MACOSX/a.csv", "$RECYCLE.BIN/a.csv",
    ]
    for name in junk + ["a.csv"] { try write("in/" + name) }
    #expect(found().files == ["in/a.csv"])
    #expect(found().leftBehind.count == 10)
    #expect(passed().isEmpty)
    #expect(found("in/Thumbs.db").files == ["in/Thumbs.db"])
  }

  @Test func `shortcuts, unfinished copies and backups are named`() throws {
    for name in ["a.csv.lnk", "b.xlsx.crdownload", "c.csv.part", "d.csv.tmp", "e.csv.bak", "f.xlsx~"] {
      try write("in/" + name)
    }
    #expect(found().files.isEmpty)
    #expect(
      passed() == [
        "in/a.csv.lnk file-shortcut", "in/b.xlsx.crdownload file-unfinished", "in/c.csv.part file-unfinished",
        "in/d.csv.tmp file-unfinished", "in/e.csv.bak file-backup", "in/f.xlsx~ file-backup",
      ])
    #expect(found("in/e.csv.bak").files == ["in/e.csv.bak"])
  }

  @Test func `a name that is not UTF-8 is said`() throws {
    let name: [CChar] = Array((folder + "/in/X").utf8.map { CChar(bitPattern: $0) }) + [CChar(bitPattern: 0xE3), 0]
    let descriptor = open(name, O_CREAT | O_WRONLY, 0o644)
    try #require(descriptor >= 0)
    close(descriptor)
    #expect(passed() == ["in/X\u{FFFD} name-unreadable"])
  }

  @Test func `a folder that may not be read is a problem where nothing else matches`() throws {
    try #require(chmod(folder + "/in", 0) == 0)
    defer { chmod(folder + "/in", 0o755) }
    // The system's own user may read everything.
    guard getuid() != 0 else { return }
    #expect(passed() == ["in folder-unreadable"])
  }

  // MARK: The newest run

  @Test func `where there are no links, latest is a file that commands follow`() throws {
    try write("runs/one/manifest.json")
    try write("runs/two/manifest.json")
    let latest = folder + "/runs/latest"
    #expect(try Disk.point(latest, at: "one"))
    #expect(Disk.destination(of: latest) == "one")
    #expect(try !Disk.point(latest, at: "two") { _, _ in false }, "a file takes the place of the link")
    #expect(Disk.destination(of: latest) == "two")
    for path in [latest, latest + "/"] { #expect(RunFolder.named(path) == folder + "/runs/two") }
    #expect(RunFolder.named(folder + "/runs/one") == folder + "/runs/one")
    #expect(RunFolder.named(folder + "/runs/none") == folder + "/runs/none")
    #expect(try Disk.point(latest, at: "one"), "and a link that of the file")
    #expect(Disk.destination(of: latest) == "one")
  }

  // MARK: Locks

  @Test func `where there are no locks, a file says who is at work`() throws {
    func lock() throws -> RunLock { try RunLock(folder: folder) { _ in EOPNOTSUPP } }
    let first = try lock()
    let failure = #expect(throws: Failure.self) { try lock() }
    #expect(failure?.code == .locked)
    #expect(failure?.vietnamese.contains("\(getpid())") == true, "who")
    #expect(failure?.vietnamese.contains(".lock-holder") == true, "what to do")
    withExtendedLifetime(first) {}
  }

  @Test func `the lock of a process that has ended is taken over, that of another machine is not`() throws {
    func lock() throws -> RunLock { try RunLock(folder: folder) { _ in ENOLCK } }
    let path = folder + "/.lock-holder"
    do { withExtendedLifetime(try lock()) {} }
    #expect(!Disk.exists(path), "released")
    let holder = try lock()
    var lines = String(decoding: try #require(Disk.bytes(path)), as: UTF8.self).split(separator: "\n").map(String.init)
    withExtendedLifetime(holder) {}
    lines[2] = "1"
    try Data(lines.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: path))
    do { withExtendedLifetime(try lock()) {} }
    lines[0] = "elsewhere"
    try Data(lines.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: path))
    #expect(throws: Failure.self) { try lock() }
  }
}
