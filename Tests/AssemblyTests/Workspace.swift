import Assembly
import Foundation
import PipelineKit
import Testing

/// A workspace in a folder of its own, taken away afterwards. As written it has no problem.
final class Workspace {
  let folder: URL
  /// Files that are no UTF-8 text; they take the place of those above.
  var bytes: [String: Data] = [:]
  var files: [String: String] = [
    "rasoat.yaml": """
    name: tu-mo-rong
    title: Rà soát hộ nghèo
    unit: "617"
    reference:
      units: ref/units.csv
      lineage: ref/lineage.csv
      totals: ref/totals.csv
      targets: ref/targets.csv
      measures: ref/measures.csv
      submissions: ref/submissions.csv
      decisions: ref/decisions.csv
    surveys:
      - {period: "2021", standard: qd59-2015, inputs: ["inbox/2021-nd59/**"]}
      - {period: "2021", standard: nd07-2021, inputs: ["inbox/2021-nd07/**"]}
      - {period: "2022", standard: nd07-2021, inputs: ["inbox/2022/*.csv"]}
    """,
    "ref/units.csv": """
    code,name,level,parent,valid_from,valid_to,area
    62,Tỉnh Kon Tum,province,,,,
    617,Huyện Tu Mơ Rông,district,62,,,rural
    23404,Xã Ngọc Lây,commune,617,,,
    23404-01,Thôn Kon Thai,village,23404,,,
    23404-02,Thôn Tân Năng,village,23404,,2022-02-28,
    23404-02,Thôn Tân Tiến,village,23404,2022-03-01,,
    23407,Xã Đắk Na,commune,617,,2022-06-30,
    """,
    "ref/lineage.csv": """
    effective,kind,from,to,share
    2022-03-01,rename,23404-02,23404-02,
    2022-07-01,merge,23407,23404,
    """,
    "ref/totals.csv": """
    period,unit,households,persons
    2021,23404-01,100,400
    2021,23404-02,50,
    2021,23404,150,600
    2021,23407,80,300
    2022,23404,240,
    """,
    "ref/targets.csv": """
    id,unit,period,baseline,kind,class,indicator,group,value,households,text
    T1,23404,2022,,reduce-points,poor,,,1.80,,Giảm 1,80 %
    """.replacingOccurrences(of: "Giảm 1,80 %", with: "\"Giảm 1,80 %\""),
    "ref/measures.csv": """
    period,unit,measure,value
    2022,23404,luot-ho-vay,970
    """,
    "ref/submissions.csv": """
    file,unit,period,standard,received,stage
    inbox/2022/Ngọc Lây.csv,23404,2022,nd07-2021,2022-11-25 13:21,official
    """,
    "ref/decisions.csv": """
    kind,left,right,by,on,reason
    same,inbox/2022/Ngọc Lây.csv#!4,inbox/2022/Ngọc Lây.csv#!9,Lan,2022-12-01,cùng một hộ
    accept,total-contradicts,inbox/2022/Ngọc Lây.csv#!9,Lan,2022-12-01,
    """,
    "inbox/2021-nd59/a/b.csv": "x",
    "inbox/2021-nd07/b.csv": "x",
    "inbox/2022/Ngọc Lây.csv": "x",
    "inbox/2022/~$Ngọc Lây.csv": "x",
    "inbox/2022/.~lock.a.csv": "x",
    "inbox/2022/notes.txt": "x",
  ]

  init() {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("rasoat-\(UUID().uuidString)")
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Replaces a text that stands in a file once.
  func replace(_ old: String, in file: String, with new: String) {
    let text = files[file] ?? ""
    precondition(text.components(separatedBy: old).count == 2, "\(old) does not stand once in \(file)")
    files[file] = text.replacingOccurrences(of: old, with: new)
  }

  func plan() throws -> Planner.Result {
    for (name, text) in files {
      let url = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
    for (name, data) in bytes { try data.write(to: folder.appendingPathComponent(name)) }
    return Planner.plan(pipelinePath: folder.path + "/rasoat.yaml", data: try Self.data())
  }

  /// The problems as `ref/units.csv:3:level code`.
  func problems() throws -> [String] {
    try plan().problems.map { problem in
      var place = problem.place
      place.file = String(place.file.dropFirst(folder.path.count + 1))
      return "\(place) \(problem.code.rawValue)"
    }
  }

  static func data() throws -> DataFolder {
    var problems = Problems()
    let data = DataFolder(path: try DataFolder.find(environment: [:], executable: #filePath), &problems)
    try #require(problems.isEmpty)
    return data
  }
}
