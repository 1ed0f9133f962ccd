import Geography
import Households
import Identity
import Standards
import WorkbookWriting

/// T14 and T15: the near-poor and the poor households, a row for each member. Personal.
///
/// Long lists are cut into parts, each a workbook of its own.
struct MemberList: Sendable {
  /// The form's id and title.
  let id: String
  let title: String
  private let results: RunResults
  private let survey: SurveyResults
  private let householdClass: HouseholdClass
  /// The households of each part, by unit in code order, then file and row.
  let parts: [[(list: Int32, index: Int32)]]

  /// How many rows a part has at most, unless one commune has more.
  private static let rowsAPart = 20_000

  /// Both lists.
  static func all(_ results: RunResults, _ survey: SurveyResults) -> [MemberList] {
    let order = HouseholdPages.order(survey.lists, units: survey.view.tree.units.count, jobs: 1)
    return [
      MemberList("T14", .nearPoor, "HỘ CẬN NGHÈO", order, results, survey),
      MemberList("T15", .poor, "HỘ NGHÈO", order, results, survey),
    ]
  }

  private init(
    _ id: String, _ householdClass: HouseholdClass, _ name: String, _ order: [(list: Int32, index: Int32)],
    _ results: RunResults, _ survey: SurveyResults
  ) {
    self.id = id
    self.householdClass = householdClass
    self.results = results
    self.survey = survey
    title = "DANH SÁCH CHI TIẾT \(name)"
    parts = Self.parts(order, survey, householdClass)
  }

  /// The name of a part's file.
  func name(of part: Int) -> String { part == 0 ? id : "\(id)-\(part + 1)" }

  private static func parts(
    _ order: [(list: Int32, index: Int32)], _ survey: SurveyResults, _ kind: HouseholdClass
  ) -> [[(list: Int32, index: Int32)]] {
    var parts: [[(list: Int32, index: Int32)]] = [[]]
    var (rows, commune) = (0, -1)
    for place in order {
      let list = survey.lists[Int(place.list)]
      guard list.households.classes[Int(place.index)] == kind else { continue }
      let own = self.commune(of: Int(list.households.units[Int(place.index)]), survey.view.tree)
      if own != commune, rows > rowsAPart {
        parts.append([])
        rows = 0
      }
      commune = own
      rows += 1 + list.members.of(Int(place.index)).count
      parts[parts.count - 1].append(place)
    }
    return parts
  }

  private static func commune(of unit: Int, _ tree: UnitTree) -> Int {
    tree.units[unit].level == .village ? tree.parents[unit] ?? unit : unit
  }

  // MARK: The sheet

  private static let columns: [(headings: [String], width: Double)] =
    [
      (["STT chủ hộ"], 7), (["STT thành viên"], 8),
      (["Họ và tên chủ hộ và thành viên (thôn, bon, buôn, tổ dân phố)"], 30),
      (["Năm sinh", "Nam"], 10.5), (["Năm sinh", "Nữ"], 10.5), (["Dân tộc"], 11), (["Quan hệ với chủ hộ"], 11),
    ] + ["mới", "tái", "cũ"].map { (["Diễn biến", $0], 7) }
    + [(["Hộ CSCC"], 7), (["Hộ DTTC"], 7), (["Hộ KCKNLĐ"], 8)]
    + ["Y tế", "Giáo dục", "Sản xuất", "Vay vốn", "Nhà ở", "Khác"].map { (["Nhu cầu hỗ trợ", $0], 7.5) }

  private var headings: [[String]] {
    let name = householdClass == .poor ? "Nghèo " : "Cận nghèo "
    let words = [
      "mới": name + "mới", "tái": householdClass == .poor ? "Tái nghèo" : "Tái cận nghèo", "cũ": name + "cũ",
    ]
    return Self.columns.map { $0.headings.map { words[$0] ?? $0 } }
  }

  private static let note =
    "Để trống là danh sách của xã không ghi. * Danh sách không ghi giới tính. Nơi danh sách chỉ ghi chủ hộ thì không có "
    + "thành viên; nhu cầu hỗ trợ không có trong danh sách rà soát."

  /// A part's sheet.
  func page(_ part: Int) -> Page {
    let frame = FormFrame(
      title: title, note: Self.note, survey: survey, headings: headings,
      numbers: Self.columns.indices.map { String($0 + 1) })
    let history = ListHistory(results, survey, householdClass)
    var body: [Page.Row] = []
    var merged: [Page.Block] = []
    var (commune, unit, number) = (-1, -1, 0)
    for place in parts[part] {
      let list = survey.lists[Int(place.list)]
      let own = Int(list.households.units[Int(place.index)])
      if own != unit {
        let above = Self.commune(of: own, survey.view.tree)
        var captions = above == commune ? [] : [survey.view.tree.units[above].name.uppercased()]
        if own != above { captions.append(survey.view.tree.units[own].name) }
        for caption in captions {
          let row = frame.height + body.count
          merged.append(Page.Block(rows: row...row, columns: 0...(Self.columns.count - 1)))
          body.append(Page.Row([PageCell(caption, FormLooks.caption)]))
        }
        (commune, unit) = (above, own)
      }
      number += 1
      body += rows(list, Int(place.index), number, history)
    }
    return frame.page(named: name(of: part), widths: Self.columns.map(\.width), body: body, merged: merged)
  }

  // MARK: Rows

  private func rows(_ list: ListedHouseholds, _ index: Int, _ number: Int, _ history: ListHistory?) -> [Page.Row] {
    let households = list.households
    let standing = history?.standing(households, index)
    func group(_ group: HouseholdGroup) -> Bool { households.groups[index] & (1 << group.rawValue) != 0 }
    let marks = [
      standing == .new, standing == .relapsed, standing == .old, group(.merit), group(.indigenous), group(.noLabour),
    ]
    let head = person(list.people, index, households.ethnicities[index], "Chủ hộ", FormLooks.main)
    let first = [String(number), "1"].map { PageCell($0, FormLooks.mark) } + head
    let rest = marks.map { PageCell($0 ? "x" : "", FormLooks.mark) } + Self.blanks(6)
    let members = list.members.of(index).enumerated().map { place, member in
      let own = list.members.ethnicities[member]
      let person = person(
        list.members.people, member, own == 0 ? households.ethnicities[index] : own,
        list.members.relation(of: member), FormLooks.plain)
      let lead = [PageCell(.blank, FormLooks.mark), PageCell(String(place + 2), FormLooks.mark)]
      return Page.Row(lead + person + Self.blanks(12))
    }
    return [Page.Row(first + rest)] + members
  }

  private static func blanks(_ count: Int) -> [PageCell] {
    [PageCell](repeating: PageCell(.blank, FormLooks.mark), count: count)
  }

  /// Name, birth in the column of the sex, ethnic group, what they are to the head. Where the sex is not known the birth
  /// stands in the first column with a star.
  private func person(
    _ people: PersonColumns, _ index: Int, _ ethnicity: UInt8, _ relation: String, _ look: CellLook
  ) -> [PageCell] {
    let (sex, birth) = (people.sexes[index], Self.birth(people.births[index]))
    let men = sex == .female ? "" : sex == .male || birth.isEmpty ? birth : birth + "*"
    return [
      PageCell(people.name(index), look), PageCell(men, FormLooks.mark),
      PageCell(sex == .female ? birth : "", FormLooks.mark),
      PageCell(ethnicity == 0 ? "" : results.ethnicities.names[Int(ethnicity) - 1], FormLooks.plain),
      PageCell(relation, FormLooks.plain),
    ]
  }

  /// dd/mm/yyyy as far as it is known.
  private static func birth(_ birth: BirthDate) -> String {
    birth.text.split(separator: "-").reversed().joined(separator: "/")
  }
}
