import ArgumentParser
import Assembly
import PipelineKit

/// What commands on a pipeline share: the plan, or every problem and the exit code.
struct Session {
  let pipeline: String
  let language: Language

  /// The checked plan; writes all problems and exits when there are any.
  func plan() throws -> Plan {
    let (plan, problems) = try failing {
      var problems = Problems()
      let data = DataFolder(path: try DataFolder.find(), &problems)
      let result = Planner.plan(pipelinePath: pipeline, data: data)
      return (result.plan, problems.sorted + result.problems)
    }
    if let plan, problems.isEmpty { return plan }
    report(problems)
    throw ExitCode(Planner.exitCode(for: problems).exit)
  }

  private func report(_ problems: [Problem]) {
    let sentences = ProblemSentences(language)
    for problem in problems { StandardError.write(sentences.line(problem)) }
    switch language {
    case .vi: StandardError.write("\(pipeline): \(problems.count) lỗi; chưa chạy được.")
    case .en:
      StandardError.write("\(pipeline): \(problems.count) problem\(problems.count == 1 ? "" : "s"); nothing can run.")
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
