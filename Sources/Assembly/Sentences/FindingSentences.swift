import Emit
import Gaps
import PipelineKit

/// One sentence for each finding: what is the matter and what to do. `%1`, `%2` … stand for its arguments.
public enum FindingSentences {
  /// The sentence of a finding.
  public static func text(_ finding: Finding, _ language: Language) -> String {
    guard let pair = parts[finding.code.word] else { return finding.code.word }
    var text = ""
    for part in language == .vi ? pair.vi : pair.en {
      switch part {
      case .said(let words): text += words
      case .argument(let index):
        guard index < finding.arguments.count else {
          text += "%\(index + 1)"
          continue
        }
        text += word(finding.arguments[index], language)
      }
    }
    if finding.count > 1 {
      text += language == .vi ? " (\(finding.count) ô của cột)" : " (\(finding.count) cells of the column)"
    }
    return finding.isAccepted ? (language == .vi ? "Đã chấp nhận: " : "Accepted: ") + text : text
  }

  /// Why a file was refused, and what to do.
  static func refusal(_ file: FileRecord, _ language: Language) -> String {
    file.findings.first { $0.code.word == file.reason }.map { text($0, language) } ?? file.reason
  }

  /// The sentence of a code, whatever the arguments: “…” stands for each.
  static func outline(_ code: FindingCode, _ language: Language) -> String {
    text(Finding(code, [String](repeating: "…", count: 9)), language)
  }

  /// An argument as people say it.
  static func word(_ argument: String, _ language: Language) -> String {
    language == .vi ? vietnamese[argument] ?? decimal(argument) : english[argument] ?? argument
  }

  /// A number with a comma before its decimals; anything else as it is.
  private static func decimal(_ argument: String) -> String {
    guard argument.contains("."), DecimalNumber(argument) != nil else { return argument }
    return argument.split(separator: ".").joined(separator: ",")
  }

  /// What a sentence is made of.
  private enum Part {
    case said(String)
    case argument(Int)
  }

  private static let parts = sentences.mapValues { (vi: split($0.vi), en: split($0.en)) }

  private static func split(_ sentence: String) -> [Part] {
    let pieces = sentence.split(separator: "%", omittingEmptySubsequences: false)
    return [.said(String(pieces[0]))]
      + pieces.dropFirst().flatMap { piece -> [Part] in
        guard let digit = piece.first?.wholeNumberValue, digit > 0 else { return [.said("%" + piece)] }
        return [.argument(digit - 1), .said(String(piece.dropFirst()))]
      }
  }

  /// Why targets are unknown.
  private static func unknowns(_ language: Language) -> [String: String] {
    Dictionary(uniqueKeysWithValues: Gap.Unknown.allCases.map { ($0.rawValue, UnknownWords(language).text($0)) })
  }

  /// What says that a list was cut off.
  private static let cuts: [(sign: ListDoubts.CutOff, vi: String, en: String)] = [
    (.record, "dòng cuối không đủ ô", "its last row is cut"),
    (.title, "số hộ ít hơn số ghi ở tiêu đề", "it has fewer households than its title says"),
    (
      .villages, "có thôn kỳ trước có hộ mà nay không còn hộ nào, trong khi các thôn khác thay đổi ít",
      "villages that had households have none, while the others changed little"
    ),
  ]

  private static func cuts(_ language: Language) -> [String: String] {
    Dictionary(uniqueKeysWithValues: cuts.map { ($0.sign.rawValue, language == .vi ? $0.vi : $0.en) })
  }

  private static let english = unknowns(.en).merging(KindWords.all(.en)) { $1 }.merging(cuts(.en)) { $1 }

  /// Classes and what is counted, as officers say them.
  private static let vietnamese = [
    "poor": "hộ nghèo", "near-poor": "hộ cận nghèo", "average": "hộ có mức sống trung bình",
    "not-poor": "hộ không nghèo", "households": "số hộ", "persons": "số nhân khẩu",
  ].merging(unknowns(.vi)) { $1 }.merging(KindWords.all(.vi)) { $1 }.merging(cuts(.vi)) { $1 }

  /// Whether a code has its sentence.
  public static func has(_ code: FindingCode) -> Bool { sentences[code.word] != nil }

  static let sentences: [String: (vi: String, en: String)] = ingest.merging(clean) { $1 }.merging(later) { $1 }

  private static let ingest: [String: (vi: String, en: String)] = [
    "file-unreadable": (
      "Không mở được tệp: %1. Kiểm tra quyền đọc của tệp rồi chạy lại; nếu tệp hỏng thì đề nghị gửi lại.",
      "The file cannot be opened: %1. Check that it may be read and run again; if it is damaged, send it again."
    ),
    "file-damaged": (
      "Tệp hỏng hoặc bị cắt cụt, không đọc hết được. Đề nghị xã lưu lại và gửi lại.",
      "The file is damaged or cut off and cannot be read to its end. Save it anew and send it again."
    ),
    "file-too-large": (
      "Tệp, hoặc nội dung sau khi giải nén, lớn quá mức một danh sách có thể có. Đề nghị xã gửi riêng danh sách hộ.",
      "The file, or what it unpacks to, is larger than any list can be. Send the list of households alone."
    ),
    "file-encrypted": (
      "Tệp đặt mật khẩu, không đọc được. Đề nghị bỏ mật khẩu và gửi lại.",
      "The file is protected by a password. Remove the password and send it again."
    ),
    "file-empty": ("Tệp không có nội dung. Đề nghị gửi lại.", "The file has no content. Send it again."),
    "file-not-a-list": (
      "Không tìm thấy danh sách hộ trong tệp (không có dòng tiêu đề cột nào nêu chủ hộ). Đề nghị gửi đúng danh sách.",
      "No list of households was found in the file (no headings that name a head of household). Send the list itself."
    ),
    "file-kind-unknown": (
      "Không đọc được: đây là %1. Đề nghị %2.", "It cannot be read: the file is %1. %2."
    ),
    "file-is-pack": (
      "Tệp là gói số liệu của cấp dưới, không phải danh sách hộ. Dùng rasoat rollup để cộng các gói.",
      "The file is a pack of a lower office and no list of households. Packs are added by rasoat rollup."
    ),
    "file-extension-wrong": (
      "Tên tệp không đúng với nội dung: thực ra là %1. Đã đọc theo nội dung.",
      "The file's name does not fit its content, which is %1. It was read by its content."
    ),
    "archive-part-skipped": (
      "Tệp “%1” trong gói nén không phải danh sách (%2); không tính.",
      "The file “%1” inside the archive is no list (%2) and was left out."
    ),
    "archive-part-refused": (
      "Tệp “%1” trong gói nén không đọc được: %2. Đề nghị sửa hoặc lưu lại tệp này rồi gửi lại cả gói.",
      "The file “%1” inside the archive cannot be read: %2. Mend it or save it anew, and send the archive again."
    ),
    "archive-too-many": (
      "Gói nén có %1 tệp, quá %2 tệp được đọc; cả gói không được tính. Đề nghị chia thành nhiều gói rồi gửi lại.",
      "The archive holds %1 files; at most %2 are read, so that none of it was counted. Send it in several archives."
    ),
    "sheet-skipped": (
      "Trang tính này không phải danh sách hộ, không tính.", "This sheet is no list of households and was left out."
    ),
    "sheet-hidden": (
      "Trang tính ẩn, không tính. Nếu là danh sách thật thì bỏ ẩn và gửi lại.",
      "A hidden sheet was left out. If it is a real list, show it and send the file again."
    ),
    "layout-uncertain": (
      "Chỉ hiểu %1 trên %2 tiêu đề cột nên trang này không được đọc. Đề nghị dùng tiêu đề như trong biểu mẫu.",
      "Only %1 of %2 headings are known, so that this sheet was not read. Use the headings of the form."
    ),
    "rows-hidden": (
      "Có dòng bị ẩn từ dòng này; vẫn được đọc như các dòng khác. Đề nghị bỏ ẩn hoặc xóa nếu không phải hộ.",
      "Rows are hidden from here on; they were read like the others. Show them, or delete what is no household."
    ),
    "heading-unknown": (
      "Không hiểu tiêu đề cột “%1”; cột này không được đọc.", "The heading “%1” is not known; the column was not read."
    ),
    "row-shifted": (
      "Dòng bị lệch sang phải một cột từ ô này; đã đưa về đúng cột. Đề nghị xem lại.",
      "From this cell on the row was pushed one column to the right; it was put back. Please confirm."
    ),
    "formulas-decide": (
      "Cột này có %1 ô là công thức chưa có kết quả (tệp do phần mềm xuất ra, chưa mở bằng Excel) nên tệp không được tính. Đề nghị mở tệp bằng Excel, lưu lại rồi gửi.",
      "%1 cells of this column are formulas without a result (the file was exported and never opened in Excel), so the file was not counted. Open it in Excel, save it and send it again."
    ),
    "formulas-without-result": (
      "Cột này có %1 ô là công thức chưa có kết quả, coi như để trống. Đề nghị mở tệp bằng Excel, lưu lại rồi gửi.",
      "%1 cells of this column are formulas without a result and were read as blank. Open the file in Excel, save it and send it again."
    ),
    "columns-rival": (
      "Hai cột %1 và %2 cùng nghĩa nhưng ghi khác nhau ở %3 dòng; không rõ cột nào đúng nên tệp không được tính. Đề nghị bỏ một cột, hoặc ghi rõ năm ở tiêu đề cột.",
      "The columns %1 and %2 say the same thing and differ in %3 rows; nobody can tell which holds, so the file was not counted. Leave one out, or write the year into the headings."
    ),
    "class-of-other-time": (
      "Phân loại hộ ở cột %1 là của thời điểm khác (năm trước, đầu năm), không có phân loại của kỳ rà soát này; tệp không được tính. Đề nghị bổ sung cột phân loại của kỳ này.",
      "The class in %1 is that of another time (the year before, the beginning of the year) and there is none of this survey; the file was not counted. Add a column with this survey's class."
    ),
    "columns-differ": (
      "Hai cột %1 và %2 cùng nghĩa nhưng ghi khác nhau ở %3 dòng; chỉ đọc cột thứ nhất. Đề nghị xem lại.",
      "The columns %1 and %2 say the same thing and differ in %3 rows; only the first was read. Please look at them."
    ),
    "columns-of-other-time": (
      "Cột %1 ghi số liệu của thời điểm khác (năm trước, đầu năm) nên không đọc; lấy cột của kỳ rà soát này.",
      "The columns %1 are of another time (the year before, the beginning of the year) and were not read; those of this survey were."
    ),
    "name-joined": (
      "Họ tên ghi ở hai cột %1 và %2; đã ghép lại.", "Names stand in the two columns %1 and %2 and were put together."
    ),
    "column-unread": (
      "Cột %1 có chữ ở phần lớn các dòng nhưng không có tiêu đề; không được đọc. Đề nghị ghi tiêu đề cột.",
      "The column %1 says something in most rows and has no heading; it was not read. Give it a heading."
    ),
    "panels-several": (
      "Trang có %1 bảng đặt cạnh nhau; đã đọc từng bảng.", "%1 lists stand side by side in the sheet; each was read."
    ),
    "headings-change": (
      "Từ dòng này tiêu đề cột khác phía trên; đọc tiếp theo tiêu đề mới.",
      "From this row on the headings are others than above; reading goes on by them."
    ),
    "village-filled": (
      "%1 ô thôn (xã) của cột này để trống, bắt đầu từ dòng này; lấy theo tên ghi ở dòng trên. Đề nghị xem lại.",
      "%1 rows leave this place blank, the first of them this one; they were given the place of the row above. Please confirm."
    ),
    "cell-error": (
      "Ô báo lỗi của Excel (#N/A, #REF!, …) thay vì giá trị; coi như để trống. Đề nghị sửa công thức hoặc gõ lại giá trị.",
      "The cell holds an error of Excel (#N/A, #REF!, …) instead of a value and was read as blank. Mend the formula or type the value."
    ),
    "head-twice": (
      "Hộ này có hai dòng ghi “Chủ hộ”; dòng sau được coi là thành viên. Đề nghị xem lại quan hệ với chủ hộ.",
      "Two rows of this household say “head”; the second is taken as a member. Please look at the relation."
    ),
    "row-unclear": (
      "Không rõ dòng này là gì (không phải hộ, tổng cộng hay ghi chú); không tính. Đề nghị xem lại.",
      "It is not clear what this row is (no household, total or note); it was not counted. Please look at it."
    ),
    "quote-stray": (
      "Dấu ngoặc kép đặt sai chỗ; dòng được đọc lại từ dấu xuống dòng kế tiếp. Đề nghị xem lại dòng này.",
      "A quotation mark stands in the wrong place; reading went on at the next line end. Please look at this row."
    ),
    "lines-quoted": (
      "Từ dòng này, cả dòng bị đặt trong một cặp dấu ngoặc kép; đã tách lại thành các cột.",
      "From this row on whole lines stand in quotation marks; they were split into columns again."
    ),
    "letter-damaged": (
      "Dòng có chữ bị hỏng (hiện thành ký tự �). Đề nghị gõ lại các chữ đó.",
      "A letter in this row is damaged (shown as �). Type it again."
    ),
    "nul-in-cell": (
      "Dòng có ký tự rỗng (NUL) xen trong ô; đã bỏ ký tự này. Đề nghị xem lại dòng.",
      "Null characters stand in a cell of this row; they were left out. Please look at the row."
    ),
    "letter-lost": (
      "Dòng có dấu “?” ở chỗ của một chữ: chữ đã mất khi lưu tệp. Đề nghị gõ lại.",
      "A “?” stands in this row where a letter was: it was lost when the file was saved. Type it again."
    ),
    "letters-lost": (
      "Chữ có dấu đã mất khi lưu tệp (thành dấu “?”), không khôi phục được. Mở tệp gốc, lưu lại dạng “CSV UTF-8” hoặc "
        + ".xlsx rồi gửi.",
      "Letters were lost when the file was saved (they became “?”) and cannot be restored. Open the original, save it as "
        + "“CSV UTF-8” or .xlsx and send that."
    ),
    "encodings-mixed": (
      "Tệp trộn lẫn bảng mã: có phần không phải UTF-8, đã đọc theo %1. Đề nghị xem lại chữ có dấu trong tệp.",
      "The file mixes encodings: parts are not UTF-8 and were read as %1. Please look at its letters."
    ),
    "cells-beyond": (
      "Có %1 ô nằm ngoài phạm vi cột được đọc; không tính.", "%1 cells stand beyond the columns that are read."
    ),
    "encoding-unknown": (
      "Bảng mã của tệp không phải UTF-8, chưa đọc được. Đề nghị lưu lại dạng CSV UTF-8 hoặc .xlsx.",
      "The file is not in UTF-8 and cannot be read yet. Save it as CSV UTF-8 or .xlsx."
    ),
  ]

  private static let clean: [String: (vi: String, en: String)] = [
    "class-missing": (
      "Thiếu phân loại hộ (nghèo, cận nghèo); dòng không được tính. Đề nghị bổ sung.",
      "The class (poor, near-poor) is missing; the row was not counted. Please add it."
    ),
    "class-unreadable": (
      "Không hiểu phân loại hộ; dòng không được tính. Ghi “Hộ nghèo”, “Hộ cận nghèo” hoặc “Hộ không nghèo”.",
      "The class is not understood; the row was not counted. Write “Hộ nghèo”, “Hộ cận nghèo” or “Hộ không nghèo”."
    ),
    "class-both": (
      "Đánh dấu cả hộ nghèo và hộ cận nghèo; dòng không được tính. Đề nghị giữ một dấu.",
      "Both poor and near-poor are marked; the row was not counted. Keep one mark."
    ),
    "class-against-scores": (
      "Phân loại hộ không khớp với điểm B1, B2. Đã giữ phân loại; đề nghị kiểm tra lại phiếu.",
      "The class does not agree with the points B1 and B2. The class was kept; please check the sheet."
    ),
    "scores-against-indicators": (
      "Điểm B2 không bằng 10 nhân với số chỉ số thiếu hụt. Đề nghị kiểm tra lại.",
      "B2 is not ten times the number of deprivations. Please check."
    ),
    "deprivations-against-class": (
      "Số chỉ số thiếu hụt không phù hợp với phân loại hộ theo chuẩn nghèo. Đã giữ phân loại; đề nghị kiểm tra lại phiếu.",
      "By the standard a household of this class has another number of deprivations. The class was kept; check the form."
    ),
    "group-against-ethnicity": (
      "Đánh dấu hộ dân tộc thiểu số không khớp với cột dân tộc. Đề nghị kiểm tra lại.",
      "The mark for ethnic minorities does not agree with the ethnic group. Please check."
    ),
    "score-unreadable": (
      "Điểm không phải số nguyên từ 0 đến 400; coi như chưa biết.",
      "The points are no whole number from 0 to 400; they are taken as not known."
    ),
    "birth-unreadable": (
      "Không đọc được ngày sinh; ghi dạng dd/mm/yyyy hoặc chỉ ghi năm.",
      "The birth date cannot be read; write dd/mm/yyyy, or the year alone."
    ),
    "birth-in-future": (
      "Ngày sinh sau kỳ rà soát; coi như chưa biết.",
      "The birth date lies after the survey; it is taken as not known."
    ),
    "birth-year-only": ("Chỉ có năm sinh.", "Only the year of birth is given."),
    "birth-order-mended": (
      "Cả cột ngày sinh ghi tháng trước ngày, hoặc bị phần mềm đảo ngày với tháng; đã đặt lại %1 ô. Đề nghị xem lại.",
      "The column says the month before the day, or a program exchanged them; %1 cells were put right. Please confirm."
    ),
    "birth-order-open": (
      "Cột ngày sinh có ô ghi ngày trước, có ô ghi tháng trước; %1 ô hiểu được cả hai cách. Đề nghị ghi thống nhất ngày/tháng/năm.",
      "Some dates of the column say the day first and some the month; %1 can be read both ways. Write all of them day/month/year."
    ),
    "birth-swapped": (
      "Tháng lớn hơn 12: ngày và tháng bị đảo, đã đổi lại. Đề nghị xác nhận.",
      "The month is greater than 12: day and month were exchanged. Please confirm."
    ),
    "birth-year-as-date": (
      "Năm sinh bị hiện thành một ngày của năm 1905; đã đọc lại là năm.",
      "A year of birth was shown as a day of 1905; it was read as the year."
    ),
    "birth-missing": ("Thiếu ngày sinh.", "No birth date."),
    "sex-unreadable": ("Không hiểu giới tính; ghi “Nam” hoặc “Nữ”.", "The sex is not understood; write “Nam” or “Nữ”."),
    "ethnicity-unreadable": (
      "Không có dân tộc này trong danh mục 54 dân tộc.", "This is none of the 54 ethnic groups of the official list."
    ),
    "identity-missing": ("Thiếu số CCCD/CMND.", "No identity number."),
    "identity-unreadable": (
      "Số CCCD/CMND không đủ 12 hoặc 9 chữ số; không dùng. Đề nghị ghi lại.",
      "The identity number has neither 12 nor 9 digits and is not used. Please write it again."
    ),
    "identity-lost": (
      "Số CCCD/CMND bị đổi thành dạng 4,52E+10, không khôi phục được. Đề nghị định dạng cột là Văn bản rồi ghi lại.",
      "The identity number was turned into the form 4,52E+10 and is lost. Format the column as text and write it again."
    ),
    "identity-restored": (
      "Số CCCD mất số 0 ở đầu; đã khôi phục vì mã tỉnh, giới tính và năm sinh đều khớp.",
      "The number had lost its first zero; it was restored, since province, sex and year of birth agree."
    ),
    "identity-disagrees": (
      "Mã tỉnh, giới tính hoặc năm sinh trong số CCCD không khớp với dòng. Đề nghị kiểm tra lại.",
      "Province, sex or year of birth within the identity number do not agree with the row. Please check."
    ),
    "persons-unreadable": (
      "Số nhân khẩu không phải số nguyên từ 1 đến 40; coi như chưa biết.",
      "The number of persons is no whole number from 1 to 40; it is taken as not known."
    ),
    "persons-missing": ("Thiếu số nhân khẩu.", "The number of persons is missing."),
    "persons-differ": (
      "Số nhân khẩu khác với số thành viên được liệt kê. Đã giữ số ghi ở chủ hộ.",
      "The number of persons is not the number of members listed. The head's number was kept."
    ),
    "mark-unreadable": (
      "Không hiểu dấu trong ô; dùng “x” cho có, để trống cho không.",
      "The mark is not understood; use “x” for yes and nothing for no."
    ),
    "indicator-unreadable": (
      "Không hiểu danh sách chỉ số thiếu hụt; ghi số thứ tự chỉ số, cách nhau bằng dấu phẩy.",
      "The list of deprivations is not understood; write the indicators' numbers, parted by commas."
    ),
    "cause-unreadable": ("Có nguyên nhân nghèo không nằm trong danh mục.", "A cause is not in the list of causes."),
    "causes-by-number": (
      "Nguyên nhân ghi bằng số; đã hiểu theo số thứ tự trong biểu mẫu.",
      "Causes are written as numbers; they were read in the order of the form."
    ),
    "classes-by-number": (
      "Phân loại hộ ghi bằng số; đã hiểu theo mã số phù hợp với điểm B1, B2. Đề nghị ghi bằng chữ: Hộ nghèo, Hộ cận nghèo.",
      "Classes are written as numbers; they were read as B1 and B2 say. Write them as words: Hộ nghèo, Hộ cận nghèo."
    ),
    "group-unreadable": ("Có nhóm đối tượng không nằm trong danh mục.", "A group is not in the list of groups."),
    "commune-differs": (
      "Dòng ghi xã khác (mã %1) với xã gửi; tính cho xã gửi. Đề nghị kiểm tra.",
      "The row names another commune (code %1) than the sender; it counts for the sender. Please check."
    ),
    "commune-unknown": (
      "Không xác định được xã của dòng này; không tính.", "The row's commune is not known; the row was not counted."
    ),
    "village-unknown": (
      "Không có thôn này trong xã; hộ chỉ tính cho xã. Đề nghị kiểm tra tên thôn.",
      "The commune has no such village; the household counts for the commune only. Check the village's name."
    ),
    "village-missing": (
      "Không ghi thôn; hộ chỉ tính cho xã.", "No village is named; the household counts for the commune only."
    ),
    "villages-not-listed": (
      "Danh mục đơn vị không có thôn của xã này: tên thôn được giữ nguyên, không kiểm tra.",
      "The units file lists no villages of this commune: villages are not checked."
    ),
    "printed-total-differs": (
      "Dòng tổng ghi %1 hộ nhưng danh sách có %2 hộ. Đề nghị kiểm tra.",
      "The total says %1 households, the list has %2. Please check."
    ),
    "printed-total-merged": (
      "Tổng ghi trong danh sách (%1) khớp khi không tính %3 dòng trùng đã gộp (cộng cả các dòng ấy là %2).",
      "The printed total (%1) is right without the %3 duplicates that were merged (%2 with them)."
    ),
    "printed-persons-differ": (
      "Dòng tổng ghi %1 nhân khẩu nhưng cộng các dòng được %2. Đề nghị kiểm tra.",
      "The total says %1 persons, the rows add up to %2. Please check."
    ),
    "member-without-head": (
      "Thành viên không có chủ hộ đứng trên; không tính.", "A member without a head above; not counted."
    ),
  ]
}
