import Glibc
import PipelineKit

/// One run at a time in a folder: a lock that the kernel frees when the process ends, however it ends.
final class RunLock {
  private let descriptor: Int32

  /// Takes the lock of a folder, which must exist. Fails at once with exit code 75 when another run holds it.
  init(folder: String) throws(Failure) {
    let path = folder + "/.lock"
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      let why = String(cString: strerror(errno))
      throw Failure(
        .cannotCreate, vi: "\(path): không tạo được (\(why)). Kiểm tra quyền ghi.",
        en: "\(path): cannot be created (\(why)). Check permissions.")
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw Failure(
        .locked, vi: "Một lần chạy khác đang làm việc ở \(folder). Chờ xong rồi chạy lại.",
        en: "Another run is at work in \(folder). Wait for it and run again.")
    }
  }

  deinit { close(descriptor) }
}
