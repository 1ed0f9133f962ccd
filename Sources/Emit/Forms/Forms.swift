import Indicators
import PipelineKit
import Reductions
import Standards

/// The official aggregate forms: T1–T13 as the sheets of real provinces have them, M3 as older circulars had it.
enum Forms {
  /// All forms for a survey's results, in their order.
  static func all(_ results: RunResults, _ survey: SurveyResults) -> [OfficialForm] {
    let ethnic = EthnicColumns(results, survey)
    return [
      result, flows(.poor), flows(.nearPoor), deprivations(.poor, survey.standard),
      deprivationRates(.poor, survey.standard), deprivations(.nearPoor, survey.standard),
      deprivationRates(.nearPoor, survey.standard), groups, ethnicities(ethnic), causes(survey.standard), children,
      structure(.poor, ethnic), structure(.nearPoor, ethnic), review(.poor), review(.nearPoor),
    ]
  }

  typealias Column = OfficialForm.Column

  static func name(_ c: CountedClass) -> String { c == .poor ? "Hộ nghèo" : "Hộ cận nghèo" }

  static func count(
    _ headings: [String], _ number: String, _ figure: @escaping @Sendable (FormScene) -> Int?
  ) -> Column {
    Column(headings: headings, number: number) { .count(figure($0)) }
  }

  static func percent(
    _ headings: [String], _ number: String, of: String, in whole: String,
    _ figure: @escaping @Sendable (FormScene) -> (Int?, Int?)
  ) -> Column {
    Column(headings: headings, number: "\(number)=\(of)/\(whole)*100") { scene in
      let (part, all) = figure(scene)
      return .percent(part.flatMap { part in all.flatMap { Ratio(part, $0) } }, of: of, in: whole)
    }
  }

  // MARK: T1

  private static let result = OfficialForm(
    id: "T1",
    title: "TỔNG HỢP KẾT QUẢ CHÍNH THỨC RÀ SOÁT HỘ NGHÈO; HỘ CẬN NGHÈO; "
      + "HỘ LÀM NÔNG, LÂM, NGƯ NGHIỆP CÓ MỨC SỐNG TRUNG BÌNH",
    columns: [
      count(["Tổng số hộ dân cư (tại thời điểm rà soát)", "Số hộ"], "1") { $0.counts.totalHouseholds($0.unit) },
      count(["Tổng số hộ dân cư (tại thời điểm rà soát)", "Nhân khẩu"], "2") { $0.counts.totalPersons($0.unit) },
    ] + results("Kết quả rà soát về hộ", from: 3, over: "1", ofPersons: false)
      + results("Kết quả rà soát về nhân khẩu", from: 9, over: "2", ofPersons: true))

  private static func results(_ span: String, from first: Int, over whole: String, ofPersons: Bool) -> [Column] {
    let total: @Sendable (FormScene) -> Int? = {
      ofPersons ? $0.counts.totalPersons($0.unit) : $0.counts.totalHouseholds($0.unit)
    }
    func pair(_ heading: String, _ place: Int, _ figure: @escaping @Sendable (FormScene) -> Int?) -> [Column] {
      let number = String(first + 2 * place)
      return [
        count([span, heading, ofPersons ? "Số khẩu" : "Số hộ"], number, figure),
        percent([span, heading, "Tỷ lệ %"], String(first + 2 * place + 1), of: number, in: whole) {
          (figure($0), total($0))
        },
      ]
    }
    let classes = CountedClass.allCases.flatMap { c in
      pair(name(c), c.rawValue) {
        $0.number({ ofPersons ? $0.persons(c) : $0.households(c) }, asking: ofPersons ? .withPersons : nil)
      }
    }
    return classes
      + pair("Hộ làm NLN nghiệp có mức sống trung bình", 2) { ofPersons ? nil : $0.average }
  }

  // MARK: T2, T3

  /// One way from the opening to the closing.
  private struct Way: Sendable {
    let headings: [String]
    let count: @Sendable (Flow) -> Int

    init(_ headings: String..., count: @escaping @Sendable (Flow) -> Int) {
      self.headings = headings
      self.count = count
    }
  }

  private static let (down, up) = ("Số giảm trong kỳ", "Số tăng trong kỳ")

  private static func decreases(_ c: CountedClass) -> [Way] {
    let other = Way(down, "Khác") { $0.otherDecrease }
    return c == .poor
      ? [
        Way(down, "Thoát nghèo", "Trở thành hộ cận nghèo") { $0.toOtherClass },
        Way(down, "Thoát nghèo", "Vượt chuẩn cận nghèo") { $0.above }, other,
      ]
      : [Way(down, "Thoát cận nghèo") { $0.above }, Way(down, "Trở thành hộ nghèo") { $0.toOtherClass }, other]
  }

  private static func flows(_ c: CountedClass) -> OfficialForm {
    let isPoor = c == .poor
    let increases = [
      Way(up, isPoor ? "Hộ cận nghèo trở thành hộ nghèo" : "Hộ nghèo trở thành hộ cận nghèo") { $0.fromOtherClass },
      Way(up, isPoor ? "Tái nghèo" : "Tái cận nghèo") { $0.relapsed }, Way(up, "Phát sinh mới") { $0.new },
      Way(up, "Khác") { $0.otherIncrease },
    ]
    let ways = [Way(name(c) + " đầu kỳ") { $0.opening }] + decreases(c) + increases
    let columns = ways.enumerated().map { place, way in
      count(way.headings, String(place + 1)) { $0.flow(c, CountOf.allCases[$0.variant]).map(way.count) }
    }
    let closing = Column(headings: [name(c) + " cuối kỳ"], number: "9=1-2-3-4+5+6+7+8") {
      .sum(
        $0.flow(c, CountOf.allCases[$0.variant])?.closing, plus: ["1", "5", "6", "7", "8"], minus: ["2", "3", "4"])
    }
    return OfficialForm(
      id: isPoor ? "T2" : "T3", title: "TỔNG HỢP DIỄN BIẾN " + name(c).uppercased(), variants: ["Hộ", "Nhân khẩu"],
      columns: columns + [closing], isOfFlows: true)
  }

  // MARK: T4–T7

  private static func deprivations(_ c: CountedClass, _ standard: Standard) -> OfficialForm {
    let span = "Trong đó: số hộ thiếu hụt các chỉ số"
    let indicators = standard.indicators.enumerated().map { bit, indicator in
      count([span, indicator.name], String(bit + 1)) { $0.number({ $0.indicator(bit, c) }, asking: .withIndicators) }
    }
    let total = Column(headings: ["Tổng số thiếu hụt"], number: "B=1+…+\(standard.indicators.count)") {
      .sum(
        $0.number({ $0.deprivations(c) }, asking: .withIndicators), plus: indicators.map { String($0.key) }, minus: [])
    }
    return OfficialForm(
      id: c == .poor ? "T4" : "T6",
      title: "PHÂN TÍCH CÁC CHỈ SỐ THIẾU HỤT DỊCH VỤ XÃ HỘI CƠ BẢN CỦA " + name(c).uppercased(),
      columns: [count(["Tổng số " + name(c).lowercased()], "A") { $0.number { $0.households(c) } }, total] + indicators)
  }

  private static func deprivationRates(_ c: CountedClass, _ standard: Standard) -> OfficialForm {
    let span = "Tỷ lệ thiếu hụt các chỉ số so với tổng số \(name(c).lowercased()) (%)"
    let indicators = standard.indicators.enumerated().map { bit, indicator in
      Column(headings: [span, indicator.name], number: String(bit + 1)) { scene in
        let whole = scene.asks(.withIndicators)
        return .percent(whole ? scene.counts.indicatorRate(bit, c, scene.unit) : nil, of: "", in: "")
      }
    }
    return OfficialForm(
      id: c == .poor ? "T5" : "T7",
      title: "PHÂN TÍCH TỶ LỆ THIẾU HỤT CÁC CHỈ SỐ DỊCH VỤ XÃ HỘI CƠ BẢN CỦA " + name(c).uppercased(),
      columns: [count(["Tổng số " + name(c).lowercased()], "A") { $0.number { $0.households(c) } }] + indicators)
  }

  // MARK: T10, T11

  private static func causes(_ standard: Standard) -> OfficialForm {
    OfficialForm(
      id: "T10", title: "PHÂN NHÓM HỘ NGHÈO, HỘ CẬN NGHÈO THEO NGUYÊN NHÂN NGHÈO",
      variants: CountedClass.allCases.map(name) + ["Tổng cộng"],
      columns: standard.causes.enumerated().map { bit, cause in
        count(["Nguyên nhân nghèo", cause.name], String(bit + 1)) { scene in
          let classes = scene.variant < 2 ? [CountedClass.allCases[scene.variant]] : CountedClass.allCases
          return classes.reduce(Int?(0)) { sum, c in
            sum.flatMap { sum in scene.number({ $0.cause(bit, c) }, asking: .withCauses).map { sum + $0 } }
          }
        }
      })
  }

  /// How many children there are only lists of members say. Which of them are deprived no list says: those columns are
  /// there to be filled in.
  private static let children = OfficialForm(
    id: "T11", title: "TỔNG HỢP CHỈ TIÊU THIẾU HỤT CỦA TRẺ EM THUỘC HỘ NGHÈO, HỘ CẬN NGHÈO",
    columns: CountedClass.allCases.flatMap { c in
      let span = "Trẻ em thuộc " + name(c).lowercased()
      let first = c.rawValue * 4 + 1
      return [
        count([span, "Tổng số trẻ em"], String(first)) { scene in
          scene.asks(.withMembers) ? scene.counts.children(c, scene.unit) : nil
        }
      ]
        + [
          ["Thiếu hụt về y tế", "Bảo hiểm y tế"], ["Thiếu hụt về y tế", "Dinh dưỡng"], ["Thiếu hụt về giáo dục"],
        ].enumerated().map { place, headings in
          count([span] + headings, String(first + place + 1)) { _ in nil }
        }
    },
    note: "Trẻ em dưới 16 tuổi, tính từ danh sách thành viên; để trống nơi danh sách chỉ ghi chủ hộ. "
      + "Hộ có ngày sinh thành viên chưa rõ hoặc thiếu thành viên không tính. Số trẻ em thiếu hụt từng chỉ tiêu: "
      + "danh sách chỉ ghi thiếu hụt của hộ, nên để trống.")
}
