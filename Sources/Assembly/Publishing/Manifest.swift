import Foundation
import PipelineKit

/// What a run was made of and what it made: `manifest.json`. Everything but `run` is the same whenever and wherever the
/// same inputs are run.
public struct Manifest: Codable, Sendable {
  /// The program.
  public struct Program: Codable, Sendable {
    /// Its name.
    public var name: String
    /// Its version.
    public var version: String
  }

  /// The pipeline.
  public struct Pipeline: Codable, Sendable {
    /// Its name.
    public var name: String
    /// The reported period.
    public var period: String
    /// The reported standard.
    public var standard: String
    /// The unit served.
    public var unit: String
    /// The language of sentences.
    public var language: String
  }

  /// A file of rules, or a reference file.
  public struct Source: Codable, Sendable {
    /// Its name.
    public var name: String
    /// Its size.
    public var bytes: Int
    /// Its hash.
    public var sha256: String
  }

  /// An input file.
  public struct Input: Codable, Sendable {
    /// Its name, relative to the pipeline file.
    public var name: String
    /// The period of its survey.
    public var period: String
    /// The standard of its survey.
    public var standard: String
    /// The unit that sent it.
    public var unit: String
    /// Whether it counts: counted, superseded, refused.
    public var state: String
    /// Why it does not.
    public var reason: String
    /// Its size.
    public var bytes: Int
    /// Its hash.
    public var sha256: String
    /// Rows of data.
    public var received: Int
    /// Rows that are households.
    public var kept: Int
    /// Rows of further members of those households; runs of earlier versions have them in `merged`.
    public var members: Int?
    /// Rows that another row stands for.
    public var merged: Int
    /// Rows set aside.
    public var rejected: Int
  }

  /// An output file.
  public struct Output: Codable, Sendable {
    /// Its name below the run's directory.
    public var name: String
    /// Its rows below the header; nil when it is no table.
    public var rows: Int?
    /// Its hash.
    public var sha256: String
  }

  /// Seconds of the stages of all surveys.
  public struct Stages: Codable, Sendable {
    /// Reading and cleaning the files.
    public var read = 0.0
    /// Finding the rows of one household, in the survey and in earlier ones.
    public var link = 0.0
    /// Counting.
    public var count = 0.0
    /// Comparisons, gaps, tables and writing.
    public var write = 0.0
  }

  /// How and where it was run; the only part that may differ.
  public struct Run: Codable, Sendable {
    /// The run's directory.
    public var id: String
    /// When it began, in UTC.
    public var started: String
    /// How many seconds it took.
    public var seconds: Double
    /// How many of them each stage took; runs of earlier versions do not say.
    public var stages: Stages?
    /// The machine.
    public var host: String
    /// How many threads.
    public var jobs: Int
    /// The pipeline file.
    public var pipeline: String
  }

  /// The program.
  public var program: Program
  /// The pipeline.
  public var pipeline: Pipeline
  /// The pipeline file, reference files, standards, code lists and headings.
  public var rules: [Source]
  /// One hash over program, rules and inputs: the same means the same results.
  public var fingerprint: String
  /// Whether every list that was due counts.
  public var complete: Bool
  /// The inputs.
  public var inputs: [Input]
  /// The outputs.
  public var outputs: [Output]
  /// The part that may differ.
  public var run: Run?

  /// The manifest as JSON, keys in order.
  public func encoded() throws(Failure) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do { return [UInt8](try encoder.encode(self)) + [0x0A] } catch {
      throw Failure(.software, vi: "Không ghi được manifest.json.", en: "manifest.json cannot be encoded.")
    }
  }

  /// Reads the manifest of a run's directory.
  public static func read(_ directory: String) throws(Failure) -> Manifest {
    let path = directory + "/manifest.json"
    guard let bytes = Disk.bytes(path), let manifest = try? JSONDecoder().decode(Manifest.self, from: Data(bytes))
    else {
      throw Failure(
        .noInput, vi: "\(path): không đọc được. Đây có phải thư mục của một lần chạy không?",
        en: "\(path): cannot be read. Is this the directory of a run?")
    }
    return manifest
  }
}
