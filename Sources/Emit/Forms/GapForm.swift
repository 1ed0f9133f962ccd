import Gaps
import Indicators
import PipelineKit
import Standards
import WorkbookWriting

/// `forms/gaps-<unit>.xlsx`: a unit's targets on a sheet, ready to print: how far each is, what it takes until its deadline,
/// and which units below make the gap.
struct GapForm {
  let unit: String
  let name: String
  let subtitle: String
  let rows: [GapRow]

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

  private static let columns: [Column] = [
    Column(heading: "Chỉ tiêu", width: 40) { text(GapWords.title($0.gap.target)) },
    Column(heading: "Kỳ", width: 8) { text($0.gap.target.period.text) },
    Column(heading: "Đầu kỳ (hộ)", width: 9) { count($0.gap.opening) },
    Column(heading: "Hiện nay (hộ)", width: 9) { count($0.gap.closing) },
    Column(heading: "Tỷ lệ hiện nay (%)", width: 9) { rate($0.gap.rateClosing) },
    Column(heading: "Kế hoạch", width: 9) { number($0.gap.target.value?.description) },
    Column(heading: "Thực hiện", width: 9) { number($0.gap.reached) },
    Column(heading: "Còn thiếu", width: 9) { number($0.gap.gap) },
    Column(heading: "Đơn vị tính", width: 9) { text(GapWords.unit($0.gap)) },
    Column(heading: "Số hộ còn phải giảm", width: 9) { count($0.gap.householdsToGo) },
    Column(heading: "Lượt hộ phải thoát từ đầu kỳ", width: 10) { count($0.gap.effort?.exitsNeeded) },
    Column(heading: "Đã thoát", width: 8) { count($0.gap.effort?.exits) },
    Column(heading: "Hạn", width: 11) { text(GapWords.day($0.gap.target.deadline)) },
    Column(heading: "Đã giảm mỗi tháng", width: 9) { pace($0.gap.outlook?.pace) },
    Column(heading: "Cần giảm mỗi tháng", width: 9) { pace($0.gap.outlook?.paceNeeded) },
    Column(heading: "Dự báo đến hạn (hộ)", width: 11) { text(GapWords.projection($0.gap.outlook)) },
    Column(heading: "Kết quả", width: 12) { text(GapWords.state($0.gap)) },
  ]

  /// The sheet.
  var page: Page {
    let count = Self.columns.count + 1
    let frame = FormMargins(
      unit: name, title: "MỨC ĐỘ THỰC HIỆN CHỈ TIÊU GIẢM NGHÈO", subtitle: subtitle, columns: count)
    let heading = Page.Row(
      [PageCell("TT", FormLooks.heading)] + Self.columns.map { PageCell($0.heading, FormLooks.heading) }, height: 64)
    let widths = [5] + Self.columns.map(\.width)
    let body = rows.enumerated().map { index, row in
      let cells = [Self.text(String(index + 1))] + Self.columns.map { $0.cell(row) }
      return Page.Row(cells, height: RowHeight.of(cells, widths: widths))
    }
    let head = frame.top + [heading]
    let parts = parts
    return Page(
      name: "Chỉ tiêu", widths: widths,
      rows: head + body + parts + frame.signatures,
      merged: frame.topBlocks + frame.signatureBlocks(from: head.count + body.count + parts.count),
      frozenRows: head.count,
      print: .init(isLandscape: true, repeatedRows: FormMargins.height...FormMargins.height))
  }

  // MARK: The units below

  /// For each target the units below that make its gap.
  private var parts: [Page.Row] {
    rows.enumerated().flatMap { index, row in
      row.contributors.isEmpty || row.gap.householdsOver == nil && row.gap.counted != nil
        ? [] : [Page.Row(), title(index, row), Self.partHeading] + row.contributors.map(Self.part) + [Self.sum(row)]
    }
  }

  private func title(_ index: Int, _ row: GapRow) -> Page.Row {
    Page.Row([PageCell("\(index + 1). Các đơn vị trực thuộc: \(GapWords.title(row.gap.target))", FormLooks.bold)])
  }

  private static let partHeading = Page.Row(
    ["", "Đơn vị", "", "Đầu kỳ", "Hiện nay", "Được phép", "Phần chênh lệch"].map {
      PageCell($0, FormLooks.heading)
    }, height: 46)

  private static func part(_ row: ContributorRow) -> Page.Row {
    let one = row.contributor
    let isUnknown = row.contributor.state != .reported
    let name = row.code.isEmpty ? "(không rõ đơn vị)" : row.name + (isUnknown ? " (chưa có số liệu)" : "")
    return Page.Row(
      [text(""), text(name), text("")] + [one.opening, one.counted, one.allowed, one.gap].map(count))
  }

  private static func sum(_ row: GapRow) -> Page.Row {
    let gap = row.gap
    return Page.Row(
      [text(""), text("Cộng"), text("")]
        + [gap.target.kind.isOfCounts ? gap.opening : nil, gap.counted, gap.mostAllowed, gap.householdsOver].map(count))
  }
}

/// A gap in words for people.
enum GapWords {
  /// The plan's sentence, else what kind of target it is.
  static func title(_ target: Target) -> String {
    if !target.text.isEmpty { return target.text }
    switch target.kind {
    case .reduceHouseholds: return "Giảm số hộ"
    case .endHouseholds: return "Số hộ cuối kỳ không quá"
    case .reducePoints: return "Giảm tỷ lệ (điểm %)"
    case .endRate: return "Tỷ lệ cuối kỳ không quá (%)"
    case .namedExits: return "Số hộ được nêu tên thoát nghèo"
    case .noneInGroup: return "Không còn hộ thuộc nhóm đối tượng"
    case .noRelapse: return "Không để tái nghèo"
    case .coverage: return "Tỷ lệ hộ không thiếu hụt (%)"
    case .measure: return target.indicator
    }
  }

  static func unit(_ gap: Gap) -> String {
    switch gap.gapUnit {
    case "households": "hộ"
    case "points": "điểm %"
    case "percent": "%"
    default: ""
    }
  }

  static func day(_ day: Day) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    return "\(two(day.day))/\(two(day.month))/\(day.year)"
  }

  static func projection(_ outlook: Outlook?) -> String {
    guard let outlook, let range = outlook.projectedRange else { return "" }
    let ends = range.count == 1 ? "" : "\(range.lowerBound)–\(range.upperBound)"
    guard let projected = outlook.projected else { return ends }
    return ends.isEmpty ? String(projected) : "\(projected) (\(ends))"
  }

  static func state(_ gap: Gap) -> String {
    switch gap.state {
    case .met: "Đạt"
    case .notMet: "Chưa đạt"
    case .unknown: "Chưa rõ"
    case .notDue:
      switch gap.outlook?.verdict {
      case .onCourse: "Chưa đến hạn; đúng tiến độ"
      case .behind: "Chưa đến hạn; chậm"
      case .unknown, nil: "Chưa đến hạn"
      }
    }
  }
}
