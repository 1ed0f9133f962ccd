/// A commune of the district, with its villages.
struct Commune {
  /// The statistics office's code.
  let code: String
  /// The name without "Xã".
  let name: String
  /// What its people call a village: Thôn or Làng.
  let villageWord: String
  /// The villages' names; all invented.
  let villageNames: [String]

  /// The villages in the order of their codes.
  var villages: [Village] {
    villageNames.enumerated().map { index, name in
      Village(code: "\(code)-0\(index + 1)", name: "\(villageWord) \(name)", commune: code)
    }
  }
}

/// A village.
struct Village {
  /// The commune's code and a number.
  let code: String
  /// The name with "Thôn" or "Làng".
  let name: String
  /// The commune's code.
  let commune: String
}

/// The district whose lists are made. Codes and names of the district and its communes are real, its villages are not.
enum District {
  static let code = "617"
  static let name = "Tu Mơ Rông"
  static let provinceCode = "62"
  static let provinceName = "Tỉnh Kon Tum"

  static let communes = [
    Commune(
      code: "23404", name: "Ngọc Lây", villageWord: "Thôn",
      villageNames: ["Kon Bruih", "Đăk Hlơi", "Tu Klêng", "Măng Vroi"]),
    Commune(
      code: "23407", name: "Đắk Na", villageWord: "Thôn",
      villageNames: ["Đăk Rơnhe", "Kon Sduh", "Long Pliu", "Mô Hrai", "Lê Vút"]),
    Commune(code: "23410", name: "Măng Ri", villageWord: "Làng", villageNames: ["Chung Prê", "Ngọc Đuih", "Tu Bơlơi"]),
    Commune(code: "23413", name: "Ngọc Yêu", villageWord: "Thôn", villageNames: ["Ba Vlơng", "Tam Rít", "Kon Hnêng"]),
    Commune(
      code: "23416", name: "Đắk Sao", villageWord: "Thôn",
      villageNames: ["Kạch Vơi", "Năng Hlok", "Đăk Griêu", "Kon Chuôn"]),
    Commune(
      code: "23417", name: "Đắk Rơ Ông", villageWord: "Thôn",
      villageNames: ["Kon Hriu", "Măng Lơi", "La Bruêng", "Ngọc Nhung", "Đăk Pơrui"]),
    Commune(
      code: "23419", name: "Đắk Tờ Kan", villageWord: "Thôn",
      villageNames: ["Đăk Trăng Vu", "Kon Tluih", "Đăk Nơng", "Tê Hrơng"]),
    Commune(
      code: "23422", name: "Tu Mơ Rông", villageWord: "Thôn",
      villageNames: ["Văn Krông", "Long Tră", "Đăk Chiêm", "Tu Hnai"]),
    Commune(
      code: "23425", name: "Đắk Hà", villageWord: "Làng",
      villageNames: ["Kon Ruôih", "Mô Bành Hlai", "Ty Tuh", "Đăk Hdơn", "Ngọc Lẻo"]),
    Commune(code: "23446", name: "Tê Xăng", villageWord: "Thôn", villageNames: ["Tu Thăk", "Đăk Viuh", "Ngọc Hriêm"]),
    Commune(
      code: "23449", name: "Văn Xuôi", villageWord: "Thôn", villageNames: ["Đăk Linh Vo", "Ba Khiêng", "Long Tụ"]),
  ]

  /// All villages, in the order of their codes.
  static let villages = communes.flatMap(\.villages)
}
