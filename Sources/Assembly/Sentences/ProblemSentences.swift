import PipelineKit

/// Says problems in words: where, what was found, what was expected, the nearest valid word, and what to do.
public struct ProblemSentences: Sendable {
  private let language: Language

  /// Sentences in a language.
  public init(_ language: Language) { self.language = language }

  /// `file:line:column: path: sentence`.
  public func line(_ problem: Problem) -> String {
    let place = problem.place
    let path = place.path.isEmpty || place.path == "$" || place.isInTable ? "" : place.path + ": "
    return "\(place): \(path)\(sentence(problem))"
  }

  /// The sentence alone.
  public func sentence(_ problem: Problem) -> String {
    let (vi, en) = Self.template(problem.code)
    return fill(language == .vi ? vi : en, problem) + expected(problem) + nearest(problem)
  }

  /// `{found}` and `{0}`, `{1}`, … are replaced in one pass, so that nothing found is taken for a gap.
  private func fill(_ template: String, _ problem: Problem) -> String {
    var out = ""
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      out += rest[..<open]
      let name = rest[rest.index(after: open)..<close]
      if name == "found" {
        if problem.found.isEmpty, out.hasSuffix(" ") { out.removeLast() }
        out += problem.found
      } else if let number = Int(name), problem.arguments.indices.contains(number) {
        out += word(problem.arguments[number], of: problem)
      }
      rest = rest[rest.index(after: close)...]
    }
    return out + rest
  }

  /// The words that would be right, when there are few enough to read.
  private func expected(_ problem: Problem) -> String {
    guard !problem.expected.isEmpty, problem.expected.count <= 16 else { return "" }
    let words = problem.expected.joined(separator: ", ")
    return language == .vi ? "; các từ hợp lệ: \(words)" : "; valid: \(words)"
  }

  private func nearest(_ problem: Problem) -> String {
    guard let word = problem.suggestion else { return "" }
    return language == .vi ? "; có phải là “\(word)”?" : "; did you mean “\(word)”?"
  }

  /// Kinds of YAML things in the reader's language; other arguments as they are.
  private func word(_ argument: String, of problem: Problem) -> String {
    let code = problem.code
    if code == .tableUnreadable {
      return FindingSentences.text(Finding(FindingCode(argument, .error), [problem.found]), language)
    }
    if code == .yamlSyntax { return language == .vi ? Self.yamlWords[argument] ?? argument : argument }
    guard code == .wrongKind || code == .unquotedText, let kind = YAMLKind(rawValue: argument) else { return argument }
    switch (kind, language) {
    case (.mapping, .vi): return "các cặp khóa: giá trị"
    case (.list, .vi): return "danh sách"
    case (.text, .vi): return "chữ"
    case (.number, .vi): return "số"
    case (.boolean, .vi): return "true hoặc false"
    case (.null, .vi): return "chỗ trống"
    case (.date, .vi): return "ngày"
    case (.mapping, .en): return "a mapping"
    case (.list, .en): return "a list"
    case (.text, .en): return "text"
    case (.number, .en): return "a number"
    case (.boolean, .en): return "true or false"
    case (.null, .en): return "nothing"
    case (.date, .en): return "a date"
    }
  }

  /// What the reader of YAML says, as far as it is met in pipeline files.
  private static let yamlWords = [
    "mapping values are not allowed in this context":
      "khóa ở đây không thẳng hàng với các khóa cùng cấp, hoặc giá trị có dấu hai chấm mà không đặt trong ngoặc kép",
    "did not find expected key": "cần một khóa ở đây: kiểm tra thụt lề và dấu ngoặc của các dòng trên",
    "did not find expected ',' or '}'": "thiếu dấu phẩy hoặc dấu } ở dòng trên",
    "did not find expected ',' or ']'": "thiếu dấu phẩy hoặc dấu ] ở dòng trên",
    "did not find expected '-' indicator": "cần dấu gạch ngang đầu mục, thẳng hàng với các mục trên",
    "could not find expected ':'": "thiếu dấu hai chấm sau tên khóa",
    "found unexpected end of stream": "tệp kết thúc khi một dấu ngoặc chưa đóng",
    "found character that cannot start any token": "có ký tự không thể đứng ở đây; đặt giá trị trong ngoặc kép",
    "did not find expected alphabetic or numeric character": "giá trị bắt đầu bằng * hoặc & phải đặt trong ngoặc kép",
    "control characters are not allowed": "có ký tự điều khiển không nhìn thấy; xóa đi",
    "block sequence entries are not allowed in this context":
      "dấu gạch ngang đầu mục đặt sai chỗ: xuống dòng và thụt lề",
  ]

  private static func template(_ code: ProblemCode) -> (vi: String, en: String) {
    fileTemplate(code) ?? yamlTemplate(code) ?? valueTemplate(code) ?? unitTemplate(code) ?? lineageTemplate(code)
      ?? totalAndTargetTemplate(code) ?? surveyTemplate(code)
  }
}
