/// A pattern of input files, relative to the pipeline file: `*` any part of a name, `?` one character, `**` folders at
/// any depth (at the end: all files below).
///
/// Hidden files and those that programs leave behind are passed over; links are not followed out of the folder. Names
/// that differ only in composing (NFC, NFD) match.
struct InputPattern {
  private let parts: [Substring]

  init(_ pattern: String) { parts = pattern.split(separator: "/") }

  /// The matching files, relative to `folder`, in the order of their bytes.
  func files(in folder: String) -> [String] {
    var found: Set<[UInt8]> = []
    var names: [String] = []
    for name in matches(parts[...], in: folder, prefix: "") where found.insert(Array(name.utf8)).inserted {
      names.append(name)
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private func matches(_ parts: ArraySlice<Substring>, in folder: String, prefix: String) -> [String] {
    guard let part = parts.first else { return [] }
    let rest = parts.dropFirst()
    if part == "." { return matches(rest, in: folder, prefix: prefix) }
    if part == ".." {
      return matches(rest, in: FileSystem.join(folder, ".."), prefix: FileSystem.join(prefix, ".."))
    }
    if part == "**" { return anyDepth(rest, in: folder, prefix: prefix) }
    return FileSystem.names(in: folder).filter { Self.matches($0, part) && !Self.isLeftBehind($0) }.flatMap {
      let path = FileSystem.join(folder, $0)
      let name = FileSystem.join(prefix, $0)
      if rest.isEmpty { return Self.isInput(path, within: folder) ? [name] : [] }
      return FileSystem.isFolder(path) && !FileSystem.isLink(path) ? matches(rest, in: path, prefix: name) : []
    }
  }

  private func anyDepth(_ rest: ArraySlice<Substring>, in folder: String, prefix: String) -> [String] {
    var found = matches(rest.isEmpty ? ["*"] : rest, in: folder, prefix: prefix)
    for name in FileSystem.names(in: folder) where !Self.isLeftBehind(name) {
      let path = FileSystem.join(folder, name)
      guard FileSystem.isFolder(path), !FileSystem.isLink(path) else { continue }
      found += anyDepth(rest, in: path, prefix: FileSystem.join(prefix, name))
    }
    return found
  }

  /// A file, or a link to a file in the same folder or below it.
  private static func isInput(_ path: String, within folder: String) -> Bool {
    if FileSystem.isFolder(path) { return false }
    guard FileSystem.isLink(path) else { return true }
    let target = FileSystem.realPath(path)
    return target.hasPrefix(FileSystem.realPath(folder) + "/") && !FileSystem.isFolder(target)
  }

  /// Hidden files, and what office programs and file managers leave beside the files they open.
  static func isLeftBehind(_ name: String) -> Bool {
    if name.hasPrefix(".") || name.hasPrefix("~$") { return true }
    return ["thumbs.db", "desktop.ini"].contains(name.lowercased())
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
