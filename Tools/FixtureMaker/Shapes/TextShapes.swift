// The communes that send text files.
extension Shape {
  /// Commas, a byte order mark, dates with slashes.
  static var commaDatesSlashed: Shape {
    Shape(format: .delimited(Dialect(hasByteOrderMark: true))) { listing in
      "dak-na_ho-ngheo-can-ngheo_\(listing.survey.rawValue).csv"
    } sheets: { listing in
      let crosses = Marks.crosses
      return [
        plainSheet(
          listing,
          [
            .rowNumber(), .name("Họ và tên chủ hộ"), .birth("Ngày sinh", "/"), .sex(), .ethnicity(),
            .identity("Số CMND/CCCD"), .village("Thôn"), .persons("Số khẩu"), .decided("Phân loại"), .b1("Điểm B1"),
            .b2("Điểm B2"),
          ] + crosses.indicators(listing.survey) + [.causeList(), .groupList()])
      ]
    }
  }

  /// Semicolons, line feeds, a heading with a line break in it, dates with hyphens.
  static var semicolonBrokenHeading: Shape {
    Shape(format: .delimited(Dialect(delimiter: ";", lineEnd: "\n"))) { listing in
      "Xã Măng Ri - DS hộ nghèo, cận nghèo \(listing.survey.fileWords).csv"
    } sheets: { listing in
      let crosses = Marks.crosses
      return [
        plainSheet(
          listing,
          [
            .rowNumber("TT"), .name("Họ và tên\nchủ hộ"), .birth("Ngày, tháng,\nnăm sinh", "-"), .sex("Nam/Nữ"),
            .ethnicity(), .identity("Số CCCD"), .village("Làng"), .persons("Nhân khẩu"), .decided("Kết quả"), .b1("B1"),
            .b2("B2"),
          ] + crosses.indicators(listing.survey) + crosses.groups() + [.causeList("Nguyên nhân")])
      ]
    }
  }

  /// Tabs, carriage returns, years of birth, marks 1 and 0.
  static var tabsAndDigits: Shape {
    Shape(format: .delimited(Dialect(delimiter: "\t", lineEnd: "\r"))) { listing in
      "ds ho ngheo Dak Sao \(listing.survey.plainFileWords).csv"
    } sheets: { listing in
      let digits = Marks.digits
      return [
        plainSheet(
          listing,
          [
            .rowNumber(), .name("Chủ hộ"), Column("Năm sinh") { .number($0.household.head.birth.year) },
            .sex("Giới tính"), .ethnicity("DT"), .identity("CCCD/CMND"), .village("Thôn, bản"), .persons("Khẩu"),
            .decided("Loại hộ"), .b1("Phiếu B1"), .b2("Phiếu B2"),
          ] + digits.indicators(listing.survey) + digits.groups() + [.causeList()])
      ]
    }
  }

  /// Every field quoted; indicators as a list of numbers, causes as a list of names.
  static var everythingQuoted: Shape {
    Shape(format: .delimited(Dialect(quotesEverything: true))) { listing in
      "Bieu 01 - Xa Dak To Kan - \(listing.survey.plainFileWords).csv"
    } sheets: { listing in
      [
        plainSheet(
          listing,
          [
            .rowNumber(), .name("Họ tên chủ hộ"), .birth("Ngày sinh", "/"), .sex(), .ethnicity(),
            .identity("CMND/CCCD"), .village("Thôn"), .persons("Số nhân khẩu"), .decided("Phân loại hộ"), .b1("B1"),
            .b2("B2"), numberedList(listing.survey), .causeList(), .groupList("Đối tượng chính sách"),
          ])
      ]
    }
  }

  /// Headings in capitals, and letters apart from their marks.
  static var capitalsDecomposed: Shape {
    Shape(format: .delimited(Dialect(isDecomposed: true))) { listing in
      "te_xang_\(listing.survey.rawValue)_chinh_thuc.csv"
    } sheets: { listing in
      let crosses = Marks.crosses
      return [
        plainSheet(
          listing,
          [
            .rowNumber(), .name("Họ và tên"), .birth("Ngày sinh", "/"), .sex(), .ethnicity("Thành phần dân tộc"),
            .identity("Số định danh cá nhân"), .village("Thôn/làng"), .persons("Tổng số nhân khẩu"),
            .decided("Diện hộ", poor: "Nghèo", nearPoor: "Cận nghèo"), .b1("Tổng điểm B1"), .b2("Tổng điểm B2"),
          ] + crosses.indicators(listing.survey) + [.causeList(), .groupList()], inCapitals: true)
      ]
    }
  }

  /// "1, 4, 6": the numbers of the indicators in the standard's order.
  private static func numberedList(_ survey: Survey) -> Column {
    Column("Các chỉ số thiếu hụt") { entry in
      let numbers = survey.indicators.enumerated().filter { entry.lacking.contains($0.element) }.map(\.offset)
      return numbers.isEmpty ? .blank : .text(numbers.map { String($0 + 1) }.joined(separator: ", "))
    }
  }

  /// Titles, headings, households, signatures.
  static func plainSheet(_ listing: Listing, _ columns: [Column], inCapitals: Bool = false) -> Sheet {
    var builder = SheetBuilder(listing, named: "Danh sách", columns)
    builder.inCapitals = inCapitals
    builder.addTitles()
    builder.addHeadings()
    builder.add(listing.entries)
    builder.addSignatures()
    return builder.sheet
  }
}
