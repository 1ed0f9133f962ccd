import Deduplicate
import Emit
import PipelineKit

/// Evidence in words.
struct EvidenceSentences {
  let language: Language

  private func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

  /// What is compared.
  func name(_ comparison: String) -> String {
    guard let words = Self.comparisons[comparison] else { return comparison }
    return say(words.vi, words.en)
  }

  /// The words of all comparisons.
  static let comparisons: [String: (vi: String, en: String)] = [
    "name": ("họ tên chủ hộ", "the head's name"), "birth": ("ngày sinh", "birth date"),
    "number": ("số giấy tờ", "identity number"), "place": ("nơi ở", "place"),
    "persons": ("số nhân khẩu", "persons"),
    "profile": ("điểm, thiếu hụt, nguyên nhân", "scores, deprivations, causes"), "sex": ("giới tính", "sex"),
    "ethnicity": ("dân tộc", "ethnic group"), "class": ("phân loại", "class"),
    "heads": ("chủ hộ mới so với chủ hộ cũ", "the new head beside the old one"),
    "deprivations": ("chỉ số thiếu hụt", "deprivations"), "groups": ("đối tượng", "groups"),
    "told": ("dòng ghi trước đây thuộc danh sách nào", "the list on which the row says that it was"),
  ]

  /// How far two rows agree.
  func level(_ part: PairEvidence.Part) -> String {
    guard let words = Self.levels[part.comparison + " " + part.level] ?? Self.levels[part.level] else {
      return part.level
    }
    return say(words.vi, words.en)
  }

  /// The words of all levels; those that say something else of one comparison stand behind its word.
  static let levels: [String: (vi: String, en: String)] = [
    "same": ("giống hệt", "the same"), "tone": ("bỏ dấu khác chỗ", "tone marks placed otherwise"),
    "unmarked": ("một bên không dấu", "one without marks"), "marks": ("khác dấu", "other marks"),
    "reordered": ("đảo thứ tự", "in another order"), "abbreviated": ("viết tắt", "abbreviated"),
    "edit": ("khác một chữ cái", "one letter differs"), "edits": ("khác hai chữ cái", "two letters differ"),
    "given": ("chỉ giống tên", "only the given name"), "different": ("khác", "different"),
    "swapped": ("đảo ngày và tháng", "day and month exchanged"),
    "year": ("cùng năm, một bên chỉ có năm", "the same year, one says no more"),
    "partly": ("cùng năm, cùng ngày hoặc tháng", "the same year, and day or month"),
    "year-only": ("chỉ cùng năm", "only the same year"), "day-and-month": ("cùng ngày tháng, khác năm", "another year"),
    "near": ("năm gần giống", "nearly the same year"), "digit": ("khác một chữ số", "one digit differs"),
    "digits": ("khác hai chữ số", "two digits differ"),
    "others": (
      "hai số đều khớp giới tính, năm sinh: là hai người", "both agree with sex and year of birth: two people"
    ),
    "shared": ("giống, nhưng tên và ngày sinh khác", "the same, but name and birth differ"),
    "other-card": ("một bên CMND, một bên CCCD", "an old and a new card"), "village": ("cùng thôn", "the same village"),
    "commune": ("cùng xã, một bên không rõ thôn", "the same commune, one without a village"),
    "other-village": ("thôn khác", "another village"), "elsewhere": ("xã khác", "another commune"),
    "afar": ("tỉnh khác, không có số giấy tờ chứng minh", "another province, and no number says so"),
    "one": ("hơn kém một", "one more or less"), "most": ("giống gần hết", "nearly all the same"),
    "some": ("giống một phần", "partly the same"), "fewer": ("bớt một người", "one person less"),
    "more": ("thêm một người", "one person more"), "couple": ("có thể là vợ chồng", "may be a couple"),
    "heads near": ("cùng lứa tuổi", "of about one age"),
    "child": ("có thể là con, cháu", "may be a child or grandchild"),
    "other": ("không phải vợ chồng, con, cháu", "neither partner nor child"),
    "deprivations one": ("khác một chỉ số", "one differs"), "two": ("khác hai chỉ số", "two differ"),
    "better": ("từ nghèo lên cận nghèo", "from poor to near-poor"),
    "worse": ("từ cận nghèo xuống nghèo", "from near-poor to poor"),
  ]

  /// Why people are asked, whatever the evidence weighs.
  func why(_ reservation: Reservation) -> String {
    switch reservation {
    case .names: say("Tên viết khác nhau nên phải hỏi.", "The names are written as two, so people are asked.")
    case .births: say("Ngày sinh của hai người nên phải hỏi.", "The births are two people's, so people are asked.")
    case .answers:
      say(
        "Tên khác một vài chữ cái, điểm số cũng khác nên phải hỏi.",
        "The names differ by a letter or two and so do the answers, so people are asked.")
    }
  }

  /// How many persons two lists have of a household.
  func inBoth(_ count: Int) -> String {
    say("\(count) người của hộ có ở cả hai danh sách.", "\(count) of the household's persons are in both lists.")
  }

  /// Why a row does not count.
  func reason(_ reason: MergeReason) -> String {
    switch reason {
    case .sameRow: say("lặp lại nguyên dòng", "the row repeats another")
    case .sameIdentity: say("cùng số giấy tờ", "the same identity number")
    case .samePerson: say("cùng một hộ theo các dấu hiệu dưới đây", "one household by the evidence below")
    case .decided: say("người phụ trách đã quyết định", "people decided")
    }
  }

  /// Why the other row holds.
  func ground(_ ground: HoldingGround) -> String {
    switch ground {
    case .moved: say("dòng kia ghi nơi ở mới", "the other row gives the new place")
    case .scores: say("điểm số xác nhận phân loại của dòng kia", "the scores say the other row's class")
    case .fuller: say("dòng kia đầy đủ hơn", "the other row says more")
    case .order: say("hai dòng như nhau, dòng kia đứng trước", "both say as much, the other comes first")
    }
  }

  /// Why a row that counts is a household of an earlier survey.
  func held(_ ground: LinkGround) -> String {
    switch ground {
    case .decided:
      say(
        "được tính; người phụ trách đã quyết định đây là hộ của kỳ trước.",
        "counts; people decided that it is the household of an earlier survey.")
    case .head(let weight):
      say(
        "được tính; là hộ đã biết từ kỳ trước (\(NumberWords(language).hundredths(weight)) bit).",
        "counts; it is the household that an earlier survey knew (\(NumberWords(language).hundredths(weight)) bits).")
    case .newCard:
      say(
        "được tính; là hộ đã biết từ kỳ trước, chủ hộ nay có thẻ mới: trong xã chỉ còn một người cùng tên, cùng năm sinh.",
        "counts; it is the household that an earlier survey knew, its head has a new card: nobody else in the commune has "
          + "the name and the year of birth.")
    case .members(let count):
      say(
        "được tính; là hộ đã biết từ kỳ trước, nay chủ hộ khác: cả hai danh sách cùng có \(count) người của hộ.",
        "counts; it is a household of an earlier survey under another head: both lists name \(count) of its persons.")
    case .code:
      say(
        "được tính; là hộ đã biết từ kỳ trước, nay chủ hộ khác: cùng mã hộ trong thôn.",
        "counts; it is a household of an earlier survey under another head: the same household code in the village.")
    case .likeness(let weight):
      say(
        "được tính; có lẽ là hộ đã biết từ kỳ trước, nay chủ hộ khác: giống nhất trong thôn về số người, tuổi chủ hộ và "
          + "các chỉ số thiếu hụt (\(NumberWords(language).hundredths(weight)) bit).",
        "counts; it probably is a household of an earlier survey under another head: the likest in the village by persons, "
          + "age of the head and deprivations (\(NumberWords(language).hundredths(weight)) bits).")
    }
  }

  /// The evidence as lines of a waterfall: what each part adds, a bar from where the sum stood to where it stands then.
  func waterfall(_ evidence: PairEvidence) -> [String] {
    var sum = 0
    let prior = say("khi chưa so gì", "before any comparison")
    let steps =
      [(prior, evidence.prior)] + evidence.parts.map { ("\(name($0.comparison)): \(level($0))", $0.weight) }
    let width = steps.map(\.0.count).max() ?? 0
    var lines = steps.map { text, weight in
      let line = line(text, weight, from: sum, width: width)
      sum += weight
      return line
    }
    lines.append(line(say("tổng", "all"), sum, from: 0, width: width))
    return lines
  }

  private func line(_ text: String, _ weight: Int, from start: Int, width: Int) -> String {
    let number = (weight < 0 ? "−" : "+") + NumberWords(language).hundredths(abs(weight))
    let padded = text + String(repeating: " ", count: width - text.count)
    let bits = { (value: Int) -> Int in max(0, min(60, (value + 3_000) / 100)) }
    let (left, right) = (bits(min(start, start + weight)), bits(max(start, start + weight)))
    let bar = String(repeating: " ", count: left) + String(repeating: weight < 0 ? "░" : "█", count: right - left)
    return "    \(padded) \(String(repeating: " ", count: max(0, 7 - number.count)))\(number)  \(bar)"
  }
}
