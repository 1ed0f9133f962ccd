// The communes that send workbooks.
extension Shape {
  /// One row of headings, x marks, the class in two marked columns, formulas for row numbers and the total.
  static var crossesAndFormulas: Shape {
    Shape(format: .workbook(writesRowByRow: false)) { listing in
      "DS hộ nghèo, hộ cận nghèo xã Ngọc Lây \(listing.survey.fileWords).xlsx"
    } sheets: { listing in
      let crosses = Marks.crosses
      let classes = [
        crosses.column("Hộ nghèo") { $0.decided == .poor }, crosses.column("Hộ cận nghèo") { $0.decided == .nearPoor },
      ]
      let people: [Column] = [
        .rowNumber(), .name("Họ và tên"), .birth("Ngày sinh", "/"), .sex("Nam/Nữ"), .ethnicity(),
        .identity("Số CMND/CCCD"), .village("Thôn, làng"), .persons("Nhân khẩu"),
      ]
      var builder = SheetBuilder(
        listing, named: "Danh sách",
        people + classes + [.b1("B1"), .b2("B2")] + crosses.indicators(listing.survey) + [.causeList(), .groupList()])
      builder.numbersByFormula = true
      builder.addTitles()
      builder.addHeadings()
      builder.add(listing.entries)
      builder.addTotal()
      builder.addSignatures()
      return [builder.sheet]
    }
  }

  /// Two rows of headings with merged cells; birth dates of men and women apart; indicators by number.
  static var twoHeadingRows: Shape {
    Shape(format: .workbook(writesRowByRow: false)) { listing in
      "Phụ lục DS hộ nghèo \(listing.survey.fileWords) (Ngọc Yêu).xlsx"
    } sheets: { listing in
      let crosses = Marks.crosses
      let survey = listing.survey
      let people: [Column] = [
        .rowNumber("TT"), .name("Họ và tên chủ hộ"), birth(.male), birth(.female), .ethnicity(),
        .identity("Số CMND/CCCD"), .village("Thôn"), .persons("Số khẩu"), .decided("Phân loại hộ"),
        .b1("Kết quả chấm điểm", "B1"), .b2("Kết quả chấm điểm", "B2"),
      ]
      let span = "Các chỉ số thiếu hụt dịch vụ xã hội cơ bản"
      return [
        plainSheet(
          listing,
          people + crosses.numberedIndicators(survey, under: span)
            + crosses.causes(survey, under: "Nguyên nhân nghèo") + crosses.groups(under: "Nhóm đối tượng"))
      ]
    }
  }

  /// Two sheets, one for each class, and no column of classes.
  static var twoSheets: Shape {
    Shape(format: .workbook(writesRowByRow: false)) { listing in
      "HN-HCN Đắk Rơ Ông \(listing.survey.fileWords).xlsx"
    } sheets: { listing in
      [("Hộ nghèo", Class.poor), ("Hộ cận nghèo", .nearPoor)].map { name, decided in
        let columns: [Column] = [
          .rowNumber(), .name("Họ và tên chủ hộ"), .birth("Ngày sinh", "/"), .sex(), .ethnicity(),
          .identity("Số CCCD/CMND"), .village("Thôn"), .persons("Số nhân khẩu trong hộ"), .b1("Phiếu B1"),
          .b2("Phiếu B2"),
        ]
        var builder = SheetBuilder(
          listing, named: name, columns + Marks.crosses.indicators(listing.survey) + [.causeList(), .groupList()])
        builder.addTitles("DANH SÁCH \(name.uppercased())")
        builder.addHeadings()
        builder.add(listing.entries.filter { $0.decided == decided })
        builder.addSignatures()
        return builder.sheet
      }
    }
  }

  /// Dates as Excel keeps them, and identity numbers as numbers that have lost their leading zero.
  static var realDates: Shape {
    Shape(format: .workbook(writesRowByRow: false)) { listing in
      "Tu_Mo_Rong_\(listing.survey.rawValue)_FINAL.xlsx"
    } sheets: { listing in
      let columns: [Column] = [
        .rowNumber(), .name("Họ và tên"), Column("Ngày sinh") { .date($0.household.head.birth) }, .sex("GT"),
        .ethnicity(), Column("Số CCCD") { Int($0.identity).map { .number($0) } ?? .blank }, .village("Thôn"),
        .persons("Số khẩu"), .decided("Phân loại", poor: "N", nearPoor: "CN"), .b1("B1"), .b2("B2"),
      ]
      return [
        plainSheet(
          listing,
          columns + Marks.crosses.numberedIndicators(listing.survey, prefix: "CS") + [.causeList(), .groupList()])
      ]
    }
  }

  /// A village's name over its households and a subtotal under them; no column of villages.
  static var villageSections: Shape {
    Shape(format: .workbook(writesRowByRow: false)) { listing in
      "Danh sách hộ nghèo, hộ cận nghèo xã Đắk Hà - \(listing.survey.fileWords).xlsx"
    } sheets: { listing in
      let columns: [Column] = [
        .rowNumber(), .name("Họ và tên chủ hộ"), .birth("Ngày sinh", "/"), .sex(), .ethnicity(),
        .identity("Số CMND/CCCD"), .persons("Số khẩu"), .decided("Kết quả rà soát"), .b1("B1"), .b2("B2"),
      ]
      var builder = SheetBuilder(
        listing, named: "Đắk Hà", columns + Marks.crosses.indicators(listing.survey) + [.causeList(), .groupList()])
      builder.addTitles()
      builder.addHeadings()
      for (numeral, village) in zip(["I", "II", "III", "IV", "V"], listing.commune.villages) {
        builder.addVillage(numeral, village)
        builder.add(listing.entries.filter { $0.household.village.code == village.code })
        builder.addSubtotal(village)
      }
      builder.addTotal()
      builder.addSignatures()
      return [builder.sheet]
    }
  }

  /// Texts in the cells instead of a table of texts, TRUE and FALSE; all reviewed households, also those not poor.
  static var rowByRowFlags: Shape {
    Shape(format: .workbook(writesRowByRow: true), notPoor: 3) { listing in
      "Văn Xuôi - kết quả rà soát \(listing.survey.fileWords).xlsx"
    } sheets: { listing in
      let flags = Marks.flags
      let columns: [Column] = [
        .rowNumber(), .name("Họ tên chủ hộ"), .birth("Ngày/tháng/năm sinh", "/"), .sex(), .ethnicity(),
        .identity("CCCD"), .village("Thôn"), .persons("Nhân khẩu"), .decided("Kết quả rà soát"), .b1("Tổng B1"),
        .b2("Tổng B2"),
      ]
      var sheet = plainSheet(
        listing, columns + flags.indicators(listing.survey) + flags.groups() + [.causeList("Các nguyên nhân nghèo")])
      sheet.rows.append([.text("Ghi chú: hộ không nghèo được ghi để đối chiếu, không tính vào danh sách.")])
      return [sheet]
    }
  }

  private static func birth(_ sex: Sex) -> Column {
    Column("Ngày sinh", sex.rawValue) { entry in
      let head = entry.household.head
      return head.sex == sex ? .text(entry.birthText ?? head.birth.text("/")) : .blank
    }
  }
}
