/// How a commune writes its lists: what kind of file, under which name, with which columns.
struct Shape {
  /// The kind of file.
  enum Format {
    case delimited(Dialect)
    case workbook(writesRowByRow: Bool)
  }

  let format: Format
  /// How many households that are neither poor nor near-poor the form lists too.
  var notPoor = 0
  let fileName: (Listing) -> String
  let sheets: (Listing) -> [Sheet]

  /// The shapes of the eleven communes, in the order of their codes.
  static var all: [Shape] {
    [
      crossesAndFormulas, commaDatesSlashed, semicolonBrokenHeading, twoHeadingRows, tabsAndDigits, twoSheets,
      everythingQuoted, realDates, villageSections, capitalsDecomposed, rowByRowFlags,
    ]
  }
}
