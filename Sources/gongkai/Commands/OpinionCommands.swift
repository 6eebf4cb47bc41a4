import ArgumentParser
import Opinion

/// `gongkai opinion …`.
struct OpinionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "opinion", abstract: "舆情回应。", subcommands: [OpinionPollCommand.self])
}

/// `gongkai opinion poll`: one round over the sources whose turn it is.
struct OpinionPollCommand: StoreCommand {
    static let configuration = CommandConfiguration(
        commandName: "poll", abstract: "读取到了间隔时间的监测来源，符合关键词的列为线索。")
    static let writes = true

    @OptionGroup var options: GlobalOptions

    func execute(in house: House) async throws -> CommandResult {
        let done = try await OpinionRound(opinions: house.opinions).run()
        return .text("读取 \(done.looked) 个来源，\(done.failed) 个没有读到，新线索 \(done.new) 条。\n")
    }
}
