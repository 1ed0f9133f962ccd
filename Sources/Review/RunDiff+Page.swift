import Emit
import PipelineKit

/// The changes as a page for the reviewer who asks why each number moved: first what the runs were made of that is not the
/// same, then unit by unit every cell, with the files of the unit that changed.
extension RunDiff {
  /// The page.
  public func page(_ language: Language) -> String { DiffPage(diff: self, language: language).text }
}

private struct DiffPage {
  let diff: RunDiff
  let language: Language

  private static let style: StaticString = """
    body { font: 16px/1.45 "Noto Sans", "DejaVu Sans", Arial, sans-serif; color: #1a1a1a; margin: 0 }
    main { max-width: 62em; margin: 0 auto; padding: 1em } h1 { font-size: 1.5em }
    h2 { font-size: 1.2em; margin-top: 2em; border-bottom: 2px solid #1a1a1a }
    .w { overflow-x: auto } table { border-collapse: collapse; width: 100%; font-size: .875em }
    caption { text-align: left; font-weight: bold; padding: .3em 0 } tbody th { font-weight: normal }
    th, td { padding: .25em .5em; border-bottom: 1px solid #ccc; text-align: left; vertical-align: top; overflow-wrap: break-word }
    .n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums } thead th { border-bottom: 2px solid #555 }
    summary { cursor: pointer; padding: .3em 0; font-weight: bold }
    @media print { @page { size: A4; margin: 14mm } main { padding: 0; max-width: none } .w { overflow: visible } }
    """

  private func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }
  private var words: NumberWords { NumberWords(language, unknown: "") }

  var text: String {
    let title = say("Hai lần chạy khác nhau ở đâu, vì sao", "What moved between two runs, and why")
    let head = [Markup.tag("h1", title), .tag("p", lead), sources]
    let body = head + (diff.changes.isEmpty ? [] : [tables, units])
    return Markup.page(
      title, language: language.rawValue, style: Self.style, [.tag("main", [.all(body)])])
  }

  private var lead: String {
    if diff.changes.isEmpty {
      return say("Số liệu của hai lần chạy giống nhau.", "The two runs have the same figures.")
    }
    let cells = diff.changes.count { $0.kind == .changed }
    let units = Set(diff.changes.map(\.unit)).count
    let numbers = [cells, diff.changes.count - cells, units].map { words.integer($0) }
    return say(
      "\(numbers[0]) ô khác, \(numbers[1]) dòng thêm hoặc bớt, ở \(numbers[2]) đơn vị.",
      "\(numbers[0]) cells differ, \(numbers[1]) rows came or went, in \(numbers[2]) units.")
  }

  // MARK: Why

  private var sources: Markup {
    let changes = diff.sources
    var content: [Markup] = []
    if changes.versions.count == 2 {
      let versions = changes.versions.joined(separator: " → ")
      content.append(.tag("p", say("Phiên bản chương trình: ", "The program's version: ") + versions))
    }
    if !changes.inputs.isEmpty {
      content.append(inputs(changes.inputs, id: "inputs", say("Danh sách đã khác", "Lists that are not the same")))
    }
    if !changes.rules.isEmpty { content.append(rules(changes.rules)) }
    if content.isEmpty {
      content = [
        .tag("p", say("Tệp đầu vào, quyết định và quy tắc giống nhau.", "Inputs, decisions and rules are the same."))
      ]
    }
    return .tag("section", [.tag("h2", say("Vì sao", "Why")), .all(content)])
  }

  private func inputs(_ changes: [SourceChanges.Change], id: String, _ caption: String) -> Markup {
    var table = MarkupTable(
      id: id, caption: caption,
      headings: [
        say("Tệp", "File"), say("Kỳ", "Period"), say("Đơn vị", "Unit"), say("Thay đổi", "Change"),
        say("Số hộ", "Households"), say("Dòng thành viên", "Rows of members"),
        say("Dòng trùng đã gộp", "Duplicates merged"), say("Dòng loại", "Rows rejected"),
      ])
    for change in changes {
      func pair(_ number: (RunSources.Input) -> Int?) -> MarkupTable.Cell {
        .number(
          moved(change.before.flatMap(number).map(words.integer), change.after.flatMap(number).map(words.integer)))
      }
      let states = moved(change.before.map { state($0.state) }, change.after.map { state($0.state) })
      table.add(
        change.name, key: change.name,
        [
          .text(change.period), .text(change.unit), .text("\(change.kind.word(language)); \(states)"), pair(\.kept),
          pair(\.members), pair(\.merged), pair(\.rejected),
        ])
    }
    return table.markup
  }

  private func rules(_ changes: [SourceChanges.Change]) -> Markup {
    var table = MarkupTable(
      id: "rules", caption: say("Quy tắc, tệp tham chiếu đã khác", "Rules and reference files that are not the same"),
      headings: [say("Tệp", "File"), say("Thay đổi", "Change")])
    for change in changes { table.add(change.name, key: change.name, [.text(change.kind.word(language))]) }
    return table.markup
  }

  private func state(_ word: String) -> String {
    switch word {
    case "counted": say("được tính", "counted")
    case "superseded": say("đã có bản thay", "superseded")
    case "refused": say("bị từ chối", "refused")
    default: word
    }
  }

  private func moved(_ before: String?, _ after: String?) -> String {
    let ends = [before ?? "", after ?? ""]
    return ends[0] == ends[1] ? ends[0] : "\(ends[0].isEmpty ? "∅" : ends[0]) → \(ends[1].isEmpty ? "∅" : ends[1])"
  }

  // MARK: What

  private var tables: Markup {
    var table = MarkupTable(
      id: "tables", caption: say("Theo bảng", "By table"),
      headings: [
        say("Bảng", "Table"), say("Ô khác", "Cells"), say("Dòng thêm", "Rows added"), say("Dòng bớt", "Removed"),
      ])
    for (name, own) in Dictionary(grouping: diff.changes, by: \.table).sorted(by: { $0.key < $1.key }) {
      let numbers = [CellChange.Kind.changed, .added, .removed].map { kind in
        words.integer(own.count { $0.kind == kind })
      }
      table.add(name, key: name, numbers.map(MarkupTable.Cell.number))
    }
    return .tag("section", [.tag("h2", say("Bảng nào", "Which tables")), table.markup])
  }

  private var units: Markup {
    let byUnit = Dictionary(grouping: diff.changes, by: \.unit)
    let order = byUnit.keys.sorted { (byUnit[$1]?.count ?? 0, $0) < (byUnit[$0]?.count ?? 0, $1) }
    let parts = order.map { unit($0, byUnit[$0] ?? []) }
    return .tag("section", [.tag("h2", say("Từng đơn vị", "Unit by unit"))] + parts)
  }

  private func unit(_ code: String, _ changes: [CellChange]) -> Markup {
    let name = changes.first { !$0.name.isEmpty }?.name ?? ""
    let count = words.integer(changes.count)
    let number = say("\(count) khác biệt", "\(count) differences")
    var table = MarkupTable(
      id: "unit-\(code)", caption: "\(name) (\(code))",
      headings: [
        say("Bảng", "Table"), say("Khoá", "Key"), say("Cột", "Column"), say("Trước", "Before"), say("Sau", "After"),
        say("Chênh", "Difference"),
      ])
    for change in changes {
      let key = change.key.filter { $0 != change.unit && !$0.isEmpty }.joined(separator: " · ")
      let column =
        change.kind == .changed
        ? change.column : say("(dòng \(change.kind.word(language)))", "(row \(change.kind.word(language)))")
      table.add(
        change.table, key: ([change.table] + change.key + [change.column]).joined(separator: " "),
        [
          .text(key), .text(column), .number(change.shown(change.before, words)),
          .number(change.shown(change.after, words)), .number(difference(change)),
        ])
    }
    let own = diff.sources.inputs.filter { $0.unit == code }
    let files = own.isEmpty ? [] : [inputs(own, id: "inputs-\(code)", say("Tệp của đơn vị", "The unit's files"))]
    return .tag("details", [.tag("summary", "\(name) (\(code)): \(number)"), .all(files + [table.markup])])
  }

  /// The exact difference of two numbers; blank where one is none.
  private func difference(_ change: CellChange) -> String {
    guard change.isNumber, let before = DecimalNumber(change.before), let after = DecimalNumber(change.after)
    else { return "" }
    let decimals = max(before.decimals, after.decimals)
    guard let old = before.scaled(to: decimals), let new = after.scaled(to: decimals) else { return "" }
    let moved = new - old
    return (moved > 0 ? "+" : "") + words.decimal(DecimalNumber(digits: moved, decimals: decimals).description)
  }
}
