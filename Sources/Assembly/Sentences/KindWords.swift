import PipelineKit

/// What files are that are not read, and what to send in their place, in the words of people.
enum KindWords {
  /// A kind of file: what it is, and what is to be done.
  private struct Words {
    let vi: String
    let en: String
    let advice: (vi: String, en: String)
  }

  /// What stands for the kind's remedy among a finding's arguments: the kind's word after these letters.
  static let remedy = "do-"

  /// All words that findings use as arguments, in one language.
  static func all(_ language: Language) -> [String: String] {
    var found: [String: String] = [:]
    for (kind, words) in kinds {
      found["kind-" + kind] = language == .vi ? words.vi : words.en
      found[remedy + kind] = language == .vi ? words.advice.vi : words.advice.en
    }
    for (code, words) in reasons { found["why-" + code] = language == .vi ? words.vi : words.en }
    return found
  }

  /// Why a file inside an archive cannot be read, by the words of the findings that a file by itself would have.
  private static let reasons: [String: (vi: String, en: String)] = [
    "file-damaged": ("tệp hỏng hoặc bị cắt cụt", "it is damaged or cut off"),
    "file-encrypted": ("tệp đặt mật khẩu", "it is protected by a password"),
    "file-empty": ("tệp không có nội dung", "it has no content"),
    "file-too-large": ("tệp lớn quá mức", "it is too large"),
    "file-is-pack": ("đây là gói số liệu của cấp dưới", "it is a pack of a lower office"),
    "letters-lost": ("chữ có dấu đã mất khi lưu tệp", "its letters were lost when it was saved"),
  ]

  private static let excel = (
    vi: "mở tệp gốc trong Excel, lưu thành .xlsx rồi gửi",
    en: "Open the original in Excel, save it as .xlsx and send that"
  )
  private static let list = (
    vi: "gửi chính tệp Excel (.xlsx) hoặc .csv có danh sách",
    en: "Send the Excel (.xlsx) or .csv file that has the list"
  )
  private static let unpack = (
    vi: "giải nén rồi gửi từng tệp .xlsx, hoặc nén lại thành .zip",
    en: "Unpack it and send the .xlsx files, or pack them as .zip"
  )

  private static let kinds: [String: Words] = [
    "pdf": Words(vi: "tệp PDF (bản in hoặc bản quét)", en: "a PDF document (a print or a scan)", advice: list),
    "image": Words(vi: "ảnh chụp hoặc bản quét", en: "a picture or a scan", advice: list),
    "doc": Words(vi: "văn bản Word (.doc)", en: "a Word document (.doc)", advice: list),
    "docx": Words(vi: "văn bản Word hoặc bản trình chiếu", en: "a Word document or a presentation", advice: list),
    "rtf": Words(vi: "văn bản RTF", en: "a rich text document", advice: list),
    "office": Words(vi: "tệp Office không phải bảng tính", en: "an Office file that is no workbook", advice: list),
    "opendocument": Words(
      vi: "văn bản OpenDocument không phải bảng tính", en: "an OpenDocument file that is no spreadsheet", advice: list),
    "rar": Words(vi: "tệp nén RAR", en: "a RAR archive", advice: unpack),
    "archive": Words(vi: "tệp nén không phải .zip", en: "an archive that is no .zip", advice: unpack),
    "zip": Words(vi: "tệp nén .zip không có bảng tính", en: "a .zip archive without a workbook", advice: list),
    "zip-too-deep": Words(
      vi: "tệp nén lồng trong nhiều lớp tệp nén khác", en: "an archive within too many other archives", advice: unpack),
    "method": Words(
      vi: "tệp nén theo cách không đọc được", en: "packed in a way that is not read",
      advice: (vi: "nén lại thành .zip thông thường rồi gửi", en: "Pack it as an ordinary .zip and send that")),
    "gzip": Words(vi: "tệp nén gzip không chứa danh sách CSV", en: "gzip data without a CSV list", advice: unpack),
    "numbers": Words(
      vi: "bảng tính Apple Numbers", en: "an Apple Numbers spreadsheet",
      advice: (
        vi: "mở trong Numbers, chọn Tệp › Xuất sang › Excel rồi gửi tệp .xlsx",
        en: "Open it in Numbers, export it to Excel and send the .xlsx file"
      )),
    "google-shortcut": Words(
      vi: "đường dẫn (lối tắt) tới bảng tính Google, không chứa danh sách",
      en: "a shortcut to a Google sheet, which holds no list",
      advice: (
        vi: "mở bảng tính, chọn Tệp › Tải xuống › Microsoft Excel (.xlsx) rồi gửi tệp đó",
        en: "Open the sheet, download it as Microsoft Excel (.xlsx) and send that"
      )),
    "shortcut": Words(
      vi: "lối tắt tới một tệp hay trang khác, không chứa danh sách",
      en: "a shortcut to another file or page, which holds no list",
      advice: (vi: "gửi chính tệp mà lối tắt chỉ tới", en: "Send the file that it points to")),
    "database": Words(vi: "cơ sở dữ liệu (Access, FoxPro …)", en: "a database (Access, FoxPro …)", advice: excelExport),
    "mhtml": Words(
      vi: "thư điện tử hoặc trang web lưu lại, không có bảng", en: "an e-mail or a saved web page without a table",
      advice: list),
    "html": Words(vi: "trang web không có bảng", en: "a web page without a table", advice: excelExport),
    "sign-in": Words(
      vi: "trang đăng nhập của một phần mềm, không phải danh sách: phiên làm việc đã hết khi tải tệp",
      en: "a program's sign-in page and no list: the session had ended when the file was downloaded",
      advice: (vi: "đăng nhập, tải lại danh sách rồi gửi", en: "Sign in, download the list again and send it")),
    "xml2003": Words(vi: "tệp XML không phải bảng tính", en: "XML that is no workbook", advice: list),
    "cfb": Words(vi: "tệp Office cũ không có bảng tính", en: "an old Office file without a workbook", advice: list),
    "biff": Words(vi: "bảng tính Excel rất cũ", en: "a very old Excel workbook", advice: excel),
    "leftover": Words(
      vi: "tệp phụ do máy tính tự sinh ra, không chứa danh sách", en: "a by-product of the system, which holds no list",
      advice: list),
    "binary": Words(vi: "tệp nhị phân không rõ loại", en: "of an unknown binary kind", advice: excel),
  ]

  private static let excelExport = (
    vi: "xuất danh sách ra Excel (.xlsx) hoặc CSV UTF-8 rồi gửi",
    en: "Export the list to Excel (.xlsx) or CSV UTF-8 and send that"
  )

  /// Whether a kind has its words.
  static func has(_ kind: String) -> Bool { kinds[kind] != nil }
}
