import Emit
import PipelineKit

/// What a commune has to do with each finding: to which part of its return it belongs, what is expected in the cell,
/// and whether it can stay as it is with a reason. In the order in which they matter, within a severity.
struct ReturnGuide {
  /// Where a finding stands in a return.
  enum Part {
    /// Among what to mend.
    case mend
    /// Among what was mended by itself.
    case confirm
    /// Beside the file that it is about.
    case file
    /// Nowhere: it is nothing that a commune can mend.
    case office
  }

  /// The finding's word.
  let code: String
  /// Where it stands.
  let part: Part
  /// What is expected, in both languages; empty where the finding's own sentence says it.
  let expected: (vi: String, en: String)
  /// Whether it may be right as it is.
  let canBeAccepted: Bool

  private init(_ code: String, _ part: Part, _ vi: String = "", _ en: String = "", canBeAccepted: Bool = false) {
    self.code = code
    self.part = part
    expected = (vi, en)
    self.canBeAccepted = canBeAccepted
  }

  /// The guide of a finding and its rank. One that nobody has placed yet is about the file when its word says so; else it
  /// is to be mended, unless it is a note.
  static func of(_ code: FindingCode) -> (guide: ReturnGuide, rank: Int) {
    if let rank = ranks[code.word] { return (all[rank], rank) }
    let part: Part = code.word.hasPrefix("file-") ? .file : code.severity == .note ? .office : .mend
    return (ReturnGuide(code.word, part), all.count)
  }

  /// Whether a finding is placed.
  static func has(_ code: FindingCode) -> Bool { ranks[code.word] != nil }

  private static let ranks = Dictionary(
    all.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })

  private static let classes = (
    vi: "Hộ nghèo, Hộ cận nghèo hoặc Hộ không nghèo", en: "Hộ nghèo, Hộ cận nghèo or Hộ không nghèo"
  )
  private static let birth = (
    vi: "Ngày/tháng/năm, ví dụ 12/03/1975; không rõ thì chỉ ghi năm: 1975",
    en: "Day/month/year, as 12/03/1975; or the year alone: 1975"
  )
  private static let identity = (
    vi: "12 chữ số (CCCD) hoặc 9 chữ số (CMND), đúng như trên thẻ",
    en: "12 digits (or 9 of the old card), as on the card"
  )
  private static let persons = (vi: "Một số nguyên từ 1 đến 40", en: "A whole number from 1 to 40")
  private static let village = (vi: "Tên một thôn (làng, tổ) của xã", en: "The name of a village of the commune")
  private static let oneRow = (vi: "Mỗi hộ một dòng", en: "One row a household")

  /// All findings, placed.
  static let all: [ReturnGuide] = mending + confirming + files + office + surroundings

  private static let mending = [
    ReturnGuide("total-too-small", .mend),
    ReturnGuide(
      "printed-total-differs", .mend, "Bằng số hộ trong danh sách; thiếu hộ nào thì bổ sung",
      "The number of households listed; add those that are missing", canBeAccepted: true),
    ReturnGuide(
      "printed-persons-differ", .mend, "Bằng tổng số nhân khẩu của các hộ", "The sum of the households' persons",
      canBeAccepted: true),
    ReturnGuide("class-missing", .mend, classes.vi, classes.en),
    ReturnGuide("class-unreadable", .mend, classes.vi, classes.en),
    ReturnGuide("class-both", .mend, "Một dấu x: ở cột nghèo hoặc cột cận nghèo", "One mark: poor or near-poor"),
    ReturnGuide(
      "row-unclear", .mend, "Mỗi hộ một dòng, có tên chủ hộ; dòng thừa thì xóa",
      "One row a household, with its head; delete what is no household"),
    ReturnGuide("member-without-head", .mend, "Chủ hộ ở dòng trên các thành viên", "The head in the row above"),
    ReturnGuide("commune-unknown", .mend, "Tên xã", "The commune's name"),
    ReturnGuide(
      "duplicate-class-differs", .mend, "Một phân loại cho mỗi hộ", "One class for a household", canBeAccepted: true),
    ReturnGuide(
      "class-against-scores", .mend, "Phân loại đúng với điểm B1, B2 của phiếu",
      "The class that the points B1 and B2 give", canBeAccepted: true),
    ReturnGuide(
      "commune-differs", .mend, "Hộ của xã; hộ của xã khác thì bỏ khỏi danh sách",
      "A household of this commune", canBeAccepted: true),
    ReturnGuide(
      "duplicate-place-differs", .mend, "Một nơi ở cho mỗi hộ", "One place for a household", canBeAccepted: true),
    ReturnGuide(
      "identity-shared", .mend, "Mỗi người một số, đúng như trên thẻ", "Each person's own number", canBeAccepted: true),
    ReturnGuide(
      "scores-against-indicators", .mend, "B2 = 10 × số chỉ số thiếu hụt", "B2 = 10 × the number of deprivations",
      canBeAccepted: true),
    ReturnGuide("deprivations-against-class", .mend, canBeAccepted: true),
    ReturnGuide("group-against-ethnicity", .mend, canBeAccepted: true),
    ReturnGuide("village-unknown", .mend, village.vi, village.en, canBeAccepted: true),
    ReturnGuide("village-missing", .mend, village.vi, village.en),
    ReturnGuide("persons-unreadable", .mend, persons.vi, persons.en),
    ReturnGuide("persons-missing", .mend, persons.vi, persons.en),
    ReturnGuide(
      "persons-differ", .mend, "Bằng số thành viên được liệt kê", "The number of members listed", canBeAccepted: true),
    ReturnGuide("indicator-unreadable", .mend, "Số thứ tự chỉ số, ví dụ: 1, 4, 9", "The indicators' numbers: 1, 4, 9"),
    ReturnGuide("mark-unreadable", .mend, "x, hoặc để trống", "x, or nothing"),
    ReturnGuide("score-unreadable", .mend, "Một số nguyên từ 0 đến 400", "A whole number from 0 to 400"),
    ReturnGuide("cause-unreadable", .mend, "Nguyên nhân đúng như trong biểu mẫu", "A cause as the form names it"),
    ReturnGuide("group-unreadable", .mend, "Nhóm đối tượng đúng như trong biểu mẫu", "A group as the form names it"),
    ReturnGuide("identity-lost", .mend, identity.vi + "; ô định dạng Văn bản", identity.en + "; formatted as text"),
    ReturnGuide("identity-unreadable", .mend, identity.vi, identity.en),
    ReturnGuide("identity-disagrees", .mend, identity.vi, identity.en, canBeAccepted: true),
    ReturnGuide("birth-unreadable", .mend, birth.vi, birth.en),
    ReturnGuide("birth-order-open", .mend, birth.vi, birth.en),
    ReturnGuide("birth-in-future", .mend, birth.vi, birth.en),
    ReturnGuide("sex-unreadable", .mend, "Nam hoặc Nữ", "Nam or Nữ"),
    ReturnGuide(
      "ethnicity-unreadable", .mend, "Tên trong danh mục 54 dân tộc (Kinh, Xơ Đăng, …)",
      "A name of the official list (Kinh, Xơ Đăng, …)"),
    ReturnGuide("cell-error", .mend, "Giá trị, không phải công thức lỗi", "A value instead of an error"),
    ReturnGuide("quote-stray", .mend, "Dấu ngoặc kép đi từng cặp", "Quotation marks in pairs"),
    ReturnGuide("letter-damaged", .mend, "Chữ gõ lại đúng dấu", "The word typed again"),
    ReturnGuide("letter-lost", .mend, "Chữ gõ lại đúng dấu", "The word typed again"),
    ReturnGuide("nul-in-cell", .mend, "Nội dung ô gõ lại", "The cell typed again"),
    ReturnGuide("identity-missing", .mend, "Số CCCD, nếu đã được cấp thẻ", "The number, if there is a card"),
    ReturnGuide("birth-missing", .mend, birth.vi, birth.en),
    ReturnGuide("columns-differ", .mend, "Một cột cho mỗi nội dung", "One column for each thing"),
    ReturnGuide("column-unread", .mend, "Tiêu đề cột như trong biểu mẫu", "The heading that the form has"),
    ReturnGuide("heading-unknown", .mend, "Tên cột như trong biểu mẫu", "The heading that the form has"),
  ]

  private static let confirming = [
    ReturnGuide("row-shifted", .confirm),
    ReturnGuide("head-twice", .confirm),
    ReturnGuide("village-filled", .confirm),
    ReturnGuide("name-joined", .confirm),
    ReturnGuide("classes-by-number", .confirm, classes.vi, classes.en),
    ReturnGuide("columns-of-other-time", .confirm),
    ReturnGuide("birth-swapped", .confirm),
    ReturnGuide("birth-order-mended", .confirm),
    ReturnGuide("identity-restored", .confirm),
    ReturnGuide("birth-year-as-date", .confirm),
    ReturnGuide("duplicate-identity", .confirm, oneRow.vi, oneRow.en),
    ReturnGuide("duplicate-person", .confirm, oneRow.vi, oneRow.en),
    ReturnGuide("duplicate-row", .confirm, oneRow.vi, oneRow.en),
  ]

  private static let files = [
    "file-unreadable", "file-damaged", "file-encrypted", "file-empty", "file-not-a-list", "file-kind-unknown",
    "file-is-pack",
    "file-extension-wrong", "sheet-skipped", "sheet-hidden", "cells-beyond", "encoding-unknown", "file-superseded",
    "file-too-large", "layout-uncertain", "rows-hidden", "list-empty", "list-stale", "list-other-standard",
    "list-unreadable", "sender-differs", "files-added", "files-overlap", "file-replaces", "replacement-doubted",
    "formulas-decide", "formulas-without-result", "files-rival", "columns-rival", "class-of-other-time",
    "panels-several", "headings-change", "list-cut-off",
    "list-without-ending",
    "archive-part-skipped", "archive-part-refused", "archive-too-many", "unit-refused", "lines-quoted", "letters-lost",
    "encodings-mixed", "file-copy", "file-changing",
  ].map { ReturnGuide($0, .file) }

  /// About the office's own folders and reference files.
  private static let surroundings = [
    "file-special", "file-shortcut", "file-unfinished", "file-backup", "folder-unreadable", "folder-twice",
    "folder-above", "link-broken", "name-unreadable", "reference-read", "past-by-name", "unit-untold",
  ].map { ReturnGuide($0, .office) }

  private static let office = [
    "birth-year-only", "printed-total-merged", "causes-by-number", "sender-unknown", "sender-guessed",
    "sender-conflict", "part-sender-unknown", "unit-missing", "total-missing", "villages-not-listed",
    "baseline-other-standard", "baseline-missing", "past-cut-from-split", "past-estimated", "past-unknown", "unit-lost",
    "flows-unbalanced", "flows-differ", "flows-assumed", "table-identity-broken", "persons-too-many",
    "ethnicities-incomplete", "target-unknown", "target-undecided",
    "target-baseline-standard", "target-standard-covers", "target-standard-last", "target-names-untold",
    "target-without-past", "target-persons-untold",
    "target-measure-missing",
    "target-unit-gone", "targets-not-sum", "targets-below-short", "target-arithmetic", "target-text-differs",
    "target-path", "target-path-start", "target-path-rises", "target-met-at-start", "target-impossible",
    "target-borders", "target-carried",
    "decision-unmatched",
    "undecided-pair", "undecided-link", "decisions-contradict", "decision-unknown", "decision-outdated",
    "comparison-capped", "alike-not-asked",
    "weights-refitted", "weights-kept", "pack-unreadable", "pack-changed", "pack-unit-unknown", "pack-other-survey",
    "pack-other-shape", "pack-overlaps", "pack-total-differs", "packs-not-linked",
  ].map { ReturnGuide($0, .office) }
}

extension ReturnGuide {
  /// What a commune is to send instead of a file that was refused.
  static func remedy(
    _ reason: String, period: String, standard: String, commune: String, _ language: Language
  ) -> String {
    let own = remedies[reason] ?? ("", "")
    let wanted = (
      vi:
        "Cần gửi: danh sách hộ nghèo, hộ cận nghèo của \(commune), kỳ \(period), theo \(standard); tệp .xlsx hoặc .csv, "
        + "mỗi hộ một dòng.",
      en: "To be sent: the list of poor and near-poor households of \(commune), period \(period), under \(standard); "
        + ".xlsx or .csv, one row a household."
    )
    let parts = language == .vi ? [own.vi, wanted.vi] : [own.en, wanted.en]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private static let remedies: [String: (vi: String, en: String)] = [
    "file-encrypted": (
      "Tệp có mật khẩu nên không mở được: bỏ mật khẩu, lưu lại rồi gửi.",
      "The file has a password: remove it, save the file and send it again."
    ),
    "file-damaged": (
      "Tệp hỏng hoặc bị cắt cụt: mở tệp gốc trên máy của xã, xem có đủ các thôn không, lưu thành .xlsx rồi gửi tệp mới.",
      "The file is damaged or cut off: open the original, see that all villages are there, save it as .xlsx and send it."
    ),
    "file-unreadable": (
      "Không mở được tệp: gửi lại tệp gốc.", "The file cannot be opened: send the original again."
    ),
    "file-empty": (
      "Tệp không có nội dung: có thể gửi nhầm tệp hoặc chưa lưu.",
      "The file has no content: perhaps it is the wrong one, or was not saved."
    ),
    "list-empty": (
      "Danh sách không có hộ nào: nếu đúng là không có hộ nghèo, hộ cận nghèo thì đề nghị xã xác nhận bằng văn bản.",
      "The list names no household: if there are none, please confirm it in writing."
    ),
    "list-stale": (
      "Tệp này là danh sách của kỳ trước gửi lại: gửi danh sách rà soát của kỳ này.",
      "This is an earlier list sent again: send the list of this survey."
    ),
    "list-other-standard": (
      "Danh sách lập theo chuẩn nghèo khác: gửi danh sách theo đúng chuẩn ghi dưới đây.",
      "The list was made under another poverty standard: send the one under the standard named below."
    ),
    "formulas-decide": (
      "Công thức chưa có kết quả: mở tệp bằng Excel, lưu lại rồi gửi.",
      "Formulas without a result: open the file in Excel, save it and send it."
    ),
    "columns-rival": (
      "Hai cột cùng ghi một nội dung mà khác nhau: bỏ một cột, hoặc ghi rõ năm ở tiêu đề.",
      "Two columns say one thing and differ: leave one out, or write the year into the headings."
    ),
    "class-of-other-time": (
      "Chỉ có phân loại của thời điểm khác: thêm cột phân loại hộ của kỳ này.",
      "The class is of another time: add a column with this survey's class."
    ),
    "list-cut-off": (
      "Danh sách thiếu phần cuối hoặc thiếu hẳn thôn: gửi lại cả danh sách, đủ các thôn, có dòng tổng cộng và chữ ký.",
      "The list lacks its end or whole villages: send all of it, with its total and signatures."
    ),
    "file-not-a-list": (
      "Tệp này không phải danh sách hộ (không có cột họ tên chủ hộ): có thể gửi nhầm báo cáo tổng hợp.",
      "The file is no list of households (no column of heads): perhaps a summary was sent by mistake."
    ),
    "file-kind-unknown": (
      "Loại tệp này không đọc được (ảnh, PDF, Word …): gửi chính tệp Excel.",
      "Files of this kind (pictures, PDF, Word …) cannot be read: send the Excel file itself."
    ),
    "letters-lost": (
      "Chữ có dấu trong tệp đã thành dấu “?”: mở tệp gốc, lưu dạng .xlsx hoặc “CSV UTF-8” rồi gửi.",
      "The file's letters became “?”: open the original, save it as .xlsx or “CSV UTF-8” and send that."
    ),
    "encoding-unknown": (
      "Chữ trong tệp dùng bảng mã không đọc được: lưu lại dạng .xlsx hoặc CSV UTF-8.",
      "The file's letters cannot be read: save it as .xlsx or CSV UTF-8."
    ),
  ]
}
