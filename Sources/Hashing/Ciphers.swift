internal import CCrypto

/// The hashes that encrypted Office files use (MS-OFFCRYPTO). The corresponding C function is `EVP_Digest`.
public enum OfficeHash: String, Sendable, CaseIterable {
  case md5 = "MD5"
  case sha1 = "SHA1"
  case sha256 = "SHA256"
  case sha384 = "SHA384"
  case sha512 = "SHA512"

  /// The hash of all pieces, one after the other; nil where the library does not offer it.
  public func digest(_ pieces: [UInt8]...) -> [UInt8]? {
    let type: OpaquePointer? =
      switch self {
      case .md5: EVP_md5()
      case .sha1: EVP_sha1()
      case .sha256: EVP_sha256()
      case .sha384: EVP_sha384()
      case .sha512: EVP_sha512()
      }
    let bytes = pieces.count == 1 ? pieces[0] : pieces.flatMap { $0 }
    var digest = [UInt8](repeating: 0, count: 64)
    var count: UInt32 = 0
    guard EVP_Digest(bytes, bytes.count, &digest, &count, type, nil) == 1 else { return nil }
    return Array(digest.prefix(Int(count)))
  }
}

/// AES as encrypted Office files use it, without padding. The corresponding C functions are `EVP_DecryptInit_ex` and
/// `EVP_DecryptUpdate`.
public enum AES {
  /// The bytes decrypted: in cipher block chaining from an initial vector of 16 bytes, or block by block without one. Only
  /// whole blocks of 16 bytes are. Nil where the key has not 16, 24 or 32 bytes.
  public static func decrypt(_ bytes: ArraySlice<UInt8>, key: [UInt8], vector: [UInt8]? = nil) -> [UInt8]? {
    guard let cipher = cipher(key.count, isChained: vector != nil), vector.map({ $0.count == 16 }) ?? true,
      let context = EVP_CIPHER_CTX_new()
    else { return nil }
    defer { EVP_CIPHER_CTX_free(context) }
    guard EVP_DecryptInit_ex(context, cipher, nil, key, vector) == 1 else { return nil }
    EVP_CIPHER_CTX_set_padding(context, 0)
    let length = min(bytes.count, 1 << 30) / 16 * 16
    var result = [UInt8](repeating: 0, count: length + 16)
    var count: Int32 = 0
    let status = bytes.withUnsafeBufferPointer {
      EVP_DecryptUpdate(context, &result, &count, $0.baseAddress, Int32(length))
    }
    guard status == 1 else { return nil }
    return Array(result.prefix(Int(count)))
  }

  private static func cipher(_ keyBytes: Int, isChained: Bool) -> OpaquePointer? {
    switch keyBytes {
    case 16: isChained ? EVP_aes_128_cbc() : EVP_aes_128_ecb()
    case 24: isChained ? EVP_aes_192_cbc() : EVP_aes_192_ecb()
    case 32: isChained ? EVP_aes_256_cbc() : EVP_aes_256_ecb()
    default: nil
    }
  }
}

/// RC4, the cipher of old Office files; libcrypto no longer offers it.
public struct RC4: Sendable {
  private var state = (0...255).map { UInt8($0) }
  private var i: UInt8 = 0
  private var j: UInt8 = 0

  /// The cipher with a key of at least one byte.
  public init(key: [UInt8]) {
    guard !key.isEmpty else { return }
    var j: UInt8 = 0
    for i in 0..<256 {
      j = j &+ state[i] &+ key[i % key.count]
      state.swapAt(i, Int(j))
    }
  }

  /// The next byte of the key stream.
  public mutating func next() -> UInt8 {
    i = i &+ 1
    j = j &+ state[Int(i)]
    state.swapAt(Int(i), Int(j))
    return state[Int(state[Int(i)] &+ state[Int(j)])]
  }
}
