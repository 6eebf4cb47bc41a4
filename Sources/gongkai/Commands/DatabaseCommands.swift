import ArgumentParser
import Foundation
import Kernel
import SQL

/// `gongkai db …`: the schema and the health of the database.
struct DatabaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "db", abstract: "数据库的结构和状况。",
        subcommands: [DatabaseMigrateCommand.self, DatabaseStatusCommand.self, DatabaseCheckCommand.self])
}

/// `gongkai db migrate`: brings the schema up to date. On SQLite it is refused beside a running `serve`.
struct DatabaseMigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "migrate", abstract: "把数据库升级到本程序的结构。")

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        let settings = try options.settings()
        let house = try await House.open(settings, writing: true)
        let states = try await house.store.migrationStates(House.migrations)
        await house.close()
        try Output(file: settings.out).write(text: "数据库结构已是最新，共 \(states.count) 步。")
    }
}

/// `gongkai db status`: which steps the database has; changes nothing.
struct DatabaseStatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "status", abstract: "查看数据库的结构版本，不作改动。")

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        let settings = try options.settings()
        let store = try await House.openStore(settings, writing: false)
        let states = try await store.migrationStates(House.migrations)
        let durability = try store.durability()
        await store.close()
        var lines = [durability.description]
        if let notice = durability.notice { lines.append(notice) }
        lines += states.map { state in
            guard let moment = state.appliedAt else { return "\(state.id)  待执行" }
            return "\(state.id)  \(moment.minute)" + (state.matches ? "" : "  与本程序不一致")
        }
        try Output(file: settings.out).write(text: lines.joined(separator: "\n"))
        if states.contains(where: { !$0.matches }) { throw ExitCode(1) }
    }
}

/// `gongkai db check`: the engine's own check of the file, and whether every step is applied.
struct DatabaseCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "check", abstract: "检查数据库文件是否完好、结构是否最新。")

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        let settings = try options.settings()
        let store = try await House.openStore(settings, writing: false)
        var problems = try await store.integrityProblems()
        for state in try await store.migrationStates(House.migrations) {
            if state.appliedAt == nil { problems.append("升级步骤 \(state.id) 还没有执行，请运行 gongkai db migrate。") }
            if !state.matches { problems.append("升级步骤 \(state.id) 与本程序不一致，请换用原来的程序。") }
        }
        await store.close()
        let output = Output(file: settings.out)
        guard !problems.isEmpty else { return try output.write(text: "数据库完好，结构是最新的。") }
        try output.write(text: "数据库有 \(problems.count) 处问题：\n" + problems.joined(separator: "\n"))
        throw ExitCode(1)
    }
}
