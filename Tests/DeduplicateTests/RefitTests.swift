import Testing

@testable import Deduplicate

/// Weights fitted anew to the survey at hand.
@Suite struct RefitTests {
  /// Rows and their second rows, which give no number and other persons.
  private static let rows: [Village.Row] = {
    let first = Village.others(1_600)
    let second = first.prefix(800).map { row in
      var row = row
      row.number = ""
      row.persons += 3
      return row
    }
    return first + second
  }()

  private static func outcome(refits: Bool, _ rows: [Village.Row] = rows, jobs: Int = 1) throws -> Deduplication {
    var rule = LinkageRule()
    rule.refits = refits
    rule.duplicatesAtMost = 100
    var lists = [Village.list(rows)]
    return try Village.deduplicator(jobs: jobs, rule: rule).deduplicate(&lists)
  }

  @Test func whatIsOftenOtherInASurveyIsLessEvidence() throws {
    let refitted = try #require(try Self.outcome(refits: true).weights)
    let shipped = Village.weights.withinSurvey
    let other = Int(PersonsLevel.different.rawValue)
    #expect(try #require(refitted.levels[.persons])[other] > (try #require(shipped.levels[.persons])[other]) + 300)
    #expect(refitted.merge == shipped.merge)
    #expect(try Self.outcome(refits: false).weights == nil)
  }

  @Test func itEndsTheSameOnAnyNumberOfThreads() throws {
    let one = try Self.outcome(refits: true)
    let two = try Self.outcome(refits: true, jobs: 2)
    #expect(one.weights == two.weights)
    #expect(one.merges.count == two.merges.count)
    #expect(one.findings.contains { $0.code == .weightsRefitted })
  }

  @Test func tooFewPairsSayTooLittle() throws {
    let result = try Self.outcome(refits: true, Village.others(300))
    #expect(result.weights == nil)
    #expect(result.findings.contains { $0.code == .weightsKept })
  }
}
