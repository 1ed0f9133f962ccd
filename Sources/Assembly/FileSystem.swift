import Foundation
import PipelineKit

/// The few things that planning asks of the disk.
enum FileSystem {
  /// Reads a small file whole; a file that is missing or cannot be read becomes a problem at `place`, or at the file.
  static func read(
    _ path: String, named name: String, mentionedAt place: SourcePlace? = nil, _ problems: inout Problems
  ) -> DataFile? {
    let place = place ?? SourcePlace(file: name)
    let codes: [DiskEntry.Kind: ProblemCode] = [.folder: .isFolder, .special: .fileSpecial]
    guard let kind = DiskEntry(path)?.kind, kind != .brokenLink else {
      problems.add(Problem(.fileMissing, at: place, found: name))
      return nil
    }
    if let code = codes[kind] {
      problems.add(Problem(code, at: place, found: name))
      return nil
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      problems.add(Problem(.fileUnreadable, at: place, found: name))
      return nil
    }
    return DataFile(name: name, bytes: [UInt8](data))
  }

  /// The folder of a path, "" for a bare name.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Two parts of a path with one `/` between them.
  static func join(_ folder: String, _ path: String) -> String {
    folder.isEmpty ? path : folder.hasSuffix("/") ? folder + path : folder + "/" + path
  }

  /// Whether there is a folder at the path.
  static func isFolder(_ path: String) -> Bool {
    var isDirectory: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory.boolValue
  }

  /// The names in a folder, in the order of their bytes; none when it cannot be read.
  static func names(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The path with all links followed.
  static func realPath(_ path: String) -> String {
    URL(fileURLWithPath: path.isEmpty ? "." : path).resolvingSymlinksInPath().standardizedFileURL.path
  }
}
