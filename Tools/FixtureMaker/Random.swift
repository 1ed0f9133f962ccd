/// Numbers that are the same on every machine and in every release of the compiler: SplitMix64.
///
/// The standard library's own shuffles and ranges may change how they use a generator, so none of them is used here.
struct Random {
  private var state: UInt64

  /// A sequence of its own for each seed.
  init(seed: UInt64) {
    state = seed
  }

  /// The next 64 bits.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// A number from 0 to `bound` − 1.
  mutating func below(_ bound: Int) -> Int {
    Int(next() % UInt64(max(1, bound)))
  }

  /// True in so many of a hundred cases.
  mutating func chance(_ percent: Int) -> Bool {
    below(100) < percent
  }

  /// One of the choices, each as likely as the others.
  mutating func pick<T>(_ choices: [T]) -> T {
    choices[below(choices.count)]
  }

  /// So many different ones of the choices; the heavier a choice, the likelier it is.
  mutating func pick<T>(_ count: Int, of choices: [T], weight: (T) -> Int) -> [T] {
    var left = choices
    var picked: [T] = []
    while picked.count < count, !left.isEmpty {
      picked.append(left.remove(at: heavy(left.map(weight))))
    }
    return picked
  }

  /// An index, as likely as its weight.
  private mutating func heavy(_ weights: [Int]) -> Int {
    var at = below(weights.reduce(0, +))
    for (index, weight) in weights.enumerated() {
      if at < weight { return index }
      at -= weight
    }
    return weights.count - 1
  }
}
