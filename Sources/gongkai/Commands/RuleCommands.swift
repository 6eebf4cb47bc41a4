import ArgumentParser
import Foundation
import Kernel
import SQL
import Supervision

/// `gongkai rules …`: rule files, without a database.
struct RulesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "规则文件：检查、列出。",
        subcommands: [RulesCheckCommand.self, RulesListCommand.self])
}

/// `rules check [DIR]`: every fault with its file and line; exit status 1 when there is one.
struct RulesCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "check", abstract: "检查文件夹中的规则文件，逐处指出问题，不写入任何数据。")

    @OptionGroup var options: GlobalOptions

    @Argument(help: ArgumentHelp("规则文件夹（默认为 数据目录/rules）。", valueName: "dir"))
    var folder: String?

    func run() async throws {
        let settings = try options.settings()
        let place = folder.map { URL(fileURLWithPath: $0) } ?? settings.data.appending(path: "rules")
        guard folder == nil || FileManager.default.fileExists(atPath: place.path) else {
            throw Refusal(.notFound, "没有检查：找不到文件夹 \(place.path)。请检查路径。")
        }
        let output = Output(file: settings.out)
        do throws(RuleFaults) {
            let files = try RuleFolder.files(in: place)
            let book = try RuleFileReading.book(local: files)
            let own = book.entries.count { $0.layer == .local }
            try write("检查了 \(files.count) 个文件、\(own) 条规则，没有问题。", output)
        } catch {
            try output.write(text: error.all.map(\.sentence).joined(separator: "\n"))
            throw ExitCode(1)
        }
    }

    private func write(_ text: String, _ output: Output) throws(RuleFaults) {
        do { try output.write(text: text) } catch {
            throw RuleFaults([RuleFault(file: "", line: nil, "结果不能写入。")])
        }
    }
}

/// `rules list [--on DAY]`: the rules that hold on a day, with their clocks and sources.
struct RulesListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "列出某一天施行的规则。")

    @OptionGroup var options: GlobalOptions

    @Option(help: ArgumentHelp("哪一天（默认今天）。", valueName: "day"))
    var on: DayArgument?

    func run() async throws {
        let settings = try options.settings()
        let book = try RuleFolder.book(dataFolder: settings.data)
        let day = on?.day ?? settings.timekeeper.now().day
        let found = book.inForce(on: day)
        let text = settings.format == "json" ? json(found) : found.map(line).joined(separator: "\n")
        try Output(file: settings.out).write(text: text)
    }

    private func line(_ rule: RuleEntry) -> String {
        let clock = rule.clock.map { "，\($0.chinese)" } ?? ""
        return
            "\(rule.id)\t\(rule.title)\(clock)\t\(rule.trigger.chinese)\t\(rule.owner.chinese)\t\(rule.layer.chinese)\t\(rule.source)"
    }

    private func json(_ rules: [RuleEntry]) -> String {
        let lines = rules.map { rule in
            let parts: [(String, String?)] = [
                ("id", rule.id), ("title", rule.title), ("source", rule.source), ("clock", rule.clock?.description),
                ("owner", rule.owner.rawValue), ("layer", rule.layer.rawValue),
                ("from", rule.effectiveFrom?.description),
                ("to", rule.effectiveTo?.description),
            ]
            return "{"
                + parts.compactMap { name, value in
                    value.map { "\(JSONText.quoted(name)):\(JSONText.quoted($0))" }
                }.joined(separator: ",") + "}"
        }
        return "[\(lines.joined(separator: ",\n"))]"
    }
}

/// `gongkai supervision …`.
struct SupervisionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "supervision", abstract: "监察。", subcommands: [SupervisionTickCommand.self])
}

/// `supervision tick`: what the rounds of `serve` do, once: the journal followed, periods opened, lights told, checks
/// computed.
struct SupervisionTickCommand: StoreCommand {
    static let configuration = CommandConfiguration(
        commandName: "tick", abstract: "按规则检查一遍：列出到期应办事项，发出提醒，计算当天的核查。可以反复执行，不会重复提醒。")
    static let writes = true

    @OptionGroup var options: GlobalOptions

    func execute(in house: House) async throws -> CommandResult {
        let done = try await EngineRound(engine: house.rooms.engine).run()
        var lines = [
            "新列应办事项 \(done.opened) 项，按记录了结 \(done.ended) 项，亮灯 \(done.warnings) 次，提醒 \(done.notices) 人次。"
        ]
        let checked = try await CheckRound(checks: house.checks, rules: house.ruleChecks, log: house.log).run()
        lines.append("计算核查 \(checked.computed) 项，列出人工核查 \(checked.opened) 次。")
        lines += done.ownerless.sorted().map { "没有找到负责人：\($0)。请给一名成员相应的角色。" }
        return .text(lines.joined(separator: "\n"))
    }
}
