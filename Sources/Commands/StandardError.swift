import Foundation

/// Where sentences go; what a pipe would want goes to stdout.
enum StandardError {
  /// Writes a line.
  static func write(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }
}
