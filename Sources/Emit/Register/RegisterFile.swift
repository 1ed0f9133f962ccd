import PipelineKit
import RegisterWriting

/// `register.sqlite`: every table and list of the run in one database, to be queried with any SQLite tool. Personal.
public enum RegisterFile {
  /// The surveys, which no CSV lists.
  static let surveyColumns = ["period", "standard", "title", "unit", "name", "state", "lists"]

  /// Columns whose values are no numbers even where they look like some.
  private static let texts: Set = [
    "period", "baseline", "standard", "baseline_standard", "as_of", "deadline", "title", "unit", "name", "level",
    "parent", "state", "class", "count_of", "view", "indicator", "cause", "group", "ethnicity", "ethnicity_name",
    "part",
    "id", "target", "kind", "text", "gap_unit", "assumed", "outlook", "judged_unit", "judged_with", "unknown_because",
    "child", "basis", "severity", "code", "file", "sheet", "column", "message", "household", "village", "commune",
    "head", "birth", "sex", "id_number", "indicators", "causes", "groups", "reason", "becomes", "targets", "role",
    "estimated", "count",
  ]

  private static let indexed = ["unit", "parent", "village", "commune", "household", "target", "code"]

  /// Every table: its name in the register, and the file whose rows it has; nil for the surveys.
  public static let tables: [(table: RegisterTable, file: String?)] =
    [(table("surveys", surveyColumns), nil)]
    + DataDictionary.files.map { file in
      let name = (file.name.split(separator: "/").last ?? "").dropLast(".csv".count)
      return (table(name.split(separator: "-").joined(separator: "_"), file.columns), file.name)
    }

  private static func table(_ name: String, _ columns: [String]) -> RegisterTable {
    RegisterTable(
      name, columns: columns.map { RegisterTable.Column($0, isText: texts.contains($0)) },
      indices: indexed.filter(columns.contains))
  }

  /// The file, made of the other files of the run; nil when nobody wants it.
  static func file(_ files: [OutputFile], _ results: RunResults) -> OutputFile? {
    guard results.wantsRegister else { return nil }
    let surveys = OutputFile(name: "surveys", table: surveys(results))
    return OutputFile(name: "register.sqlite", isPersonal: true, isTable: false, pieces: 1) { _ throws(Failure) in
      do { return (try bytes(files, surveys), 0) } catch let failure as Failure { throw failure } catch {
        throw Failure(
          .io, vi: "register.sqlite: không tạo được (\(error)). Bỏ sqlite khỏi formats nếu không cần; chưa công bố gì.",
          en:
            "register.sqlite: cannot be made (\(error)). Leave sqlite out of formats if it is not needed; nothing was published."
        )
      }
    }
  }

  private static func bytes(_ files: [OutputFile], _ surveys: OutputFile) throws -> [UInt8] {
    let register = try Register()
    for (table, name) in tables {
      guard let file = name == nil ? surveys : files.first(where: { $0.name == name }) else { continue }
      var expected = 0
      let rows = try register.add(table, pieces: file.pieceCount) { number in
        let piece = try file.piece(number)
        expected += piece.rows
        return number == 0 ? piece.bytes.drop { $0 != 0x0A }.dropFirst() : piece.bytes[...]
      }
      guard rows == expected else {
        throw Failure(
          .software, vi: "register.sqlite: bảng \(table.name) có \(rows) dòng thay vì \(expected).",
          en: "register.sqlite: the table \(table.name) has \(rows) rows instead of \(expected).")
      }
    }
    return try register.finish()
  }

  private static func surveys(_ results: RunResults) -> TableWriter {
    var table = TableWriter(columns: surveyColumns)
    for survey in results.surveys {
      let tree = survey.view.tree
      for text in [
        survey.period.text, survey.standard.id, survey.standard.title, tree.units[tree.root].code,
        tree.units[tree.root].name, survey.view.counts.states[tree.root].word,
      ] { table.field(text) }
      table.field(survey.lists.count)
      table.endRow()
    }
    return table
  }
}
