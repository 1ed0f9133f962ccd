import Dispatch
import Glibc
import Synchronization

/// A large file's bytes on their way to the disk around the kernel's cache: nobody reads them again soon, and copying
/// them into fresh pages of the cache can take a processor as long as making them.
///
/// Blocks are filled and written by turns, so that the disk works while the next rows are made and a slow disk holds them
/// up instead of the memory. A file system that writes only through the cache is written through it.
final class DirectBlocks: Sendable {
  private static let blockBytes = BlockPool.blockBytes

  /// `O_DIRECT`, which the system's module does not show: its value is the processor's.
  #if arch(arm64)
    private static let direct: Int32 = 0o200000
  #else
    private static let direct: Int32 = 0o40000
  #endif

  private struct Filling: ~Copyable {
    var block: AlignedBlock?
    var count = 0
    /// Where in the file the block begins.
    var offset = 0
  }

  private let descriptor: Int32
  private let queue = DispatchQueue(label: "direct-blocks")
  private let pool: BlockPool
  private let filling = Mutex(Filling())
  private let trouble = Mutex<Int32>(0)

  /// A new file, to be written with the pool's blocks.
  init(_ descriptor: Int32, _ pool: BlockPool) {
    self.descriptor = descriptor
    self.pool = pool
    setDirect(true)
  }

  deinit { filling.withLock { $0.block.map(pool.give) } }

  /// Appends bytes; gives the error of an earlier block, 0 when there is none.
  func append(_ bytes: [UInt8]) -> Int32 {
    var done = 0
    while done < bytes.count, trouble.withLock({ $0 }) == 0 {
      filling.withLock { filling in
        let count = min(bytes.count - done, Self.blockBytes - filling.count)
        let block = filling.block ?? pool.take()
        filling.block = block
        block.copy(bytes, done..<done + count, to: filling.count)
        filling.count += count
        done += count
        if filling.count == Self.blockBytes { hand(&filling) }
      }
    }
    return trouble.withLock { $0 }
  }

  /// Hands over what is left.
  func end() {
    filling.withLock { filling in
      guard let block = filling.block else { return }
      let (count, offset) = (filling.count, filling.offset)
      queue.async { [self] in
        setDirect(false)
        put(block, count, at: offset)
        pool.give(block)
      }
      filling.block = nil
    }
  }

  /// Waits until all is written; gives the first error, 0 when there is none.
  func finish() -> Int32 {
    end()
    wait()
    return trouble.withLock { $0 }
  }

  /// Waits for the blocks that were handed over.
  func wait() { queue.sync {} }

  /// A full block goes to the disk.
  private func hand(_ filling: inout Filling) {
    let offset = filling.offset
    if let block = filling.block {
      queue.async { [self] in
        put(block, Self.blockBytes, at: offset)
        pool.give(block)
      }
    }
    filling.block = nil
    filling.offset += Self.blockBytes
    filling.count = 0
  }

  /// Writes a block, through the cache when the disk takes it no other way.
  private func put(_ block: AlignedBlock, _ count: Int, at offset: Int) {
    var done = 0
    while done < count, trouble.withLock({ $0 }) == 0 {
      let written = pwrite(descriptor, block.start.map { $0 + done }, count - done, off_t(offset + done))
      if written > 0 {
        done += written
      } else if written == 0 || errno != EINTR && !(errno == EINVAL && setDirect(false)) {
        trouble.withLock { $0 = written == 0 ? ENOSPC : errno }
      }
    }
  }

  /// Sets whether writing goes around the cache; tells whether that is a change.
  @discardableResult
  private func setDirect(_ isDirect: Bool) -> Bool {
    let flags = fcntl(descriptor, F_GETFL)
    guard flags >= 0, (flags & Self.direct != 0) != isDirect else { return false }
    return fcntl(descriptor, F_SETFL, flags ^ Self.direct) == 0
  }
}

/// The few blocks of memory through which all large files of a run go to the disk: whoever needs one waits for it. A file
/// that is being written holds one of them, so that fewer files than blocks may be written at a time.
final class BlockPool: Sendable {
  static let blockBytes = 1 << 22
  /// What every disk's sectors and every page divide.
  private static let alignment = 4_096
  private static let most = 4

  /// Blocks that wait to be filled, and how many may still be taken.
  private let free = Mutex<[AlignedBlock]>([])
  private let count = DispatchSemaphore(value: 0)

  init() { for _ in 0..<Self.most { count.signal() } }

  /// A block that is nobody else's.
  fileprivate func take() -> AlignedBlock {
    count.wait()
    return free.withLock { $0.popLast() } ?? AlignedBlock(bytes: Self.blockBytes, alignment: Self.alignment)
  }

  /// Takes a block back.
  fileprivate func give(_ block: AlignedBlock) {
    free.withLock { $0.append(block) }
    count.signal()
  }
}

/// Memory whose start a disk can read directly. Whoever holds it is the only one who touches it.
private final class AlignedBlock: @unchecked Sendable {
  private let bytes: UnsafeMutableRawBufferPointer

  var start: UnsafeMutableRawPointer? { bytes.baseAddress }

  init(bytes: Int, alignment: Int) { self.bytes = .allocate(byteCount: bytes, alignment: alignment) }

  deinit { bytes.deallocate() }

  func copy(_ source: [UInt8], _ range: Range<Int>, to offset: Int) {
    source.withUnsafeBytes {
      let place = UnsafeMutableRawBufferPointer(rebasing: bytes[offset..<offset + range.count])
      place.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[range]))
    }
  }
}
