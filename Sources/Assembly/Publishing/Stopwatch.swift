import Foundation

/// Says how long each part of some work took, for the part of the manifest that may differ.
struct Stopwatch {
  private var last = ContinuousClock.now

  /// The time in UTC, to the second.
  static var momentOfDay: String { Date().ISO8601Format() }

  /// The machine's name.
  static var machine: String { ProcessInfo.processInfo.hostName }

  /// Seconds since the last lap or the beginning, in thousandths.
  mutating func lap() -> Double {
    let now = ContinuousClock.now
    defer { last = now }
    return (last.duration(to: now) / .milliseconds(1)).rounded() / 1_000
  }
}

extension Manifest.Stages {
  static func + (a: Self, b: Self) -> Self {
    Self(
      read: thousandths(a.read + b.read), link: thousandths(a.link + b.link), count: thousandths(a.count + b.count),
      write: thousandths(a.write + b.write))
  }

  fileprivate static func thousandths(_ seconds: Double) -> Double { (seconds * 1_000).rounded() / 1_000 }
}

extension Manifest.Run {
  /// Sets how long it took; what no other stage took went into writing.
  mutating func took(_ seconds: Double) {
    self.seconds = seconds
    guard let stages else { return }
    self.stages?.write = Manifest.Stages.thousandths(max(0, seconds - stages.read - stages.link - stages.count))
  }
}
