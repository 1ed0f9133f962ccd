/// A piece of a page as HTML. Text goes in escaped: nothing that somebody wrote in a file becomes markup.
public struct Markup: Sendable, Hashable {
  /// The HTML.
  public private(set) var html: String

  /// A text.
  public init(_ text: String = "") {
    html = ""
    html.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": html += "&amp;"
      case "<": html += "&lt;"
      case ">": html += "&gt;"
      case "\"": html += "&quot;"
      case "'": html += "&#39;"
      default: html.unicodeScalars.append(scalar)
      }
    }
  }

  private init(html: String) { self.html = html }

  /// An element with its content.
  public static func tag(
    _ name: String, _ attributes: KeyValuePairs<String, String>, _ content: [Markup]
  ) -> Markup {
    let list = attributes.map { " \($0.key)=\"\(Markup($0.value).html)\"" }.joined()
    return Markup(html: "<\(name)\(list)>" + content.map(\.html).joined() + "</\(name)>")
  }

  /// An element without attributes.
  public static func tag(_ name: String, _ content: [Markup]) -> Markup { tag(name, [:], content) }

  /// An element with a text.
  public static func tag(_ name: String, _ attributes: KeyValuePairs<String, String>, _ text: String) -> Markup {
    tag(name, attributes, [Markup(text)])
  }

  /// An element of a text without attributes.
  public static func tag(_ name: String, _ text: String) -> Markup { tag(name, [:], [Markup(text)]) }

  /// Pieces after each other.
  public static func all(_ pieces: [Markup]) -> Markup { Markup(html: pieces.map(\.html).joined(separator: "\n")) }

  /// A whole page that needs nothing but itself. `style` and `drawings` are the program's own.
  public static func page(
    _ title: String, language: String, style: StaticString, drawings: StaticString = "", _ body: [Markup]
  ) -> String {
    """
    <!DOCTYPE html>
    <html lang="\(language)"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(Markup(title).html)</title><style>
    \(style)
    </style></head><body>\(drawings)
    \(all(body).html)
    </body></html>

    """
  }
}

/// A table of a page: a caption, headings, and rows that begin with a heading of their own.
public struct MarkupTable: Sendable {
  /// What stands in a cell.
  public enum Cell: Sendable {
    case text(String)
    case number(String)
    case drawing(Markup)
  }

  /// Its name in the page.
  public let id: String
  /// What it shows.
  public let caption: String
  /// The headings of its columns.
  public let headings: [String]
  private var rows: [Markup] = []

  /// A table without rows.
  public init(id: String, caption: String, headings: [String]) {
    (self.id, self.caption, self.headings) = (id, caption, headings)
  }

  /// Adds a row; `key` tells it apart, `isWhole` marks what the others add up to.
  public mutating func add(_ heading: String, key: String, isWhole: Bool = false, _ cells: [Cell]) {
    let content = [Markup.tag("th", ["scope": "row"], heading)] + cells.map(Self.markup)
    rows.append(
      isWhole ? .tag("tr", ["data-key": key, "class": "whole"], content) : .tag("tr", ["data-key": key], content))
  }

  private static func markup(_ cell: Cell) -> Markup {
    switch cell {
    case .text(let text): .tag("td", text)
    case .number(let text): .tag("td", ["class": "n"], text)
    case .drawing(let drawing): .tag("td", ["class": "d"], [drawing])
    }
  }

  /// Whether it has no rows.
  public var isEmpty: Bool { rows.isEmpty }

  /// The table.
  public var markup: Markup {
    let head = Markup.tag("tr", headings.map { Markup.tag("th", ["scope": "col"], $0) })
    let table = Markup.tag(
      "table", ["id": id],
      [.tag("caption", caption), .tag("thead", [head]), .tag("tbody", [.all(rows)])])
    return .tag("div", ["class": "w"], [table])
  }
}
