import Geography
import PipelineKit
import Standards

/// A plan checked against itself, before anything is counted: its sentences, its path of rates, its parts.
public struct PlanCheck: Sendable {
  private let targets: [Target]
  private let byUnit: [String: [Target]]
  private let trees: [Period: UnitTree]

  /// A check of targets; `trees` has the units as they stand in each of their periods.
  public init(_ targets: [Target], trees: [Period: UnitTree]) {
    (self.targets, self.trees) = (targets, trees)
    byUnit = Dictionary(grouping: targets, by: \.unit)
  }

  /// What does not agree, in the order of the targets. Nothing is corrected.
  public func findings() -> [Finding] {
    targets.flatMap { target in
      let numbers = StatedNumbers(target.text)
      return arithmetic(target, numbers) + value(target, numbers) + path(target, numbers) + rise(target) + sum(target)
    }
  }

  private func finding(_ code: FindingCode, _ target: Target, _ more: [String]) -> Finding {
    Finding(code, unit: target.unit, [target.id] + more)
  }

  // MARK: Sentences

  /// Giảm từ 37,13 % xuống còn 26,20 % (giảm 10,94 %): the two rates differ by 10,93.
  private func arithmetic(_ target: Target, _ numbers: StatedNumbers) -> [Finding] {
    StatedNumbers.Unit.allCases.compactMap { unit in
      guard let from = numbers.from(unit), let to = numbers.to(unit), let stated = numbers.change(unit),
        let computed = from.minus(to), computed.ordered(to: stated) != 0
      else { return nil }
      return finding(.targetArithmetic, target, [from, to, stated, computed].map(\.description))
    }
  }

  /// The value beside the sentence's own number.
  private func value(_ target: Target, _ numbers: StatedNumbers) -> [Finding] {
    let stated: DecimalNumber? =
      switch target.kind {
      case .reduceHouseholds: numbers.change(.households)
      case .endHouseholds: numbers.to(.households)
      case .reducePoints: numbers.change(.percent)
      case .endRate: numbers.to(.percent)
      default: nil
      }
    guard let stated, let value = target.value, value.ordered(to: stated) != 0, speaksOfItsClassAlone(target) else {
      return []
    }
    return [finding(.targetTextDiffers, target, [value.description, stated.description])]
  }

  /// Of the poor and the near-poor apart a sentence has two numbers, and which is meant it does not say twice.
  private func speaksOfItsClassAlone(_ target: Target) -> Bool {
    let text = target.text.lowercased()
    let (poor, near) = (text.contains("hộ nghèo"), text.contains("cận nghèo"))
    return !(poor && near) && (!near || target.classes.contains(.nearPoor))
  }

  // MARK: The path

  private func endRate(_ target: Target, in period: Period) -> DecimalNumber? {
    byUnit[target.unit]?.first {
      $0.kind == .endRate && $0.classes == target.classes && $0.period == period && $0.group == target.group
        && $0.standard == target.standard
    }?.value
  }

  /// The end rates of two years and the fall between them that the plan states.
  private func path(_ target: Target, _ numbers: StatedNumbers) -> [Finding] {
    guard target.kind.isOfRates, let start = endRate(target, in: target.baseline) else { return [] }
    if target.kind == .reducePoints, let stated = target.value, let end = endRate(target, in: target.period),
      let computed = start.minus(end), computed.ordered(to: stated) != 0
    {
      return [finding(.targetPath, target, [start, end, stated, computed].map(\.description))]
    }
    guard let from = numbers.from(.percent), from.ordered(to: start) != 0 else { return [] }
    return [finding(.targetPathStart, target, [from.description, start.description])]
  }

  /// Còn 13,7 % after còn 12,9 % the year before.
  private func rise(_ target: Target) -> [Finding] {
    guard target.kind.isAtMost, let value = target.value else { return [] }
    let earlier = (byUnit[target.unit] ?? []).filter {
      $0.kind == target.kind && $0.classes == target.classes && $0.group == target.group
        && $0.standard == target.standard && $0.period < target.period
    }
    guard let last = earlier.max(by: { $0.period < $1.period }), let most = last.value, most < value else { return [] }
    return [finding(.targetPathRises, target, [value.description, most.description, last.period.text])]
  }

  // MARK: Parts

  /// The targets of the units directly below, where each has one of the same kind.
  private func sum(_ target: Target) -> [Finding] {
    guard target.kind == .reduceHouseholds || target.kind == .endHouseholds, let value = target.value,
      let tree = trees[target.period], let unit = tree.index[target.unit]
    else { return [] }
    let parts = tree.children[unit].map { child in strictest(below: target, tree.units[child].code) }
    let known = parts.compactMap { $0 }
    guard !parts.isEmpty, known.count == parts.count else { return [] }
    let sum = known.reduce(0, +)
    if sum == value.integer { return [] }
    return [finding(.targetsNotSum, target, [value.description, String(sum)])]
  }

  private func strictest(below target: Target, _ unit: String) -> Int? {
    let own = (byUnit[unit] ?? []).filter {
      $0.kind == target.kind && $0.classes == target.classes && $0.period == target.period
        && $0.baseline == target.baseline && $0.counting == target.counting && $0.group == target.group
        && $0.standard == target.standard
    }.compactMap { $0.value?.integer }
    return target.kind == .endHouseholds ? own.min() : own.max()
  }
}
