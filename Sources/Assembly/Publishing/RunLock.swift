import Glibc
import PipelineKit

/// One run at a time in a folder: a lock that the kernel frees when the process ends, however it ends. Where the file
/// system has no such locks (many shares), a file that says who holds it takes its place.
final class RunLock {
  private let descriptor: Int32
  private var held: HeldFile?

  /// Takes the lock of a folder, which must exist. Fails at once with exit code 75 when another run holds it. `lock` gives
  /// what the system says to a wish for the lock, 0 = granted.
  init(
    folder: String, lock: (Int32) -> Int32 = { flock($0, LOCK_EX | LOCK_NB) == 0 ? 0 : errno }
  ) throws(Failure) {
    let path = folder + "/.lock"
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      let why = String(cString: strerror(errno))
      throw Failure(
        .cannotCreate, vi: "\(path): không tạo được (\(why)). Kiểm tra quyền ghi.",
        en: "\(path): cannot be created (\(why)). Check permissions.")
    }
    let code = lock(descriptor)
    if code == 0 { return }
    guard code != EWOULDBLOCK else {
      close(descriptor)
      throw Failure(
        .locked, vi: "Một lần chạy khác đang làm việc ở \(folder). Chờ xong rồi chạy lại.",
        en: "Another run is at work in \(folder). Wait for it and run again.")
    }
    do { held = try HeldFile(folder: folder) } catch {
      close(descriptor)
      throw error
    }
  }

  deinit {
    held?.release()
    close(descriptor)
  }
}

/// A lock as a file that names its holder: machine, process and time. One whose process has ended on this machine is
/// stale and taken over; of another machine nobody can tell, so that a person has to.
private struct HeldFile {
  private let path: String

  init(folder: String) throws(Failure) {
    path = folder + "/.lock-holder"
    for _ in 0..<2 {
      if try take() { return }
      guard let holder = Holder(path) else { continue }
      guard holder.hasEnded else { throw Self.locked(folder, path, holder) }
      try takeAway(holder)
    }
    throw Self.locked(folder, path, Holder(path))
  }

  func release() { unlink(path) }

  /// Whether there was no such file and this process made it.
  private func take() throws(Failure) -> Bool {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    if descriptor >= 0 {
      close(descriptor)
      unlink(path + ".new")
      try Disk.write(Holder.own.bytes, to: path + ".new", mode: 0o644)
      try Disk.rename(path + ".new", to: path)
      return true
    }
    guard errno == EEXIST else {
      let why = String(cString: strerror(errno))
      throw Failure(
        .cannotCreate, vi: "\(path): không tạo được (\(why)). Kiểm tra quyền ghi.",
        en: "\(path): cannot be created (\(why)). Check permissions.")
    }
    return false
  }

  /// Moves a stale file away; the one that another process has put in its place meanwhile goes back.
  private func takeAway(_ stale: Holder) throws(Failure) {
    let aside = path + ".stale-\(getpid())"
    guard Glibc.rename(path, aside) == 0 else { return }
    if let found = Holder(aside), found != stale {
      Glibc.rename(aside, path)
    } else {
      unlink(aside)
    }
  }

  private static func locked(_ folder: String, _ path: String, _ holder: Holder?) -> Failure {
    let (machine, process, time) = (holder?.machine ?? "?", holder?.process ?? "?", holder?.time ?? "?")
    return Failure(
      .locked,
      vi:
        "Một lần chạy khác đang làm việc ở \(folder) (máy \(machine), tiến trình \(process), từ \(time)). Chờ xong rồi "
        + "chạy lại; nếu chắc chắn lần chạy đó đã dừng thì xóa tệp \(path) (ổ đĩa này không có khóa của hệ thống).",
      en:
        "Another run is at work in \(folder) (machine \(machine), process \(process), since \(time)). Wait for it and "
        + "run again; if that run has certainly ended, delete \(path) (this file system has no locks of its own).")
  }
}

/// Who holds a lock.
private struct Holder: Equatable {
  var machine: String
  var process: String
  /// Since when the process runs, in the kernel's words, and which start of the machine that was.
  var start: String
  var boot: String
  var time: String

  /// This process.
  static var own: Holder {
    let process = String(getpid())
    return Holder(
      machine: Stopwatch.machine, process: process, start: start(of: process), boot: boot, time: Stopwatch.momentOfDay)
  }

  /// The holder that a file names; nil when there is no such file, or nothing in it yet.
  init?(_ path: String) {
    let lines = (Disk.bytes(path).map { String(decoding: $0, as: UTF8.self) } ?? "")
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.count >= 5 else { return nil }
    self.init(machine: lines[0], process: lines[1], start: lines[2], boot: lines[3], time: lines[4])
  }

  private init(machine: String, process: String, start: String, boot: String, time: String) {
    (self.machine, self.process, self.start, self.boot, self.time) = (machine, process, start, boot, time)
  }

  var bytes: [UInt8] { Array(([machine, process, start, boot, time].joined(separator: "\n") + "\n").utf8) }

  /// Whether it is certain that the process has ended: of this machine, and gone, another one's number, or before a restart.
  var hasEnded: Bool {
    guard machine == Stopwatch.machine, !start.isEmpty else { return false }
    return boot != Self.boot || Self.start(of: process) != start
  }

  private static var boot: String {
    (Disk.bytes("/proc/sys/kernel/random/boot_id").map { String(decoding: $0, as: UTF8.self) } ?? "")
      .trimming("\n")
  }

  /// The clock tick at which a process began; empty when there is none.
  private static func start(of process: String) -> String {
    let text = Disk.bytes("/proc/\(process)/stat").map { String(decoding: $0, as: UTF8.self) } ?? ""
    // The name stands in brackets and may hold anything; of the fields after it the twentieth is the start.
    guard let bracket = text.lastIndex(of: ")") else { return "" }
    let fields = text[bracket...].split(separator: " ").dropFirst()
    return fields.count > 19 ? String(fields[fields.startIndex + 19]) : ""
  }
}
