import Geography
import PipelineKit
import Testing

@Suite struct PlaceNameTests {
  private func names() throws -> (PlaceNames, UnitTree) {
    let units = [
      Unit(code: "62", name: "Tỉnh Kon Tum", level: .province, parent: ""),
      Unit(code: "617", name: "Huyện Tu Mơ Rông", level: .district, parent: "62"),
      Unit(code: "1", name: "Xã Tu Mơ Rông", level: .commune, parent: "617"),
      Unit(code: "2", name: "Xã Đắk Na", level: .commune, parent: "617"),
      Unit(code: "3", name: "Xã Đắk Sao", level: .commune, parent: "617"),
    ]
    let day = try #require(Day(year: 2022, month: 12, day: 31))
    let tree = try #require(UnitTree(units, under: "617", on: day))
    return (PlaceNames(tree, units: tree.indices(of: .commune)), tree)
  }

  @Test(arguments: [
    ("Danh sach xa Dak Na 2022", "2"), ("DANH SÁCH HỘ NGHÈO ĐẮK SAO", "3"), ("UBND XÃ TU MƠ RÔNG", "1"),
    ("Huyện Tu Mơ Rông, xã Đắk Na", "2"), ("tu mo rong 2022", "1"),
  ])
  func aCommuneIsFoundInALongerText(_ text: String, _ code: String) throws {
    let (names, tree) = try names()
    let found = names.unit(within: text, types: PlaceNames.communeTypes)
    #expect(found.map { tree.units[$0].code } == code)
  }

  @Test(arguments: ["UBND HUYỆN TU MƠ RÔNG", "thôn Đắk Na", "xã Đắk Na và xã Đắk Sao", "Danh sách hộ nghèo"])
  func othersAndSeveralAreNone(_ text: String) throws {
    #expect(try names().0.unit(within: text, types: PlaceNames.communeTypes) == nil)
  }
}
