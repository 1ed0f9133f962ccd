import PipelineKit

/// What checking a plan itself finds.
extension FindingCode {
  /// The targets of the units below do not add up to the target. Arguments: the target's id, its value, their sum.
  public static let targetsNotSum = FindingCode("targets-not-sum", .warning)
  /// When all units below meet their targets, the target is not met. Arguments: the target's id, the households that the
  /// units below may have left, those with which the target is met.
  public static let targetsBelowShort = FindingCode("targets-below-short", .warning)
  /// The plan's sentence does not add up. Arguments: the target's id, from, to, the change stated, the change computed.
  public static let targetArithmetic = FindingCode("target-arithmetic", .warning)
  /// The plan's sentence says another number than the value. Arguments: the target's id, the value, the sentence's number.
  public static let targetTextDiffers = FindingCode("target-text-differs", .warning)
  /// A fall is not the difference of the end rates that the plan sets for the two years. Arguments: the target's id, the
  /// rates, the fall stated, the fall computed.
  public static let targetPath = FindingCode("target-path", .warning)
  /// The plan's sentence starts from another rate than the plan sets for the baseline. Arguments: the target's id, the
  /// sentence's rate, the baseline's target.
  public static let targetPathStart = FindingCode("target-path-start", .note)
  /// The plan allows more than it does at an earlier time. Arguments: the target's id, its value, the earlier value, the
  /// earlier period.
  public static let targetPathRises = FindingCode("target-path-rises", .note)
  /// The target was met at the baseline already. Arguments: the target's id.
  public static let targetMetAtStart = FindingCode("target-met-at-start", .note)
  /// The target wants more to leave than there were. Arguments: the target's id, the value, what there was.
  public static let targetImpossible = FindingCode("target-impossible", .warning)
  /// The unit has another territory than when the target was set. Arguments: the target's id, its households at the
  /// baseline then, and those of today's territory.
  public static let targetBorders = FindingCode("target-borders", .note)
  /// A target's unit is gone; it is judged over the unit that it became. Arguments: the target's id, the unit, the unit
  /// that it became, the targets judged together, the households with which all are met.
  public static let targetCarried = FindingCode("target-carried", .warning)

  /// All codes of plans.
  static let ofPlans: [FindingCode] = [
    .targetsNotSum, .targetsBelowShort, .targetArithmetic, .targetTextDiffers, .targetPath, .targetPathStart,
    .targetPathRises,
    .targetMetAtStart, .targetImpossible, .targetBorders, .targetCarried,
  ]
}
