import Deduplicate
import Geography
import PipelineKit

/// Fits the weights of record linkage to workspaces of which the truth is known.
public struct LinkageFitting {
  /// What a workspace is to tell.
  public enum Use: Sendable {
    /// How rows of one head differ.
    case heads
    /// What a household keeps under another head.
    case heirs
  }

  private var fitter = WeightFitter()

  /// Nothing seen yet.
  public init() {}

  /// Adds a pipeline's surveys. The file of labels has lines `file⇥sheet⇥row⇥household`, as a workspace's truth has them; the sheet
  /// does not count for files of a single sheet.
  public mutating func add(_ plan: Plan, labels path: String, for use: Use, jobs: Int) throws(Failure) {
    var problems = Problems()
    guard let labels = FileSystem.read(path, named: path, &problems) else {
      throw Failure(.noInput, vi: "Không đọc được \(path).", en: "\(path) cannot be read.")
    }
    let truth = Self.truth(String(decoding: labels.bytes, as: UTF8.self))
    let spine = Spine(plan: plan, codeLists: plan.codeLists, last: plan.surveys.count - 1, jobs: jobs)
    var before: (lists: [MatchableList], labels: [[UInt64]], tree: UnitTree)?
    for survey in spine.surveyIndices {
      let lists = spine.lists(of: survey)
      let known = lists.map { list in
        (0..<list.households.count).map { index in
          let file = spine.sources[Int(list.file)].name
          let row = String(list.households.rows[index])
          let sheet = list.sheets[Int(list.households.sheets[index])]
          return truth["\(file)\t\(sheet)\t\(row)"] ?? truth["\(file)\t\t\(row)"] ?? 0
        }
      }
      let tree = plan.surveys[survey].tree
      if use == .heads { fitter.add(lists, labels: known, tree: tree) }
      if let before {
        let pair = LabelledSurveys(
          earlier: before.lists, before.labels, before.tree, later: lists, known, tree, lineage: plan.lineage)
        if use == .heads { fitter.add(pair) } else { fitter.addHeirs(pair) }
      }
      before = (lists, known, tree)
    }
  }

  /// The weights as a file.
  public func file(sources: [String]) -> String {
    fitter.model.text(
      sources: sources,
      notes: [
        "Fitted with rasoat fit-linkage on rows whose households are known; not edited by hand.",
        "merge: odds of five to one (over the years nine to one) for one household; undecided: from one to nine; new-head: from two to one.",
      ])
  }

  private static func truth(_ labels: String) -> [String: UInt64] {
    var numbers: [Substring: UInt64] = [:]
    var truth: [String: UInt64] = [:]
    var sheets: [String: Set<Substring>] = [:]
    let lines = labels.split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
    for line in lines where line.count == 4 { sheets[String(line[0]), default: []].insert(line[1]) }
    for line in lines where line.count == 4 {
      let number = numbers[line[3], default: UInt64(numbers.count) + 1]
      numbers[line[3]] = number
      let sheet = sheets[String(line[0])]?.count == 1 ? "" : line[1]
      truth["\(line[0])\t\(sheet)\t\(line[2])"] = number
    }
    return truth
  }
}
