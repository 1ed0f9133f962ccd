/// How a cell looks: font, colours, border, alignment, number format.
public struct CellLook: Sendable, Hashable {
  /// Where the text stands between left and right.
  public enum Alignment: Sendable { case general, left, center, right }

  /// Where the text stands between top and bottom.
  public enum VerticalAlignment: Sendable { case top, middle, bottom }

  /// The font's name; nil = the default, Calibri.
  public var font: String?
  /// The font's size in points.
  public var size: Double
  /// Bold.
  public var isBold: Bool
  /// Italic.
  public var isItalic: Bool
  /// The colour of the text, 0xRRGGBB; nil = black.
  public var color: UInt32?
  /// The colour behind it; nil = none.
  public var fill: UInt32?
  /// The colour of a thin border; nil = no border.
  public var border: UInt32?
  /// Where the text stands.
  public var alignment: Alignment
  /// Where the text stands between top and bottom.
  public var vertical: VerticalAlignment
  /// Whether long text goes on in the next line.
  public var wraps: Bool
  /// How numbers are shown (`#,##0`, `@`); empty = as they are.
  public var numberFormat: String

  /// A look; without arguments that of an untouched cell.
  public init(
    font: String? = nil, size: Double = 11, isBold: Bool = false, isItalic: Bool = false, color: UInt32? = nil,
    fill: UInt32? = nil, border: UInt32? = nil, alignment: Alignment = .general, vertical: VerticalAlignment = .bottom,
    wraps: Bool = false, numberFormat: String = ""
  ) {
    self.font = font
    self.size = size
    self.isBold = isBold
    self.isItalic = isItalic
    self.color = color
    self.fill = fill
    self.border = border
    self.alignment = alignment
    self.vertical = vertical
    self.wraps = wraps
    self.numberFormat = numberFormat
  }

  /// The look, changed.
  public func with(_ change: (inout CellLook) -> Void) -> CellLook {
    var copy = self
    change(&copy)
    return copy
  }
}
