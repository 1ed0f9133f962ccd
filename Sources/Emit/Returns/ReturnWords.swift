import PipelineKit
import WorkbookWriting

/// The words of returns in one language.
struct ReturnWords {
  let language: Language

  init(_ language: Language) { self.language = language }

  func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

  // MARK: Names of sheets

  var received: String { say("Đã nhận", "Received") }
  var mend: String { say("Cần sửa", "To mend") }
  var details: String { say("Chi tiết", "Details") }
  var confirm: String { say("Đã tự sửa", "Mended by itself") }
  var accept: String { say("Có thể chấp nhận", "Can be accepted") }
  var fixed: String { say("Xã đã sửa", "Mended since") }

  // MARK: Words that stand in several sheets

  var number: String { say("Số", "No") }
  var place: String { say("Ô", "Cell") }
  var head: String { say("Chủ hộ", "Head") }
  var content: String { say("Đang ghi", "What stands there") }
  var readAs: String { say("Đã đọc là", "Read as") }
  var expected: String { say("Cần ghi", "Expected") }
  var toDo: String { say("Vì sao và cần làm gì", "Why, and what to do") }
  var weight: String { say("Mức độ", "How much it matters") }
  var standing: String { say("So với tệp trước", "Against the earlier file") }
  var answer: String { say("Xã trả lời", "The commune's answer") }
  var blank: String { say("(để trống)", "(blank)") }

  func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: say("Chưa được tính", "Not counted")
    case .warning: say("Cần xem lại", "To be looked at")
    case .note: say("Lưu ý", "For the record")
    }
  }

  func places(_ count: Int, _ severity: Severity) -> String {
    let word = self.severity(severity).lowercased()
    return say("\(integer(count)) chỗ \(word)", "\(integer(count)) \(word)")
  }

  /// A look for counts with the language's mark between thousands, whatever the settings of the machine that shows them.
  func number(_ look: CellLook) -> CellLook {
    look.with { $0.numberFormat = language == .vi ? #"[>=1000000]#\.###\.##0;[>=1000]#\.##0;0"# : "#,##0" }
  }

  func standing(_ standing: ReturnedRow.Standing?) -> String {
    switch standing {
    case .new: say("mới", "new")
    case .stillOpen: say("vẫn còn", "still open")
    case nil: ""
    }
  }

  /// Of a group: how many are new, how many are still open.
  func standing(new: Int?, of count: Int) -> String {
    guard let new else { return "" }
    if new == 0 { return standing(.stillOpen) }
    return new == count
      ? standing(.new) : say("mới \(new), vẫn còn \(count - new)", "new \(new), still open \(count - new)")
  }

  func fate(_ fate: ReturnedFile.Fate) -> String {
    switch fate {
    case .counted: say("Được tính", "Counted")
    case .superseded: say("Đã có tệp thay thế", "Superseded")
    case .refused: say("Không dùng được", "Cannot be used")
    }
  }

  /// What stands in a cell; nothing where no cell is meant.
  func shown(_ content: String?) -> String { content.map { $0.isEmpty ? blank : $0 } ?? "" }

  /// The first cells of many alike, and where all of them are listed.
  func examples(_ group: ReturnedGroup, _ item: String) -> String {
    let cells = group.rows.prefix(8).map(\.cell).filter { !$0.isEmpty }
    let first = cells.isEmpty ? "" : cells.joined(separator: ", ") + (cells.count < group.count ? ", … " : ". ")
    return first + say("Từng dòng: trang “\(details)”, mục “\(item)”.", "Each of them: sheet “\(details)”, “\(item)”.")
  }

  func rows(_ count: Int) -> String { say("\(integer(count)) dòng", "\(integer(count)) rows") }

  /// 12345 is "12.345" in Vietnamese, "12,345" in English.
  func integer(_ number: Int) -> String { NumberWords(language).integer(number) }

  func moment(_ moment: Moment?) -> String {
    guard let moment else { return say("không rõ", "not known") }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(two(moment.day.day))/\(two(moment.day.month))/\(moment.day.year) "
      + "\(two(moment.minute / 60)):\(two(moment.minute % 60))"
  }
}
