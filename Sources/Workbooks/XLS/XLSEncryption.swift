import Compression
import Hashing

/// Opens .xls streams that are encrypted under the password that Excel itself tries first: workbooks whose structure is
/// protected are saved so, and nobody is asked for a password (MS-OFFCRYPTO 2.3.5–2.3.7, MS-XLS 2.2.10).
enum XLSEncryption {
  /// The password that Excel tries before it asks for one, as UTF-16.
  static let password = OfficeEncryption.password

  /// The stream with its records' content decrypted; the stream itself where it is not encrypted. Throws `.encrypted`
  /// where another password is needed.
  static func opened(_ stream: [UInt8]) throws(WorkbookError) -> [UInt8] {
    guard let lock = try filePassword(in: stream) else { return stream }
    guard let cipher = cipher(stream, lock) else { throw WorkbookError(.encrypted, "is locked by a password") }
    var opened = stream
    var cursor = RecordCursor(stream)
    var keys = cipher
    while let record = (try? cursor.next()) ?? nil {
      guard !plainRecords.contains(record.type) else { continue }
      // The place of a sheet stays readable.
      let start = record.content.lowerBound + (record.type == RecordType.boundSheet ? 4 : 0)
      guard start < record.content.upperBound else { continue }
      keys.decrypt(&opened, start..<record.content.upperBound, of: record.content)
    }
    return opened
  }

  /// Records that are never encrypted.
  private static let plainRecords: Set<Int> = [
    0x09, 0x209, 0x409, 0x809, RecordType.filePassword, 0x194, 0x195, 0xe1, 0x196, 0x138,
  ]

  /// The record that says how the stream is encrypted: one of the first.
  private static func filePassword(in stream: [UInt8]) throws(WorkbookError) -> BIFFRecord? {
    var cursor = RecordCursor(stream)
    for _ in 0..<64 {
      guard let record = (try? cursor.next()) ?? nil, record.type != RecordType.endOfSubstream else { return nil }
      if record.type == RecordType.filePassword { return record }
    }
    return nil
  }

  private static func cipher(_ stream: [UInt8], _ lock: BIFFRecord) -> Keys? {
    let start = lock.content.lowerBound
    guard lock.content.count >= 6 else {
      return xor(key: stream.u16(at: start), verifier: stream.u16(at: start + 2))
    }
    guard stream.u16(at: start) == 1 else {
      return xor(key: stream.u16(at: start + 2), verifier: stream.u16(at: start + 4))
    }
    let content = Array(stream[lock.content])
    return stream.u16(at: start + 4) == 1 ? rc4(content) : cryptoAPI(content)
  }

  // MARK: Keys

  /// What decrypts bytes by their place in the stream.
  private enum Keys {
    /// Sixteen bytes that are used by turns.
    case xor([UInt8])
    /// RC4 with a key for each 1 024 bytes of the stream: the key of a block, and the stream of the last one.
    case rc4(BlockKeys)

    mutating func decrypt(_ bytes: inout [UInt8], _ range: Range<Int>, of record: Range<Int>) {
      switch self {
      case .xor(let array):
        for place in range {
          let mixed = bytes[place] ^ array[(place + record.count) % 16]
          bytes[place] = mixed >> 5 | mixed << 3
        }
      case .rc4(var keys):
        for place in range { bytes[place] ^= keys.byte(at: place) }
        self = .rc4(keys)
      }
    }
  }

  /// RC4's key stream over a stream of records; places come in ascending order.
  private struct BlockKeys {
    let hash: OfficeHash
    let base: [UInt8]
    let keyBytes: Int
    private var cipher = RC4(key: [0])
    private var block = -1
    private var position = 0

    init(_ hash: OfficeHash, base: [UInt8], keyBytes: Int) {
      self.hash = hash
      self.base = base
      self.keyBytes = keyBytes
    }

    /// The key of a block: of 40 bits filled up with zeros under SHA-1.
    func key(ofBlock block: Int) -> [UInt8] {
      let whole = hash.digest(base, le32(block)) ?? []
      let key = Array(whole.prefix(keyBytes))
      return hash == .sha1 && keyBytes == 5 ? key + [UInt8](repeating: 0, count: 11) : key
    }

    mutating func byte(at place: Int) -> UInt8 {
      if place / 1_024 != block {
        block = place / 1_024
        cipher = RC4(key: key(ofBlock: block))
        position = block * 1_024
      }
      while position < place {
        _ = cipher.next()
        position += 1
      }
      position += 1
      return cipher.next()
    }
  }

  /// The array of the method of Excel 95, where key and verifier are those of the password (MS-OFFCRYPTO 2.3.7.2).
  private static func xor(key: Int, verifier: Int) -> Keys? {
    guard key == 0xb359, verifier == 0x9a0a else { return nil }
    let letters = stride(from: 0, to: password.count, by: 2).map { password[$0] } + [0xbb]
    return .xor(
      letters.enumerated().map { index, letter in
        let mixed = letter ^ UInt8(index % 2 == 0 ? key & 0xff : key >> 8)
        return mixed >> 1 | mixed << 7
      })
  }

  /// RC4 over MD5 (MS-OFFCRYPTO 2.3.6).
  private static func rc4(_ content: [UInt8]) -> Keys? {
    guard content.count >= 54, let first = OfficeHash.md5.digest(password)?.prefix(5) else { return nil }
    let salted = first + content[6..<22]
    guard let second = OfficeHash.md5.digest((0..<16).flatMap { _ in salted }) else { return nil }
    let keys = BlockKeys(.md5, base: Array(second.prefix(5)), keyBytes: 16)
    return isRight(keys, content[22..<38], content[38..<54]) ? .rc4(keys) : nil
  }

  /// RC4 over SHA-1, as Windows' own library does it (MS-OFFCRYPTO 2.3.5).
  private static func cryptoAPI(_ content: [UInt8]) -> Keys? {
    let header = content.u32(at: 10)
    let verifier = 14 + header
    guard header >= 32, header < 4_096, content.count >= verifier + 60, content.u32(at: verifier) == 16,
      let base = OfficeHash.sha1.digest(Array(content[verifier + 4..<verifier + 20]) + password)
    else { return nil }
    let bits = content.u32(at: 14 + 16)
    let keys = BlockKeys(.sha1, base: base, keyBytes: bits == 0 ? 5 : min(16, max(5, bits / 8)))
    let place = verifier + 20
    return isRight(keys, content[place..<place + 16], content[place + 20..<place + 40]) ? .rc4(keys) : nil
  }

  /// Whether a key decrypts the verifier to what its hash is of.
  private static func isRight(_ keys: BlockKeys, _ verifier: ArraySlice<UInt8>, _ hash: ArraySlice<UInt8>) -> Bool {
    var cipher = RC4(key: keys.key(ofBlock: 0))
    let plain = verifier.map { $0 ^ cipher.next() }
    let wanted = hash.map { $0 ^ cipher.next() }
    return keys.hash.digest(plain) == wanted
  }
}

/// A number as four bytes, the lowest first.
func le32(_ number: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) } }
