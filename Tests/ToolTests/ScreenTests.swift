import Foundation
import Rehearsal
import Testing

/// What a run leaves on the screen: numbers for people, rows that add up, and for each blank why and what settles it.
@Suite struct ScreenTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ arguments: String...) throws -> String {
    try Tool.start(["run", folder.path + "/rasoat.yaml", "--dry-run"] + arguments).finish().messages
  }

  @Test func numbersAreWrittenOneWayAndMembersAreNoDuplicates() throws {
    try MemberDistrict(households: 1_100).write(to: folder)
    let screen = try run()
    #expect(screen.contains(": 1 tệp, 1 tệp được tính, 1.100 hộ\n"))
    #expect(
      screen.contains(
        "4.400 dòng = 1.100 hộ được giữ + 3.300 dòng thành viên + 0 dòng trùng đã gộp + 0 dòng loại."))
    let english = try run("--lang", "en")
    #expect(english.contains(": 1 files, 1 count, 1,100 households\n"))
    #expect(
      english.contains("4,400 rows = 1,100 households kept + 3,300 rows of members + 0 duplicates merged + 0 rejected.")
    )
  }

  @Test func aTargetWithoutItsBaselineSaysSo() throws {
    try SmallDistrict().write(to: folder)
    try folder.write("STT,Họ và tên chủ hộ,Thôn,Phân loại hộ\n", to: "inbox/2021/ngoc-lay.csv")
    let screen = try run()
    #expect(
      screen.contains(
        "Chỉ tiêu chưa rõ – Huyện Tu Mơ Rông: danh sách của kỳ gốc còn thiếu hoặc bị từ chối; xem rasoat status"))
    #expect(
      screen.contains("Chưa so sánh được với 2021 – Xã Ngọc Lây: danh sách của kỳ gốc còn thiếu hoặc bị từ chối;"))
  }

  @Test func aRefusedListSaysWhyOnBothScreens() throws {
    try SmallDistrict().write(to: folder)
    try folder.write("STT,Họ và tên chủ hộ,Thôn,Phân loại hộ\n", to: "inbox/2022/dak-na.csv")
    let why = "inbox/2022/dak-na.csv: Danh sách không có hộ nào. Đề nghị xã xác nhận hoặc gửi lại."
    let screen = try run()
    #expect(screen.contains("Bị từ chối: Xã Đắk Na\n  \(why)\n"))
    #expect(screen.contains("Chỉ tiêu chưa rõ – Huyện Tu Mơ Rông: danh sách của kỳ này còn thiếu hoặc bị từ chối;"))
    let status = try Tool.run("status", folder.path + "/rasoat.yaml").output
    #expect(status.contains(why + "\n") && !status.contains("list-empty"))
  }

  @Test func aFileOfNobodyIsNamed() throws {
    try SmallDistrict().write(to: folder)
    try folder.write("a,b\n", to: "inbox/2022/ghi-chu.csv")
    let screen = try run()
    #expect(
      screen.contains("Không rõ của đơn vị nào:\n  inbox/2022/ghi-chu.csv: Không tìm thấy danh sách hộ trong tệp"))
  }

  @Test func inspectSpeaksTheReadersLanguage() throws {
    try MemberDistrict().write(to: folder)
    let list = folder.path + "/inbox/ngoc-lay.csv"
    let page = try Tool.run("inspect", list).output
    #expect(page.contains("\thộ\n") && page.contains("\tthành viên\n") && !page.contains("\thousehold\n"))
    #expect(try Tool.run("inspect", list, "--lang", "en").output.contains("\thousehold\n"))
  }
}
