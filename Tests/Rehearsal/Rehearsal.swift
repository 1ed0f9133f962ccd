import Assembly
import Foundation
import PipelineKit

/// A run in this process: what `rasoat run` does, with everything that it would say.
public struct Rehearsal {
  /// The exit code.
  public var exit: Int32
  /// The lines on the screen: problems, a failure's sentence, or the screen at the end.
  public var screen: String
  /// The run's directory; nil when nothing was published.
  public var directory: String?

  /// Runs a pipeline and publishes below `out`.
  public init(_ pipeline: String, out: String, jobs: Int = 2, language: Language = .vi) throws {
    self = Rehearsal(exit: 0, screen: "", directory: nil)
    do { try run(pipeline, out, jobs, language) } catch let failure as Failure {
      exit = failure.code.exit
      screen = language == .vi ? failure.vietnamese : failure.english
    }
  }

  private init(exit: Int32, screen: String, directory: String?) {
    self.exit = exit
    self.screen = screen
    self.directory = directory
  }

  private mutating func run(_ pipeline: String, _ out: String, _ jobs: Int, _ language: Language) throws {
    var problems = Problems()
    let data = DataFolder(path: try DataFolder.find(environment: [:], executable: #filePath), &problems)
    let result = Planner.plan(pipelinePath: pipeline, data: data)
    let all = problems.sorted + result.problems
    guard let plan = result.plan, all.isEmpty else {
      let sentences = ProblemSentences(language)
      screen = all.map { sentences.line($0) + "\n" }.joined()
      exit = Planner.exitCode(for: all).exit
      return
    }
    let options = RunOptions(out: out, jobs: jobs, language: language)
    let run = try PipelineRun(plan: plan, pipelinePath: pipeline, options: options)
    let outcome = try run.run()
    let page = RunScreen(plan: plan, pipeline: pipeline, language: language)
    screen = page.text(outcome, survey: run.reported) + "\n" + page.summaryLine(outcome, survey: run.reported)
    exit = outcome.isComplete ? 0 : 3
    directory = outcome.directory
  }

  /// The published files by name; none when nothing was published.
  public var files: [String: Data] {
    guard let directory else { return [:] }
    let names = TemporaryFolder.files(below: directory)
    return Dictionary(
      names.map { ($0, FileManager.default.contents(atPath: directory + "/" + $0) ?? Data()) },
      uniquingKeysWith: { first, _ in first })
  }

  /// A published file as text; empty when there is none.
  public func text(_ name: String) -> String { String(decoding: files[name] ?? Data(), as: UTF8.self) }

  /// A published table, each row by its columns' names.
  public func table(_ name: String) -> [[String: String]] { CSVText.rows(text(name)) }
}
