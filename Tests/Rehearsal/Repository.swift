import Foundation

/// The repository that these tests are built from.
public enum Repository {
  /// Its folder.
  public static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// Where a file of the repository stands.
  public static func path(_ name: String) -> String { root + "/" + name }

  /// The text of a file of the repository; nil when there is none.
  public static func text(_ name: String) -> String? { try? String(contentsOfFile: path(name), encoding: .utf8) }

  /// The names of all files below a folder of the repository, relative to that folder, in the order of their bytes.
  public static func files(below folder: String) -> [String] { TemporaryFolder.files(below: path(folder)) }

  /// Whether golden files are to be written anew (`make record`).
  public static var isRecording: Bool { ProcessInfo.processInfo.environment["RASOAT_RECORD"] == "1" }
}
