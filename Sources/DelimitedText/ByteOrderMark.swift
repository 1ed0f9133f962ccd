/// The three bytes that some programs put before UTF-8 text. libcsv would take them for part of the first value.
enum ByteOrderMark {
  static let bytes: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// How many bytes to skip: 3 or 0.
  static func length(in text: [UInt8]) -> Int { text.starts(with: bytes) ? bytes.count : 0 }
}
