import Testing

/// What code may do: open files, print, look at the clock.
@Suite struct MannersTests {
  private let sources = SourceTree()

  @Test func onlyAFewRoomsTouchFiles() {
    let doors = [
      "Ingest/", "DelimitedText/FileBytes.swift", "Assembly/FileSystem.swift", "Assembly/Publishing/", "Review/",
    ]
    let pattern =
      #"FileManager|FileHandle\(|(String|Data)\(contentsOf|\bfopen\(|\bO_(RDONLY|WRONLY|RDWR)\b|\bmmap\("#
    let found = sources.places(of: pattern) { file in !doors.contains { file.name.hasPrefix($0) } }
    #expect(found == [])
    #expect(!sources.places(of: pattern).isEmpty, "the pattern finds nothing at all")
  }

  @Test func onlyCommandsPrint() {
    let pattern =
      #"(?<![.\w])(print|debugPrint|dump|puts|printf|NSLog)\(|standardOutput|standardError|\bstdout\b|\bstderr\b"#
    #expect(sources.places(of: pattern) { $0.room != "Commands" } == [])
    #expect(!sources.places(of: pattern).isEmpty, "the pattern finds nothing at all")
  }

  @Test func onlyTheRunsOwnPartKnowsTheClockAndTheMachine() {
    let doors = [
      "Assembly/PipelineRun.swift", "Assembly/Publishing/Publisher.swift", "Assembly/Publishing/Stopwatch.swift",
    ]
    let pattern =
      #"\bDate\(|Date\.now|\bLocale\b|TimeZone|hostName|ContinuousClock|SuspendingClock|gettimeofday|\btime\(nil\)"#
    #expect(sources.places(of: pattern) { !doors.contains($0.name) } == [])
    #expect(!sources.places(of: pattern).isEmpty, "the pattern finds nothing at all")
  }

  @Test func nothingIsLeftToChance() {
    #expect(sources.places(of: #"\.random\(|shuffled?\(|\.hashValue\b|\bHasher\(\)|UUID\("#) == [])
  }

  @Test func nobodyForces() {
    #expect(sources.places(of: #"\btry!|\bas! "#) == [])
  }
}
