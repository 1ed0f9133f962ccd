import Geography
import Indicators
import PipelineKit
import Reductions
import WorkbookWriting

/// A form filled in: the heading block, the merged headings, the row of numbers, the whole, the units, the signatures.
struct FormPage {
  private let form: OfficialForm
  private let results: RunResults
  private let survey: SurveyResults
  private let flows: [Int: [FlowRow]]
  private let isVaried: Bool
  private let units: [Place]

  /// A unit with its number ("1", "1.10") and how far it is below the whole.
  private struct Place {
    var unit: Int
    var number: String
    var depth: Int
  }

  init(_ form: OfficialForm, _ results: RunResults, _ survey: SurveyResults, _ flows: [FlowRow]) {
    self.form = form
    self.results = results
    self.survey = survey
    self.flows = Dictionary(grouping: flows, by: \.unit)
    isVaried = form.variants.count > 1
    units = Self.places(survey.view.tree)
  }

  /// Narrower where there are many columns: all of them stand on one page.
  private var width: Double { form.columns.count > 16 ? 8 : form.columns.count > 10 ? 10 : 11.5 }
  private var tree: UnitTree { survey.view.tree }
  /// The columns before the form's own: number, unit and, where a unit has several rows, what they are.
  private var leading: [[String]] { [["TT"], ["Đơn vị"]] + (isVaried ? [["Phân tổ"]] : []) }
  private var headings: [[String]] { leading + form.columns.map(\.headings) }
  private var depth: Int { headings.map(\.count).max() ?? 1 }
  private static let top = FormFrame.height
  /// The first row of figures, counted from 0.
  private var first: Int { Self.top + depth + 1 }

  /// The sheet.
  var page: Page {
    let body = units.indices.flatMap(rows)
    let numbers = Page.Row(
      leading.map { _ in PageCell(.blank, FormLooks.number) }
        + form.columns.map { PageCell($0.number, FormLooks.number) }, height: 26)
    let frame = frame
    let head = frame.top + headingRows + [numbers]
    return Page(
      name: form.id, widths: [6, 26] + (isVaried ? [15] : []) + form.columns.map { _ in width },
      rows: head + body + frame.signatures,
      merged: frame.topBlocks + headingBlocks + unitBlocks(units.count)
        + frame.signatureBlocks(from: head.count + body.count),
      frozenRows: head.count,
      print: .init(isLandscape: true, repeatedRows: Self.top...(Self.top + depth)))
  }

  // MARK: The heading block

  private var frame: FormFrame {
    FormFrame(
      unit: tree.units[tree.root].name, title: form.title, subtitle: subtitle, columns: headings.count)
  }

  /// The period and the standard, and over how many units the figures are when some are missing.
  private var subtitle: String {
    let words = "Kỳ \(survey.period.text), \(survey.standard.title)"
    guard let all = survey.completeness[tree.root], all.counted < all.expected else { return words }
    return words + ". Số liệu của \(all.counted)/\(all.expected) đơn vị đã có"
  }

  // MARK: Headings

  private var headingRows: [Page.Row] {
    (0..<depth).map { level in
      Page.Row(
        headings.map { PageCell($0.indices.contains(level) ? $0[level] : "", FormLooks.heading) },
        height: level == depth - 1 ? 78 : 32)
    }
  }

  /// Headings that neighbours share stand over them; one that has none below it goes down to the row of numbers.
  private var headingBlocks: [Page.Block] {
    var blocks: [Page.Block] = []
    for level in 0..<depth {
      var start = 0
      while start < headings.count {
        var end = start
        let path = headings[start].prefix(level + 1)
        while end + 1 < headings.count, path.count == level + 1, headings[start].count > level + 1,
          headings[end + 1].count > level + 1, headings[end + 1].prefix(level + 1) == path
        { end += 1 }
        if path.count == level + 1 {
          let isLeaf = headings[start].count == level + 1
          let rows = Self.top + level...(isLeaf ? Self.top + depth - 1 : Self.top + level)
          if rows.count > 1 || end > start { blocks.append(Page.Block(rows: rows, columns: start...end)) }
        }
        start = end + 1
      }
    }
    return blocks
  }

  // MARK: Units

  /// The whole and, two levels below it, its units: villages only below a commune.
  private static func places(_ tree: UnitTree) -> [Place] {
    let isCommune = tree.units[tree.root].level <= .commune
    func below(_ place: Place) -> [Place] {
      guard place.depth < 2 else { return [] }
      let children = tree.children[place.unit].filter { isCommune || tree.units[$0].level >= .commune }
      return children.enumerated().flatMap { index, child in
        let number = place.depth == 0 ? String(index + 1) : "\(place.number).\(index + 1)"
        let own = Place(unit: child, number: number, depth: place.depth + 1)
        return [own] + below(own)
      }
    }
    let whole = Place(unit: tree.root, number: "", depth: 0)
    return [whole] + below(whole)
  }

  private func rows(_ index: Int) -> [Page.Row] {
    let place = units[index]
    let isMain = place.depth == 0 || place.depth == 1 && units.contains { $0.depth == 2 }
    let looks = FormLooks.of(isMain: isMain)
    let name = place.depth == 0 ? "Tổng cộng" : tree.units[place.unit].name
    let isUnknown = !survey.view.counts.hasFigures(place.unit)
    let lead = [
      PageCell(place.number, looks.text.with { $0.alignment = .center }),
      PageCell(name + (isUnknown ? " (chưa có số liệu)" : ""), looks.text),
    ]
    return form.variants.indices.map { variant in
      let kind = isVaried ? [PageCell(form.variants[variant], looks.text)] : []
      return Page.Row(lead + kind + form.columns.indices.map { cell($0, index, variant, looks) })
    }
  }

  private func scene(_ index: Int, _ variant: Int) -> FormScene {
    let unit = units[index].unit
    return FormScene(results: results, survey: survey, unit: unit, variant: variant, flows: flows[unit] ?? [])
  }

  /// The row of a unit's variant, counted from 1.
  private func row(_ index: Int, _ variant: Int) -> Int { first + index * form.variants.count + variant + 1 }

  /// A count as the sum of the units one level below, where they add up to it.
  private func total(_ number: Int, _ column: Int, _ index: Int, _ variant: Int) -> PageCell.Value {
    let parts = units.indices.filter {
      units[$0].depth == units[index].depth + 1 && tree.parents[units[$0].unit] == units[index].unit
    }
    let known = parts.map { part -> Int? in
      if case .count(let count) = form.columns[column].figure(scene(part, variant)) { count } else { nil }
    }
    guard !parts.isEmpty, known.reduce(0, { $0 + ($1 ?? 0) }) == number else { return .number(Double(number)) }
    let letter = Self.letters(leading.count + column)
    return .formula("=" + parts.map { "\(letter)\(row($0, variant))" }.joined(separator: "+"), value: Double(number))
  }

  private func cell(
    _ column: Int, _ index: Int, _ variant: Int, _ looks: (text: CellLook, count: CellLook, rate: CellLook)
  ) -> PageCell {
    let row = row(index, variant)
    switch form.columns[column].figure(scene(index, variant)) {
    case .count(let number?): return PageCell(total(number, column, index, variant), looks.count)
    case .count(nil): return PageCell(.blank, looks.count)
    case .percent(let ratio, let part, let whole): return PageCell(percent(ratio, part, whole, row: row), looks.rate)
    case .sum(let number, let plus, let minus): return PageCell(sum(number, plus, minus, row: row), looks.count)
    }
  }

  /// The letter of the column with that number.
  private func letter(_ key: String) -> String? {
    form.columns.firstIndex { $0.key == key[...] }.map { Self.letters(leading.count + $0) }
  }

  private static func letters(_ column: Int) -> String {
    let last = String(UnicodeScalar(UInt8(65 + column % 26)))
    return column < 26 ? last : letters(column / 26 - 1) + last
  }

  /// The exact rate to two decimals, as a formula where both its columns stand in the form.
  private func percent(_ ratio: Ratio?, _ part: String, _ whole: String, row: Int) -> PageCell.Value {
    guard let scaled = ratio?.percent(decimals: 2) else { return .blank }
    let value = Double(scaled) / 100
    guard let a = letter(part), let b = letter(whole) else { return .number(value) }
    return .formula("=ROUND(\(a)\(row)/\(b)\(row)*100,2)", value: value)
  }

  private func sum(_ number: Int?, _ plus: [String], _ minus: [String], row: Int) -> PageCell.Value {
    guard let number else { return .blank }
    let terms =
      plus.compactMap { letter($0).map { "+\($0)\(row)" } }
      + minus.compactMap {
        letter($0).map { "-\($0)\(row)" }
      }
    return .formula("=" + terms.joined().drop { $0 == "+" }, value: Double(number))
  }

  private func unitBlocks(_ units: Int) -> [Page.Block] {
    guard isVaried else { return [] }
    return (0..<units).flatMap { unit in
      let row = first + unit * form.variants.count
      return (0...1).map { Page.Block(rows: row...(row + form.variants.count - 1), columns: $0...$0) }
    }
  }
}

/// How forms look: Times New Roman, black, thin borders.
enum FormLooks {
  private static let body = CellLook(font: "Times New Roman", size: 11)

  static let strong = body.with {
    $0.isBold = true
    $0.alignment = .center
  }
  static let bold = body.with { $0.isBold = true }
  static let title = strong.with {
    $0.size = 14
    $0.vertical = .middle
    $0.wraps = true
  }
  static let quiet = body.with {
    $0.isItalic = true
    $0.alignment = .center
  }
  static let heading = strong.with {
    $0.border = 0
    $0.vertical = .middle
    $0.wraps = true
  }
  static let number = quiet.with {
    $0.border = 0
    $0.size = 9
    $0.wraps = true
    $0.vertical = .middle
    $0.numberFormat = "@"
  }

  /// The cells of a unit: a text, a count, a rate.
  static func of(isMain: Bool) -> (text: CellLook, count: CellLook, rate: CellLook) {
    let cell = body.with {
      $0.border = 0
      $0.isBold = isMain
      $0.vertical = .middle
    }
    return (
      cell.with {
        $0.numberFormat = "@"
        $0.wraps = true
      }, cell.with { $0.numberFormat = "#,##0" }, cell.with { $0.numberFormat = "#,##0.00" }
    )
  }
}
