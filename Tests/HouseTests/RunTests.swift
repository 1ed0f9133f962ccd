import Foundation
import Rehearsal
import Testing

/// What holds of every run, whatever its lists say.
@Suite struct RunTests {
  private func run(
    _ district: SmallDistrict = SmallDistrict(), jobs: Int = 2, reversed: Bool = false
  ) throws -> (run: Rehearsal, files: [String: Data]) {
    let folder = try TemporaryFolder()
    try district.write(to: folder, reversed: reversed)
    let run = try Rehearsal(folder.path + "/" + SmallDistrict.pipeline, out: folder.path + "/out", jobs: jobs)
    #expect(run.exit == 0, "\(run.screen)")
    return (run, run.files)
  }

  // MARK: No personal value

  @Test func nothingButTheListsNamesAnyone() throws {
    let (run, files) = try run()
    let secrets = SmallDistrict().personalValues
    #expect(secrets.count > 20)
    #expect(files.keys.contains("gaps/gaps.csv") && files.keys.contains("tables/summary.csv"))
    let open = files.filter { !$0.key.hasPrefix("lists/") && !$0.key.hasPrefix("returns/") }
    var texts = open.mapValues { String(decoding: $0, as: UTF8.self) }
    texts["the screen"] = run.screen
    for (name, text) in texts {
      for secret in secrets { #expect(!text.contains(secret), "\(name) says \(secret)") }
      #expect(!text.contains("Blơng") && !text.contains("Chen Ngang") && !text.contains("075000111"), "\(name)")
    }
    let households = String(decoding: files["lists/households.csv"] ?? Data(), as: UTF8.self)
    #expect(households.contains("A Blơng Thử"), "the lists name everyone")
  }

  @Test func theListsAreForTheirOwnerOnly() throws {
    let folder = try TemporaryFolder()
    try SmallDistrict().write(to: folder)
    let run = try Rehearsal(folder.path + "/" + SmallDistrict.pipeline, out: folder.path + "/out")
    let directory = try #require(run.directory)
    func mode(_ name: String) throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: directory + "/" + name)[.posixPermissions] as? Int
    }
    for folder in ["lists", "returns"] {
      #expect(try mode(folder) == 0o700)
      let names = run.files.keys.filter { $0.hasPrefix(folder + "/") }
      #expect(!names.isEmpty, "\(folder) is empty")
      for name in names { #expect(try mode(name) == 0o600, "\(name)") }
    }
  }

  // MARK: Same input, same bytes

  @Test func threadsAndTheOrderOfFilesChangeNoByte() throws {
    let first = try run(jobs: 1).files
    #expect(first.count > 8)
    let others = [try run(jobs: 2).files, try run(jobs: 8).files, try run(jobs: 2, reversed: true).files]
    for other in others {
      #expect(other.keys.sorted() == first.keys.sorted())
      for (name, bytes) in first where name != "manifest.json" { #expect(other[name] == bytes, "\(name)") }
      #expect(try Self.manifest(other) == Self.manifest(first))
    }
  }

  /// The manifest without its part that may differ.
  private static func manifest(_ files: [String: Data]) throws -> NSDictionary {
    let json = try JSONSerialization.jsonObject(with: files["manifest.json"] ?? Data())
    var manifest = try #require(json as? [String: Any])
    #expect(manifest.removeValue(forKey: "run") != nil)
    return manifest as NSDictionary
  }

  @Test func theManifestKnowsNoClockAndNoMachineOutsideRun() throws {
    let text = String(describing: try Self.manifest(try run().files))
    #expect(!text.contains(ProcessInfo.processInfo.hostName))
    #expect(!text.contains(FileManager.default.temporaryDirectory.path))
  }

  // MARK: Nothing is lost, every count is a sum

  @Test func everyFilesRowsAreKeptMergedOrRejected() throws {
    let inputs = try #require(try Self.manifest(try run().files)["inputs"] as? [[String: Any]])
    #expect(inputs.count == 4)
    for input in inputs {
      let counts = try ["received", "kept", "members", "merged", "rejected"].map { try #require(input[$0] as? Int) }
      #expect(counts[0] == counts.dropFirst().reduce(0, +), "\(input["name"] ?? "")")
      #expect(counts[0] > 0)
    }
    let last = try #require(inputs.last)
    #expect(last["received"] as? Int == SmallDistrict().lists[3].rows.count)
    #expect(last["merged"] as? Int == 1)
  }

  @Test func parentsAreTheSumsOfTheirChildren() throws {
    let rows = CSVText.rows(String(decoding: try run().files["tables/summary.csv"] ?? Data(), as: UTF8.self))
    let columns = [
      "households", "persons", "poor_households", "near_poor_households", "poor_persons", "near_poor_persons",
    ]
    let districts = rows.filter { $0["level"] == "district" }
    #expect(districts.count == 2)
    for district in districts {
      let communes = rows.filter { $0["parent"] == district["unit"] && $0["period"] == district["period"] }
      #expect(communes.count == 2)
      for column in columns {
        let sum = communes.reduce(0) { $0 + (Int($1[column] ?? "") ?? 0) }
        #expect(district[column] == String(sum), "\(district["period"] ?? "") \(column)")
      }
    }
  }

  @Test func villagesAndTheHouseholdsWithoutOneMakeTheCommune() throws {
    let files = try run().files
    let rows = CSVText.rows(String(decoding: files["tables/summary.csv"] ?? Data(), as: UTF8.self))
    let households = CSVText.rows(String(decoding: files["lists/households.csv"] ?? Data(), as: UTF8.self))
    let communes = rows.filter { $0["level"] == "commune" }
    #expect(communes.count == 4)
    for commune in communes {
      let villages = rows.filter { $0["parent"] == commune["unit"] && $0["period"] == commune["period"] }
      let sum = villages.reduce(0) { $0 + (Int($1["poor_households"] ?? "") ?? 0) }
      let nowhere = households.filter {
        $0["period"] == commune["period"] && $0["commune"] == commune["unit"] && $0["village"] == ""
          && $0["class"] == "poor"
      }
      #expect(commune["poor_households"] == String(sum + nowhere.count), "\(commune)")
    }
  }

  @Test func theTablesCountWhatTheListsName() throws {
    let files = try run().files
    let rows = CSVText.rows(String(decoding: files["tables/summary.csv"] ?? Data(), as: UTF8.self))
    let households = CSVText.rows(String(decoding: files["lists/households.csv"] ?? Data(), as: UTF8.self))
    for row in rows where row["level"] == "district" {
      let own = households.filter { $0["period"] == row["period"] }
      #expect(row["poor_households"] == String(own.filter { $0["class"] == "poor" }.count))
      #expect(row["near_poor_households"] == String(own.filter { $0["class"] == "near-poor" }.count))
    }
  }
}
