/// How the figures were made, in plain words, with the files that hold all of them.
extension ReportPage {
  var method: Markup? {
    let standard = survey.standard
    let sources = standard.sources.map { Markup.tag("li", [Markup($0)]) }
    return section(
      "method", say("Cách tính", "How it was made"),
      [.tag("ul", rules.map { Markup.tag("li", $0) }), .tag("h3", say("Tệp kèm theo", "Files beside this page"))]
        + [.tag("ul", files.map(link)), .tag("h3", say("Chuẩn nghèo", "The standard")), paragraph(standard.title)]
        + (sources.isEmpty ? [] : [.tag("ul", sources)]))
  }

  private var rules: [String] {
    [
      say(
        "Số hộ đếm từ danh sách các xã gửi, mỗi hộ một lần trong một đợt; tổng của đơn vị cấp trên là tổng cộng của các xã.",
        "Households are counted from the communes' lists, each once in a survey; higher units are sums of communes."),
      say(
        "Tỷ lệ là % trên tổng số hộ dân cư, làm tròn hai chữ số thập phân; chênh lệch tính trước, làm tròn sau.",
        "Rates are percent of all households with two decimals; differences are taken first and rounded then."),
      say(
        "So sánh với kỳ trước tính trên địa giới hiện nay và chỉ giữa các danh sách cùng một chuẩn nghèo.",
        "Comparisons are on today's borders and under one standard."),
      say("Ô trống là chưa biết; chưa biết không phải là 0.", "Blank is unknown, and unknown is not 0."),
      say("Trang này không có thông tin cá nhân.", "Nothing on this page is personal."),
    ]
  }

  private func link(_ file: (name: String, about: String)) -> Markup {
    .tag("li", [.tag("a", ["href": file.name], file.name), Markup(": " + file.about)])
  }

  private var files: [(name: String, about: String)] {
    [
      ("tables/summary.csv", say("số hộ và tỷ lệ của mọi đơn vị", "households and rates of all units")),
      ("tables/flows.csv", say("diễn biến đầu kỳ đến cuối kỳ", "from opening to closing")),
      ("tables/reductions.csv", say("tăng, giảm so với kỳ trước", "against the period before")),
      ("tables/changes.csv", say("vì sao tỷ lệ thay đổi", "why rates moved")),
      ("tables/indicators.csv", say("thiếu hụt", "deprivations")), ("tables/causes.csv", say("nguyên nhân", "causes")),
      ("tables/groups.csv", say("nhóm đối tượng", "groups")),
      ("tables/completeness.csv", say("ai đã nộp, ai chưa nộp", "who has sent and who has not")),
      ("gaps/gaps.csv", say("chỉ tiêu và mức thực hiện", "targets and how far they are")),
      ("gaps/contributors.csv", say("đơn vị tạo nên chênh lệch", "who makes the gaps")),
      ("findings.csv", say("mọi điều phát hiện, từng nơi", "everything that was found, place by place")),
      ("manifest.json", say("tệp đầu vào và mã băm của mọi tệp", "inputs, and hashes of all files")),
    ]
  }
}
