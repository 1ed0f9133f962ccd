import Foundation

/// `fixture-maker DIRECTORY` writes the example district anew: pipeline file, reference files, inbox, expected figures.
/// `fixture-maker heads DIRECTORY ROWS YEARS full|bare|heirs SEED` writes lists of household heads with their truth.
/// `fixture-maker plans DIRECTORY` makes the lists of the other worked plans anew, each in a folder of its name.
/// `fixture-maker lists DIRECTORY ROWS FILES QUOTED plain|shuffled SEED [YEAR]` writes long lists to measure speed on; with
/// YEAR (0, 1, …) those of a year in which most households of the year before are still there.
@main
struct FixtureMaker {
  static let seed: UInt64 = 617

  static func main() throws {
    let words = Array(CommandLine.arguments.dropFirst())
    if words.count == 6, words[0] == "heads", let rows = Int(words[2]), let years = Int(words[3]),
      let style = HeadWorkspace.Style(rawValue: words[4]), let seed = UInt64(words[5])
    {
      var workspace = HeadWorkspace(
        directory: URL(fileURLWithPath: words[1], isDirectory: true), rows: rows, years: years,
        style: style, seed: seed)
      return try workspace.make()
    }
    if 7...8 ~= words.count, words[0] == "lists", let rows = Int(words[2]), let files = Int(words[3]),
      let quoted = Int(words[4]), let seed = UInt64(words[6])
    {
      var workspace = ListWorkspace(
        directory: URL(fileURLWithPath: words[1], isDirectory: true), rows: rows, files: files, quoted: quoted,
        isShuffled: words[5] == "shuffled", seed: seed, year: words.count == 8 ? Int(words[7]) : nil)
      return try workspace.make()
    }
    if words.count == 2, words[0] == "plans" {
      return try PlanWorkspace.makeAll(below: URL(fileURLWithPath: words[1], isDirectory: true))
    }
    guard words.count == 1 else {
      let usage = """
        usage: fixture-maker DIRECTORY
               fixture-maker plans DIRECTORY
               fixture-maker heads DIRECTORY ROWS YEARS full|bare|heirs SEED
               fixture-maker lists DIRECTORY ROWS FILES QUOTED plain|shuffled SEED [YEAR]

        """
      FileHandle.standardError.write(Data(usage.utf8))
      exit(64)
    }
    try FixtureMaker(directory: URL(fileURLWithPath: words[0], isDirectory: true)).make()
  }

  let directory: URL

  private func make() throws {
    let world = World(seed: Self.seed)
    try removeInbox()
    var sent: [(file: String, listing: Listing)] = []
    for survey in Survey.allCases {
      for (commune, shape) in zip(District.communes, Shape.all) {
        sent.append(try send(survey, commune, shape, of: world))
      }
    }
    let reference = Reference(world: world)
    try write(PipelineText.text, to: "rasoat.yaml")
    try write(reference.units, to: "ref/units.csv")
    try write(reference.totals, to: "ref/totals.csv")
    try write(Targets(world: world).file, to: "ref/targets.csv")
    try write(Targets.measures, to: "ref/measures.csv")
    try write(reference.submissions(sent), to: "ref/submissions.csv")
    try write(reference.expected, to: "expected/summary.csv")
  }

  /// Files of an earlier making under other names would be counted too.
  private func removeInbox() throws {
    let inbox = directory.appendingPathComponent("inbox")
    if FileManager.default.fileExists(atPath: inbox.path) { try FileManager.default.removeItem(at: inbox) }
  }

  /// Writes one commune's file; it depends on nothing but the world, the survey and the commune.
  private func send(
    _ survey: Survey, _ commune: Commune, _ shape: Shape, of world: World
  ) throws -> (file: String, listing: Listing) {
    var random = Random(seed: Self.seed(survey, commune))
    var listing = Listing(commune, survey, of: world, notPoor: shape.notPoor, &random)
    Dirt.add(to: &listing, &random)
    let path = "inbox/\(survey.rawValue)/\(shape.fileName(listing))"
    let sheets = shape.sheets(listing)
    switch shape.format {
    case .delimited(let dialect):
      for sheet in sheets { try write(dialect.data(sheet), to: path) }
    case .workbook(let writesRowByRow):
      let book = WorkbookFile(writesRowByRow: writesRowByRow, made: listing.signatures.date)
      try book.write(sheets, to: prepared(path).path)
    }
    return (path, listing)
  }

  /// A sequence of its own for each file.
  private static func seed(_ survey: Survey, _ commune: Commune) -> UInt64 {
    (survey.rawValue + commune.code).utf8.reduce(seed) { $0 &* 31 &+ UInt64($1) }
  }

  private func write(_ text: String, to path: String) throws {
    try write(Data(text.utf8), to: path)
  }

  private func write(_ data: Data, to path: String) throws {
    try data.write(to: prepared(path))
  }

  /// The file's place, with its directory made.
  private func prepared(_ path: String) throws -> URL {
    let url = directory.appendingPathComponent(path)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    return url
  }
}
