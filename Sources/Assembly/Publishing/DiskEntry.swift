import Glibc

/// What stands at a path, links followed.
struct DiskEntry {
  /// The kinds of thing that a folder can hold.
  enum Kind: Equatable {
    case file, folder
    /// A pipe, a socket or a device: opening it may wait for ever.
    case special
    /// A link that leads nowhere, or round in circles.
    case brokenLink
    /// The system does not let it be looked at.
    case unreadable
  }

  /// What tells two things on a machine's disks apart.
  struct Identity: Hashable {
    var device: UInt
    var number: UInt
  }

  /// What it is.
  let kind: Kind
  /// Whether the path itself is a link to it.
  let isLink: Bool
  /// What it is the same as, whatever its path.
  let identity: Identity
  /// Its size and when it was changed last: the same as before when nobody has written to it since.
  let stamp: FileStamp

  /// Looks at a path; nil when nothing is there.
  init?(_ path: String) {
    var (own, target) = (stat(), stat())
    guard lstat(path, &own) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      (kind, isLink, identity, stamp) = (.unreadable, false, Identity(device: 0, number: 0), FileStamp())
      return
    }
    isLink = own.st_mode & S_IFMT == S_IFLNK
    if stat(path, &target) == 0 {
      kind = Self.kind(target.st_mode)
    } else {
      kind = errno == EACCES || errno == EPERM ? .unreadable : .brokenLink
      target = own
    }
    identity = Identity(device: UInt(target.st_dev), number: UInt(target.st_ino))
    stamp = FileStamp(
      bytes: Int(target.st_size), seconds: target.st_mtim.tv_sec, nanoseconds: target.st_mtim.tv_nsec)
  }

  private static func kind(_ mode: mode_t) -> Kind {
    switch mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    default: .special
    }
  }
}

/// A file's size and the time of its last change.
struct FileStamp: Sendable, Hashable {
  var bytes = 0
  var seconds = 0
  var nanoseconds = 0

  /// The stamp of the file at a path; nil when there is none.
  static func of(_ path: String) -> FileStamp? { DiskEntry(path)?.stamp }
}

/// A name in a folder.
struct DiskName {
  /// The name; what is not UTF-8 in it is shown as “�”, and such a name cannot be opened.
  var text: String
  /// Whether it is UTF-8.
  var isUTF8: Bool
}
