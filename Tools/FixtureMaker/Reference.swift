/// The reference files: units, totals, targets and submissions, as CSV.
struct Reference {
  let world: World

  /// The district with its province, communes and villages.
  var units: String {
    var rows = [["code", "name", "level", "parent", "valid_from", "valid_to", "area"]]
    rows.append([District.provinceCode, District.provinceName, "province", "", "", "", ""])
    rows.append([District.code, "Huyện \(District.name)", "district", District.provinceCode, "", "", ""])
    for commune in District.communes {
      rows.append([commune.code, "Xã \(commune.name)", "commune", District.code, "", "", "rural"])
      rows += commune.villages.map { [$0.code, $0.name, "village", commune.code, "", "", ""] }
    }
    return csv(rows)
  }

  /// Households and persons of each village at the end of both years.
  var totals: String {
    var rows = [["period", "unit", "households", "persons"]]
    for survey in [Survey.new2021, .new2022] {
      for village in District.villages {
        let households = world.households(of: village.code, at: survey)
        let persons = households.reduce(0) { $0 + ($1.persons[survey.period] ?? 0) }
        rows.append([survey.period, village.code, String(households.count), String(persons)])
      }
    }
    return csv(rows)
  }

  /// Which file came from which commune, when, for which survey.
  func submissions(_ sent: [(file: String, listing: Listing)]) -> String {
    let header = ["file", "unit", "period", "standard", "received", "stage"]
    return csv(
      [header]
        + sent.map { file, listing in
          let survey = listing.survey
          return [file, listing.commune.code, survey.period, survey.standard, listing.received, "official"]
        })
  }

  /// The maker's own truth: what a program must find in the lists, for every village, commune and the district.
  var expected: String {
    var rows = [["period", "standard", "unit", "households", "poor_households", "near_poor_households"]]
    let units = District.communes.flatMap { [$0.code] + $0.villages.map(\.code) } + [District.code]
    for survey in Survey.allCases.sorted(by: { ($0.period, $0.standard) < ($1.period, $1.standard) }) {
      for unit in units {
        let households = world.households(of: unit, at: survey).count
        let classes = [Class.poor, .nearPoor].map { String(world.count($0, of: unit, at: survey)) }
        rows.append([survey.period, survey.standard, unit, String(households)] + classes)
      }
    }
    return csv(rows)
  }
}

/// Rows as CSV: commas, line feeds, quotes only where needed.
func csv(_ rows: [[String]]) -> String {
  let dialect = Dialect(lineEnd: "\n")
  let sheet = Sheet(name: "", rows: rows.map { row in row.map { .text($0) } })
  return String(decoding: dialect.data(sheet), as: UTF8.self)
}
