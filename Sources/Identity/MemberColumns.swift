/// The members of households besides their heads (thành viên), as columns in the order of their households. A list of
/// heads alone has none, and they cost it nothing.
public struct MemberColumns: Sendable {
  /// Names, births, sexes and numbers.
  public var people = PersonColumns()
  /// For each member its household, as an index into the list's households; ascending.
  public private(set) var households: [Int32] = []
  /// Ethnic group, as in the households' columns; 0 = not known.
  public var ethnicities: [UInt8] = []
  /// The row as a spreadsheet shows it; the sheet is that of the household.
  public private(set) var rows: [UInt32] = []
  /// For each member what it is to the head, as an index into `relationWords`.
  private var relations: [UInt8] = []
  /// The words for it as the list writes them; the first is none.
  private var relationWords = [""]

  /// No members.
  public init() {}

  /// How many there are.
  public var count: Int { households.count }

  /// Appends a member's place; the other columns are appended by their rules.
  public mutating func append(household: Int, row: UInt32, relation: UInt8) {
    households.append(Int32(truncatingIfNeeded: household))
    rows.append(row)
    relations.append(relation)
  }

  /// The number of a word for what a member is to the head; 0 where there are too many words.
  public mutating func relation(_ word: String) -> UInt8 {
    if let known = relationWords.firstIndex(of: word) { return UInt8(known) }
    guard relationWords.count <= Int(UInt8.max) else { return 0 }
    relationWords.append(word)
    return UInt8(relationWords.count - 1)
  }

  /// What a member is to the head, as the list writes it; empty where it does not say.
  public func relation(of member: Int) -> String { relationWords[Int(relations[member])] }

  /// The members of a household.
  public func of(_ household: Int) -> Range<Int> {
    let first = partition(Int32(truncatingIfNeeded: household))
    var end = first
    while end < households.count, households[end] == household { end += 1 }
    return first..<end
  }

  private func partition(_ household: Int32) -> Int {
    var (low, high) = (0, households.count)
    while low < high {
      let middle = (low + high) / 2
      if households[middle] < household { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension MemberColumns: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Nothing personal.
  public var description: String { "MemberColumns(\(count))" }
  /// Nothing personal.
  public var debugDescription: String { description }
  /// Nothing personal.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
