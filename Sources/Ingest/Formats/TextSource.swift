import Cells
import DelimitedText
import Text

/// The text of a file as UTF-8, piece by piece, whatever encoding it is in.
///
/// As long as the file is UTF-8 its bytes pass through, looked at on the way. From the word on that is not, all the rest of
/// the file is read and weighed together with what came before (`Encoding.decode`): what was given out until then is
/// UTF-8 in any case.
final class TextSource: ByteSource {
  /// What the text was found to be so far.
  private(set) var encoding = Encoding.utf8
  /// The encoding of what was no UTF-8 in a text that otherwise was.
  private(set) var mixedWith: Encoding?
  /// Nil where the text was in memory.
  private let file: FileSource?
  /// The last word read: the bytes to come may belong to it.
  private var held: [UInt8] = []
  private var hasStarted = false
  private var sequences = 0
  private var decoded: BufferedBytes?
  private var signs = Signs()

  /// What stands in bytes that has to be looked at.
  struct Signs {
    /// NULs, or U+FFFD or a question mark in a letter's place.
    var hasLost = false
    /// Letters that Vietnamese does not have.
    var hasForeign = false
  }

  /// A source over all that the file still holds.
  init(_ file: FileSource) { self.file = file }

  /// A source over bytes in memory.
  init(_ bytes: [UInt8]) {
    file = nil
    take(Encoding.decode(bytes))
  }

  /// The beginning of a text that was in memory.
  func head(_ count: Int) -> [UInt8] {
    var copy = decoded
    var bytes: [UInt8] = []
    _ = copy?.read(upTo: count, appendingTo: &bytes)
    return bytes
  }

  /// What may stand in the bytes given out since this was last asked.
  func takeSigns() -> Signs {
    if decoded != nil { return Signs(hasLost: true, hasForeign: true) }
    defer { signs = Signs() }
    return signs
  }

  private func take(_ text: DecodedText) {
    if sequences == 0 { encoding = text.encoding }
    mixedWith = text.mixedWith
    decoded = BufferedBytes(text.bytes)
  }

  private func note(_ check: TextCheck) {
    if check.maySayLost { signs.hasLost = true }
    if check.hasSigns { signs.hasForeign = true }
  }

  func read(upTo count: Int, appendingTo buffer: inout [UInt8]) throws -> Int {
    let start = buffer.count
    while let file, decoded == nil, buffer.count == start {
      buffer.append(contentsOf: held)
      held = []
      let got = try file.read(upTo: max(1, count - (buffer.count - start)), appendingTo: &buffer)
      let check = TextCheck(buffer, from: start + markLength(buffer, start))
      if check.end < buffer.count, !check.isCut || got == 0 {
        try decodeRest(file, &buffer, from: start, check)
        break
      }
      note(check)
      guard got > 0 else { return buffer.count - start }
      hold(from: Self.lastWord(buffer, from: start, to: check.end), of: &buffer)
      sequences += check.sequences
    }
    if buffer.count > start { return buffer.count - start }
    return decoded?.read(upTo: count, appendingTo: &buffer) ?? 0
  }

  /// How many bytes of a byte order mark stand at the text's beginning, which need no look.
  private func markLength(_ buffer: [UInt8], _ start: Int) -> Int {
    defer { hasStarted = true }
    return !hasStarted && buffer[start...].starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  private func hold(from place: Int, of buffer: inout [UInt8]) {
    held = Array(buffer[place...])
    buffer.removeLast(held.count)
  }

  /// Takes back the word that is not UTF-8, and decodes it with all that follows.
  private func decodeRest(
    _ file: FileSource, _ buffer: inout [UInt8], from start: Int, _ check: TextCheck
  ) throws {
    hold(from: Self.lastWord(buffer, from: start, to: check.end), of: &buffer)
    sequences += check.sequences
    note(check)
    take(Encoding.decode(held + (try file.all()), after: sequences))
    held = []
  }

  /// Where the last word before `end` begins: after a blank or a sign. A word is at most 1 024 bytes long here.
  private static func lastWord(_ bytes: [UInt8], from start: Int, to end: Int) -> Int {
    var place = end
    let lowest = max(start, end - 1_024)
    while place > lowest, bytes[place - 1] >= 0x30 { place -= 1 }
    return place > lowest ? place : lowest == start ? start : end
  }
}
