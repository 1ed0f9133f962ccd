/// A day of the calendar.
struct Day: Hashable {
  let year: Int
  let month: Int
  let day: Int

  /// "05/11/1978" with a slash.
  func text(_ separator: String) -> String {
    [twoDigits(day), twoDigits(month), String(year)].joined(separator: separator)
  }
}

/// "7" → "07".
func twoDigits(_ number: Int) -> String {
  number < 10 ? "0\(number)" : String(number)
}

/// Who heads a household.
struct Head {
  let name: String
  let sex: Sex
  let birth: Day
  let ethnicity: Ethnicity
  /// Twelve digits (CCCD) or nine (CMND).
  let identity: String
}

/// Groups that are counted apart, as lists abbreviate them.
enum Group: String, CaseIterable {
  case minority = "DTTS"
  case merit = "NCC"
  case socialProtection = "BTXH"
  case noLabour = "KKNLĐ"
}

/// What a review decides.
enum Class: Int {
  case poor, nearPoor, notPoor
}

/// What a review found of a household.
struct Assessment {
  var decided: Class
  var b1: Int
  var lacking: Set<Indicator>
  var causes: Set<Cause>

  /// Points for deprivations.
  var b2: Int { 10 * lacking.count }
}

/// An invented household through the surveys.
struct Household {
  /// Its place in the world.
  let number: Int
  let village: Village
  let head: Head
  let groups: [Group]
  var persons: [String: Int]
  /// How hard its life is: what the classes are dealt by.
  let hardship: Int
  /// Whether it lives there at the end of 2021.
  let isThereIn2021: Bool
  /// Whether it lives there at the end of 2022.
  let isThereIn2022: Bool
  var assessments: [Survey: Assessment] = [:]

  /// Whether it lives there at a survey's time.
  func isThere(_ survey: Survey) -> Bool {
    survey == .new2022 ? isThereIn2022 : isThereIn2021
  }
}
