import Indicators
import PipelineKit
import Standards

/// How many of a target's classes are deprived, among how many.
private struct Deprived {
  var households = 0
  var persons = 0
  var allPersons = 0
}

extension GapStage {
  /// 97 % hộ nghèo có nhà tiêu hợp vệ sinh: the share of the classes' households that are deprived of none of the
  /// indicators. Of no household it is met, with `reached` blank.
  func coverage(_ gap: inout Gap, _ scene: TargetScene) {
    guard let wanted = gap.target.value, let closing = gap.closing, let deprived = deprived(gap.target, scene) else {
      return
    }
    guard closing > 0 else {
      gap.state = .met
      return
    }
    if gap.target.isOfPersons { return personCoverage(&gap, wanted, deprived) }
    let isMet = { Self.isCovered(closing, without: $0, wanted) }
    cover(&gap, closing, without: deprived.households, wanted, isMet(deprived.households))
    allow(&gap, deprived.households, most(upTo: closing, isMet))
  }

  /// 100 % khẩu cận nghèo tham gia bảo hiểm y tế. A deprived household has one deprived person at least, and at most all
  /// of its persons: what holds at both ends holds.
  private func personCoverage(_ gap: inout Gap, _ wanted: DecimalNumber, _ deprived: Deprived) {
    let ends = [deprived.households, deprived.persons].map { Self.isCovered(deprived.allPersons, without: $0, wanted) }
    guard ends[0] == ends[1] else {
      gap.isUntold = true
      return
    }
    let isExact = deprived.households == deprived.persons
    cover(&gap, deprived.allPersons, without: deprived.persons, wanted, ends[0], isExact: isExact)
  }

  private func cover(
    _ gap: inout Gap, _ all: Int, without deprived: Int, _ wanted: DecimalNumber, _ isMet: Bool, isExact: Bool = true
  ) {
    gap.state = isMet ? .met : .notMet
    guard isExact, let covered = Ratio(all - deprived, all), let shown = covered.percent(decimals: 2) else { return }
    gap.reached = DecimalNumber(digits: shown, decimals: 2).description
    gap.gap = distance(covered, wanted, -1, gap.state)
  }

  /// 100 % is all of them; less is met at the decimals with which it is written.
  private static func isCovered(_ all: Int, without deprived: Int, _ wanted: DecimalNumber) -> Bool {
    if wanted.integer == 100 { return deprived == 0 }
    return Ratio(all - deprived, all)?.percent(decimals: wanted.decimals).map { $0 >= wanted.digits } ?? false
  }

  /// Nil when not every list asks what the target needs.
  private func deprived(_ target: Target, _ scene: TargetScene) -> Deprived? {
    let (counts, unit) = (scene.now.counts, scene.unit)
    guard counts.scalar(.withIndicators, unit) == counts.scalar(.reported, unit),
      let place = place(of: target, in: scene.standard, counts.layout)
    else { return nil }
    var sum = Deprived()
    for c in target.classes.compactMap(CountedClass.init) {
      let values = counts.units[unit]
      sum.households += values[place.households(c)]
      sum.persons += values[place.persons(c)]
      guard target.isOfPersons else { continue }
      guard let persons = counts.persons(c, unit), counts.personsUnknown(c, unit) == 0,
        counts.scalar(.withPersons, unit) == counts.scalar(.reported, unit)
      else { return nil }
      sum.allPersons += persons
    }
    return sum
  }

  /// Where the deprived stand among the counts: those of an indicator, or of a dimension.
  private func place(
    of target: Target, in standard: Standard, _ layout: CountLayout
  ) -> (households: (CountedClass) -> Int, persons: (CountedClass) -> Int)? {
    let ids = target.indicator.split(separator: ";").map(String.init)
    if ids.count == 1, let bit = standard.indicators.firstIndex(where: { $0.id == ids[0] }) {
      return ({ layout.indicator(bit, $0) }, { layout.indicatorPersons(bit, $0) })
    }
    guard let dimension = standard.dimension(of: ids), dimension < layout.dimensions.count else { return nil }
    return ({ layout.dimension(dimension, $0) }, { layout.dimensionPersons(dimension, $0) })
  }
}
