import ArgumentParser

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
}
