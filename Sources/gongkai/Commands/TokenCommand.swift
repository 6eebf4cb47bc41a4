import ArgumentParser
import Foundation
import Kernel
import People
import SQL
import Site

/// `gongkai token …`: tokens with which programs use the API.
struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "接口令牌。",
        subcommands: [TokenCreateCommand.self, TokenListCommand.self, TokenRevokeCommand.self])
}

struct TokenCreateCommand: StoreCommand {
    static let configuration = CommandConfiguration(commandName: "create", abstract: "建立令牌，只显示这一次。")
    static let writes = true

    @OptionGroup var options: GlobalOptions

    @Option(help: ArgumentHelp("以谁的身份办理：登录名。", valueName: "login"))
    var user: String

    @Option(help: "用途，例如“公文系统”。")
    var name: String = "接口"

    @Option(help: "有效天数。")
    var days: Int = 365

    func execute(in house: House) async throws -> CommandResult {
        let holder = try await house.people.member(login: user)
        let token = SessionToken()
        let made = try await house.people.createToken(
            ApiTokenDraft(
                member: holder.id, name: name, days: days, digest: token.digest, prefix: String(token.text.prefix(8))),
            by: .operatorOfServer)
        if (options.format ?? house.settings.format) == "json" {
            return .text(
                try TokenLine(made, holder, at: made.createdAt, token: SessionToken.bearerPrefix + token.text).json)
        }
        return .text(
            """
            已为\(holder.name)（登录名 \(holder.login)）建立令牌“\(made.name)”，有效至 \(made.expiresAt.minute)。
            令牌：\(SessionToken.bearerPrefix)\(token.text)
            令牌只显示这一次；它能办理此人能办理的一切，请妥善保管。撤销：gongkai token revoke \(made.id)
            """)
    }
}

struct TokenListCommand: StoreCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "列出令牌。")
    static let writes = false

    @OptionGroup var options: GlobalOptions

    @Option(help: ArgumentHelp("只列此人的令牌：登录名。", valueName: "login"))
    var user: String?

    func execute(in house: House) async throws -> CommandResult {
        var holder: MemberID?
        if let user { holder = try await house.people.member(login: user).id }
        let now = house.store.timekeeper.now()
        let lines = try await house.people.tokenList(of: holder).map { TokenLine($0.token, $0.holder, at: now) }
        if (options.format ?? house.settings.format) == "json" {
            return .text("[" + (try lines.map { try $0.json }).joined(separator: ",\n") + "]")
        }
        guard !lines.isEmpty else { return .text("还没有令牌。请用 gongkai token create 建立。") }
        return .text(lines.map(\.text).joined(separator: "\n"))
    }
}

struct TokenRevokeCommand: StoreCommand {
    static let configuration = CommandConfiguration(commandName: "revoke", abstract: "撤销令牌，立即生效。")
    static let writes = true

    @OptionGroup var options: GlobalOptions

    @Argument(help: "令牌的编号或前几位（见 gongkai token list）。")
    var token: String

    func execute(in house: House) async throws -> CommandResult {
        let typed =
            token.hasPrefix(SessionToken.bearerPrefix)
            ? String(token.dropFirst(SessionToken.bearerPrefix.count)) : token
        let found = try await house.people.tokenList().filter {
            $0.token.id.text == typed || (typed.count >= 4 && $0.token.prefix.hasPrefix(typed.prefix(8)))
        }
        guard let one = found.first else {
            throw Refusal(.notFound, "令牌未撤销：没有找到“\(typed.prefix(8))”。请用 gongkai token list 核对编号。")
        }
        guard found.count == 1 else {
            throw Refusal(.invalid, "令牌未撤销：有 \(found.count) 个令牌以“\(typed.prefix(8))”开头。请改用完整的编号。")
        }
        let ended = try await house.people.revokeToken(one.token.id, by: .operatorOfServer)
        return .text("已撤销\(one.holder.name)的令牌“\(ended.name)”（\(ended.prefix)…），即时生效。")
    }
}

/// One line of `gongkai token list`.
private struct TokenLine: Encodable {
    let id: String
    let user: String
    let name: String
    let prefix: String
    let standing: String
    let expires: String
    let used: String?
    /// Only when it was just made.
    let token: String?

    init(_ made: ApiToken, _ holder: Member, at now: Moment, token: String? = nil) {
        id = made.id.text
        user = holder.login.text
        name = made.name
        prefix = made.prefix
        standing = made.standing(at: now)
        expires = made.expiresAt.description
        used = made.usedAt?.description
        self.token = token
    }

    var text: String { [id, user, name, prefix + "…", standing, expires, used ?? "未使用"].joined(separator: "\t") }

    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}
