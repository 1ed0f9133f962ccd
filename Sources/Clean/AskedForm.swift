import Households
import Ingest
import Standards

/// What the columns of a sheet, or of all sheets of a list, ask. What one sheet does not ask is not known of the list.
struct AskedForm {
  private(set) var form: Form = []
  /// Groups as bits, by their raw values.
  private(set) var groups: UInt8 = 0

  init(_ columns: ColumnMap) {
    if columns.has(.persons) || columns.listsMembers { form.insert(.persons) }
    if columns.listsMembers { form.insert(.members) }
    if columns.has(.b1) && columns.has(.b2) { form.insert(.scores) }
    if !columns.indicators.isEmpty || columns.has(.indicatorList) { form.insert(.indicators) }
    if !columns.causes.isEmpty || columns.has(.causeList) { form.insert(.causes) }
    for (_, bit) in columns.groups { groups |= 1 << UInt8(bit) }
    if columns.has(.groupList) { groups |= Self.listedGroups }
    if groups & Self.listedGroups != 0 { form.insert(.groups) }
    if columns.has(.ethnicity) {
      form.insert(.ethnicity)
      groups |= Self.bit(.ethnicMinority)
    }
    if columns.has(.sex) || columns.has(.sexMarkFemale) || columns.has(.birthFemale) {
      form.insert(.sex)
      groups |= Self.bit(.femaleHead)
    }
  }

  /// What both ask.
  func intersection(_ other: AskedForm) -> AskedForm {
    var both = self
    both.form.formIntersection(other.form)
    both.groups &= other.groups
    return both
  }

  /// The groups that a single column "Nhóm đối tượng" is asked for.
  private static let listedGroups = bit(.ethnicMinority) | bit(.merit) | bit(.socialProtection) | bit(.noLabour)

  private static func bit(_ group: HouseholdGroup) -> UInt8 { 1 << group.rawValue }
}
