import ArgumentParser
import Foundation
import PipelineKit

/// Where sentences go; what a pipe would want goes to stdout.
enum StandardError {
  /// Writes a line. Where nobody can hear it (a full disk behind `2>`), the exit code still says what came of it.
  static func write(_ line: String) { try? FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8)) }
}

/// Where results go.
struct StandardOutput {
  let language: Language

  /// Writes a line.
  func write(_ line: String) throws { try write(Array((line + "\n").utf8)) }

  /// Writes bytes; ends with a sentence where they cannot be written.
  func write(_ bytes: [UInt8]) throws {
    do { try FileHandle.standardOutput.write(contentsOf: Data(bytes)) } catch {
      StandardError.write(
        language == .vi
          ? "stdout: ghi không thành công. Giải phóng chỗ trống trên đĩa rồi chạy lại."
          : "stdout: writing failed. Free some space on the disk and run again.")
      throw ExitCode(Failure.Code.io.exit)
    }
  }
}
