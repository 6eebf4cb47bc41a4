import ArgumentParser
import Kernel
import People
import Requests

/// `gongkai request export NUMBER --agency CODE`: a case as JSON; that it was taken stays in the journal (PII-3).
struct RequestExportCommand: StoreCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "把一件申请导出为 JSON，含申请人信息，导出会留痕。")
    static let writes = true

    @OptionGroup var options: GlobalOptions

    @Argument(help: ArgumentHelp("登记编号，例如 2026-017。", valueName: "number"))
    var number: String

    @Option(help: ArgumentHelp("机构：统一社会信用代码或简称。", valueName: "code"))
    var agency: String

    func execute(in house: House) async throws -> CommandResult {
        let requests = house.requestRooms.requests
        let officer = ServerOperator.office(of: try await house.agency(agency).id)
        let id = try await requests.id(number: number, of: officer)
        return .text(String(decoding: try await requests.exportCase(id, by: officer).bytes, as: UTF8.self))
    }
}

/// `gongkai request import FILE --agency CODE`: as it came, or as history once it has ended.
struct RequestImportCommand: StoreCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "导入从本系统导出的一件申请（JSON）：刚收到的照常办理，已办结的作为历史。")
    static let writes = true

    @OptionGroup var options: GlobalOptions

    @Argument(help: ArgumentHelp("导出的 JSON 文件。", valueName: "file"))
    var file: String

    @Option(help: ArgumentHelp("机构：统一社会信用代码或简称。", valueName: "code"))
    var agency: String

    func execute(in house: House) async throws -> CommandResult {
        let bytes = try house.bytes(of: file)
        let officer = ServerOperator.office(of: try await house.agency(agency).id)
        let receipt = try await house.requestRooms.requests.importCase(bytes, by: officer)
        return .text("已导入，登记编号 \(receipt.number)，查询码 \(receipt.code)。请把查询码告知申请人，以后不再显示。")
    }
}
