import ArgumentParser
import Foundation
import Kernel
import Obligations
import People
import Plans
import SQL

struct LedgerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger", abstract: "任务台账。",
        subcommands: [LedgerExportCommand.self, LedgerImplementationCommand.self])
}

struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "工作要点。", subcommands: [PlanReadCommand.self, PlanImportCommand.self])
}

/// `gongkai ledger export --plan ID --format xlsx|docx|csv|json`.
struct LedgerExportCommand: StoreCommand {
    static let configuration = CommandConfiguration(commandName: "export", abstract: "导出一份工作要点的台账。")
    static let writes = false

    @OptionGroup var options: GlobalOptions

    @Option(help: ArgumentHelp("工作要点的编号。", valueName: "id"))
    var plan: String

    func execute(in house: House) async throws -> CommandResult {
        guard let id = PlanID(plan) else {
            throw Refusal(.invalid, "--plan 不是编号：\(plan)。编号可以在“工作要点”列表和 plan import 的输出中找到。")
        }
        let name = house.settings.format ?? "xlsx"
        guard let format = LedgerExportFormat(rawValue: name) else {
            throw ValidationError("没有导出：不支持格式 \(name)。可用：xlsx、docx、csv、json。")
        }
        let reader = try await ServerOperator.reader(in: house)
        let found = try await house.plans.plan(id, for: reader)
        let today = house.plans.today
        let page = try await house.plans.ledger(
            LedgerQuery(plan: id, order: .position, pageSize: 10_000), for: reader,
            window: LedgerDay(today, calendar: house.calendar.value).window)
        let names = try await house.people.directory(of: [found.agency]).names
        let rows = page.tasks.map { LedgerRow(task: $0, planTitle: found.title, year: found.year, names: names) }
        let bytes = try LedgerExport.bytes(format, rows, title: "\(found.title)任务台账", today: today)
        switch format {
        case .csv, .json: return .text(String(decoding: bytes, as: UTF8.self))
        case .xlsx, .docx: return .binary(bytes)
        }
    }
}
