/// Changes bytes at random, but the same way for the same seed.
public struct Mutator {
  private var state: UInt64

  /// A mutator of this seed.
  public init(seed: UInt64) { state = seed &+ 0x9E37_79B9_7F4A_7C15 }

  /// The bytes with one to eight changes.
  public mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0...next(8) { change(&bytes) }
    return bytes
  }

  /// What readers are most likely to stumble over.
  private static let telling: [[UInt8]] = [
    [0], [0xFF], [0xFF, 0xFF, 0xFF, 0xFF], [0, 0, 0, 0x80], [0xFF, 0xFF, 0xFF, 0x7F], [0x22], [0x0A], [0x0D], [0x2C],
    [0x3B], [0x3C], [0x3E], [0x26], Array("-1".utf8), Array("999999999999".utf8), Array("</".utf8), [0xD8, 0x00],
  ]

  private mutating func change(_ bytes: inout [UInt8]) {
    let place = next(bytes.count + 1)
    let end = min(bytes.count, place + 1 + next(64))
    switch next(6) {
    case 0 where place < bytes.count: bytes[place] ^= 1 << UInt8(next(8))
    case 1 where place < bytes.count: bytes[place] = UInt8(next(256))
    case 2: bytes.removeSubrange(place..<end)
    case 3: bytes.insert(contentsOf: bytes[place..<end], at: next(bytes.count + 1))
    case 4: overwrite(&bytes, at: place, with: Self.telling[next(Self.telling.count)])
    default: bytes.removeLast(next(9) == 0 ? bytes.count - place : 0)
    }
  }

  private func overwrite(_ bytes: inout [UInt8], at place: Int, with piece: [UInt8]) {
    bytes.replaceSubrange(place..<min(bytes.count, place + piece.count), with: piece)
  }

  /// A number below `bound` (splitmix64).
  private mutating func next(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(max(1, bound)))
  }
}
