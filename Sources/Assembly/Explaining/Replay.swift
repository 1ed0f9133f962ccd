import PipelineKit

/// A published run made again from its inputs: what explanations are read from. A run keeps the hashes of everything that
/// it was made of; when any of it has changed, nothing is explained.
public struct Replay {
  /// The plan.
  let plan: Plan
  /// The figures.
  let figures: RunFigures
  /// The survey that the run reports.
  let reported: Int

  /// Whether a path is a run's directory.
  public static func isRun(_ path: String) -> Bool { FileSystem.isFolder(RunFolder.named(path)) }

  /// Makes the run in a directory again.
  public init(run directory: String, language: Language, jobs: Int) throws(Failure) {
    let manifest = try Manifest.read(RunFolder.named(directory))
    let (plan, run) = try Self.pipeline(manifest, jobs: jobs)
    try Self.mustReadLists(plan)
    let (figures, again) = try run.figures()
    let changes = manifest.changes(to: again, language)
    guard changes.isEmpty, again.fingerprint == manifest.fingerprint else {
      let list = changes.map { "\n  " + $0 }.joined()
      throw Failure(
        .noInput, vi: "Không giải thích được: đầu vào không còn như lúc chạy; hãy chạy lại rasoat run.\(list)",
        en: "Nothing can be explained: the inputs are not those of the run; do rasoat run again.\(list)")
    }
    (self.plan, self.figures, reported) = (plan, figures, run.reported)
  }

  /// What a pipeline would find out today.
  public init(plan: Plan, jobs: Int) throws(Failure) {
    try Self.mustReadLists(plan)
    self.plan = plan
    reported = plan.surveys.count - 1
    figures = try Spine(plan: plan, codeLists: plan.codeLists, last: reported, jobs: jobs).run()
  }

  /// What is made from packs has no rows to be explained.
  private static func mustReadLists(_ plan: Plan) throws(Failure) {
    guard plan.addsPacks else { return }
    throw Failure(
      .usage,
      vi: "Số liệu này được cộng từ các gói của cấp dưới, không có dòng của hộ. Hãy hỏi ở lần chạy của đơn vị gửi gói.",
      en:
        "These figures were added up from packs and have no households' rows. Ask the run of the office that sent the pack."
    )
  }

  /// The pipeline of a run, ready to be run again.
  static func pipeline(_ manifest: Manifest, jobs: Int) throws(Failure) -> (plan: Plan, run: PipelineRun) {
    guard let path = manifest.run?.pipeline, Disk.exists(path) else {
      throw Failure(
        .noInput, vi: "Không tìm thấy tệp pipeline của lần chạy để chạy lại.",
        en: "The run's pipeline file is not there for a re-run.")
    }
    var problems = Problems()
    let data = DataFolder(path: try DataFolder.find(), &problems)
    guard let plan = Planner.plan(pipelinePath: path, data: data).plan else {
      throw Failure(
        .configuration, vi: "Tệp pipeline nay có lỗi: không chạy lại được.",
        en: "The pipeline file now has problems: no re-run.")
    }
    let options = RunOptions(
      period: manifest.pipeline.period, jobs: jobs, fresh: true, dryRun: true,
      language: Language(rawValue: manifest.pipeline.language) ?? .vi)
    return (plan, try PipelineRun(plan: plan, pipelinePath: path, options: options))
  }
}

extension Manifest {
  /// Which inputs, rules or program are no longer those of the run, as sentences.
  func changes(to new: Manifest, _ language: Language) -> [String] {
    func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }
    var changes: [String] = []
    if program.version != new.program.version {
      changes.append(say("Chương trình nay là phiên bản khác.", "The program is of another version now."))
    }
    let before = rules.map { ($0.name, $0.sha256) } + inputs.map { ($0.name, $0.sha256) }
    let after = Dictionary(
      new.rules.map { ($0.name, $0.sha256) } + new.inputs.map { ($0.name, $0.sha256) }, uniquingKeysWith: { a, _ in a })
    for (name, sha256) in before where after[name] != sha256 {
      changes.append(say("\(name): đã thay đổi sau lần chạy.", "\(name): has changed since the run."))
    }
    for name in after.keys.sorted() where !before.contains(where: { $0.0 == name }) {
      changes.append(say("\(name): thêm sau lần chạy.", "\(name): was added since the run."))
    }
    return changes
  }
}
