import ArgumentParser

/// `rasoat rollup`: from the packs of lower offices to the tables of the office above.
struct RollupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rollup", abstract: "Cộng các gói số liệu (pack/….zip) của cấp dưới thành số liệu của cấp trên.",
    discussion:
      "Trong pipeline, inputs của mỗi đợt rà soát là các gói cấp dưới gửi lên; các khóa khác như khi chạy rasoat run.")

  @OptionGroup var flags: RunFlags

  func run() throws { try flags.run(addingPacks: true) }
}
