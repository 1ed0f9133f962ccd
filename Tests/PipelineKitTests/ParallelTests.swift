import PipelineKit
import Testing

@Suite struct ParallelTests {
  @Test(arguments: [1, 2, 5])
  func `an array made in parts holds each part in its place`(jobs: Int) {
    let counts = (0..<40).map { $0 % 7 == 3 ? 0 : $0 * 13 }
    let made = Parallel.array(counts, jobs: jobs) { part, items in
      for item in 0..<counts[part] { items.append("\(part) \(item)") }
    }
    #expect(made == counts.indices.flatMap { part in (0..<counts[part]).map { "\(part) \($0)" } })
    #expect(Parallel.array([], jobs: jobs) { _, items in items.append(1) } == [])
    #expect(Parallel.array([2, 3], jobs: jobs) { $1.append([[1, 2], [3, 4, 5]][$0][...]) } == [1, 2, 3, 4, 5])
  }

  @Test func `the ranges of shares are all places once`() {
    for (count, shares) in [(0, 2), (1, 2), (7, 3), (8, 4), (5, 0)] {
      let ranges = Chunks.shares(count, shares)
      #expect(ranges.flatMap { $0 } == Array(0..<count))
      #expect(ranges.count <= max(1, shares))
    }
  }

  @Test func `the partition point is the first of all that meet the condition`() {
    let sorted = [1, 3, 3, 7, 9]
    for wanted in 0...10 {
      #expect(sorted.partitionPoint { $0 >= wanted } == sorted.firstIndex { $0 >= wanted } ?? sorted.count)
    }
    #expect([Int]().partitionPoint { $0 >= 1 } == 0)
  }
}
