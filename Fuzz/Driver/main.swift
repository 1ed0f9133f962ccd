import Foundation
import Harnesses

// libFuzzer with one of the harnesses, named by RASOAT_HARNESS; `scripts/fuzz` builds and runs it.

/// libFuzzer's own main, which is handed what to call for each input.
@_silgen_name("LLVMFuzzerRunDriver")
func runFuzzer(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

let harness = Harness(rawValue: ProcessInfo.processInfo.environment["RASOAT_HARNESS"] ?? "")
guard harness != nil else {
  FileHandle.standardError.write(Data("RASOAT_HARNESS names no harness\n".utf8))
  exit(2)
}
var count = CommandLine.argc
var arguments = CommandLine.unsafeArgv
exit(
  runFuzzer(&count, &arguments) { bytes, size in
    harness?.run([UInt8](UnsafeBufferPointer(start: bytes, count: size)))
    return 0
  })
