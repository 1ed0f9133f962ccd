import Foundation
import Rehearsal
import Testing

/// Every case below `fixtures/cases`, run in this process.
@Suite struct CaseTests {
  @Test func thereAreCases() { #expect(Case.all.count >= 20) }

  @Test(arguments: Case.all)
  func whatComesOfIt(_ one: Case) throws {
    let expected = one.expected()
    let actual = try one.actual(comparing: Set(expected.keys))
    if Repository.isRecording, actual != expected {
      try one.record(actual)
      Issue.record("fixtures/cases/\(one.name)/expected was written anew: read the diff.")
      return
    }
    for name in Set(expected.keys).union(actual.keys).sorted() {
      let difference = Self.difference(expected[name], actual[name])
      #expect(difference == nil, "\(one.name)/expected/\(name): \(difference ?? "")")
    }
  }

  /// The first line that differs, as written down and as it came; nil when there is none.
  private static func difference(_ expected: Data?, _ actual: Data?) -> String? {
    guard let expected else { return "is not written down (make record)" }
    guard let actual else { return "did not come" }
    if expected == actual { return nil }
    let pair = [expected, actual].map { String(decoding: $0, as: UTF8.self).components(separatedBy: "\n") }
    let line = zip(pair[0], pair[1]).enumerated().first { $0.element.0 != $0.element.1 }
    guard let line else { return "\(pair[0].count) lines written down, \(pair[1].count) came" }
    return "line \(line.offset + 1)\n  expected: \(line.element.0)\n  came:     \(line.element.1)"
  }
}
