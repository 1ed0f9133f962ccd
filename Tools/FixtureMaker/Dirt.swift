/// The ordinary slips of a year's lists; none of them changes a count.
enum Dirt {
  /// Puts into one commune's list what is meant for it, and leaves out one identity number in sixty.
  static func add(to listing: inout Listing, _ random: inout Random) {
    for index in listing.entries.indices where random.below(60) == 0 { listing.entries[index].identity = "" }
    switch (listing.commune.code, listing.survey) {
    case ("23407", .new2021), ("23417", .new2022), ("23446", .old2021): repeatRow(&listing)
    case ("23410", .new2022), ("23422", .new2021): respellRow(&listing)
    case ("23413", .new2022): contradictScore(&listing)
    case ("23407", .new2022): spoilBirth(&listing)
    case ("23419", .new2021): nameUnknownCause(&listing)
    default: break
    }
  }

  /// The same row once more, three rows further down.
  private static func repeatRow(_ listing: inout Listing) {
    guard let index = middle(of: listing) else { return }
    listing.entries.insert(listing.entries[index], at: min(index + 3, listing.entries.count))
  }

  /// The same household once more under the same number: in capitals, and scored again.
  private static func respellRow(_ listing: inout Listing) {
    guard let index = middle(of: listing) else { return }
    var again = listing.entries[index]
    again.name = again.name.uppercased()
    again.b1 -= 5
    listing.entries.insert(again, at: min(index + 2, listing.entries.count))
  }

  /// Ten points more than the indicators say, within the class.
  private static func contradictScore(_ listing: inout Listing) {
    guard let index = listing.entries.firstIndex(where: { $0.decided == .poor }) else { return }
    listing.entries[index].b2 += 10
  }

  private static func spoilBirth(_ listing: inout Listing) {
    guard let index = middle(of: listing) else { return }
    listing.entries[index].birthText = "31/02/\(listing.entries[index].household.head.birth.year)"
  }

  private static func nameUnknownCause(_ listing: inout Listing) {
    guard let index = middle(of: listing) else { return }
    listing.entries[index].extraCause = "Đường đi lại khó khăn"
  }

  /// A poor household with an identity number, near the middle of the list.
  private static func middle(of listing: Listing) -> Int? {
    listing.entries.indices.dropFirst(listing.entries.count / 2).first { index in
      listing.entries[index].decided == .poor && !listing.entries[index].identity.isEmpty
    }
  }
}
