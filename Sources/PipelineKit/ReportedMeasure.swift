/// A figure that somebody reported and no list can tell (chỉ tiêu báo cáo): one line of measures.csv.
public struct ReportedMeasure: Sendable, Hashable {
  /// The period.
  public var period: Period
  /// The unit's code.
  public var unit: String
  /// The measure's name ("luot-ho-vay").
  public var measure: String
  /// The figure.
  public var value: DecimalNumber

  /// A line of measures.
  public init(period: Period, unit: String, measure: String, value: DecimalNumber) {
    self.period = period
    self.unit = unit
    self.measure = measure
    self.value = value
  }
}
