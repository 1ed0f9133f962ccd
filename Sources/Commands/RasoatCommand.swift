import ArgumentParser
import Assembly
import PipelineKit

/// `rasoat`: the poverty review of communes' household lists (rà soát hộ nghèo, hộ cận nghèo).
public struct RasoatCommand: ParsableCommand {
  /// Name, version and subcommands.
  public static let configuration = CommandConfiguration(
    commandName: "rasoat",
    abstract: "Đọc danh sách hộ của các xã, tính số liệu rà soát hộ nghèo theo đơn vị hành chính.",
    version: "0.1.0",
    subcommands: [
      CheckCommand.self, RunCommand.self, RollupCommand.self, InspectCommand.self, StatusCommand.self, DiffCommand.self,
      VerifyCommand.self,
      AllocateCommand.self,
      ExplainCommand.self, ReviewCommand.self, StandardsCommand.self, FitLinkageCommand.self,
    ])

  /// The command as ArgumentParser makes it.
  public init() {}

  /// What comes before parsing: writing beyond a limit fails, and a first word that is no command ends with the nearest.
  public static func begin(_ arguments: [String] = Array(CommandLine.arguments.dropFirst())) {
    FileLimits.failInsteadOfKilling()
    let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard let word = arguments.first, !word.hasPrefix("-"), !names.contains(word) else { return }
    let near = NearestWord.to(word, among: names).map { " Có phải là “\($0)”? (Did you mean “\($0)”?)" } ?? ""
    exit(withError: ValidationError("“\(word)”: không có lệnh này (there is no such command).\(near)"))
  }
}
