import WorkbookWriting

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
  static let note = quiet.with {
    $0.alignment = .left
    $0.wraps = true
    $0.vertical = .top
  }
  /// A member's cells, a head's name, a mark, the name of a unit over its households.
  static let plain = body.with {
    $0.border = 0
    $0.wraps = true
    $0.vertical = .middle
    $0.numberFormat = "@"
  }
  static let main = plain.with { $0.isBold = true }
  static let mark = plain.with { $0.alignment = .center }
  static let caption = main.with { $0.wraps = false }
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
