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
  private let flows: UnitRows<FlowRow>?
  private let isVaried: Bool
  private let units: [FormPlace]

  init(_ form: OfficialForm, _ results: RunResults, _ survey: SurveyResults, _ flows: UnitRows<FlowRow>?) {
    self.form = form
    self.results = results
    self.survey = survey
    self.flows = flows
    isVaried = form.variants.count > 1
    units = form.isByArea ? FormPlace.byArea(survey.view.tree) : FormPlace.all(survey.view.tree)
  }

  /// Narrower where there are many columns: all of them stand on one page.
  private var width: Double { form.columns.count > 16 ? 8 : form.columns.count > 10 ? 10 : 11.5 }
  private var tree: UnitTree { survey.view.tree }
  /// The columns before the form's own: number, unit and, where a unit has several rows, what they are.
  private var leading: [[String]] { [["TT"], ["Đơn vị"]] + (isVaried ? [["Phân tổ"]] : []) }
  private var headings: [[String]] { leading + form.columns.map(\.headings) }
  private var frame: FormFrame {
    FormFrame(
      title: form.title, note: [form.note, coverage].filter { !$0.isEmpty }.joined(separator: " "), survey: survey,
      headings: headings,
      numbers: leading.map { _ in "" } + form.columns.map(\.number))
  }
  /// Over how many communes flows are, where not over all.
  private var coverage: String {
    let communes = tree.units.indices.filter { tree.units[$0].level == .commune }
    let known = communes.count { flows?.row($0, .households, .poor).flow != nil }
    guard form.isOfFlows, known > 0, known < communes.count else { return "" }
    return "Diễn biến chỉ tính trên \(known)/\(communes.count) xã có danh sách ở cả hai kỳ; xã để trống không có trong "
      + "diễn biến của dòng tổng."
  }
  /// The first row of figures, counted from 0.
  private var first: Int { frame.height }

  /// The sheet.
  var page: Page {
    frame.page(
      named: form.id, widths: [6, 26] + (isVaried ? [15] : []) + form.columns.map { _ in width },
      body: units.indices.flatMap(rows), merged: unitBlocks(units.count))
  }

  // MARK: Units

  private func rows(_ index: Int) -> [Page.Row] {
    let place = units[index]
    let isMain = place.name != nil || place.depth == 1 && units.contains { $0.depth == 2 }
    let looks = FormLooks.of(isMain: isMain)
    let name = place.name ?? tree.units[place.unit].name
    let isUnknown = place.name == nil && !survey.view.counts.hasFigures(place.unit)
    let lead = [
      PageCell(place.number, looks.text.with { $0.alignment = .center }),
      PageCell(name + (isUnknown ? " (chưa có số liệu)" : ""), looks.text),
    ]
    return form.variants.indices.map { variant in
      let kind = isVaried ? [PageCell(form.variants[variant], looks.text)] : []
      return Page.Row(lead + kind + form.columns.indices.map { cell($0, index, variant, looks) })
    }
  }

  /// What a cell holds; of an area the sum of its units' figures.
  private func figure(_ column: Int, _ index: Int, _ variant: Int) -> OfficialForm.Figure {
    let place = units[index]
    guard let area = place.area else { return form.columns[column].figure(scene(place.unit, variant)) }
    return .sum(area.map { form.columns[column].figure(scene($0, variant)) })
  }

  private func scene(_ unit: Int, _ variant: Int) -> FormScene {
    FormScene(results: results, survey: survey, unit: unit, variant: variant, flows: flows)
  }

  /// The row of a unit's variant, counted from 1.
  private func row(_ index: Int, _ variant: Int) -> Int { first + index * form.variants.count + variant + 1 }

  /// A count as the sum of the units one level below, where they add up to it.
  private func total(_ number: Int, _ column: Int, _ index: Int, _ variant: Int) -> PageCell.Value {
    let parts = units.indices.filter { units[$0].isPart(of: units[index], tree) }
    let known = parts.map { part -> Int? in
      if case .count(let count) = figure(column, part, variant) { count } else { nil }
    }
    guard !parts.isEmpty, known.reduce(0, { $0 + ($1 ?? 0) }) == number else { return .number(Double(number)) }
    let letter = Self.letters(leading.count + column)
    return .formula("=" + parts.map { "\(letter)\(row($0, variant))" }.joined(separator: "+"), value: Double(number))
  }

  private func cell(
    _ column: Int, _ index: Int, _ variant: Int, _ looks: (text: CellLook, count: CellLook, rate: CellLook)
  ) -> PageCell {
    let row = row(index, variant)
    switch figure(column, index, variant) {
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
