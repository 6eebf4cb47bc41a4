import ArgumentParser
import Kernel
import Letters
import People

/// `gongkai letters import FILE`: orders of 12345 from a table; the good rows are taken, the others listed (MAIL-1).
struct LettersImportCommand: StoreCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "导入12345工单（csv 或者 xlsx）：合格的行登记，不合格的逐行说明原因；重复导入不会重复登记。")
    static let writes = true

    @OptionGroup var options: GlobalOptions

    @Argument(help: ArgumentHelp("工单表格。", valueName: "file"))
    var file: String

    @Option(help: ArgumentHelp("机构：统一社会信用代码或简称。", valueName: "code"))
    var agency: String

    func execute(in house: House) async throws -> CommandResult {
        let rows = try await LetterTableReading.confined().rows(try house.bytes(of: file), named: file)
        let officer = ServerOperator.office(of: try await house.agency(agency).id)
        let report = try await house.letters.take(rows, by: officer)
        let lines = report.faulty.map { "第\($0.place)行 \($0.externalNumber) \($0.outcome.chinese)：\($0.words)" }
        return .text(([report.sentence] + lines).joined(separator: "\n"))
    }
}
