import Rehearsal
import Testing

/// What each room may know, read off Package.swift and the sources.
@Suite struct RoomTests {
  private let sources = SourceTree()
  private let plan = HousePlan()

  /// Rooms where nobody has a name.
  private let withoutNames = [
    "Geography", "Standards", "PipelineKit", "Indicators", "Rates", "Reductions", "Gaps", "Review", "Households",
  ]

  @Test func theSourcesAndTheRoomsAreFound() {
    #expect(sources.files.count > 100)
    #expect(plan.knows.count > 15)
    #expect(plan.knows["Clean"]?.contains("Identity") == true)
    #expect(sources.files.contains { sources.imports($0).contains("Identity") })
  }

  @Test func roomsWithoutNamesDoNotListIdentity() {
    for room in withoutNames {
      #expect(plan.knows[room] != nil, "\(room) is no room of Package.swift")
      #expect(plan.knows[room]?.contains("Identity") != true, "\(room) lists Identity")
    }
  }

  @Test func roomsWithoutNamesDoNotImportIdentity() {
    for file in sources.files where withoutNames.contains(file.room) {
      #expect(!sources.imports(file).contains("Identity"), "\(file.name)")
    }
  }

  /// A room that re-exports another would hand it to everyone.
  @Test func noRoomReExportsAnother() {
    #expect(sources.places(of: #"@_exported|@_spi|^\s*(public|package)\s+import\s"#) == [])
  }

  @Test func everyImportIsListed() {
    for file in sources.files {
      guard let knows = plan.knows[file.room] else { continue }
      for module in sources.imports(file) where plan.knows[module] != nil {
        #expect(knows.contains(module), "\(file.name) imports \(module), which its room does not list")
      }
    }
  }

  @Test func eachCModuleHasOneRoom() {
    let rooms = [
      "CLibCSV": "DelimitedText", "CFieldScanner": "DelimitedText", "CZlib": "Compression", "CXML": "Workbooks",
      "CCrypto": "Hashing", "CXLSXWriter": "WorkbookWriting", "CSQLite": "RegisterWriting",
    ]
    for file in sources.files {
      for module in sources.imports(file) {
        if let room = rooms[module] { #expect(file.room == room, "\(file.name) imports \(module)") }
      }
    }
    for (room, knows) in plan.knows {
      for module in knows { if let own = rooms[module] { #expect(room == own, "\(room) lists \(module)") } }
    }
  }

  @Test func unsafeCodeStaysAtTheDoors() {
    let doors = ["DelimitedText", "Compression", "Workbooks", "Hashing", "WorkbookWriting", "RegisterWriting"]
    let files = [
      "Assembly/Publishing/Disk.swift", "Assembly/Publishing/DirectBlocks.swift", "PipelineKit/ParallelArray.swift",
    ]
    let found = sources.places(of: #"Unsafe|withUnsafe|unsafeBitCast|nonisolated\(unsafe\)|@unchecked"#) {
      !doors.contains($0.room) && !files.contains($0.name)
    }
    #expect(found == [])
  }

  @Test func onlyTheSystemsOwnDoorsUseGlibc() {
    let doors = ["DelimitedText/FileBytes.swift", "WorkbookWriting/MemoryFile.swift"]
    for file in sources.files where sources.imports(file).contains("Glibc") {
      #expect(
        file.name.hasPrefix("Assembly/Publishing/") || doors.contains(file.name), "\(file.name) imports Glibc")
    }
  }
}
