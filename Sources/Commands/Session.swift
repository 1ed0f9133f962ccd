import ArgumentParser
import Assembly
import PipelineKit

/// What commands on a pipeline share: the plan, or every problem and the exit code.
struct Session {
  let pipeline: String
  let language: Language

  /// The checked plan; writes all problems and exits when there are any.
  func plan() throws -> Plan {
    try failing {
      var problems = Problems()
      let data = DataFolder(path: try DataFolder.find(), &problems)
      let result = Planner.plan(pipelinePath: pipeline, data: data)
      let all = problems.sorted + result.problems
      guard let plan = result.plan, all.isEmpty else {
        let sentences = ProblemSentences(language)
        for problem in all { StandardError.write(sentences.line(problem)) }
        switch language {
        case .vi: StandardError.write("\(pipeline): \(all.count) lỗi; chưa chạy được.")
        case .en: StandardError.write("\(pipeline): \(all.count) problem\(all.count == 1 ? "" : "s"); nothing can run.")
        }
        throw ExitCode(Planner.exitCode(for: all).exit)
      }
      return plan
    }
  }

  /// Runs something; a failure becomes one sentence and its exit code.
  func failing<Result>(_ body: () throws -> Result) throws -> Result {
    do { return try body() } catch let failure as Failure {
      StandardError.write(language == .vi ? failure.vietnamese : failure.english)
      throw ExitCode(failure.code.exit)
    }
  }
}
