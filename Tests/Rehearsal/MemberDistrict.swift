import Foundation

/// A commune of two villages with invented households, listed with all their members.
public struct MemberDistrict {
  /// A person as the list writes it: name, relation, birth date, sex.
  public typealias Person = (name: String, relation: String, birth: String, sex: String)

  /// A household: its village, class and persons, the head first.
  public var households: [(village: String, status: String, persons: [Person])]

  /// The pipeline file, relative to the folder.
  public static let pipeline = "rasoat.yaml"

  /// A few households.
  public init() {
    households = [
      (
        "Thôn Kon Thai", "Hộ nghèo",
        [
          ("A Mẫu Cha", "Chủ hộ", "01/02/1970", "Nam"), ("Y Mẫu Mẹ", "Vợ", "1972", "Nữ"),
          ("=A Mẫu Con", "Con", "03/04/2010", "Nam"), ("Y Mẫu Út", "Con", "31/12/2006", "Nữ"),
        ]
      ),
      ("Thôn Tân Năng", "Hộ cận nghèo", [("Y Một Mình", "Chủ hộ", "05/06/1950", "Nữ")]),
      (
        "Thôn Tân Năng", "Hộ nghèo",
        [("A Bịa Ông", "Chủ hộ", "07/08/1948", "Nam"), ("Y Bịa Cháu", "Cháu", "không rõ", "Nữ")]
      ),
    ]
  }

  /// So many households of four persons each, no two heads of one birth date.
  public init(households count: Int) {
    func letter(_ index: Int) -> String { String(UnicodeScalar(UInt8(97 + index))) }
    households = (0..<count).map { index in
      let members = (1...3).map { ("Y Thành Viên \(index) \($0)", "Con", "0\($0)/05/2015", "Nữ") }
      let (day, month, year) = (index % 28 + 1, index / 28 % 12 + 1, 1950 + index / 336)
      let name = "A " + [26, 676, 17_576].map { letter(index * $0 / 26 % 26) }.joined(separator: "an ") + " \(index)"
      return ("Thôn Kon Thai", "Hộ nghèo", [(name, "Chủ hộ", "\(day)/\(month)/\(year)", "Nam")] + members)
    }
  }

  /// Writes the workspace.
  public func write(to folder: TemporaryFolder) throws {
    for (name, text) in Self.reference { try folder.write(text, to: name) }
    try folder.write(list, to: "inbox/ngoc-lay.csv")
  }

  private var list: String {
    let head =
      "STT,Họ tên chủ hộ và thành viên,Quan hệ với chủ hộ,Ngày sinh,Giới tính,Dân tộc,Thôn,Số khẩu,Phân loại hộ,B1,B2"
    let rows = households.enumerated().flatMap { number, household in
      household.persons.enumerated().map { place, person in
        let own = place == 0 ? [household.village, String(household.persons.count), household.status, "90", "40"] : []
        let cells = [String(number + 1), person.name, person.relation, person.birth, person.sex, "Kinh"]
        return (cells + (own.isEmpty ? ["", "", "", "", ""] : own)).joined(separator: ",")
      }
    }
    return (["Danh sách xã Ngọc Lây,,,,,,,,,,", head] + rows).map { $0 + "\n" }.joined()
  }

  private static let reference = [
    "rasoat.yaml": """
    name: member-district
    title: Danh sách có thành viên
    unit: "617"
    reference:
      units: ref/units.csv
      totals: ref/totals.csv
    surveys:
      - {period: "2022", standard: nd07-2021, inputs: ["inbox/*"]}

    """,
    "ref/units.csv": """
    code,name,level,parent,valid_from,valid_to,area
    617,Huyện Tu Mơ Rông,district,,,,rural
    23404,Xã Ngọc Lây,commune,617,,,
    23404-01,Thôn Kon Thai,village,23404,,,
    23404-02,Thôn Tân Năng,village,23404,,,

    """,
    "ref/totals.csv": """
    period,unit,households,persons
    2022,23404-01,9000,
    2022,23404-02,40,

    """,
  ]
}
