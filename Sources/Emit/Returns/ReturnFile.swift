import PipelineKit
import WorkbookWriting

/// A return that is made when it is written, one after the other: what it quotes is read from the commune's own file.
public struct PendingReturn: Sendable {
  /// The commune's code.
  public let unit: String
  /// Makes the content.
  public let make: @Sendable () -> CommuneReturn

  /// A return to be made.
  public init(unit: String, make: @escaping @Sendable () -> CommuneReturn) {
    self.unit = unit
    self.make = make
  }
}

/// `returns/<unit>.xlsx`: for the commune, what was received and what to mend, in plain words. Personal.
public enum ReturnFile {
  /// The most findings that a workbook lists one by one; how many there are beyond is said.
  public static let mostRows = 5_000

  /// The file of a return.
  static func file(_ pending: PendingReturn) -> OutputFile {
    OutputFile(name: "returns/\(pending.unit).xlsx", isPersonal: true, isTable: false, pieces: 1) {
      _ throws(Failure) in
      (try bytes(pending.make()), 0)
    }
  }

  /// The workbook of a return.
  public static func bytes(_ content: CommuneReturn) throws(Failure) -> [UInt8] {
    let day = PageDay(year: content.made.year, month: content.made.month, day: content.made.day)
    let writer = WorkbookWriter(made: day, title: content.title)
    do { return try writer.bytes(pages(content)) } catch {
      throw Failure(
        .io, vi: "returns/\(content.unit).xlsx: không tạo được (\(error)). Chưa công bố gì.",
        en: "returns/\(content.unit).xlsx: cannot be made (\(error)). Nothing was published.")
    }
  }

  /// The sheets: what was received always, the others where there is something to say.
  static func pages(_ content: CommuneReturn) -> [Page] {
    let words = ReturnWords(content.language)
    let further = [
      MendPage(content, words).page, ConfirmPage(content, words).page, AcceptPage(content, words).page,
      FixedPage(content, words).page, DetailPage(content, words).page,
    ]
    return [ReceivedPage(content, words).page] + further.compactMap { $0 }
  }
}
