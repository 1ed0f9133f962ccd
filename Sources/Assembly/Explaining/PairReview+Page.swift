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

  private func question(_ question: Question, _ number: Int, _ language: Language) -> String {
    func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }
    let places = question.rows.map { replay.reference($0, question.run).description }
    let facts = question.rows.map { self.facts($0, question.run) }
    let rows = zip(facts[0], facts[1]).map { left, right in
      let mark = left.value == right.value ? "" : " class=\"other\""
      return "<tr\(mark)><th>\(heading(left.key, language))</th><td>\(escaped(left.value))</td>"
        + "<td>\(escaped(right.value))</td></tr>"
    }
    let survey = replay.plan.surveys[question.run.survey]
    let words = EvidenceSentences(language: language)
    let evidence = question.evidence?.parts.map { "\(words.name($0.comparison)): \(words.level($0.level))" } ?? []
    let targets =
      question.targets.isEmpty
      ? ""
      : say(" Chỉ tiêu chưa biết đạt hay không: ", " Targets that hang on it: ")
        + question.targets.joined(separator: ", ")
    let counts = NumberWords(language).integer(question.counts)
    let effect = say(
      "\(counts) số liệu đã công bố có thể thay đổi.", "\(counts) published counts may move.")
    return """
      <section><h2>\(number). \(survey.period) (\(survey.standard.id))</h2>
      <table><tr><th></th><td>\(escaped(places[0]))</td><td>\(escaped(places[1]))</td></tr>
      \(rows.joined(separator: "\n"))</table>
      <p>\(escaped(effect + targets))</p>
      <code>\(escaped(line("same", places, seen: seen(question))))</code><code>\(escaped(line("different", places, seen: seen(question))))</code>
      <p>\(escaped(evidence.joined(separator: "; "))). \(NumberWords(language).hundredths(question.weight)) bit</p></section>
      """
  }

  private func heading(_ key: String, _ language: Language) -> String {
    let headings: [String: (vi: String, en: String)] = [
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
