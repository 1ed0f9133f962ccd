import PipelineKit
import WorkbookWriting

/// How a return looks: Times New Roman as in official papers, quiet colours, and never a colour without a word.
enum ReturnLooks {
  private static let body = CellLook(font: "Times New Roman", size: 12)

  static let title = body.with {
    $0.size = 15
    $0.isBold = true
    $0.color = 0x1F3864
  }
  static let lead = body.with {
    $0.vertical = .top
    $0.wraps = true
  }
  static let section = body.with {
    $0.isBold = true
    $0.size = 13
    $0.color = 0x1F3864
  }
  static let label = body.with {
    $0.vertical = .top
    $0.color = 0x404040
  }
  static let heading = body.with {
    $0.isBold = true
    $0.fill = 0xD9E2EF
    $0.border = 0x8EA0B8
    $0.alignment = .center
    $0.vertical = .middle
    $0.wraps = true
  }
  static let text = body.with {
    $0.border = 0xBFBFBF
    $0.vertical = .top
    $0.wraps = true
    $0.numberFormat = "@"
  }
  static let number = body.with {
    $0.border = 0xBFBFBF
    $0.vertical = .top
    $0.numberFormat = "#,##0"
  }
  static let count = number.with { $0.alignment = .center }
  static let total = number.with { $0.isBold = true }
  static let totalText = text.with { $0.isBold = true }
  /// Where the commune writes.
  static let answer = text.with { $0.fill = 0xFFFDF2 }
  /// A line to be copied, and fingerprints.
  static let exact = text.with {
    $0.font = "Courier New"
    $0.size = 10
  }

  /// A box for what is read first.
  static func box(_ fill: UInt32) -> CellLook {
    lead.with {
      $0.fill = fill
      $0.border = 0x8EA0B8
      $0.isBold = true
      $0.size = 13
    }
  }

  static let good: UInt32 = 0xE4F0E0
  static let mind: UInt32 = 0xFFF3D6
  static let bad: UInt32 = 0xF9DEDC

  static func severity(_ severity: Severity) -> CellLook {
    text.with {
      $0.isBold = severity == .error
      $0.fill = severity == .error ? bad : severity == .warning ? mind : 0xEDF1F6
    }
  }
}

/// A page of a return: a title, a sentence or two below it, a table.
struct ReturnTable {
  let name: String
  let title: String
  let lead: String
  let columns: [(heading: String, width: Double)]
  var rows: [Page.Row] = []

  /// The page; the headings stay when it is scrolled and stand on each printed page.
  func page(footer: String) -> Page {
    let last = columns.count - 1
    let widths = columns.map(\.width)
    let all = widths.reduce(0, +)
    let top = [
      Page.Row([PageCell(title, ReturnLooks.title)], height: 24),
      Page.Row([PageCell(lead, ReturnLooks.lead)], height: RowHeight.of(.text(lead), ReturnLooks.lead, width: all) + 4),
      Page.Row(columns.map { PageCell($0.heading, ReturnLooks.heading) }),
    ]
    let rows = (top + rows).map { Page.Row($0.cells, height: $0.height ?? RowHeight.of($0.cells, widths: widths)) }
    return Page(
      name: name, widths: widths, rows: rows,
      merged: [.init(rows: 0...0, columns: 0...last), .init(rows: 1...1, columns: 0...last)], frozenRows: 3,
      print: .init(isLandscape: true, repeatedRows: 2...2, footer: footer))
  }
}
