import Indicators
import Reductions
import Standards

/// Which ethnic groups have a column of their own: those that are met in the unit served.
struct EthnicColumns: Sendable {
  /// Kinh and the others, as places in the code list.
  let kinh: [Int]
  /// See `kinh`.
  let minorities: [Int]
  /// Of the others those that are met, with their names.
  let met: [(place: Int, name: String)]

  init(_ results: RunResults, _ survey: SurveyResults) {
    let ids = results.ethnicities.ids
    kinh = [results.majority]
    minorities = ids.indices.filter { $0 != results.majority }
    let (counts, root) = (survey.view.counts, survey.view.tree.root)
    met = minorities.filter { group in
      CountedClass.allCases.contains { counts.units[root][counts.layout.ethnicity(group, $0)] > 0 }
    }.map { ($0, results.ethnicities.names[$0]) }
  }
}

extension Forms {
  // MARK: T8

  /// “Khác” is who is in none of the groups: groups overlap, so that it is no difference.
  static var groups: OfficialForm {
    OfficialForm(
      id: "T8", title: "PHÂN TÍCH HỘ NGHÈO, HỘ CẬN NGHÈO THEO CÁC NHÓM ĐỐI TƯỢNG", variants: ["Hộ", "Nhân khẩu"],
      columns: CountedClass.allCases.flatMap { c in
        let first = c.rawValue * 5 + 1
        let named: [(String, HouseholdGroup)] = [
          ("Hộ dân tộc thiểu số", .ethnicMinority), ("Hộ không có khả năng lao động", .noLabour),
          ("Hộ có thành viên là người có công", .merit),
        ]
        return [
          count([name(c), "Tổng số"], String(first)) { scene in
            scene.variant == 1
              ? scene.number({ $0.persons(c) }, asking: .withPersons) : scene.number { $0.households(c) }
          }
        ]
          + named.enumerated().map { place, group in
            count([name(c), group.0], String(first + place + 1)) { $0.group(group.1, c, ofPersons: $0.variant == 1) }
          } + [
            count([name(c), "Hộ thuộc đối tượng khác"], String(first + 4)) { scene in
              let asked = named.allSatisfy { scene.asksGroup(Int($0.1.rawValue)) }
              guard asked, scene.variant == 0 || scene.asks(.withPersons) else { return nil }
              return scene.number { scene.variant == 1 ? $0.ungroupedPersons(c) : $0.ungrouped(c) }
            }
          ]
      })
  }

  // MARK: T9

  static func ethnicities(_ ethnic: EthnicColumns) -> OfficialForm {
    OfficialForm(
      id: "T9", title: "PHÂN TÍCH HỘ NGHÈO, HỘ CẬN NGHÈO THEO DÂN TỘC",
      columns: CountedClass.allCases.flatMap { c in
        let number = String(c.rawValue + 1)
        return [
          count([name(c), "Tổng số"], number + ".0") { $0.number { $0.households(c) } },
          count([name(c), "Kinh"], number + ".1") { $0.ethnic(ethnic.kinh, c, ofPersons: false) },
          count([name(c), "Dân tộc thiểu số"], number + ".2") { $0.ethnic(ethnic.minorities, c, ofPersons: false) },
        ]
          + ethnic.met.enumerated().map { place, group in
            count([name(c), "Trong đó", group.name], "\(number).2.\(place + 1)") {
              $0.ethnic([group.place], c, ofPersons: false)
            }
          }
      })
  }

  // MARK: T12, T13

  static func structure(_ c: CountedClass, _ ethnic: EthnicColumns) -> OfficialForm {
    let class_ = name(c)
    let marks: [(String, HouseholdGroup)] = [
      ("Hộ chính sách có công", .merit), ("Hộ không có khả năng lao động", .noLabour), ("Chủ hộ là nữ", .femaleHead),
    ]
    return OfficialForm(
      id: c == .poor ? "T12" : "T13",
      title: "TỔNG HỢP KẾT QUẢ RÀ SOÁT \(class_.uppercased()) THEO CHUẨN NGHÈO ĐA CHIỀU",
      columns: totals("Tổng số hộ dân cư", from: 1, ofPersons: false)
        + totals("Tổng số nhân khẩu", from: 5, ofPersons: true)
        + members("Số " + class_.lowercased(), c, ethnic, from: 9)
        + marks.enumerated().map { place, mark in
          count(["Trong đó", mark.0], String(13 + place)) { $0.group(mark.1, c, ofPersons: false) }
        } + members("Số khẩu " + class_.lowercased(), c, ethnic, from: 16, ofPersons: true) + [
          percent(["Tỷ lệ " + class_.lowercased() + " (%)", "Chung"], "20", of: "9", in: "1") { scene in
            (scene.number { $0.households(c) }, scene.counts.totalHouseholds(scene.unit))
          },
          percent(["Tỷ lệ " + class_.lowercased() + " (%)", "Dân tộc thiểu số"], "21", of: "11", in: "3") { scene in
            (scene.ethnic(ethnic.minorities, c, ofPersons: false), scene.minorityHouseholds)
          },
          percent(["Tỷ lệ " + class_.lowercased() + " (%)", "DTTS tại chỗ"], "22", of: "12", in: "4") { _ in (nil, nil)
          },
        ])
  }

  /// How many are Kinh and how many of the minorities; nobody gives the indigenous.
  private static func totals(_ span: String, from first: Int, ofPersons: Bool) -> [Column] {
    let all: @Sendable (FormScene) -> Int? = {
      ofPersons ? $0.counts.totalPersons($0.unit) : $0.counts.totalHouseholds($0.unit)
    }
    let minority: @Sendable (FormScene) -> Int? = { ofPersons ? $0.minorityPersons : $0.minorityHouseholds }
    return [
      count([span, "Tổng số"], String(first), all),
      count([span, "Kinh"], String(first + 1)) { scene in
        all(scene).flatMap { all in minority(scene).map { all - $0 } }
      },
      count([span, "DTTS"], String(first + 2), minority),
      count([span, "Trong đó DTTS tại chỗ"], String(first + 3)) { _ in nil },
    ]
  }

  private static func members(
    _ span: String, _ c: CountedClass, _ ethnic: EthnicColumns, from first: Int, ofPersons: Bool = false
  ) -> [Column] {
    [
      count([span, "Tổng số"], String(first)) { scene in
        ofPersons ? scene.number({ $0.persons(c) }, asking: .withPersons) : scene.number { $0.households(c) }
      },
      count([span, "Kinh"], String(first + 1)) { $0.ethnic(ethnic.kinh, c, ofPersons: ofPersons) },
      count([span, "DTTS"], String(first + 2)) { $0.ethnic(ethnic.minorities, c, ofPersons: ofPersons) },
      count([span, "Trong đó DTTS tại chỗ"], String(first + 3)) {
        $0.group(.indigenous, c, ofPersons: ofPersons)
      },
    ]
  }
}

extension FormScene {
  /// Households of ethnic minorities over the units that reported; nil where nobody says.
  var minorityHouseholds: Int? {
    survey.view.counts.states[unit] == .reported ? survey.minorities[unit].households : nil
  }
  /// Persons in them.
  var minorityPersons: Int? { survey.view.counts.states[unit] == .reported ? survey.minorities[unit].persons : nil }
}
