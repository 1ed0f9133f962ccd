/// The households that a `named-exits` target means, and the plan's sentence, which names them: personal, so kept apart
/// from the target. Nothing of it shows in descriptions and mirrors.
public struct NamedExits: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
  /// A household as the plan writes it.
  public struct Household: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
    /// The head's name, or a household's id when `village` is nil.
    public var name: String
    /// The village as the plan writes it; nil when an id was written.
    public var village: String?

    /// A household, by name and village or by id.
    public init(name: String, village: String?) {
      self.name = name
      self.village = village
    }

    /// Nothing personal.
    public var description: String { "Household(…)" }
    /// Nothing personal.
    public var customMirror: Mirror { Mirror(self, children: []) }
  }

  /// The target's id.
  public var target: String
  /// The households.
  public var households: [Household]
  /// The plan's sentence.
  public var text: String

  /// The households of a target.
  public init(target: String, households: [Household], text: String) {
    self.target = target
    self.households = households
    self.text = text
  }

  /// Nothing personal.
  public var description: String { "NamedExits(\(target): \(households.count))" }
  /// Nothing personal.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
