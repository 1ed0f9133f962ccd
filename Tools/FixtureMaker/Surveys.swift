/// The three surveys that the lists are made for.
enum Survey: String, CaseIterable {
  case old2021 = "2021-nd59"
  case new2021 = "2021-nd07"
  case new2022 = "2022-nd07"

  /// The year.
  var period: String { self == .new2022 ? "2022" : "2021" }

  /// The standard's id.
  var standard: String { self == .old2021 ? "qd59-2015" : "nd07-2021" }

  /// What the titles of its lists end with.
  var title: String {
    switch self {
    case .old2021: "NĂM 2021 THEO CHUẨN NGHÈO GIAI ĐOẠN 2016-2020"
    case .new2021: "NĂM 2021 THEO CHUẨN NGHÈO GIAI ĐOẠN 2022-2025"
    case .new2022: "NĂM 2022"
    }
  }

  /// What file names say of it.
  var fileWords: String {
    switch self {
    case .old2021: "2021 chuẩn cũ"
    case .new2021: "2021 chuẩn mới"
    case .new2022: "2022"
    }
  }

  /// The same without marks.
  var plainFileWords: String {
    switch self {
    case .old2021: "2021 chuan cu"
    case .new2021: "2021 chuan moi"
    case .new2022: "2022"
    }
  }

  /// The indicators in the standard's order.
  var indicators: [Indicator] {
    Indicator.allCases.filter { self == .old2021 ? $0.isOfOldStandard : $0 != .healthCare }
  }

  /// The causes in the standard's order.
  var causes: [Cause] {
    self == .old2021
      ? [.capital, .land, .tools, .labour, .noJob, .skills, .dependants, .illness, .socialEvils, .unwilling, .other]
      : [.land, .capital, .labour, .tools, .knowledge, .skills, .illness, .other]
  }
}

/// What a household can lack, in an order that serves both standards.
enum Indicator: Int, CaseIterable {
  case employment, dependants, nutrition, healthCare, healthInsurance, adultEducation, childSchooling
  case housingQuality, housingArea, water, toilet, telecom, information

  /// Whether the standard of 2015 asks for it.
  var isOfOldStandard: Bool { self != .employment && self != .dependants && self != .nutrition }

  /// What communes write over its column.
  var heading: String {
    switch self {
    case .employment: "Việc làm"
    case .dependants: "NPT"
    case .nutrition: "Dinh dưỡng"
    case .healthCare: "Y tế"
    case .healthInsurance: "BHYT"
    case .adultEducation: "GD người lớn"
    case .childSchooling: "GD trẻ em"
    case .housingQuality: "CL nhà"
    case .housingArea: "DT nhà"
    case .water: "Nước SH"
    case .toilet: "Nhà tiêu"
    case .telecom: "Viễn thông"
    case .information: "PT thông tin"
    }
  }

  /// How often it is lacking, against the others.
  var weight: Int {
    switch self {
    case .toilet: 20
    case .housingQuality, .employment: 14
    case .telecom, .adultEducation: 12
    case .housingArea, .information: 9
    case .water: 8
    case .dependants, .nutrition: 5
    case .healthInsurance, .childSchooling: 3
    case .healthCare: 1
    }
  }
}

/// Why a household is poor.
enum Cause: CaseIterable {
  case land, capital, labour, tools, knowledge, skills, noJob, dependants, illness, socialEvils, unwilling, other

  /// How often it is named, against the others.
  var weight: Int {
    switch self {
    case .land, .capital, .knowledge: 20
    case .skills: 15
    case .tools, .labour: 10
    case .noJob, .dependants: 8
    case .illness: 6
    case .other: 3
    case .socialEvils, .unwilling: 1
    }
  }

  /// The official name in a survey's standard.
  func name(in survey: Survey) -> String {
    survey == .old2021 ? oldName : newName
  }

  private var oldName: String {
    switch self {
    case .capital: "Thiếu vốn sản xuất"
    case .land: "Thiếu đất canh tác"
    case .tools: "Thiếu phương tiện sản xuất"
    case .labour: "Thiếu lao động"
    case .noJob: "Có lao động nhưng không có việc làm"
    case .skills, .knowledge: "Không biết cách làm ăn, không có tay nghề"
    case .dependants: "Đông người ăn theo"
    case .illness: "Ốm đau nặng"
    case .socialEvils: "Mắc tệ nạn xã hội"
    case .unwilling: "Chây lười lao động"
    case .other: "Nguyên nhân khác"
    }
  }

  private var newName: String {
    switch self {
    case .land: "Không có đất sản xuất"
    case .capital: "Không có vốn sản xuất, kinh doanh"
    case .labour, .dependants: "Không có lao động"
    case .tools: "Không có công cụ/phương tiện sản xuất"
    case .knowledge: "Không có kiến thức về sản xuất"
    case .skills, .noJob: "Không có kỹ năng lao động, sản xuất"
    case .illness: "Có người ốm đau, bệnh nặng, tai nạn"
    case .other, .socialEvils, .unwilling: "Nguyên nhân khác"
    }
  }
}
