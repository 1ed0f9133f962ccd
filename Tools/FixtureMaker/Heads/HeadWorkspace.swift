import Foundation

/// A workspace of dirty lists of household heads with its truth: what record linkage is fitted to and measured on.
///
/// A tenth of each year's rows are second rows of a household, with one to three slips; in the second year a tenth of the
/// households have gone, others have come, and some have moved or have a new card. `labels.tsv` says which row is which
/// household (`file⇥sheet⇥row⇥household`), `rows.csv` has the same rows for other programs.
struct HeadWorkspace {
  enum Style: String {
    /// Lists say what forms ask.
    case full
    /// Lists say no more than name, birth, sex, number, village and class.
    case bare
    /// As `full`, but in the second year one household in thirty has another head (`Heir`), deprivations mostly last,
    /// and some communes leave the sex out or write where a household comes from.
    case heirs
  }

  let directory: URL
  let rows: Int
  let years: Int
  let style: Style
  let country: HeadCountry
  private var random: Random

  init(directory: URL, rows: Int, years: Int, style: Style, seed: UInt64) {
    self.directory = directory
    self.rows = rows
    self.years = years
    self.style = style
    country = HeadCountry(rows: rows)
    random = Random(seed: seed)
  }

  mutating func make() throws {
    var households: [HeadRow] = []
    var next = 1
    while households.count < rows * 9 / 10 { add(to: &households, &next) }
    var labels = ""
    var table = "unique_id,period,household,name,birth,year,sex,number,village,commune,persons,b1\n"
    for year in 2022..<(2022 + years) {
      try write(listed(households), String(year), &labels, &table)
      households = later(households, &next)
    }
    try write(labels, "labels.tsv")
    try write(table, "rows.csv")
    try writeReference()
  }

  private mutating func add(to households: inout [HeadRow], _ next: inout Int) {
    let isAlike = !households.isEmpty && random.below(200) == 0
    let alike = isAlike ? random.pick(households).neighbour(next, &random) : HeadRow.make(next, in: country, &random)
    households.append(alike)
    if style == .heirs { Heir.begin(&households[households.count - 1], &random) }
    next += 1
  }

  /// The slips that a list can show; that a household is assessed twice is rare.
  private var slips: [Slip] {
    let assessed: [Slip] = [.persons, .score, .deprivation, .assessment]
    let others = Slip.allCases.filter { !assessed.contains($0) }
    return style == .bare ? others : others + others + others + others + assessed + [.persons]
  }

  /// The households with second rows for one in nine, in an order that says nothing.
  private mutating func listed(_ households: [HeadRow]) -> [HeadRow] {
    var listed = households
    while listed.count < rows {
      var row = households[random.below(households.count)]
      var left = 1 + random.below(3)
      while left > 0 { left -= random.pick(slips).make(&row, country, &random) ? 1 : 0 }
      listed.append(row)
    }
    for at in stride(from: listed.count - 1, to: 0, by: -1) { listed.swapAt(at, random.below(at + 1)) }
    return listed
  }

  private mutating func later(_ households: [HeadRow], _ next: inout Int) -> [HeadRow] {
    var later: [HeadRow] = []
    for var row in households where !random.chance(12) {
      if style == .heirs {
        Heir.pass(&row, &random)
      } else if random.chance(70) {
        row.assess(&random)
      }
      if random.chance(15) { row.persons = max(1, row.persons + (random.chance(50) ? 1 : -1)) }
      if random.chance(2) { _ = Slip.otherVillage.make(&row, country, &random) }
      if random.chance(1) { _ = Slip.otherCommune.make(&row, country, &random) }
      if row.identity.count == 9, random.chance(60) { row.identity = HeadRow.card(row, isNew: true, &random) }
      for slip in [Slip.letter, .marks, .digit, .noNumber, .yearForDate, .tones] where random.chance(2) {
        _ = slip.make(&row, country, &random)
      }
      later.append(row)
    }
    while later.count < rows * 9 / 10 {
      add(to: &later, &next)
      if style == .heirs, random.chance(60) { later[later.count - 1].change = "Phát sinh mới" }
    }
    return later
  }

  // MARK: Files

  private func write(_ listed: [HeadRow], _ year: String, _ labels: inout String, _ table: inout String) throws {
    var lines = [[String]](repeating: [header], count: country.communes)
    for row in listed {
      let file = "inbox/\(year)/\(country.code(row.commune)).csv"
      labels += "\(file)\t\t\(lines[row.commune].count + 1)\tH\(row.household)\n"
      table += self.table(row, year, "\(year)/\(row.commune)/\(lines[row.commune].count + 1)")
      lines[row.commune].append(line(row))
    }
    for (commune, lines) in lines.enumerated() where lines.count > 1 {
      try write(lines.joined(separator: "\n") + "\n", "inbox/\(year)/\(country.code(commune)).csv")
    }
  }

  private var header: String {
    "Họ và tên chủ hộ,Ngày sinh,Giới tính,Số CCCD,Thôn,Phân loại hộ"
      + (style == .bare ? "" : ",Dân tộc,Số nhân khẩu,B1,B2,Các chỉ số thiếu hụt")
      + (style == .heirs ? ",Người có công,Bảo trợ xã hội,Diễn biến" : "")
  }

  private func line(_ row: HeadRow) -> String {
    let sex = style == .heirs && row.commune % 3 == 2 ? "" : row.sex.rawValue
    var cells = [row.name, row.birthText, sex, row.identity, country.village(row.village)]
    cells.append(row.isPoor ? "Hộ nghèo" : "Hộ cận nghèo")
    if style != .bare {
      let bits: [Int] = (0..<12).filter { (bit: Int) -> Bool in row.lacking & (1 << bit) != 0 }
      let marks: [String] = bits.map { String($0 + 1) }
      cells += [row.ethnicity, String(row.persons), String(row.b1), String(row.b2), marks.joined(separator: "; ")]
    }
    if style == .heirs {
      cells += [row.isOfMerit ? "x" : "", row.isProtected ? "x" : "", row.commune % 2 == 1 ? row.change : ""]
    }
    return cells.joined(separator: ",")
  }

  private func table(_ row: HeadRow, _ year: String, _ id: String) -> String {
    let whole = [String(row.birth.year), twoDigits(row.birth.month), twoDigits(row.birth.day)].joined(separator: "-")
    let birth = row.isYearOnly ? "" : whole
    let place = [country.code(row.commune, row.village), country.code(row.commune)]
    let head = [id, year, "H\(row.household)", row.name, birth, String(row.birth.year), row.sex == .male ? "m" : "f"]
    return (head + [row.identity] + place + [String(row.persons), String(row.b1)]).joined(separator: ",") + "\n"
  }

  private func writeReference() throws {
    var units = "code,name,level,parent,valid_from,valid_to,area\n9,Huyện Thử,district,,,,rural\n"
    var submissions = "file,unit,period,standard,received,stage\n"
    for commune in 0..<country.communes {
      units += "\(country.code(commune)),\(country.name(commune)),commune,9,,,\n"
      for village in 0..<HeadCountry.villages {
        units += "\(country.code(commune, village)),\(country.village(village)),village,\(country.code(commune)),,,\n"
      }
      for year in 2022..<(2022 + years) {
        let file = "inbox/\(year)/\(country.code(commune)).csv"
        guard FileManager.default.fileExists(atPath: directory.appendingPathComponent(file).path) else { continue }
        submissions += "\(file),\(country.code(commune)),\(year),nd07-2021,\(year)-12-01 08:00,official\n"
      }
    }
    try write(units, "ref/units.csv")
    try write(submissions, "ref/submissions.csv")
    try write("period,unit,households,persons\n", "ref/totals.csv")
    let surveys = (2022..<(2022 + years)).map {
      "  - {period: \"\($0)\", standard: nd07-2021, inputs: [\"inbox/\($0)/*\"]}\n"
    }
    try write(
      "name: heads\ntitle: Danh sách chủ hộ để thử nối hộ\nunit: \"9\"\nreference:\n  units: ref/units.csv\n"
        + "  totals: ref/totals.csv\n  submissions: ref/submissions.csv\nsurveys:\n" + surveys.joined(), "rasoat.yaml")
  }

  private func write(_ text: String, _ path: String) throws {
    let url = directory.appendingPathComponent(path)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }
}
