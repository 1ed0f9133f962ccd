import Gaps
import Indicators
import PipelineKit
import Standards
import WorkbookWriting

/// A sheet of `forms/gaps-<unit>.xlsx`: a unit's targets, ready to print: how far each is, what it takes until its deadline,
/// and which units below make the gap.
struct GapForm {
  let unit: String
  let name: String
  let period: String
  let standard: String
  let rows: [GapRow]
  let words: GapWords

  private struct Column: Sendable {
    var heading: String
    var width: Double
    var cell: @Sendable (GapRow) -> PageCell
  }

  private static let looks = FormLooks.of(isMain: false)

  private static func text(_ text: String) -> PageCell { PageCell(text, looks.text) }
  private static func count(_ number: Int?) -> PageCell { PageCell(number, looks.count) }
  private static func rate(_ ratio: Ratio?) -> PageCell {
    PageCell(ratio.flatMap { $0.percent(decimals: 2) }.map { .number(Double($0) / 100) } ?? .blank, looks.rate)
  }
  private static func pace(_ ratio: Ratio?) -> PageCell {
    let scaled = ratio.flatMap { Rounding.scaled($0.numerator, $0.denominator, decimals: 2) }
    return PageCell(scaled.map { .number(Double($0) / 100) } ?? .blank, looks.rate)
  }

  /// A number as it is printed in gaps.csv.
  private static func number(_ text: String?) -> PageCell {
    guard let number = text.flatMap({ DecimalNumber($0) }) else { return PageCell(.blank, looks.count) }
    let scale = (0..<number.decimals).reduce(1.0) { scale, _ in scale * 10 }
    return PageCell(.number(Double(number.digits) / scale), number.decimals > 0 ? looks.rate : looks.count)
  }

  private var columns: [Column] {
    let words = words
    func column(_ vi: String, _ en: String, _ width: Double, _ cell: @escaping @Sendable (GapRow) -> PageCell) -> Column
    {
      Column(heading: words.say(vi, en), width: width, cell: cell)
    }
    return [
      column("Chỉ tiêu", "Target", 40) { Self.text(words.title($0.gap.target)) },
      column("Kỳ", "Period", 8) { Self.text($0.gap.target.period.text) },
      column("Đầu kỳ (hộ)", "Opening (households)", 9) { Self.count($0.gap.opening) },
      column("Hiện nay (hộ)", "Now (households)", 9) { Self.count($0.gap.closing) },
      column("Tỷ lệ hiện nay (%)", "Rate now (%)", 9) { Self.rate($0.gap.rateClosing) },
      column("Kế hoạch", "Wanted", 9) { Self.number($0.gap.target.value?.description) },
      column("Thực hiện", "Reached", 9) { Self.number($0.gap.reached) },
      column("Còn thiếu", "Gap", 9) { Self.number($0.gap.gap) },
      column("Đơn vị tính", "Counted in", 9) { Self.text(words.unit($0.gap)) },
      column("Số hộ còn phải giảm", "Households still to go", 9) { Self.count($0.gap.householdsToGo) },
      column("Lượt hộ phải thoát từ đầu kỳ", "Exits needed since the opening", 10) {
        Self.count($0.gap.effort?.exitsNeeded)
      },
      column("Đã thoát", "Exits so far", 8) { Self.count($0.gap.effort?.exits) },
      column("Hạn", "Deadline", 11) { Self.text(words.day($0.gap.target.deadline)) },
      column("Đã giảm mỗi tháng", "Fewer a month so far", 9) { Self.pace($0.gap.outlook?.pace) },
      column("Cần giảm mỗi tháng", "Fewer a month needed", 9) { Self.pace($0.gap.outlook?.paceNeeded) },
      column("Dự báo đến hạn (hộ)", "Projected (households)", 11) { Self.text(words.projection($0.gap.outlook)) },
      column("Kết quả", "Result", 12) { Self.text(words.state($0.gap)) },
    ]
  }

  /// The sheet, the `number`th of its workbook.
  func page(_ number: Int) -> Page {
    let columns = columns
    let subtitle = words.say("Số liệu đến kỳ \(period), \(standard)", "Figures as of \(period), \(standard)")
    let frame = FormMargins(
      unit: name,
      title: words.say("MỨC ĐỘ THỰC HIỆN CHỈ TIÊU GIẢM NGHÈO", "HOW FAR THE POVERTY REDUCTION TARGETS ARE MET"),
      subtitle: subtitle, columns: columns.count + 1, language: words.language)
    let first = PageCell(words.say("TT", "No"), FormLooks.heading)
    let heading = Page.Row([first] + columns.map { PageCell($0.heading, FormLooks.heading) }, height: 64)
    let widths = [5] + columns.map(\.width)
    let body = rows.enumerated().map { index, row in
      let cells = [Self.text(String(index + 1))] + columns.map { $0.cell(row) }
      return Page.Row(cells, height: RowHeight.of(cells, widths: widths))
    }
    let head = frame.top + [heading]
    let parts = parts
    return Page(
      name: Self.tab(number, name), widths: widths,
      rows: head + body + parts + frame.signatures,
      merged: frame.topBlocks + frame.signatureBlocks(from: head.count + body.count + parts.count),
      frozenRows: head.count,
      print: .init(isLandscape: true, repeatedRows: FormMargins.height...FormMargins.height))
  }

  /// The number keeps names apart; spreadsheet programs take 31 letters and not all signs.
  private static func tab(_ number: Int, _ name: String) -> String {
    let letters = "\(number) \(name)".unicodeScalars.filter { !"[]:*?/\\'".unicodeScalars.contains($0) }.prefix(31)
    return String(String.UnicodeScalarView(letters))
  }

  // MARK: The units below

  /// For each target the units below that make its gap, or why that cannot be said.
  private var parts: [Page.Row] {
    rows.enumerated().flatMap { index, row -> [Page.Row] in
      guard let first = row.contributors.first else { return [] }
      if let why = words.withoutParts(first.contributor) {
        return [Page.Row(), title(index, row), Page.Row([Self.text(""), PageCell(why, FormLooks.caption)])]
      }
      if row.gap.inParts == nil, row.gap.counted != nil { return [] }
      return [Page.Row(), title(index, row), partHeading(first.contributor)] + row.contributors.map(part) + [sum(row)]
    }
  }

  private func title(_ index: Int, _ row: GapRow) -> Page.Row {
    let lead = words.say("Các đơn vị trực thuộc", "The units below")
    return Page.Row([PageCell("\(index + 1). \(lead): \(words.title(row.gap.target))", FormLooks.bold)])
  }

  private func partHeading(_ first: Contributor) -> Page.Row {
    let share = first.isAtLeast ? words.say("Được giao", "Assigned") : words.say("Được phép", "Allowed")
    let reached = first.isAtLeast ? words.say("Thực hiện", "Reached") : words.say("Hiện nay", "Now")
    let headings = [
      "", words.say("Đơn vị", "Unit"), "", words.say("Đầu kỳ", "Opening"), reached, share,
      words.say("Phần chênh lệch", "Part of the gap"),
    ]
    return Page.Row(headings.map { PageCell($0, FormLooks.heading) }, height: 46)
  }

  private func part(_ row: ContributorRow) -> Page.Row {
    let one = row.contributor
    let unknown = words.say("(chưa có số liệu)", "(no figures yet)")
    let name =
      row.code.isEmpty
      ? words.say("(không rõ đơn vị)", "(in no unit below)") : row.name + (one.state == .reported ? "" : " " + unknown)
    return Page.Row(
      [Self.text(""), Self.text(name), Self.text("")]
        + [one.opening, one.counted, one.allowed, one.gap].map(Self.count))
  }

  private func sum(_ row: GapRow) -> Page.Row {
    let gap = row.gap
    let known = row.contributors.map(\.contributor)
    func all(_ number: (Contributor) -> Int?) -> Int? {
      known.reduce(Int?(0)) { sum, one in sum.flatMap { sum in number(one).map { sum + $0 } } }
    }
    return Page.Row(
      [Self.text(""), Self.text(words.say("Cộng", "Sum")), Self.text("")]
        + [gap.target.kind.isOfCounts ? gap.opening : nil, all(\.counted), all(\.allowed), gap.inParts].map(Self.count))
  }
}

/// A gap in words for people.
struct GapWords {
  let language: Language

  func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

  /// The plan's sentence, else what kind of target it is.
  func title(_ target: Target) -> String {
    if !target.text.isEmpty { return target.text }
    switch target.kind {
    case .reduceHouseholds: return say("Giảm số hộ", "Fewer households")
    case .endHouseholds: return say("Số hộ cuối kỳ không quá", "Households at the end, at most")
    case .reducePoints: return say("Giảm tỷ lệ (điểm %)", "Fall of the rate (points)")
    case .endRate: return say("Tỷ lệ cuối kỳ không quá (%)", "Rate at the end, at most (%)")
    case .namedExits: return say("Số hộ được nêu tên thoát nghèo", "Named households that leave")
    case .noneInGroup: return say("Không còn hộ thuộc nhóm đối tượng", "No household of the group")
    case .noRelapse: return say("Không để tái nghèo", "No household falls back")
    case .coverage: return say("Tỷ lệ hộ không thiếu hụt (%)", "Households not deprived (%)")
    case .measure: return target.indicator
    }
  }

  func unit(_ gap: Gap) -> String {
    switch gap.gapUnit {
    case "households": say("hộ", "households")
    case "points": say("điểm %", "points")
    case "percent": "%"
    case "percent-of-persons": say("% số khẩu", "% of persons")
    default: ""
    }
  }

  func day(_ day: Day) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    return language == .vi ? "\(two(day.day))/\(two(day.month))/\(day.year)" : day.description
  }

  func projection(_ outlook: Outlook?) -> String {
    guard let outlook, let range = outlook.projectedRange else { return "" }
    let words = NumberWords(language)
    let ends = range.count == 1 ? "" : "\(words.integer(range.lowerBound))–\(words.integer(range.upperBound))"
    guard let projected = outlook.projected else { return ends }
    return ends.isEmpty ? words.integer(projected) : "\(words.integer(projected)) (\(ends))"
  }

  func state(_ gap: Gap) -> String {
    switch gap.state {
    case .met: say("Đạt", "Met")
    case .notMet: say("Chưa đạt", "Not met")
    case .unknown: say("Chưa rõ", "Unknown") + (gap.unknown.map { ": " + UnknownWords(language).why($0) } ?? "")
    case .notDue:
      switch gap.outlook?.verdict {
      case .onCourse: say("Chưa đến hạn; đúng tiến độ", "Not due; on course")
      case .behind: say("Chưa đến hạn; chậm", "Not due; behind")
      case .unknown, nil: say("Chưa đến hạn", "Not due")
      }
    }
  }

  /// Why a gap has no parts; nil where it has some.
  func withoutParts(_ one: Contributor) -> String? {
    switch one.basis {
    case .named: say("Chỉ tiêu nêu đích danh hộ, không chia cho đơn vị nào.", "The plan names households and no units.")
    case .notParts:
      say(
        "Chưa đủ số liệu của các đơn vị trực thuộc, hoặc cộng lại không bằng số chung.",
        "The figures of the units below are not all there, or do not add up to the whole.")
    default: nil
    }
  }
}
