import Emit
import Foundation
import Glibc
import Hashing
import PipelineKit

/// Puts a run's files where users find them: whole or not at all.
///
/// Everything is written into a hidden folder beside the place, flushed to the disk, and given its name in one step;
/// `latest` is moved last. What an earlier process left behind is swept away under the lock.
struct Publisher {
  /// `<publish.directory>/<name>/<period>`.
  let folder: String

  init(directory: String, name: String, period: Period) {
    folder = directory + "/" + name + "/" + period.text
  }

  /// Makes the folder and takes its lock.
  func lock() throws(Failure) -> RunLock {
    try Disk.makeFolder(folder)
    let lock = try RunLock(folder: folder)
    sweep()
    return lock
  }

  /// The directory of the newest run; nil when there is none.
  var latest: String? {
    guard let target = Disk.destination(of: folder + "/" + Self.latest) else { return nil }
    let path = folder + "/" + target
    return Disk.isFolder(path) ? path : nil
  }

  private static let latest = "latest"

  /// Writes a run and points `latest` at it; returns its directory and whether `latest` is a link. The manifest is made
  /// from what was written.
  func publish(
    _ files: [OutputFile], id: String, jobs: Int, manifest: ([Manifest.Output]) throws(Failure) -> [UInt8]
  ) throws(Failure) -> (directory: String, hasLink: Bool) {
    let staging = folder + "/.staging-" + id
    do throws(Failure) {
      try Disk.makeFolder(staging, mode: 0o755)
      let outputs = try write(files, into: staging, jobs: jobs)
      try Disk.write(try manifest(outputs), to: staging + "/manifest.json", mode: 0o644)
      for part in folders(of: files) { Disk.syncFolder(staging + "/" + part) }
      Disk.syncFolder(staging)
      try Disk.rename(staging, to: folder + "/" + id)
    } catch {
      Disk.remove(staging)
      throw error
    }
    Disk.syncFolder(folder)
    let hasLink = try point(at: id)
    Disk.syncFolder(folder)
    return (folder + "/" + id, hasLink)
  }

  /// From here on the run is published, whatever becomes of `latest`.
  private func point(at id: String) throws(Failure) -> Bool {
    do { return try Disk.point(folder + "/" + Self.latest, at: id) } catch {
      throw Failure(
        error.code,
        vi: "Đã công bố \(folder)/\(id), nhưng không ghi được \(folder)/\(Self.latest) để trỏ tới lần chạy này: "
          + "hãy dùng thẳng thư mục đó; kiểm tra quyền ghi của tệp \(Self.latest) rồi chạy lại với --fresh.",
        en: "\(folder)/\(id) is published, but \(folder)/\(Self.latest) could not be pointed at it: use that directory "
          + "itself; check the permissions of \(Self.latest) and run again with --fresh.")
    }
  }

  /// A name for a run that no other has: the time in UTC and the start of the fingerprint.
  func freeName(started: Date, fingerprint: String) -> String {
    let parts = Calendar.utc.dateComponents([.year, .month, .day, .hour, .minute, .second], from: started)
    func two(_ number: Int?) -> String { (number ?? 0) < 10 ? "0\(number ?? 0)" : "\(number ?? 0)" }
    let time =
      "\(parts.year ?? 0)\(two(parts.month))\(two(parts.day))-\(two(parts.hour))\(two(parts.minute))\(two(parts.second))"
    let base = time + "-" + fingerprint.prefix(8)
    var name = base
    var count = 2
    while Disk.exists(folder + "/" + name) {
      name = base + "-\(count)"
      count += 1
    }
    return name
  }

  private func write(_ files: [OutputFile], into staging: String, jobs: Int) throws(Failure) -> [Manifest.Output] {
    for part in folders(of: files) {
      let isPersonal = files.allSatisfy { $0.isPersonal || !$0.name.hasPrefix(part + "/") }
      try Disk.makeFolder(staging + "/" + part, mode: isPersonal ? 0o700 : 0o755)
    }
    let pool = BlockPool()
    return try OutputDigest.of(files, jobs: jobs) { file throws(Failure) in
      try Disk.NewFile(staging + "/" + file.name, mode: file.isPersonal ? 0o600 : 0o644, pool: pool)
    }
  }

  private func folders(of files: [OutputFile]) -> [String] {
    Set(files.compactMap { $0.name.contains("/") ? String($0.name.prefix { $0 != "/" }) : nil }).sorted()
  }

  /// Removes what runs that were killed left behind.
  private func sweep() {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] where name.hasPrefix(".staging-") {
      Disk.remove(folder + "/" + name)
    }
  }
}

/// A run's directory as people name it on the command line.
public enum RunFolder {
  /// The directory that a path means: where the file system has no links, `latest` is a file that names it.
  public static func named(_ path: String) -> String {
    let bare = path.hasSuffix("/") ? String(path.dropLast()) : path
    guard !Disk.isFolder(path), let target = Disk.destination(of: bare) else { return path }
    let run = FileSystem.join(FileSystem.folder(of: bare), target)
    return Disk.isFolder(run) ? run : path
  }
}

extension Calendar {
  /// The Gregorian calendar in UTC, whatever the machine's settings.
  static var utc: Calendar {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? calendar.timeZone
    return calendar
  }
}
