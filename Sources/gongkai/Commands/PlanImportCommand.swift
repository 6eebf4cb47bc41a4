import ArgumentParser
import Foundation
import Kernel
import ObjectStorage
import People
import Plans
import SQL

/// `gongkai plan import FILE --agency CODE`: into the ledger when nothing is doubtful, else into the wizard.
struct PlanImportCommand: StoreCommand {
    static let configuration = CommandConfiguration(commandName: "import", abstract: "把工作要点文件导入台账。")
    static let writes = true

    @OptionGroup var options: GlobalOptions

    @Argument(help: ArgumentHelp("工作要点文件（docx、xlsx、html、pdf、txt、md）。", valueName: "file"))
    var file: String

    @Option(help: ArgumentHelp("机构：统一社会信用代码或简称。", valueName: "code"))
    var agency: String

    func execute(in house: House) async throws -> CommandResult {
        let bytes = try house.bytes(of: file)
        let found = try await house.agency(agency)
        let officer = ServerOperator.office(of: found.id)
        let name = URL(fileURLWithPath: file).lastPathComponent
        let (draft, source) = try await PlanUploads(house: house).read(bytes, name, found.id)
        let hash = try await FileShelf(files: house.files).keep(bytes)
        let id = try await house.imports.begin(
            fileName: name, fileHash: hash, draft: draft, source: source, by: officer)
        let rows = draft.rows.count
        guard draft.openQuestions == 0 else {
            return .text("已读取《\(name)》，共 \(rows) 项任务，还有 \(draft.openQuestions) 处需要确认。请政务公开办登录后在“工作要点”中核对并写入台账。")
        }
        let plan = try await house.imports.confirm(id, by: officer, version: nil) { _, _, _ in throw Refusal.notFound }
        return .text("已写入台账：\(draft.title)，\(rows) 项任务，编号 \(plan)。")
    }
}

/// The person at the server's command line, acting as the openness office of an agency: the journal names them so.
enum ServerOperator {
    static func office(of agency: AgencyID) -> Officer {
        Officer(
            id: Identifier(at: Moment(milliseconds: 0), random: (0, 0)), name: Performer.operatorOfServer.name,
            agency: agency, roles: [.opennessOffice])
    }
}

extension ServerOperator {
    /// The same person reading: every agency is below them, none is theirs to change.
    static func reader(in house: House) async throws -> Officer {
        let people = house.people
        let all = try await people.store.read { try people.agencies(in: $0).map(\.id) }
        return Officer(
            id: Identifier(at: Moment(milliseconds: 0), random: (0, 0)), name: Performer.operatorOfServer.name,
            agency: Identifier(at: Moment(milliseconds: 0), random: (0, 1)), roles: [], overseen: Set(all))
    }
}

extension House {
    /// The agency a command names, or a sentence that says which there are.
    func agency(_ code: String) async throws -> Agency {
        let people = people
        return try await people.store.read { snapshot in
            if let found = try people.agency(code: code, in: snapshot) { return found }
            let known = try people.agencies(in: snapshot).map(\.code).joined(separator: "、")
            throw Refusal(
                .notFound, "没有找到机构“\(code)”。" + (known.isEmpty ? "请先用 gongkai agency add 建立机构。" : "已有：\(known)。"))
        }
    }
}
