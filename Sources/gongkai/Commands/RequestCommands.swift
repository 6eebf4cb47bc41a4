import ArgumentParser
import Kernel
import Requests

/// `gongkai request …`.
struct RequestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "request", abstract: "依申请公开：导入、导出申请，计算信息处理费，核对案卷。",
        subcommands: [
            RequestExportCommand.self, RequestImportCommand.self, RequestFeeCommand.self, RequestArchiveCommand.self,
        ])
}

/// `request fee --items N [--already M] | --pages N`: the fee and how it is reached (FEE-2, FEE-3).
struct RequestFeeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fee", abstract: "按件或者按量计算信息处理费，写出每一档。")

    @OptionGroup var options: GlobalOptions

    @Option(help: ArgumentHelp("按件：本次几件。", valueName: "n"))
    var items: Int?

    @Option(help: ArgumentHelp("按件：同一申请人当月此前已有几件。", valueName: "m"))
    var already: Int?

    @Option(help: ArgumentHelp("按量：单件申请几页。", valueName: "n"))
    var pages: Int?

    func validate() throws {
        guard (items == nil) != (pages == nil) else { throw ValidationError("--items 和 --pages 写其中一个：按件、按量不能同时适用。") }
        guard already == nil || items != nil else { throw ValidationError("--already 只与 --items 一起使用。") }
        for number in [items, already, pages].compactMap({ $0 })
        where !(0...FeeTariff.mostUnits).contains(number) {
            throw ValidationError("数量应在 0 到 \(FeeTariff.mostUnits) 之间，不能是 \(number)。")
        }
    }

    func run() async throws {
        let settings = try options.settings()
        let tariff = FeeTariff(items.map { .items($0, already: already ?? 0) } ?? .pages(pages ?? 0))
        let steps = tariff.steps.map(JSONText.quoted).joined(separator: ",")
        try Output(file: settings.out).write(text: "{\"fee\":\(tariff.amount.fen / 100),\"steps\":[\(steps)]}")
    }
}
