import ArgumentParser
import Foundation
import Kernel
import OfficeFormats
import People
import SQL

/// `gongkai agency …`
struct AgencyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agency", abstract: "机构。", subcommands: [AgencyAddCommand.self, AgencyImportCommand.self])
}

/// `gongkai unit …`
struct UnitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unit", abstract: "科室和直属单位。", subcommands: [UnitAddCommand.self])
}

/// `gongkai user …`
struct UserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "人员账号。",
        subcommands: [UserAddCommand.self, UserResetCommand.self, UserListCommand.self])
}

struct AgencyAddCommand: StoreCommand {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "建立机构。")
    static let writes = true

    @OptionGroup var options: GlobalOptions

    @Option(help: "机构全称。")
    var name: String

    @Option(help: "简称，全系统唯一；不填则用全称。")
    var shortName: String?

    @Option(help: "统一社会信用代码（18 位），没有可以不填。")
    var code: String?

    @Option(help: ArgumentHelp("上级机构：统一社会信用代码或简称。", valueName: "code"))
    var parent: String?

    @Flag(help: "本级政府：年度报告3月31日前公布。")
    var government = false

    func execute(in house: House) async throws -> CommandResult {
        var above: AgencyID?
        if let parent { above = try await house.agency(parent).id }
        let draft = AgencyDraft(
            name: name, shortName: shortName ?? "", creditCode: code ?? "", isGovernment: government)
        let added = try await house.people.addAgency(draft, parent: above, by: .operatorOfServer)
        return .text("已建立机构：\(added.name)。以后的命令中用 --agency \(added.code) 指它。")
    }
}

struct AgencyImportCommand: StoreCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "按表格建立机构（列：机构名称、简称、统一社会信用代码、上级机构、本级政府）。")
    static let writes = true

    @OptionGroup var options: GlobalOptions

    @Argument(help: ArgumentHelp("表格文件（xlsx）。", valueName: "file"))
    var file: String

    func execute(in house: House) async throws -> CommandResult {
        let document: ReadDocument
        do {
            document = try await DocumentReader.read(bytes: try house.bytes(of: file), named: file)
        } catch let error as ReadingError {
            throw Refusal(.invalid, "机构未导入：\(error.sentence)")
        }
        let tables = document.blocks.compactMap { block in
            if case .table(let table) = block { table } else { nil }
        }
        guard let table = tables.first else {
            throw Refusal(.invalid, "机构未导入：文件中没有表格。请使用 xlsx 表格，第一行写列名。")
        }
        let list = try AgencyList(rows: table.grid.map { row in row.map { $0?.text ?? "" } })
        let added = try await house.people.importAgencies(list, by: .operatorOfServer)
        return .text("已建立 \(added.count) 个机构：\(added.map(\.shortName).joined(separator: "、"))。")
    }
}

struct UnitAddCommand: StoreCommand {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "建立科室或直属单位。")
    static let writes = true

    @OptionGroup var options: GlobalOptions

    @Option(help: ArgumentHelp("所属机构：统一社会信用代码或简称。", valueName: "code"))
    var agency: String

    @Option(help: "单位名称。")
    var name: String

    @Option(help: "简称。")
    var shortName: String?

    @Option(help: "类别：section 科室、affiliate 直属单位、locality 县区乡镇。")
    var kind: String = UnitKind.section.rawValue

    @Option(help: "文件中的其他写法，可以重复给出。")
    var alias: [String] = []

    @Option(help: ArgumentHelp("这个单位同时是哪个机构（医院等）。", valueName: "code"))
    var ownAgency: String?

    func execute(in house: House) async throws -> CommandResult {
        guard let kind = UnitKind.allCases.first(where: { $0.rawValue == kind || $0.chinese == kind }) else {
            let kinds = UnitKind.allCases.map { "\($0.rawValue)（\($0.chinese)）" }.joined(separator: "、")
            throw Refusal(.invalid, "单位未建立：没有“\(kind)”这一类别。可用：\(kinds)。")
        }
        let agency = try await house.agency(agency)
        var own: AgencyID?
        if let ownAgency { own = try await house.agency(ownAgency).id }
        let draft = UnitDraft(name: name, shortName: shortName ?? "", kind: kind, ownAgency: own, aliases: alias)
        let added = try await house.people.addUnit(draft, agency: agency.id, by: .operatorOfServer)
        return .text("已在\(agency.shortName)建立\(added.kind.chinese)：\(added.name)。")
    }
}

struct UserAddCommand: StoreCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "建立账号，显示一次性密码。",
        discussion: "角色：" + Role.allCases.map { "\($0.chinese) \($0.rawValue)" }.joined(separator: "，"))
    static let writes = true

    @OptionGroup var options: GlobalOptions

    @Option(help: ArgumentHelp("机构：统一社会信用代码或简称。", valueName: "code"))
    var agency: String

    @Option(help: "姓名。")
    var name: String

    @Option(help: "登录名；不填则用姓名。")
    var login: String?

    @Option(help: "所属单位的名称，可以重复给出。")
    var unit: [String] = []

    @Flag(help: "是所属单位的负责人。")
    var head = false

    @Option(help: "角色（中文名或英文代号），可以重复给出。")
    var role: [String] = []

    @Flag(help: "系统管理员：管理机构和账号，不经办业务。")
    var admin = false

    @Option(help: "联系电话。")
    var phone: String?

    func execute(in house: House) async throws -> CommandResult {
        let agency = try await house.agency(agency)
        var roles = try Set(role.map(UserAddCommand.role))
        if admin { roles.insert(.systemAdministrator) }
        let posts = try await posts(of: agency, in: house)
        let draft = MemberDraft(
            name: name, login: login ?? name, phone: phone ?? "", posts: posts, roles: roles)
        let account = try await house.people.addMember(draft, agency: agency.id, by: .operatorOfServer)
        return .text(
            """
            已建立账号：\(account.member.name)（\(agency.shortName)）。
            登录名：\(account.member.login)
            一次性密码：\(account.password)
            密码只显示这一次；首次登录须设置自己的密码。\(roles.isEmpty ? "此账号还没有角色，登录后不能办理业务。" : "")
            """)
    }

    private static func role(_ text: String) throws -> Role {
        guard let role = RoleCombination.role(named: text) else {
            throw Refusal(.invalid, "账号未建立：没有“\(text)”这一角色。请用 gongkai user add --help 查看全部角色。")
        }
        return role
    }

    private func posts(of agency: Agency, in house: House) async throws -> [Post] {
        let people = house.people
        let units = try await people.store.read { snapshot in try people.units(of: agency.id, in: snapshot) }
        return try unit.map { name in
            guard let found = units.first(where: { $0.names.contains(name) }) else {
                let known = units.map(\.name).joined(separator: "、")
                throw Refusal(
                    .invalid,
                    "账号未建立：\(agency.shortName)没有“\(name)”这一单位。"
                        + (known.isEmpty ? "请先用 gongkai unit add 建立。" : "已有：\(known)。"))
            }
            return Post(unit: found.id, isHead: head)
        }
    }
}

struct UserResetCommand: StoreCommand {
    static let configuration = CommandConfiguration(commandName: "reset", abstract: "重置密码，解除锁定，退出全部登录，撤销全部接口令牌。")
    static let writes = true

    @OptionGroup var options: GlobalOptions

    @Argument(help: "登录名。")
    var login: String

    func execute(in house: House) async throws -> CommandResult {
        let member = try await house.people.member(login: login)
        let password = try await house.people.resetPassword(of: member.id, by: .operatorOfServer)
        return .text("已重置\(member.name)（登录名 \(member.login)）的密码，原登录全部退出，接口令牌全部撤销。\n一次性密码：\(password)")
    }
}

struct UserListCommand: StoreCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "列出账号。")
    static let writes = false

    @OptionGroup var options: GlobalOptions

    @Option(help: ArgumentHelp("只列这个机构：统一社会信用代码或简称。", valueName: "code"))
    var agency: String?

    func execute(in house: House) async throws -> CommandResult {
        let people = house.people
        var agencies = try await people.store.read { snapshot in try people.agencies(in: snapshot) }
        if let agency { agencies = [try await house.agency(agency)] }
        var lines: [UserLine] = []
        for agency in agencies {
            let organisation = try await people.organisation(agency.id, for: .operatorOfServer)
            lines += organisation.members.map { UserLine($0, organisation) }
        }
        if house.settings.format == "json" {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return .text(String(decoding: try encoder.encode(lines), as: UTF8.self))
        }
        guard !lines.isEmpty else { return .text("还没有账号。请用 gongkai user add 建立。") }
        return .text(lines.map(\.text).joined(separator: "\n"))
    }
}

/// One account of `gongkai user list`.
private struct UserLine: Encodable {
    let agency: String
    let name: String
    let login: String
    let units: String
    let roles: [String]
    let active: Bool

    init(_ member: Member, _ organisation: Organisation) {
        agency = organisation.agency.shortName
        name = member.name
        login = member.login.text
        units = organisation.posts(of: member)
        roles = Role.allCases.filter(member.roles.contains).map(\.rawValue)
        active = member.isActive
    }

    var text: String {
        let names = roles.compactMap { Role(rawValue: $0)?.chinese }.joined(separator: "、")
        return [agency, name, login, units, names.isEmpty ? "待授权" : names, active ? "在用" : "停用"].joined(separator: "\t")
    }
}
