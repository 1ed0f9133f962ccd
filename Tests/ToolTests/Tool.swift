import Foundation
import Glibc
import Rehearsal

/// The real binary, started as people and cron start it.
struct Tool {
  /// What came of it.
  struct Result {
    /// The exit code; negative: the signal that ended it.
    let exit: Int32
    /// What it wrote to stdout.
    let output: String
    /// What it wrote to stderr.
    let messages: String
  }

  /// `rasoat`, beside the tests' own bundle.
  static let path = built("rasoat")

  /// An executable of the package.
  static func built(_ name: String) -> String {
    let bundle = Bundle.main.executablePath ?? ""
    let beside = URL(fileURLWithPath: bundle).deletingLastPathComponent().appendingPathComponent(name).path
    return FileManager.default.isExecutableFile(atPath: beside) ? beside : Repository.path(".build/debug/" + name)
  }

  /// Runs it to its end.
  static func run(_ arguments: String..., in folder: String = Repository.root) throws -> Result {
    try start(arguments, in: folder).finish()
  }

  /// Starts it.
  static func start(_ arguments: [String], in folder: String = Repository.root) throws -> RunningTool {
    try RunningTool(arguments, in: folder)
  }
}

/// A process of the real binary.
final class RunningTool {
  private let process = Process()
  private let folder: TemporaryFolder

  init(_ arguments: [String], in directory: String, tool: String = Tool.path) throws {
    folder = try TemporaryFolder()
    for name in ["out", "err"] { try folder.write("", to: name) }
    process.executableURL = URL(fileURLWithPath: tool)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: directory)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: folder.path + "/out"))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: folder.path + "/err"))
    try process.run()
  }

  /// Ends it as nothing can be refused.
  func kill() { Glibc.kill(process.processIdentifier, SIGKILL) }

  /// Waits for its end.
  func finish() throws -> Tool.Result {
    process.waitUntilExit()
    let texts = try ["out", "err"].map { try String(contentsOfFile: folder.path + "/" + $0, encoding: .utf8) }
    let status = process.terminationStatus
    let exit = process.terminationReason == .uncaughtSignal ? -status : status
    return Tool.Result(exit: exit, output: texts[0], messages: texts[1])
  }
}
