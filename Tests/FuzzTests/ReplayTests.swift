import Foundation
import Harnesses
import Rehearsal
import Testing

/// The kept corpus of the fuzzers, and a short fuzzing of our own.
@Suite struct ReplayTests {
  @Test(arguments: Harness.allCases)
  func everyKeptInputIsBorne(_ harness: Harness) {
    let seeds = Self.seeds(of: harness)
    #expect(!seeds.isEmpty)
    for seed in seeds { harness.run(seed) }
  }

  @Test(arguments: Harness.allCases)
  func mutationsAreBorne(_ harness: Harness) {
    var mutator = Mutator(seed: 7)
    let seeds = Self.seeds(of: harness).filter { $0.count < 1 << 14 }
    for round in 0..<600 {
      if let seed = seeds.isEmpty ? nil : seeds[round % seeds.count] { harness.run(mutator.mutated(seed)) }
    }
  }

  private static func seeds(of harness: Harness) -> [[UInt8]] {
    let folder = "Fuzz/corpus/" + harness.rawValue
    return Repository.files(below: folder).compactMap { name in
      FileManager.default.contents(atPath: Repository.path(folder + "/" + name)).map { [UInt8]($0) }
    }
  }
}
