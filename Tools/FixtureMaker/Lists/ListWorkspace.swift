import Foundation

/// A province of long clean lists to measure speed on: 32 columns, some households twice, each with a number of its own.
struct ListWorkspace {
  let directory: URL
  let rows: Int
  let files: Int
  /// How many of a hundred rows have all their texts in quotes.
  let quoted: Int
  /// Whether the columns stand in another order.
  let isShuffled: Bool
  /// Which of several years' lists of the same households these are, from 0; nil = lists of one year.
  let year: Int?
  private let seed: UInt64
  private let country: HeadCountry
  private var random: Random

  init(directory: URL, rows: Int, files: Int, quoted: Int, isShuffled: Bool, seed: UInt64, year: Int?) {
    self.directory = directory
    self.rows = rows
    self.files = files
    self.quoted = quoted
    self.isShuffled = isShuffled
    self.year = year
    self.seed = seed
    country = HeadCountry(rows: rows / 3)
    random = Random(seed: seed)
  }

  private static let columns =
    ["STT", "Mã hộ", "Họ và tên chủ hộ", "Ngày sinh", "Giới tính", "Dân tộc", "Số CCCD", "Thôn", "Xã", "Số nhân khẩu"]
    + ["Phân loại hộ", "B1", "B2"] + (1...12).map { "CS\($0)" }
    + ["Nguyên nhân nghèo", "DTTS", "NCC", "BTXH", "KKNLĐ", "Diễn biến", "Ghi chú"]
  private static let causes = [
    "Không có đất sản xuất", "Không có vốn sản xuất, kinh doanh", "Không có lao động",
    "Không có kiến thức về sản xuất", "Nguyên nhân khác",
  ]

  mutating func make() throws {
    try FileManager.default.createDirectory(
      at: directory.appendingPathComponent("inbox"), withIntermediateDirectories: true)
    let order = columnOrder()
    for file in 0..<files {
      let communes = country.communes * file / files..<country.communes * (file + 1) / files
      try write(file, communes, order, count: rows * (file + 1) / files - rows * file / files)
    }
    try writeReference()
  }

  private mutating func columnOrder() -> [Int] {
    var order = Array(Self.columns.indices)
    guard isShuffled else { return order }
    for at in stride(from: order.count - 1, to: 1, by: -1) { order.swapAt(at, 1 + random.below(at)) }
    return order
  }

  private mutating func write(_ file: Int, _ communes: Range<Int>, _ order: [Int], count: Int) throws {
    let url = directory.appendingPathComponent("inbox/part\(twoDigits(file)).csv")
    FileManager.default.createFile(atPath: url.path, contents: nil)
    let handle = try FileHandle(forWritingTo: url)
    defer { try? handle.close() }
    var text = line(Self.columns, order, isQuoted: false)
    var last: [String] = []
    for number in 1...max(1, count) {
      // One row in fifty is the row above once more.
      let cells = number > 1 && random.below(50) == 0 ? last : household(number, file, communes, of: count)
      last = cells
      text += line(cells, order, isQuoted: random.chance(quoted))
      if text.utf8.count > 1 << 20 {
        try handle.write(contentsOf: Data(text.utf8))
        text = ""
      }
    }
    try handle.write(contentsOf: Data(text.utf8))
  }

  private mutating func household(_ number: Int, _ file: Int, _ communes: Range<Int>, of count: Int) -> [String] {
    let place = number * files + file
    var (row, left) = year.map { settled(place, in: $0) } ?? (HeadRow.make(0, in: country, &random), 0)
    row.commune = communes.lowerBound + communes.count * (number - 1) / count
    row.identity = identity(row, place + left * rows)
    let marks = (0..<12).map { row.lacking & 1 << $0 == 0 ? "" : "x" }
    let minority = row.ethnicity == "Kinh" ? "" : "x"
    return [String(number), "H\(number)", row.name, row.birth.text("/"), row.sex.rawValue, row.ethnicity, row.identity]
      + [country.village(row.village), country.name(row.commune), String(row.persons)]
      + [row.isPoor ? "Hộ nghèo" : "Hộ cận nghèo", String(row.b1), String(row.b2)] + marks
      + [random.pick(Self.causes), minority, random.chance(3) ? "x" : "", random.chance(10) ? "x" : ""]
      + [random.chance(5) ? "x" : "", "", ""]
  }

  /// The household that is at a place of the lists in a year, and how many have left the place before: each year fifteen
  /// in a hundred leave for another, and half of those that stay are found otherwise.
  private func settled(_ place: Int, in year: Int) -> (row: HeadRow, left: Int) {
    var random = Random(seed: seed &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(place))
    var row = HeadRow.make(0, in: country, &random)
    var left = 0
    for _ in 0..<year {
      if random.chance(15) {
        row = HeadRow.make(0, in: country, &random)
        left += 1
      } else if random.chance(50) {
        row.assess(&random)
      }
    }
    return (row, left)
  }

  /// A card that is nobody else's.
  private func identity(_ row: HeadRow, _ number: Int) -> String {
    let century = (row.birth.year >= 2000 ? 2 : 0) + (row.sex == .female ? 1 : 0)
    let province = ["062", "064", "066", "067", "068"][number / 1_000_000 % 5]
    return province + String(century) + twoDigits(row.birth.year % 100)
      + String(String(1_000_000 + number % 1_000_000).dropFirst())
  }

  private func line(_ cells: [String], _ order: [Int], isQuoted: Bool) -> String {
    var line = ""
    for column in order {
      if !line.isEmpty { line += "," }
      let cell = cells[column]
      line += isQuoted && !cell.isEmpty || cell.utf8.contains(0x2C) ? "\"\(cell)\"" : cell
    }
    return line + "\n"
  }

  // MARK: Reference

  private func writeReference() throws {
    var units = "code,name,level,parent,valid_from,valid_to,area\n9,Tỉnh Thử,province,,,,rural\n"
    var totals = "period,unit,households,persons\n"
    for commune in 0..<country.communes {
      units += "\(country.code(commune)),\(country.name(commune)),commune,9,,,\n"
      totals += "2024,\(country.code(commune)),20000,\n"
      for village in 0..<HeadCountry.villages {
        units += "\(country.code(commune, village)),\(country.village(village)),village,\(country.code(commune)),,,\n"
      }
    }
    try write(units, "ref/units.csv")
    try write(totals, "ref/totals.csv")
    try write(
      """
      name: bench
      title: Thử tốc độ
      unit: "9"
      reference: {units: ref/units.csv, totals: ref/totals.csv}
      surveys:
        - {period: "2024", standard: nd07-2021, inputs: ["inbox/**"]}
      publish: {directory: runs, formats: [csv]}

      """, "rasoat.yaml")
  }

  private func write(_ text: String, _ path: String) throws {
    let url = directory.appendingPathComponent(path)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }
}
