internal import CCrypto

/// The SHA-256 of some bytes: 32 bytes.
public struct SHA256Digest: Sendable, Hashable, CustomStringConvertible {
  /// The 32 bytes.
  public let bytes: [UInt8]

  /// 64 lower-case hexadecimal digits.
  public var hex: String {
    let digits = Array("0123456789abcdef".utf8)
    let characters = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: characters, as: UTF8.self)
  }

  /// The same as `hex`.
  public var description: String { hex }
}

/// Computes a SHA-256 piece by piece, with the processor's own instructions where it has them.
public final class SHA256 {
  private let context: OpaquePointer

  /// The hash of no bytes yet.
  public init() {
    guard let context = EVP_MD_CTX_new() else { fatalError("libcrypto has no memory for a SHA-256 context") }
    self.context = context
    Self.check(EVP_DigestInit_ex(context, EVP_sha256(), nil))
  }

  deinit { EVP_MD_CTX_free(context) }

  /// Adds all bytes.
  public func update(_ bytes: [UInt8]) { update(bytes, bytes.indices) }

  /// Adds the bytes in the range.
  public func update(_ bytes: [UInt8], _ range: Range<Int>) {
    bytes[range].withUnsafeBytes { piece in
      Self.check(EVP_DigestUpdate(context, piece.baseAddress, piece.count))
    }
  }

  /// The digest of everything added since the beginning or since the last call; then starts anew.
  public func finish() -> SHA256Digest {
    var digest = [UInt8](repeating: 0, count: 32)
    Self.check(EVP_DigestFinal_ex(context, &digest, nil))
    Self.check(EVP_DigestInit_ex(context, EVP_sha256(), nil))
    return SHA256Digest(bytes: digest)
  }

  /// The digest of these bytes.
  public static func digest(of bytes: [UInt8]) -> SHA256Digest {
    let hash = SHA256()
    hash.update(bytes)
    return hash.finish()
  }

  /// libcrypto's calls return 1 unless the library itself is broken; then no hash could be trusted.
  private static func check(_ status: Int32) {
    guard status == 1 else { fatalError("libcrypto cannot compute SHA-256") }
  }
}
