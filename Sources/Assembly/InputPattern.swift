import PipelineKit

/// Something that matches a pattern of inputs and is no list that can be read.
struct PassedInput: Sendable, Hashable {
  /// Its path relative to the pipeline file.
  var name: String
  /// Why it is not read.
  var code: FindingCode
  /// What else is to be said of it.
  var arguments: [String] = []
}

/// A pattern of input files, relative to the pipeline file: `*` any part of a name, `?` one character, `**` folders at
/// any depth (at the end: all files below).
///
/// Links to files and folders are followed, also out of the folder; a folder that is reached twice is read once. Hidden
/// files and those that programs leave behind are passed over, unless the pattern names them in full. Names that differ
/// only in composing (NFC, NFD) match.
struct InputPattern {
  private let parts: [Substring]

  init(_ pattern: String) { parts = pattern.split(separator: "/") }

  /// What a pattern finds, in the order of the names' bytes.
  struct Found {
    /// The files, relative to the folder.
    var files: [String] = []
    /// What cannot be read, or is read already, and has to be said.
    var passed: [PassedInput] = []
    /// What programs leave beside lists: nothing that could be one.
    var leftBehind: [String] = []
  }

  /// What matches below a folder.
  func found(in folder: String) -> Found {
    var search = InputSearch()
    search.start(parts, in: folder)
    return search.found
  }

  /// Whether a name matches a part of a pattern; characters are compared as readers see them.
  static func matches(_ name: String, _ pattern: Substring) -> Bool {
    let name = Array(name)
    let pattern = Array(pattern)
    var (n, p) = (0, 0)
    var star: (pattern: Int, name: Int)?
    while n < name.count {
      if p < pattern.count, pattern[p] == "*" {
        star = (p, n)
        p += 1
      } else if p < pattern.count, pattern[p] == "?" || pattern[p] == name[n] {
        p += 1
        n += 1
      } else if let last = star {
        star = (last.pattern, last.name + 1)
        p = last.pattern + 1
        n = last.name + 1
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { $0 == "*" }
  }
}

/// Walks the folders that a pattern means.
private struct InputSearch {
  /// A folder to look into, with what is left of the pattern.
  private struct Step {
    var parts: ArraySlice<Substring>
    var folder: String
    var name: String
  }

  /// A folder with a rest of the pattern: what was looked into already.
  private struct Visit: Hashable {
    var folder: DiskEntry.Identity
    var rest: Int
  }

  private var files: Set<[UInt8]> = []
  private var passed: Set<PassedInput> = []
  private var leftBehind: Set<[UInt8]> = []
  private var visits: [Visit: String] = [:]
  /// Folders behind links: looked into when all others are done, so that each folder has its own name where it has one.
  private var linked: [Step] = []
  /// The folder that is searched and those above it: a link to one of them leads round in circles.
  private var above: Set<DiskEntry.Identity> = []

  var found: InputPattern.Found {
    func names(_ set: Set<[UInt8]>) -> [String] {
      set.sorted { $0.lexicographicallyPrecedes($1) }.map { String(decoding: $0, as: UTF8.self) }
    }
    let others = passed.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    return InputPattern.Found(files: names(files), passed: others, leftBehind: names(leftBehind))
  }

  mutating func start(_ parts: [Substring], in folder: String) {
    var walker = folder.isEmpty ? "." : folder
    while let entry = DiskEntry(walker), above.insert(entry.identity).inserted { walker += "/.." }
    look(Step(parts: parts[...], folder: folder, name: ""))
    while !linked.isEmpty {
      let steps = linked
      linked = []
      for step in steps { enter(step) }
    }
  }

  /// Looks for the first part of the rest of a pattern in a folder.
  private mutating func look(_ step: Step) {
    guard let part = step.parts.first else { return }
    var next = step
    next.parts = step.parts.dropFirst()
    switch part {
    case ".": look(next)
    case "..":
      (next.folder, next.name) = (FileSystem.join(step.folder, ".."), FileSystem.join(step.name, ".."))
      look(next)
    case "**":
      if next.parts.isEmpty { next.parts = ["*"] }
      look(next)
      for entry in names(in: step) where !LeftBehind.isJunk(entry.text) { descend(entry, step, isAnyDepth: true) }
    default:
      for entry in names(in: step) where InputPattern.matches(entry.text, part) {
        meet(entry, next, isNamed: !part.contains("*") && !part.contains("?"))
      }
    }
  }

  private mutating func names(in step: Step) -> [DiskName] {
    if let names = Disk.names(in: step.folder) { return names }
    let isThere = DiskEntry(step.folder.isEmpty ? "." : step.folder) != nil
    if isThere { passed.insert(PassedInput(name: step.name, code: .folderUnreadable)) }
    return []
  }

  /// What matches a part of the pattern: a file when it was the last part, else a folder to go on in.
  private mutating func meet(_ entry: DiskName, _ step: Step, isNamed: Bool) {
    let name = FileSystem.join(step.name, entry.text)
    if !isNamed, LeftBehind.isJunk(entry.text) {
      if step.parts.isEmpty { leftBehind.insert(Array(name.utf8)) }
    } else if !step.parts.isEmpty {
      descend(entry, step, isAnyDepth: false)
    } else if !entry.isUTF8 {
      passed.insert(PassedInput(name: name, code: .nameUnreadable))
    } else if !isNamed, let code = LeftBehind.finding(entry.text) {
      passed.insert(PassedInput(name: name, code: code))
    } else {
      take(FileSystem.join(step.folder, entry.text), name)
    }
  }

  private mutating func take(_ path: String, _ name: String) {
    switch DiskEntry(path)?.kind {
    case .file: files.insert(Array(name.utf8))
    case .special: passed.insert(PassedInput(name: name, code: .fileSpecial))
    case .brokenLink: passed.insert(PassedInput(name: name, code: .linkBroken))
    case .unreadable: passed.insert(PassedInput(name: name, code: .folderUnreadable))
    case .folder, nil: return
    }
  }

  /// Goes on in a folder; one behind a link waits.
  private mutating func descend(_ entry: DiskName, _ step: Step, isAnyDepth: Bool) {
    let name = FileSystem.join(step.name, entry.text)
    guard entry.isUTF8 else {
      if !isAnyDepth { passed.insert(PassedInput(name: name, code: .nameUnreadable)) }
      return
    }
    let next = Step(parts: step.parts, folder: FileSystem.join(step.folder, entry.text), name: name)
    guard let found = DiskEntry(next.folder) else { return }
    switch found.kind {
    case .folder where found.isLink && above.contains(found.identity):
      passed.insert(PassedInput(name: name, code: .folderAbove))
    case .folder where found.isLink: linked.append(next)
    case .folder: enter(next)
    case .brokenLink where !isAnyDepth: passed.insert(PassedInput(name: name, code: .linkBroken))
    case .unreadable where !isAnyDepth: passed.insert(PassedInput(name: name, code: .folderUnreadable))
    case .file, .special, .brokenLink, .unreadable: return
    }
  }

  private mutating func enter(_ step: Step) {
    guard let folder = DiskEntry(step.folder) else { return }
    let visit = Visit(folder: folder.identity, rest: step.parts.startIndex)
    if let first = visits[visit], first != step.name {
      passed.insert(PassedInput(name: step.name, code: .folderTwice, arguments: [first]))
      return
    }
    visits[visit] = step.name
    look(step)
  }
}

/// What programs leave beside the files that they open, load and copy, told by the name.
enum LeftBehind {
  /// Hidden files, and what office programs, file managers and other systems leave: nothing that could be a list.
  static func isJunk(_ name: String) -> Bool {
    let name = name.lowercased()
    return junkStarts.contains { name.hasPrefix($0) } || junkEnds.contains { name.hasSuffix($0) }
      || junk.contains(name)
  }

  /// What may stand in the place of a list and is none, as what has to be said of it; nil when it is nothing such.
  static func finding(_ name: String) -> FindingCode? {
    let name = name.lowercased()
    if shortcuts.contains(where: { name.hasSuffix($0) }) { return .fileShortcut }
    if unfinished.contains(where: { name.hasSuffix($0) }) { return .fileUnfinished }
    return backups.contains { name.hasSuffix($0) } ? .fileBackup : nil
  }

  private static let junkStarts = [".", "~$", "~wrl", "__macosx"]
  private static let junkEnds = [":zone.identifier", ":com.dropbox.attributes", "\r"]
  private static let junk: Set<String> = [
    "thumbs.db", "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini", "$recycle.bin", "system volume information",
    "lost+found", "@eadir", "#recycle", "autorun.inf",
  ]
  private static let shortcuts = [".lnk", ".url", ".webloc", ".desktop", ".pif"]
  private static let unfinished = [".crdownload", ".part", ".partial", ".download", ".opdownload", ".filepart", ".tmp"]
  private static let backups = [".bak", ".old", ".orig", "~", ".swp", ".wbk", ".xlk", ".asd", ".sync-conflict"]
}
