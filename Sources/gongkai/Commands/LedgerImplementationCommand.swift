import ArgumentParser
import Kernel
import People
import Plans
import SQL

/// `gongkai ledger implementation --plan ID --format docx|json` (TASK-6).
struct LedgerImplementationCommand: StoreCommand {
    static let configuration = CommandConfiguration(
        commandName: "implementation", abstract: "导出一份工作要点的落实情况。")
    static let writes = false

    @OptionGroup var options: GlobalOptions

    @Option(help: ArgumentHelp("工作要点的编号。", valueName: "id"))
    var plan: String

    func execute(in house: House) async throws -> CommandResult {
        guard let id = PlanID(plan) else {
            throw Refusal(.invalid, "--plan 不是编号：\(plan)。编号可以在“工作要点”列表和 plan import 的输出中找到。")
        }
        let name = house.settings.format ?? "docx"
        guard let format = ImplementationFormat(rawValue: name) else {
            throw ValidationError("没有导出：不支持格式 \(name)。可用：docx、json。")
        }
        let records = try await house.plans.planRecords(of: id, for: try await ServerOperator.reader(in: house))
        let names = try await house.people.directory(of: [records.plan.agency]).names
        let summary = PlanImplementation(
            records, names: names, on: LedgerDay(house.plans.today, calendar: house.calendar.value))
        let bytes = try ImplementationExport.bytes(format, summary)
        switch format {
        case .json: return .text(String(decoding: bytes, as: UTF8.self))
        case .docx: return .binary(bytes)
        }
    }
}
