/// Bars of one chart on one scale, drawn from whole numbers. Every table of the report has its chart beside its figures, a
/// bar a row: it can be read aloud, copied, printed in black and white, and needs no room in a narrow window.
struct BarScale {
  /// What a part of a bar stands for: a colour and a pattern of the page.
  enum Look: String, CaseIterable {
    case poor, near, standing, fall, rise
    case exits, arrivals, moves, denominator, borders, coverage, standard, corrections
  }

  /// A part of a bar, from one number to another.
  struct Part {
    var from: Int
    var to: Int
    var look: Look

    var ends: ClosedRange<Int> { min(from, to)...max(from, to) }
  }

  static let width = 2400

  let low: Int
  let high: Int

  /// The scale on which all these numbers and 0 fit.
  init(_ numbers: [Int]) {
    low = min(0, numbers.min() ?? 0)
    high = max(0, numbers.max() ?? 0)
  }

  /// Where a number stands.
  func x(_ number: Int) -> Int { high == low ? 0 : (number - low) * Self.width / (high - low) }

  /// Parts side by side from 0: what is negative to the left, what is positive to the right.
  static func stacked(_ parts: [(value: Int, look: Look)]) -> [Part] {
    var (left, right) = (0, 0)
    return parts.compactMap { value, look in
      if value == 0 { return nil }
      let start = value < 0 ? left : right
      if value < 0 { left += value } else { right += value }
      return Part(from: start, to: start + value, look: look)
    }
  }

  /// A bar; `marks` are lines across it.
  func bar(_ title: String, _ parts: [Part], marks: [Int] = []) -> Markup {
    let rects = parts.map { part -> Markup in
      let (start, end) = (x(part.ends.lowerBound), x(part.ends.upperBound))
      return .tag(
        "rect",
        ["class": part.look.rawValue, "x": String(start), "y": "20", "width": String(end - start), "height": "120"],
        [])
    }
    let axis = Markup.tag("path", ["class": "axis", "d": "M\(x(0)) 0V160"], [])
    let lines = marks.map { Markup.tag("path", ["class": "mark", "d": "M\(x($0)) 0V160"], []) }
    return .tag(
      "svg", ["class": "b", "viewBox": "-10 0 2420 160", "role": "img"], [.tag("title", title)] + [axis] + rects + lines
    )
  }

  /// What the looks of a chart mean.
  static func legend(_ entries: [(look: Look, text: String)]) -> Markup {
    .tag(
      "p", ["class": "legend"],
      entries.map { look, text in
        let rect = Markup.tag(
          "rect", ["class": look.rawValue, "x": "10", "y": "10", "width": "280", "height": "140"], [])
        let swatch = Markup.tag("svg", ["viewBox": "0 0 300 160", "aria-hidden": "true"], [rect])
        return .tag("span", [swatch, Markup(" " + text)])
      })
  }
}
