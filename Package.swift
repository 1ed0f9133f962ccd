// swift-tools-version: 6.1
import PackageDescription

// The house as a table: each room, and what it may know. The order is the order in which data moves.
// Rooms that may not name a person simply do not list Identity (a house test proves it from this file and from the
// imports; `make check` also builds with the explicit-import check).

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
]

func room(_ name: String, _ knows: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: knows, swiftSettings: settings)
}

func tests(_ name: String, _ knows: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: knows, swiftSettings: settings)
}

let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "rasoat",
  products: [.executable(name: "rasoat", targets: ["rasoat"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
  ],
  targets: [
    // C libraries, each behind one door.
    .target(name: "CLibCSV", sources: ["shim.c"], cSettings: [.headerSearchPath("vendor")]),
    .target(name: "CFieldScanner", cSettings: [.unsafeFlags(["-O2"])]),
    .systemLibrary(name: "CMalloc"),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),

    // Bytes and words.
    room("Cells"),
    room("Text"),
    room("Hashing", ["CCrypto"]),
    room("Compression", ["CZlib", "Cells"]),
    room("DelimitedText", ["CLibCSV", "CFieldScanner", "Cells", "Hashing"]),
    room("Workbooks", ["CXML", "Compression", "Cells", "Text", "Hashing"]),
    room("WorkbookWriting", ["CXLSXWriter"]),
    room("RegisterWriting", ["CSQLite"]),

    // What the program knows of the world.
    room("PipelineKit", [yams]),
    room("Geography", ["PipelineKit", "Text"]),
    room("Standards", ["PipelineKit", "Text", "Geography"]),
    room("Identity", ["Text"]),
    room("Households", ["Standards"]),
    room("Indicators", ["Standards"]),

    // The stages, in the order data moves.
    room(
      "Ingest",
      [
        "Cells", "Compression", "DelimitedText", "Workbooks", "Hashing", "Text", "PipelineKit", "Geography",
        "Standards",
      ]),
    room("Clean", ["Cells", "Text", "PipelineKit", "Geography", "Standards", "Identity", "Households", "Ingest"]),
    room("Deduplicate", ["Text", "PipelineKit", "Geography", "Standards", "Identity", "Households"]),
    room("Rates", ["PipelineKit", "Geography", "Standards", "Households", "Indicators"]),
    room("Reductions", ["PipelineKit", "Geography", "Standards", "Households", "Indicators"]),
    room("Gaps", ["PipelineKit", "Geography", "Standards", "Indicators", "Reductions"]),
    room(
      "Emit",
      [
        "Hashing", "Text", "PipelineKit", "Geography", "Standards", "Identity", "Households", "Indicators",
        "Deduplicate",
        "Reductions", "Gaps", "WorkbookWriting", "RegisterWriting",
      ]),
    room("Review", ["Hashing", "Text", "PipelineKit", "Emit", "DelimitedText", "Cells"]),

    // The spine and the doors.
    room(
      "Assembly",
      [
        yams, "Cells", "Text", "Hashing", "DelimitedText", "PipelineKit", "Geography", "Standards", "Identity",
        "Households", "Indicators", "Compression", "Ingest", "Clean", "Deduplicate", "Rates", "Reductions", "Gaps",
        "Emit",
        "Review",
      ]),
    room("Commands", [argumentParser, "CMalloc", "PipelineKit", "Ingest", "Review", "Assembly", "Standards"]),
    .executableTarget(name: "rasoat", dependencies: ["Commands"], swiftSettings: settings),

    // Makes the examples in fixtures/ anew; of the program it knows only how workbooks are written.
    .executableTarget(
      name: "fixture-maker", dependencies: ["WorkbookWriting", "CZlib"], path: "Tools/FixtureMaker",
      swiftSettings: settings),
    // For `make bench`: what it takes to split files into fields and no more.
    .executableTarget(
      name: "field-splitter", dependencies: ["CLibCSV", "Cells", "DelimitedText", "PipelineKit"],
      path: "Benchmarks/FieldSplitter", swiftSettings: settings),

    // Tests, room by room.
    tests("TextTests", ["Text"]),
    tests("IndicatorsTests", ["Indicators", "Standards"]),
    tests("CleanTests", ["Cells", "PipelineKit", "Identity", "Clean"]),
    tests(
      "DeduplicateTests", ["Text", "PipelineKit", "Geography", "Standards", "Identity", "Households", "Deduplicate"]),
    tests("RatesTests", ["PipelineKit", "Geography", "Standards", "Indicators", "Rates"]),
    tests(
      "ReductionsTests",
      ["Rehearsal", "PipelineKit", "Geography", "Standards", "Households", "Indicators", "Reductions"]),
    tests("GapsTests", ["PipelineKit", "Geography", "Standards", "Indicators", "Reductions", "Gaps"]),
    tests("PipelineKitTests", ["PipelineKit"]),
    tests("EmitTests", ["Households", "Emit"]),
    tests("ReviewTests", ["Emit", "Review"]),
    tests("GeographyTests", ["Geography", "PipelineKit"]),
    tests("StandardsTests", ["Standards", "PipelineKit", "Geography", "Text"]),
    tests(
      "IngestTests",
      ["Cells", "Compression", "DelimitedText", "PipelineKit", "Text", "Workbooks", "Ingest", "TestArchives"]),
    tests(
      "AssemblyTests",
      ["Assembly", "Workbooks", "Deduplicate", "PipelineKit", "Geography", "Standards", "Gaps", "Identity"]),
    // Tests, a folder a room.
    .target(name: "TestArchives", dependencies: ["CZlib"], path: "Tests/TestArchives", swiftSettings: settings),
    tests("CompressionTests", ["Compression", "Cells", "TestArchives"]),
    tests("WorkbooksTests", ["Workbooks", "Compression", "Cells", "TestArchives"]),
    // One folder of tests a room.
    tests("HashingTests", ["Hashing"]),
    tests("DelimitedTextTests", ["DelimitedText", "Hashing", "CLibCSV", "CFieldScanner", "Cells"]),

    // Runs in this process, for the tests below; the laws of the house; cases; the real binary.
    .target(
      name: "Rehearsal", dependencies: ["PipelineKit", "Assembly"], path: "Tests/Rehearsal", swiftSettings: settings),
    tests("HouseTests", ["Rehearsal", "PipelineKit", "Identity", "Emit", "Assembly"]),
    tests("ReturnsTests", ["Rehearsal", "Cells", "Workbooks", "WorkbookWriting", "PipelineKit", "Emit"]),
    tests("RegisterTests", ["Rehearsal", "CSQLite", "RegisterWriting", "Emit"]),
    tests("CaseTests", ["Rehearsal"]),
    tests("ToolTests", ["Rehearsal", "Compression", "Hashing"]),

    // The fuzzers' harnesses, and the replay of what they keep.
    .target(
      name: "Harnesses",
      dependencies: [
        "Cells", "Compression", "DelimitedText", "Text", "Workbooks", "PipelineKit", "Geography", "Standards", "Ingest",
        "Clean", "Assembly",
      ],
      path: "Tests/Harnesses", swiftSettings: settings),
    tests("FuzzTests", ["Harnesses", "Rehearsal"]),
  ],
  swiftLanguageModes: [.v6]
)

// The fuzzers themselves need libFuzzer's own build (`scripts/fuzz`), so ordinary builds do not know them.
if Context.environment["RASOAT_FUZZ"] == "1" {
  package.targets.append(
    .executableTarget(name: "fuzz", dependencies: ["Harnesses"], path: "Fuzz/Driver", swiftSettings: settings))
}
