import Compression
import Hashing

/// Opens packages that are encrypted under the password that Excel itself tries first (MS-OFFCRYPTO 2.3.4).
enum OfficeEncryption {
  /// That password, as UTF-16. It is public, and no secret of anybody: Excel uses it where a workbook is protected against
  /// changes only.
  static let password = "VelvetSweatshop".utf16.flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] }

  /// The most rounds of hashing that a file may ask for; Excel's own are 100 000.
  private static let rounds = 200_000

  /// Whether a compound file holds an encrypted package.
  static func holds(_ file: CompoundFile) -> Bool {
    file.stream(named: "EncryptionInfo") != nil || file.stream(named: "EncryptedPackage") != nil
  }

  /// The package. Throws `.encrypted` where it needs another password or is encrypted in another way.
  static func package(of file: CompoundFile) throws(WorkbookError) -> [UInt8] {
    guard let infoStream = file.stream(named: "EncryptionInfo"), let stream = file.stream(named: "EncryptedPackage")
    else { throw WorkbookError(.encrypted, "is locked by a password") }
    let info = try file.content(infoStream)
    let content = try file.content(stream)
    let isAgile = info.u16(at: 0) == 4 && info.u16(at: 2) == 4
    guard let package = isAgile ? agile(info, content) : standard(info, content) else {
      throw WorkbookError(.encrypted, "is locked by a password")
    }
    return Array(package.prefix(max(0, content.u64(at: 0))))
  }

  // MARK: Standard encryption

  /// AES block by block, the key from 50 000 rounds of SHA-1 (MS-OFFCRYPTO 2.3.4.5–2.3.4.9).
  private static func standard(_ info: [UInt8], _ content: [UInt8]) -> [UInt8]? {
    let header = info.u32(at: 8)
    let verifier = 12 + header
    guard info.u16(at: 2) == 2, header >= 32, header < 4_096, info.count >= verifier + 72, info.u32(at: verifier) == 16,
      [0x660e, 0x660f, 0x6610].contains(info.u32(at: 20))
    else { return nil }
    let keyBytes = info.u32(at: 28) / 8
    let salt = Array(info[verifier + 4..<verifier + 20])
    guard [16, 24, 32].contains(keyBytes), let hash = hash(.sha1, salt, rounds: 50_000),
      let final = OfficeHash.sha1.digest(hash, le32(0)), let key = stretched(final, to: keyBytes)
    else { return nil }
    guard let plain = AES.decrypt(info[verifier + 20..<verifier + 36], key: key),
      let wanted = AES.decrypt(info[verifier + 40..<verifier + 72], key: key),
      OfficeHash.sha1.digest(plain) == Array(wanted.prefix(20))
    else { return nil }
    return AES.decrypt(content.dropFirst(8), key: key)
  }

  private static func stretched(_ hash: [UInt8], to count: Int) -> [UInt8]? {
    func half(_ pad: UInt8) -> [UInt8]? {
      let mixed = (0..<64).map { ($0 < hash.count ? hash[$0] : 0) ^ pad }
      return OfficeHash.sha1.digest(mixed)
    }
    guard let first = half(0x36), let second = half(0x5c) else { return nil }
    return Array((first + second).prefix(count))
  }

  // MARK: Agile encryption

  /// AES in chained blocks, piece by piece of 4 096 bytes; the ways of hashing stand in XML (MS-OFFCRYPTO 2.3.4.10–2.3.4.15).
  private static func agile(_ info: [UInt8], _ content: [UInt8]) -> [UInt8]? {
    var grammar = AgileGrammar()
    do throws(WorkbookError) {
      try SAXParser(part: "EncryptionInfo").parse(&grammar, bytes: Array(info.dropFirst(8)))
    } catch { return nil }
    guard let data = grammar.data, let own = grammar.password, own.rounds <= rounds,
      let hash = hash(own.hash, own.salt, rounds: own.rounds)
    else { return nil }
    func decrypted(_ bytes: [UInt8], _ block: [UInt8]) -> [UInt8]? {
      guard let whole = own.hash.digest(hash, block) else { return nil }
      return AES.decrypt(bytes[...], key: filled(whole, own.keyBytes), vector: filled(own.salt, 16))
    }
    guard let plain = decrypted(own.verifier, [0xfe, 0xa7, 0xd2, 0x76, 0x3b, 0x4b, 0x9e, 0x79]),
      let wanted = decrypted(own.verifierHash, [0xd7, 0xaa, 0x0f, 0x6d, 0x30, 0x61, 0x34, 0x4e]),
      let digest = own.hash.digest(Array(plain.prefix(own.salt.count))), wanted.starts(with: digest),
      let key = decrypted(own.key, [0x14, 0x6e, 0x0b, 0xe7, 0xab, 0xac, 0xd0, 0xd6])?.prefix(data.keyBytes)
    else { return nil }
    return pieces(content, data, Array(key))
  }

  private static func pieces(_ content: [UInt8], _ data: AgileGrammar.Key, _ key: [UInt8]) -> [UInt8]? {
    var package: [UInt8] = []
    package.reserveCapacity(content.count)
    var place = 8
    while place < content.count {
      let end = min(content.count, place + 4_096)
      guard let vector = data.hash.digest(data.salt, le32((place - 8) / 4_096)),
        let piece = AES.decrypt(content[place..<end], key: key, vector: filled(vector, 16))
      else { return nil }
      package += piece
      place = end
    }
    return package
  }

  /// The password's hash after so many rounds (MS-OFFCRYPTO 2.3.4.7, 2.3.4.11).
  private static func hash(_ hash: OfficeHash, _ salt: [UInt8], rounds: Int) -> [UInt8]? {
    guard var value = hash.digest(salt, password) else { return nil }
    for round in 0..<max(0, rounds) {
      guard let next = hash.digest(le32(round), value) else { return nil }
      value = next
    }
    return value
  }

  /// As many bytes, cut or filled up with 0x36.
  private static func filled(_ bytes: [UInt8], _ count: Int) -> [UInt8] {
    Array(bytes.prefix(count)) + [UInt8](repeating: 0x36, count: max(0, count - bytes.count))
  }
}

/// Reads how a package is encrypted: the key of its data, and that of the password.
private struct AgileGrammar: XMLHandler {
  /// How a key is made.
  struct Key {
    var hash: OfficeHash
    var salt: [UInt8]
    var keyBytes: Int
    var rounds = 0
    var verifier: [UInt8] = []
    var verifierHash: [UInt8] = []
    var key: [UInt8] = []
  }

  private(set) var data: Key?
  private(set) var password: Key?

  mutating func start(_ element: XMLElement) {
    if element.name.isEqual(to: "keyData") {
      data = Self.key(element)
    } else if element.name.isEqual(to: "encryptedKey"), password == nil {
      password = Self.key(element)
      password?.rounds = element.number("spinCount") ?? Int.max
      password?.verifier = Self.bytes(element, "encryptedVerifierHashInput")
      password?.verifierHash = Self.bytes(element, "encryptedVerifierHashValue")
      password?.key = Self.bytes(element, "encryptedKeyValue")
    }
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
  mutating func end(_ name: UnsafeBufferPointer<UInt8>) {}

  private static func key(_ element: XMLElement) -> Key? {
    let name = (element.string("hashAlgorithm") ?? "").filter { $0 != "-" }
    guard let hash = OfficeHash(rawValue: name), element.string("cipherAlgorithm") == "AES",
      element.string("cipherChaining") == "ChainingModeCBC", let bits = element.number("keyBits")
    else { return nil }
    return Key(hash: hash, salt: bytes(element, "saltValue"), keyBytes: bits / 8)
  }

  private static func bytes(_ element: XMLElement, _ name: StaticString) -> [UInt8] {
    element[name].map { Base64.decoded($0) } ?? []
  }
}

/// Base64 (RFC 4648), what is no letter of it passed over.
enum Base64 {
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 0xff, count: 256)
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    for (index, letter) in letters.utf8.enumerated() { values[Int(letter)] = UInt8(index) }
    return values
  }()

  /// The bytes that the letters stand for, up to the first `=`.
  static func decoded(_ text: some Sequence<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for letter in text {
      if letter == UInt8(ascii: "=") { break }
      let value = values[Int(letter)]
      guard value < 64 else { continue }
      bits = bits << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return bytes
  }
}
