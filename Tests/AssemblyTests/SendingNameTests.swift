import Testing

@testable import Assembly

@Suite struct SendingNameTests {
  @Test(arguments: [
    ("inbox/Ngọc Lây 2022 - lần 1.csv", "inbox/Ngọc Lây 2022 - lần 2.csv"),
    ("inbox/Ngoc Lay 2022.xlsx", "inbox/Ngoc Lay 2022 (đã sửa).xlsx"),
    ("inbox/Ngoc_Lay_so_bo.csv", "inbox/Ngoc_Lay_chinh_thuc.csv"), ("inbox/Ngoc Lay v2.csv", "inbox/Ngoc Lay v10.csv"),
  ])
  func oneCameBeforeTheOther(_ first: String, _ second: String) {
    #expect(SendingName(first).rest == SendingName(second).rest)
    #expect(SendingName(first).version < SendingName(second).version)
  }

  @Test func otherNamesAndFoldersAreOtherFiles() {
    #expect(SendingName("a/Ngoc Lay 1.csv").rest != SendingName("a/Dak Na 2.csv").rest)
    #expect(SendingName("a/lần 1.csv").rest != SendingName("b/lần 2.csv").rest)
  }
}
