import PipelineKit

// One sentence for each problem, in Vietnamese and English. `{found}` is what stands in the file.
extension ProblemSentences {
  static func fileTemplate(_ code: ProblemCode) -> (vi: String, en: String)? {
    switch code {
    case .fileMissing:
      (
        "không có tệp “{found}”; kiểm tra đường dẫn (tính từ tệp pipeline)",
        "there is no file “{found}”; check the path (relative to the pipeline file)"
      )
    case .fileUnreadable:
      (
        "không đọc được tệp “{found}”; kiểm tra quyền đọc",
        "the file “{found}” cannot be read; check its permissions"
      )
    case .isFolder:
      (
        "“{found}” là thư mục; hãy nêu tên tệp trong đó",
        "“{found}” is a folder; name the file in it"
      )
    case .fileSpecial:
      (
        "“{found}” không phải tệp thường (ống dẫn, socket hoặc thiết bị): không mở; hãy nêu một tệp",
        "“{found}” is no ordinary file (a pipe, a socket or a device) and was not opened; name a file"
      )
    case .notAPipeline:
      (
        "đây không phải tệp pipeline (YAML với name, title, unit, reference, surveys); xem mẫu trong README",
        "this is no pipeline file (YAML with name, title, unit, reference, surveys); see the example in the README"
      )
    case .fileTooLarge:
      (
        "tệp lớn hơn {0} MiB; đây không phải là tệp pipeline hay danh mục",
        "the file is larger than {0} MiB; this is no pipeline file or code list"
      )
    case .notUTF8:
      (
        "không phải UTF-8; hãy lưu lại tệp theo UTF-8 (Notepad: Save as, Encoding UTF-8; Excel: CSV UTF-8)",
        "not UTF-8; save the file as UTF-8 (Notepad: Save as, Encoding UTF-8; Excel: CSV UTF-8)"
      )
    case .emptyFile:
      (
        "tệp trống",
        "the file is empty"
      )
    case .tableMalformed:
      (
        "không phải CSV đúng cách ({0}): dấu nháy kép trong ô phải viết hai lần và cả ô nằm trong nháy kép",
        "not well-formed CSV ({0}): a quote inside a field must be written twice and the field stand in quotes"
      )
    case .tableUnreadable:
      (
        "không đọc được bảng trong tệp. {0} (Bảng tham chiếu: lưu thành .xlsx hoặc CSV UTF-8 rồi chạy lại.)",
        "no table can be read from the file. {0} (A reference file: save it as .xlsx or CSV UTF-8 and run again.)"
      )
    case .headingMissing:
      (
        "có giá trị ở cột thứ {0} mà cột này không có tiêu đề; ghi tiêu đề hoặc xóa giá trị",
        "there is a value in column {0}, which has no heading; give it one, or delete the value"
      )
    case .wrongDelimiter:
      (
        "các cột cách nhau bằng “{found}”; hãy lưu lại với dấu phẩy",
        "columns are separated by “{found}”; save the file with commas"
      )
    case .unknownColumn:
      (
        "không có cột nào tên “{found}”",
        "no column is called “{found}”"
      )
    case .missingColumn:
      (
        "thiếu cột “{0}”",
        "the column “{0}” is missing"
      )
    case .duplicateColumn:
      (
        "cột “{found}” có hai lần; bỏ bớt một",
        "the column “{found}” stands twice; remove one"
      )
    case .fieldCount:
      (
        "hàng có {0} ô mà tiêu đề có {1} cột; ô chứa dấu phẩy phải nằm trong nháy kép",
        "the row has {0} fields and the heading {1}; a field that holds a comma must stand in quotes"
      )
    default: nil
    }
  }

  static func yamlTemplate(_ code: ProblemCode) -> (vi: String, en: String)? {
    switch code {
    case .yamlSyntax:
      (
        "sai cú pháp YAML: {0}",
        "YAML syntax: {0}"
      )
    case .yamlTab:
      (
        "thụt lề bằng phím Tab; YAML chỉ nhận dấu cách: xóa Tab và gõ dấu cách, thẳng hàng với các khóa cùng cấp",
        "a tab indents this line; YAML takes blanks only: delete the tab and type blanks, in line with the keys beside it"
      )
    case .yamlBackslash:
      (
        "dấu \\ trong ngoặc kép “{found}” không phải dấu ngăn thư mục; viết dấu / (gạch chéo xuôi), như \"{0}\"",
        "the \\ inside quotes in “{found}” does not part folders; write /, like \"{0}\""
      )
    case .yamlOddSpace:
      (
        "có ký tự trông như dấu cách nhưng không phải ({found}), thường do chép từ Word hay trang web; xóa và gõ lại dấu cách",
        "a character looks like a blank and is none ({found}), often from Word or a web page; delete it and type a blank"
      )
    case .yamlColon:
      (
        "sau dấu hai chấm phải có dấu cách: viết \"{0}\"",
        "a blank must follow the colon: write \"{0}\""
      )
    case .yamlSmartQuotes:
      (
        "dấu ngoặc cong trong {found} (Word tự đổi) không phải ngoặc kép của YAML; viết \"{0}\"",
        "the curly quotes in {found} (put there by Word) are not YAML's; write \"{0}\""
      )
    case .yamlNeedsQuotes:
      (
        "giá trị này có ký tự riêng của YAML; đặt cả giá trị trong ngoặc kép: \"{found}\"",
        "the value has characters that mean something in YAML; put all of it in quotes: \"{found}\""
      )
    case .yamlOpenQuote:
      (
        "dấu ngoặc kép mở ở đây mà không đóng trên cùng dòng",
        "the quote that opens here is not closed on its line"
      )
    case .duplicateKey:
      (
        "khóa “{found}” đã có trước đó; bỏ bớt một",
        "the key “{found}” stands twice; remove one"
      )
    case .unknownKey:
      (
        "không có khóa nào tên “{found}”",
        "no key is called “{found}”"
      )
    case .missingKey:
      (
        "thiếu khóa “{0}”",
        "the key “{0}” is missing"
      )
    case .wrongKind:
      (
        "thấy {0} {found}, cần {1}",
        "found {0} {found}, expected {1}"
      )
    case .unquotedText:
      (
        "{found} đọc thành {0}; viết trong ngoặc kép: \"{found}\"",
        "{found} reads as {0}; write it in quotes: \"{found}\""
      )
    case .emptyText:
      (
        "để trống; cần chữ",
        "blank; expected text"
      )
    case .emptyList:
      (
        "danh sách trống; cần ít nhất một mục",
        "an empty list; expected at least one item"
      )
    default: nil
    }
  }

  static func valueTemplate(_ code: ProblemCode) -> (vi: String, en: String)? {
    switch code {
    case .missingValue:
      (
        "để trống; cột “{0}” phải có giá trị",
        "blank; the column “{0}” must have a value"
      )
    case .notOneOf:
      (
        "“{found}” không hợp lệ",
        "“{found}” is not valid"
      )
    case .badName:
      (
        "tên “{found}” chỉ được gồm chữ thường không dấu, chữ số và gạch nối ở giữa",
        "the name “{found}” may hold lower-case letters, digits and hyphens between them"
      )
    case .badPeriod:
      (
        "“{found}” không phải là kỳ; viết \"2024\" (cả năm) hoặc \"2024-06\" (đến hết tháng 6)",
        "“{found}” is no period; write \"2024\" (the year) or \"2024-06\" (to the end of June)"
      )
    case .badDay:
      (
        "“{found}” không phải là ngày; viết yyyy-mm-dd, như 2025-07-01 (trong bảng cũng được viết 01/07/2025)",
        "“{found}” is no day; write yyyy-mm-dd, like 2025-07-01 (in a table also dd/mm/yyyy)"
      )
    case .badMoment:
      (
        "“{found}” không phải là ngày giờ; viết yyyy-mm-dd hh:mm, như 2024-11-25 13:21",
        "“{found}” is no time; write yyyy-mm-dd hh:mm, like 2024-11-25 13:21"
      )
    case .badInteger:
      (
        "“{found}” không phải là số đếm; viết chữ số liền nhau, không dấu chấm phân nghìn",
        "“{found}” is no count; write plain digits, no thousands separator"
      )
    case .badDecimal:
      (
        "“{found}” không phải là số; viết như 1.88 hoặc \"1,88\", không có %",
        "“{found}” is no number; write 1.88 or \"1,88\", without %"
      )
    case .longNumber:
      (
        "“{found}” có quá nhiều chữ số; nhiều nhất 15 chữ số",
        "“{found}” has too many digits; at most 15 can be read"
      )
    case .badRange:
      (
        "“{found}” không phải là một khoảng; viết đầu nhỏ trước, ví dụ 6–8",
        "“{found}” is no range; write the lower end first, like 6–8"
      )
    case .badShare:
      (
        "tỷ lệ chia “{found}” phải lớn hơn 0 và không quá 1",
        "the share “{found}” must be above 0 and at most 1"
      )
    case .negative:
      (
        "{found} là số âm",
        "{found} is negative"
      )
    case .outOfRange:
      (
        "{found} nằm ngoài khoảng {0}–{1}",
        "{found} is outside {0}–{1}"
      )
    case .badPath:
      (
        "đường dẫn “{found}” phải tính từ tệp pipeline và dùng dấu /",
        "the path “{found}” must be relative to the pipeline file, with / between its parts"
      )
    case .spellingTwice:
      (
        "cách viết “{found}” đã chỉ một mục khác (tại {0}); một cách viết chỉ có một nghĩa",
        "the spelling “{found}” stands for another id already (at {0}); a spelling has one meaning"
      )
    case .idTwice:
      (
        "mã “{found}” có hai lần",
        "the id “{found}” stands twice"
      )
    case .idMissing:
      (
        "thiếu mục “{0}”",
        "the entry “{0}” is missing"
      )
    case .dimensionUnknown:
      (
        "không có chiều nào là “{found}”",
        "no dimension is called “{found}”"
      )
    case .rowTwice:
      (
        "trùng với dòng {0}; bỏ bớt một",
        "the same as line {0}; remove one"
      )
    default: nil
    }
  }

  static func unitTemplate(_ code: ProblemCode) -> (vi: String, en: String)? {
    switch code {
    case .unitUnknown:
      (
        "không có đơn vị mã “{found}” trong tệp units",
        "no unit has the code “{found}” in the units file"
      )
    case .unitZerosLost:
      (
        "không có đơn vị mã “{found}” nhưng có “{0}”, chỉ khác số 0 ở đầu (bảng tính coi mã là số thì mất số 0): ghi “{0}” dạng văn bản",
        "no unit has the code “{found}”, but one has “{0}”, which differs in the zeros before it (a spreadsheet that takes a code for a number drops them): write “{0}” as text"
      )
    case .unitNamed:
      (
        "“{found}” là tên đơn vị; ghi mã “{0}”",
        "“{found}” is a unit's name; write its code, “{0}”"
      )
    case .unitNotThen:
      (
        "đơn vị “{found}” không tồn tại vào ngày {0}; xem valid_from, valid_to trong tệp units",
        "the unit “{found}” does not hold on {0}; see valid_from and valid_to in the units file"
      )
    case .unitDuplicate:
      (
        "đơn vị “{found}” lặp lại y nguyên dòng {0}; bỏ bớt một",
        "the unit “{found}” repeats line {0}; remove one"
      )
    case .unitOverlap:
      (
        "đơn vị “{found}” có thời hạn chồng với dòng {0}; sửa valid_from, valid_to",
        "the unit “{found}” holds on days on which line {0} holds too; correct valid_from and valid_to"
      )
    case .unitOutside:
      (
        "đơn vị “{found}” không thuộc đơn vị phục vụ “{0}”",
        "the unit “{found}” is not below the unit served, “{0}”"
      )
    case .datesReversed:
      (
        "{found} đứng trước valid_from {0}",
        "{found} is before valid_from {0}"
      )
    case .parentUnknown:
      (
        "không có đơn vị cấp trên mã “{found}”",
        "no unit above has the code “{found}”"
      )
    case .parentNotThen:
      (
        "đơn vị cấp trên “{found}” không tồn tại vào ngày {0}, khi đơn vị này còn hiệu lực",
        "the unit above, “{found}”, does not hold on {0}, while this unit does"
      )
    case .parentLevel:
      (
        "đơn vị cấp trên “{found}” phải ở cấp cao hơn {0}",
        "the unit above, “{found}”, must be of a higher level than {0}"
      )
    case .unitCycle:
      (
        "đơn vị “{0}” tự đứng trên mình qua “{found}”",
        "the unit “{0}” stands above itself through “{found}”"
      )
    default: nil
    }
  }

  static func lineageTemplate(_ code: ProblemCode) -> (vi: String, en: String)? {
    switch code {
    case .lineageUnits:
      (
        "với {0}, “{1}” → “{found}” không đúng: rename và move viết cùng một mã ở from và to, split viết hai mã khác nhau",
        "for {0}, “{1}” → “{found}” is wrong: rename and move write the same code in from and to, split two codes"
      )
    case .lineageNotBegun:
      (
        "đơn vị “{found}” không có dòng nào trong tệp units bắt đầu ngày {0}",
        "no row of the unit “{found}” in the units file begins on {0}"
      )
    case .lineageNotEnded:
      (
        "đơn vị “{found}” nhập hẳn vào đơn vị khác nhưng vẫn tồn tại ngày {0}; sửa valid_to trong tệp units",
        "the unit “{found}” is merged into another and still holds on {0}; correct valid_to in the units file"
      )
    case .lineageShare:
      (
        "chỉ split mới có share",
        "only a split has a share"
      )
    case .lineageShares:
      (
        "các share khi chia “{0}” cộng lại quá 1",
        "the shares of the split of “{0}” add up to more than 1"
      )
    default: nil
    }
  }

  static func totalAndTargetTemplate(_ code: ProblemCode) -> (vi: String, en: String)? {
    switch code {
    case .totalContradicts:
      (
        "{found} của “{0}” khác với tổng các đơn vị bên dưới là {1}",
        "{found} for “{0}” is not the sum of the units below, {1}"
      )
    case .totalPersonsFewer:
      (
        "{found} nhân khẩu ít hơn {0} hộ",
        "{found} persons are fewer than {0} households"
      )
    case .totalMinorityMore:
      (
        "{found} nhiều hơn tổng số {0}",
        "{found} is more than the whole, {0}"
      )
    case .targetNeeds:
      (
        "chỉ tiêu loại {0} phải có “{1}”",
        "a target of kind {0} needs “{1}”"
      )
    case .targetSurplus:
      (
        "chỉ tiêu loại {0} không dùng “{1}”; để trống",
        "a target of kind {0} has no use for “{1}”; leave it blank"
      )
    case .targetIndicator:
      (
        "chuẩn {0} không có chỉ số “{found}”",
        "the standard {0} has no indicator “{found}”"
      )
    case .targetDimension:
      (
        "“{found}” không phải là tất cả chỉ số của một chiều trong chuẩn {0}; viết từng chỉ tiêu một",
        "“{found}” are not all the indicators of one dimension of {0}; write a target for each"
      )
    case .targetBaseline:
      (
        "kỳ gốc {found} phải trước kỳ {0}",
        "the baseline {found} must be before {0}"
      )
    case .targetNamed:
      (
        "muốn {found} hộ thoát mà chỉ nêu {0} hộ",
        "{found} exits are wanted of {0} households named"
      )
    case .targetNamedBlank:
      (
        "hộ thứ {0} thiếu tên chủ hộ hoặc thiếu thôn; viết “họ tên|thôn” hoặc mã hộ",
        "household {0} has no head's name or no village; write “name|village” or a household's id"
      )
    case .targetDeadline:
      (
        "hạn {found} phải sau kỳ gốc {0}",
        "the deadline {found} must be after the baseline {0}"
      )
    default: nil
    }
  }

  /// The rest; the compiler checks that every code is in one of the groups.
  static func surveyTemplate(_ code: ProblemCode) -> (vi: String, en: String) {
    switch code {
    case .surveyTwice:
      (
        "“{found}” đã có ở dòng {0}",
        "“{found}” stands at line {0} already"
      )
    case .surveyOrder:
      (
        "kỳ {found} đứng sau kỳ {0}; xếp kỳ cũ trước",
        "{found} stands after {0}; write the oldest first"
      )
    case .standardUnknown:
      (
        "không có chuẩn nghèo nào là “{found}”",
        "no standard is called “{found}”"
      )
    case .standardNotThen:
      (
        "chuẩn “{found}” chỉ dùng cho các năm {1}–{2}, không cho kỳ {0}",
        "the standard “{found}” is for the years {1}–{2}, not for {0}"
      )
    case .inputsMatchNothing:
      (
        "không có tệp nào khớp với “{found}”",
        "no file matches “{found}”"
      )
    case .inputsAllPassed:
      (
        "không có danh sách nào khớp với “{found}”; chỉ có: {0} (tệp tạm, lối tắt, liên kết hỏng hoặc không phải tệp)",
        "no list matches “{found}”, only {0} (temporary files, shortcuts, broken links, or no files at all)"
      )
    case .folderUnreadable:
      (
        "không đọc được thư mục “{found}” vì không có quyền; cấp quyền đọc rồi chạy lại",
        "the system does not let the folder “{found}” be read; give permission to read it and run again"
      )
    case .inputTwice:
      (
        "tệp “{found}” cũng thuộc cuộc rà soát ở dòng {0}; một tệp chỉ thuộc một cuộc",
        "the file “{found}” belongs to the survey at line {0} too; a file belongs to one survey"
      )
    case .inputsMixed:
      (
        "tệp “{found}”: đầu vào phải đều là danh sách hộ, hoặc đều là gói số liệu của cấp dưới",
        "the file “{found}”: inputs must all be lists of households, or all be packs of lower offices"
      )
    case .submissionFile:
      (
        "không có tệp “{found}” trong số tệp đầu vào",
        "no input file is called “{found}”"
      )
    case .submissionSurvey:
      (
        "pipeline không có cuộc rà soát “{found}”",
        "the pipeline has no survey “{found}”"
      )
    case .submissionOtherSurvey:
      (
        "tệp “{found}” thuộc cuộc rà soát {0}",
        "the file “{found}” belongs to the survey {0}"
      )
    case .submissionTie:
      (
        "hai tệp của cùng đơn vị nhận cùng lúc {found} (dòng {0}); không biết tệp nào thay tệp nào",
        "two files of the same unit came at {found} (line {0}); which one holds is not known"
      )
    case .decisionPlace:
      (
        "“{found}” không phải là vị trí; viết tệp#sheet!hàng, với CSV tệp#!hàng",
        "“{found}” is no place; write file#sheet!row, for CSV file#!row"
      )
    case .decisionItself:
      (
        "“{found}” là chính hàng đó",
        "“{found}” is the row itself"
      )
    case .decisionFile:
      (
        "không có tệp đầu vào “{found}”",
        "no input file is called “{found}”"
      )
    case .decisionContradicts:
      (
        "trái với quyết định ở dòng {0} về cùng hai hàng; bỏ bớt một",
        "contradicts the decision at line {0} on the same two rows; remove one"
      )
    case .fileMissing, .fileUnreadable, .isFolder, .fileSpecial, .notAPipeline, .fileTooLarge, .notUTF8, .emptyFile,
      .tableMalformed,
      .tableUnreadable, .headingMissing, .wrongDelimiter,
      .unknownColumn, .missingColumn, .duplicateColumn, .fieldCount, .yamlSyntax, .yamlTab, .yamlBackslash,
      .yamlOddSpace, .yamlColon,
      .yamlSmartQuotes, .yamlNeedsQuotes, .yamlOpenQuote, .duplicateKey, .unknownKey,
      .missingKey, .wrongKind, .unquotedText, .emptyText, .emptyList, .missingValue, .notOneOf, .badName,
      .badPeriod, .badDay, .badMoment, .badInteger, .badDecimal, .longNumber, .badRange, .badShare, .negative,
      .outOfRange, .badPath,
      .spellingTwice, .idTwice, .idMissing, .dimensionUnknown, .rowTwice, .unitUnknown, .unitZerosLost, .unitNamed,
      .unitNotThen,
      .unitDuplicate, .unitOverlap, .unitOutside, .datesReversed, .parentUnknown, .parentNotThen, .parentLevel,
      .unitCycle, .lineageUnits, .lineageNotBegun, .lineageNotEnded, .lineageShare, .lineageShares,
      .totalContradicts, .totalPersonsFewer, .totalMinorityMore, .targetNeeds, .targetSurplus, .targetIndicator,
      .targetDimension, .targetBaseline, .targetNamed, .targetNamedBlank, .targetDeadline:
      (code.rawValue, code.rawValue)
    }
  }
}
