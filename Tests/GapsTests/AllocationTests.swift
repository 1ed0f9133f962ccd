import Gaps
import Testing

@Suite struct AllocationTests {
  private func taker(_ weight: Int, _ limits: ClosedRange<Int> = 0...100, _ fixed: Int? = nil) -> Allocation.Taker {
    Allocation.Taker(weight: weight, limits: limits, fixed: fixed)
  }

  @Test func byWeight() throws {
    let parts = try Allocation.parts(10, over: [taker(1), taker(1), taker(1)])
    #expect(parts.map(\.households) == [4, 3, 3])
    #expect(parts.allSatisfy { $0.ground == .share && $0.share?.numerator == 10 && $0.share?.denominator == 3 })
  }

  @Test func whatIsFixedStaysAndTheRestIsShared() throws {
    let parts = try Allocation.parts(10, over: [taker(5, 0...100, 1), taker(2), taker(1)])
    #expect(parts.map(\.households) == [1, 6, 3])
    #expect(parts.map(\.ground) == [.fixed, .share, .share])
  }

  /// 90 over 8 : 1 : 1 with at most 40 and at least 20: 72, 9, 9 would pass all three limits.
  @Test func capsAndFloorsHoldAndTheSumStays() throws {
    let parts = try Allocation.parts(90, over: [taker(8, 20...40), taker(1, 20...40), taker(1, 20...40)])
    #expect(parts.map(\.households) == [40, 25, 25])
    #expect(parts.map(\.ground) == [.cap, .share, .share])
    let floors = try Allocation.parts(50, over: [taker(8, 20...100), taker(1, 20...100)])
    #expect(floors.map(\.households) == [30, 20])
    #expect(floors.map(\.ground) == [.share, .floor])
  }

  @Test func whatNobodyCanTakeIsSaid() {
    let takers = [taker(1, 2...5), taker(1, 3...5, 4)]
    for number in [10, 5] {
      let error = #expect(throws: Allocation.Impossible.self) { try Allocation.parts(number, over: takers) }
      #expect(error?.wanted == number && error?.least == 6 && error?.most == 9)
    }
    #expect(throws: Never.self) { try Allocation.parts(9, over: takers) }
  }

  @Test func thePartsAddUpWithinTheirLimitsWhateverTheNumbers() throws {
    var seed: UInt64 = 7
    func next(_ limit: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % limit
    }
    for _ in 0..<1_000 {
      let takers = (0...next(9)).map { _ in
        let low = next(10)
        return taker(next(4) == 0 ? 0 : next(5_000), low...low + next(60), next(6) == 0 ? next(30) : nil)
      }
      let least = takers.reduce(0) { $0 + ($1.fixed ?? $1.limits.lowerBound) }
      let most = takers.reduce(0) { $0 + ($1.fixed ?? $1.limits.upperBound) }
      let number = least + next(most - least + 1)
      let parts = try Allocation.parts(number, over: takers)
      #expect(parts.count == takers.count && parts.reduce(0) { $0 + $1.households } == number)
      for (part, taker) in zip(parts, takers) {
        #expect(taker.fixed.map { $0 == part.households } ?? taker.limits.contains(part.households))
      }
    }
  }
}
