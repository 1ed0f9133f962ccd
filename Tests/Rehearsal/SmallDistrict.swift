import Foundation

/// A district of two communes with invented households, for tests that run a whole pipeline: two yearly reviews under one
/// standard, with what is odd in ordinary lists.
public struct SmallDistrict {
  /// A row of a list.
  public struct Row: Sendable {
    /// The head's name.
    public var name: String
    /// The birth date as the list writes it.
    public var birth: String
    /// The identity number as the list writes it.
    public var number: String
    /// The village as the list writes it.
    public var village: String
    /// The number of persons.
    public var persons: String
    /// The points B1 and B2.
    public var scores: (String, String)
    /// The deprivations' numbers.
    public var indicators: String
    /// The class as the list writes it.
    public var status: String

    /// A row.
    public init(
      _ name: String, _ birth: String, _ number: String, _ village: String, _ persons: String,
      _ scores: (String, String), _ indicators: String, _ status: String
    ) {
      self.name = name
      self.birth = birth
      self.number = number
      self.village = village
      self.persons = persons
      self.scores = scores
      self.indicators = indicators
      self.status = status
    }
  }

  /// The pipeline file, relative to the folder.
  public static let pipeline = "rasoat.yaml"

  /// The lists by file, each with its rows.
  public var lists: [(file: String, title: String, rows: [Row])]

  /// The district as it is.
  public init() {
    lists = [
      ("inbox/2021/dak-na.csv", "Danh sách xã Đắk Na", Self.dakNa),
      ("inbox/2021/ngoc-lay.csv", "Danh sách xã Ngọc Lây", Self.ngocLay),
      ("inbox/2022/dak-na.csv", "Danh sách xã Đắk Na", Self.later(Self.dakNa)),
      ("inbox/2022/ngoc-lay.csv", "Danh sách xã Ngọc Lây", Self.later(Self.ngocLay) + Self.odd),
    ]
  }

  /// What no output but the lists may hold: names, birth dates and identity numbers.
  public var personalValues: Set<String> {
    let texts = lists.flatMap { $0.rows.flatMap { [$0.name, $0.birth, $0.number] } } + [Self.signer]
    return Set(texts.filter { $0.count > 4 })
  }

  private static let signer = "Trần Văn Ký Tên"

  /// Writes the workspace; the lists in their order or the other way round.
  public func write(to folder: TemporaryFolder, reversed: Bool = false) throws {
    for (name, text) in Self.reference { try folder.write(text, to: name) }
    for list in reversed ? lists.reversed() : lists {
      try folder.write(Self.text(list.title, list.rows), to: list.file)
    }
  }

  private static func text(_ title: String, _ rows: [Row]) -> String {
    let head = "STT,Họ và tên chủ hộ,Ngày sinh,Số CCCD,Thôn,Số nhân khẩu,B1,B2,Các chỉ số thiếu hụt,Phân loại hộ"
    let lines = rows.enumerated().map { index, row in
      ([String(index + 1), row.name, row.birth, row.number, row.village, row.persons, row.scores.0, row.scores.1]
        + ["\"\(row.indicators)\"", row.status]).joined(separator: ",")
    }
    let tail = ",Cộng: \(rows.count) hộ,,,,,,,,\n,Người lập biểu,,,,,,,,\n,\(signer),,,,,,,,\n"
    return "\(title),,,,,,,,,\n\(head)\n" + lines.map { $0 + "\n" }.joined() + tail
  }

  private static func later(_ rows: [Row]) -> [Row] {
    rows.enumerated().map { index, row in
      var row = row
      if index % 3 != 0 { row.status = "Hộ cận nghèo" }
      return row
    }
  }

  private static let ngocLay = [
    Row("A Blơng Thử", "12/03/1975", "062075000111", "Thôn Kon Thai", "4", ("95", "40"), "1, 4, 9, 10", "Hộ nghèo"),
    Row("Y Hrim Mẫu", "05/11/1982", "062182000222", "Thôn Kon Thai", "5", ("110", "30"), "4, 7, 10", "Hộ nghèo"),
    Row("A Thiêng Giả", "20/07/1969", "062069000333", "Thôn Tân Năng", "3", ("125", "20"), "4, 10", "Hộ cận nghèo"),
    Row("Y Nhưng Đặt", "01/01/1990", "062190000444", "Tân Năng", "6", ("80", "50"), "1, 2, 4, 9, 10", "Hộ nghèo"),
    Row("A Kreo Bịa", "1959", "233112233", "Thôn Tân Năng", "2", ("100", "30"), "4, 9, 10", "Hộ nghèo"),
  ]

  private static let dakNa = [
    Row("Y Sương Ảo", "09/09/1988", "062188000999", "Thôn Hà Lăng", "5", ("100", "30"), "4, 9, 10", "Hộ nghèo"),
    Row("A Rơm Vờ", "02/02/1970", "062070000555", "Thôn Hà Lăng", "4", ("130", "10"), "4", "Hộ cận nghèo"),
    Row("A Lúa Tạm", "3-3-1971", "062071000666", "Hà Lăng", "7", ("70", "60"), "1, 2, 4, 7, 9, 10", "Hộ nghèo"),
  ]

  /// What ordinary lists have: a class that cannot be read, a row twice, an unknown village, dates that are none, a number
  /// turned into a power of ten, a name in a wrong column.
  private static let odd = [
    Row("A Lạ Thường", "31/02/1975", "4,52E+10", "Thôn Không Có", "x", ("1000", "7"), "99", "Hộ nghèo khó"),
    Row("A Lạ Thường", "31/02/1976", "12345", "Thôn Không Có", "x", ("1000", "7"), "99, Y Chen Ngang", "Hộ nghèo"),
    Row("A Blơng Thử", "12/03/1975", "062075000111", "Thôn Kon Thai", "4", ("95", "40"), "1, 4, 9, 10", "Hộ nghèo"),
    Row("Y Hai Lần", "05/11/1983", "062182000222", "Thôn Tân Năng", "5", ("110", "30"), "4, 7, 10", "Hộ nghèo"),
    Row("", "Y Lệch Cột", "05/11/1983", "062183000777", "Thôn Kon Thai", ("5", "110"), "30", "Hộ nghèo"),
  ]

  private static let reference = [
    "rasoat.yaml": """
    name: small-district
    title: Rà soát huyện nhỏ
    unit: "617"
    reference:
      units: ref/units.csv
      totals: ref/totals.csv
      targets: ref/targets.csv
    surveys:
      - {period: "2021", standard: nd07-2021, inputs: ["inbox/2021/*"]}
      - {period: "2022", standard: nd07-2021, inputs: ["inbox/2022/*"]}

    """,
    "ref/units.csv": """
    code,name,level,parent,valid_from,valid_to,area
    617,Huyện Tu Mơ Rông,district,,,,rural
    23404,Xã Ngọc Lây,commune,617,,,
    23404-01,Thôn Kon Thai,village,23404,,,
    23404-02,Thôn Tân Năng,village,23404,,,
    23407,Xã Đắk Na,commune,617,,,
    23407-01,Thôn Hà Lăng,village,23407,,,

    """,
    "ref/totals.csv": """
    period,unit,households,persons
    2021,23404-01,50,210
    2021,23404-02,40,170
    2021,23407-01,30,130
    2022,23404-01,52,215
    2022,23404-02,41,172
    2022,23407-01,31,133

    """,
    "ref/targets.csv": """
    id,unit,period,baseline,kind,class,indicator,group,value,households,text
    T1,617,2022,,reduce-households,poor,,,2,,Giảm 2 hộ
    T2,23404,2022,,end-rate,poor,,,2.2,,"Còn 2,2 %"
    T3,23404,2022,,named-exits,poor,,,1,A Blơng Thử|Thôn Kon Thai,Hộ ông A Blơng Thử thoát nghèo

    """,
  ]
}
