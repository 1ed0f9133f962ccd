import Deduplicate
import Foundation
import PipelineKit
import Standards

/// The program's own data: poverty standards, code lists, headings, as files that users can read and change.
public struct DataFolder: Sendable {
  /// Where the folder is.
  public let path: String
  /// All data files, by name relative to the folder (`standards/nd07-2021.yaml`), in the order of the names' bytes:
  /// what `rulesHash` is computed from.
  public let files: [DataFile]

  /// The folders of the data folder.
  static let parts = ["codelists", "headings", "linkage", "reference", "standards"]

  /// Reads the folder; problems when a file cannot be read.
  public init(path: String, _ problems: inout Problems) {
    self.path = path
    var files: [DataFile] = []
    for part in Self.parts {
      let names = FileSystem.names(in: FileSystem.join(path, part))
      for name in names where name.hasSuffix(".yaml") && !name.hasPrefix(".") {
        let name = part + "/" + name
        if let file = FileSystem.read(FileSystem.join(path, name), named: name, &problems) { files.append(file) }
      }
    }
    self.files = files
  }

  /// Finds the folder: `$RASOAT_DATA`; else, walking up from the program's own folder, `pipelines` or `share/rasoat` with
  /// `standards` in it.
  public static func find(
    environment: [String: String] = ProcessInfo.processInfo.environment, executable: String? = nil
  ) throws(Failure) -> String {
    if let path = environment["RASOAT_DATA"], !path.isEmpty {
      if FileSystem.isFolder(FileSystem.join(path, "standards")) { return path }
      throw Failure(
        .configuration,
        vi: "RASOAT_DATA trỏ tới \(path), nhưng ở đó không có thư mục standards; "
          + "hãy trỏ tới thư mục dữ liệu của rasoat.",
        en: "RASOAT_DATA points at \(path), which has no folder standards; point it at rasoat's data folder.")
    }
    var folder = FileSystem.folder(of: FileSystem.realPath(executable ?? Self.executable))
    while !folder.isEmpty {
      for candidate in ["pipelines", "share/rasoat"] {
        let path = FileSystem.join(folder, candidate)
        if FileSystem.isFolder(FileSystem.join(path, "standards")) { return path }
      }
      folder = folder == "/" ? "" : FileSystem.folder(of: folder)
    }
    throw Failure(
      .configuration,
      vi: "Không tìm thấy chuẩn nghèo và danh mục (pipelines/standards hoặc share/rasoat/standards) ở các thư mục "
        + "phía trên chương trình; hãy đặt RASOAT_DATA.",
      en: "No standards and code lists (pipelines/standards or share/rasoat/standards) in the folders above the "
        + "program; set RASOAT_DATA.")
  }

  private static var executable: String {
    Bundle.main.executablePath ?? ProcessInfo.processInfo.arguments.first ?? ""
  }

  /// The standards; what is wrong with their files becomes problems.
  public func standards(_ problems: inout Problems) -> [Standard] {
    let files = files(in: "standards")
    if files.isEmpty {
      problems.add(Problem(.fileMissing, at: SourcePlace(file: path + "/standards"), found: "*.yaml"))
    }
    return Standard.load(files, &problems)
  }

  /// The code lists and headings for these standards; nil when their files have problems.
  public func codeLists(_ standards: [Standard], _ problems: inout Problems) -> CodeLists? {
    CodeLists.load(
      codelists: files(in: "codelists"), headings: files(in: "headings"),
      standards: standards, folder: path,
      &problems)
  }

  private static let referenceWords = "reference/words.yaml"

  /// The headings and words of reference files; none where the folder has no such file.
  func referenceWords(_ problems: inout Problems) -> ReferenceWords {
    files.first { $0.name == Self.referenceWords }.map { ReferenceWords($0, &problems) } ?? ReferenceWords()
  }

  /// The weights of record linkage; nil when their file is missing or has problems.
  public func linkage(_ problems: inout Problems) -> LinkageModel? {
    guard let file = files(in: "linkage").first(where: { $0.name == "linkage/weights.yaml" }) else {
      problems.add(Problem(.fileMissing, at: SourcePlace(file: path + "/linkage/weights.yaml")))
      return nil
    }
    return LinkageModel(file, &problems)
  }

  private func files(in part: String) -> [DataFile] { files.filter { $0.name.hasPrefix(part + "/") } }
}
