import Cells

/// The content of a gzip file that comes from another source. Joined members are all read; a file that ends early is
/// an error, and so is anything but zero padding after the last member (RFC 1952).
public final class GzipReader<Base: ByteSource>: ByteSource {
  private var base: Base
  private let limits: InflateLimits
  private var inflater: Inflater
  private var input: [UInt8] = []
  private var position = 0
  private var baseEnded = false
  private var betweenMembers = true
  private var members = 0
  private var consumed = 0
  private var produced = 0

  /// A reader of the gzip data that `base` gives.
  public init(_ base: Base, limits: InflateLimits = InflateLimits()) throws(CompressionError) {
    self.base = base
    self.limits = limits
    inflater = try Inflater(.gzip)
  }

  /// Throws `.notGzip`, `.truncated`, `.damaged` (also for a wrong checksum), `.tooLarge`, and what the base throws.
  public func read(upTo count: Int, appendingTo buffer: inout [UInt8]) throws -> Int {
    while try beginMember() {
      try refill()
      var step: Inflater.Step?
      let got = try appendRead(upTo: count, to: &buffer) { room in
        let done = input.withUnsafeBufferPointer { bytes in
          inflater.step(UnsafeBufferPointer(rebasing: bytes[position...]), into: room)
        }
        step = done
        return done.produced
      }
      guard let step else { return 0 }
      try note(step)
      if got > 0 { return got }
    }
    return 0
  }

  /// Whether there is a member to go on with; skips the padding after the last one.
  private func beginMember() throws -> Bool {
    guard betweenMembers else { return true }
    try refill()
    if members > 0 {
      while position < input.count, input[position] == 0 {
        position += 1
        try refill()
      }
    }
    guard position < input.count else {
      if members == 0 { throw CompressionError(.truncated, "the gzip file is empty") }
      return false
    }
    guard input[position] == 0x1f else {
      throw CompressionError(members == 0 ? .notGzip : .damaged, "there is no gzip header where one should be")
    }
    if members > 0 { inflater.restart() }
    betweenMembers = false
    members += 1
    return true
  }

  private func refill() throws {
    guard position == input.count, !baseEnded else { return }
    input.removeAll(keepingCapacity: true)
    position = 0
    baseEnded = try base.read(upTo: 1 << 18, appendingTo: &input) == 0
  }

  private func note(_ step: Inflater.Step) throws(CompressionError) {
    position += step.consumed
    consumed += step.consumed
    produced += step.produced
    switch step.outcome {
    case .damaged: throw CompressionError(.damaged, "the gzip data is damaged or its checksum is wrong")
    case .ended: betweenMembers = true
    case .more:
      if step.produced == 0, step.consumed == 0, baseEnded {
        throw CompressionError(.truncated, "the gzip file breaks off after \(produced) bytes of content")
      }
    }
    try limits.check(produced: produced, consumed: consumed, entry: nil)
  }
}
