import Deduplicate
import Emit
import PipelineKit

/// The questions as one page that needs nothing else: two rows side by side, what differs marked, what hangs on it, the
/// lines to be copied into decisions.csv, and only then what the program thinks.
extension PairReview {
  func page(_ language: Language) -> String {
    func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }
    let number = NumberWords(language).integer(count)
    let title = say("Các cặp dòng có thể là một hộ", "Pairs of rows that may be one household")
    let lead = say(
      "Có \(number) cặp. Với mỗi cặp, hãy chép một trong hai dòng vào tệp decisions, điền tên và ngày. Trang này có "
        + "thông tin cá nhân: không gửi đi, không in để lại.",
      "There are \(number) pairs. Of each copy one of the two lines into the decisions file, with your name and the day. "
        + "This page is personal: do not pass it on.")
    let questions = questions.enumerated().map { question($1, $0 + 1, language) }
    return """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)"><head><meta charset="utf-8"><title>\(escaped(title))</title><style>
      body { font: 16px/1.4 sans-serif; max-width: 60em; margin: 2em auto; padding: 0 1em; color: #222 }
      section { border-top: 1px solid #999; margin-top: 2em }
      table { border-collapse: collapse; width: 100% }
      th, td { text-align: left; padding: .2em .5em; border-bottom: 1px solid #ddd; vertical-align: top }
      th { font-weight: normal; color: #666; width: 12em }
      tr.other td { background: #fff3c4 }
      code { display: block; background: #f3f3f3; padding: .3em .5em; margin: .3em 0; overflow-wrap: anywhere }
      </style></head><body>
      <h1>\(escaped(title))</h1>
      <p>\(escaped(lead))</p>
      \(questions.joined(separator: "\n"))
      </body></html>

      """
  }

  private func question(_ question: PairQuestion, _ number: Int, _ language: Language) -> String {
    let places = question.sides.map { replay.reference($0.row, $0.run).description }
    let facts = question.sides.map(self.facts)
    let rows = zip(facts[0], facts[1]).filter { !$0.value.isEmpty || !$1.value.isEmpty }.map { left, right in
      let mark = left.value == right.value || left.key == "period" ? "" : " class=\"other\""
      return "<tr\(mark)><th>\(heading(left.key, language))</th><td>\(escaped(left.value))</td>"
        + "<td>\(escaped(right.value))</td></tr>"
    }
    let survey = replay.plan.surveys[question.sides[1].run.survey]
    let before = facts[0].first?.value ?? ""
    let title = question.ground == nil ? survey.period.text : "\(before) → \(survey.period)"
    let lines = ["same", "different"].map { "<code>\(escaped(line($0, places, seen: seen(question))))</code>" }
    return """
      <section><h2>\(number). \(escaped(title)) (\(survey.standard.id))</h2>
      <table><tr><th></th><td>\(escaped(places[0]))</td><td>\(escaped(places[1]))</td></tr>
      \(rows.joined(separator: "\n"))</table>
      <p>\(escaped(effect(question, language)))</p>
      \(lines.joined())
      <p>\(escaped(thought(question, language)))</p></section>
      """
  }

  /// What hangs on a question.
  private func effect(_ question: PairQuestion, _ language: Language) -> String {
    func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }
    let over =
      question.ground == nil
      ? ""
      : say(
        "Hộ kỳ trước và hộ kỳ này: nay tính là hai hộ. ", "An earlier household and one of this survey, now two. ")
    let targets =
      question.targets.isEmpty
      ? ""
      : say(" Chỉ tiêu chưa biết đạt hay không: ", " Targets that hang on it: ")
        + question.targets.joined(separator: ", ")
    let counts = NumberWords(language).integer(question.counts)
    return over
      + say("\(counts) số liệu đã công bố có thể thay đổi.", "\(counts) published counts may move.") + targets
  }

  /// What the program thinks.
  private func thought(_ question: PairQuestion, _ language: Language) -> String {
    let words = EvidenceSentences(language: language)
    if case .members(let count) = question.ground { return words.inBoth(count) }
    let parts = question.evidence?.parts.map { "\(words.name($0.comparison)): \(words.level($0))" } ?? []
    return parts.joined(separator: "; ") + "."
      + (question.weight.map { " \(NumberWords(language).hundredths($0)) bit" } ?? "")
      + (question.evidence?.reservation.map { ". " + words.why($0) } ?? "")
  }

  private func heading(_ key: String, _ language: Language) -> String {
    let headings: [String: (vi: String, en: String)] = [
      "period": ("Kỳ", "Period"), "members": ("Thành viên", "Members"),
      "head": ("Chủ hộ", "Head"), "birth": ("Ngày sinh", "Birth"), "sex": ("Giới tính", "Sex"),
      "id_number": ("Số giấy tờ", "Identity number"), "unit": ("Mã đơn vị", "Unit"), "place": ("Nơi ở", "Place"),
      "persons": ("Số nhân khẩu", "Persons"), "b1": ("Điểm B1", "B1"), "b2": ("Điểm B2", "B2"),
      "indicators": ("Thiếu hụt", "Deprivations"), "class": ("Phân loại", "Class"),
    ]
    return headings[key].map { language == .vi ? $0.vi : $0.en } ?? key
  }

  /// A line of decisions.csv.
  private func line(_ kind: String, _ places: [String], seen: String) -> String {
    var table = TableWriter(reserving: 256)
    for text in [kind] + places + ["", "", "", seen] { table.field(text) }
    return String(decoding: table.bytes, as: UTF8.self)
  }

  private func escaped(_ text: String) -> String { Markup(text).html }
}
