import CCrypto

/// A SHA-256 digest: 32 bytes.
public struct SHA256Digest: Sendable, Hashable {
  /// The bytes.
  public let bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// Lower-case hexadecimal.
  public var hex: String {
    let letters = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [letters[Int($0 >> 4)], letters[Int($0 & 15)]] }, as: UTF8.self)
  }
}

/// SHA-256 of bytes that arrive piece by piece, through libcrypto, which uses the processor's own instructions.
///
/// The corresponding C functions are `EVP_DigestInit_ex`, `EVP_DigestUpdate` and `EVP_DigestFinal_ex`.
public final class SHA256 {
  private let context: OpaquePointer

  /// An empty hash.
  public init() {
    guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
      preconditionFailure("libcrypto has no SHA-256")
    }
    self.context = context
  }

  deinit { EVP_MD_CTX_free(context) }

  /// Adds bytes.
  public func update(_ bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBytes { buffer in
      _ = EVP_DigestUpdate(context, buffer.baseAddress, buffer.count)
    }
  }

  /// The digest of all bytes added; nothing may be added afterwards.
  public func finish() -> SHA256Digest {
    var digest = [UInt8](repeating: 0, count: 32)
    _ = EVP_DigestFinal_ex(context, &digest, nil)
    return SHA256Digest(bytes: digest)
  }

  /// The digest of bytes in memory.
  public static func digest(of bytes: [UInt8]) -> SHA256Digest {
    let hash = SHA256()
    hash.update(bytes[...])
    return hash.finish()
  }
}
