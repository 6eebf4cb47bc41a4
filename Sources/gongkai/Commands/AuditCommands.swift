import ArgumentParser
import Audit
import Ciphers
import Foundation
import Kernel
import Plans
import SQL

/// `gongkai audit …`: the journal, checked and taken along.
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "核对或导出操作日志。", subcommands: [AuditVerifyCommand.self, AuditExportCommand.self])
}

/// `gongkai audit verify`: exit status 1 names the first bad entry.
struct AuditVerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "verify", abstract: "从头重算日志，核对每一条和已签名的检查点。")

    @OptionGroup var options: GlobalOptions

    @Option(help: ArgumentHelp("核对导出的日志文件，不连数据库。", valueName: "file"))
    var export: String?

    @Option(help: ArgumentHelp("另外保存的检查点，能发现截尾、换回旧库和整链重算（默认取密钥文件夹中的 checkpoint.latest）。", valueName: "file"))
    var checkpoint: String?

    @Option(
        name: .customLong("public-key"), help: ArgumentHelp("检查点的公钥文件（默认取密钥文件夹中的 checkpoint.pub）。", valueName: "file"))
    var publicKey: String?

    func run() async throws {
        let settings = try options.settings()
        let own = CheckpointKeyFile(folder: settings.keys.path)
        let key = try publicKey.map { try CheckpointKeyFile.verifyingKey(at: $0) } ?? own.verifyingKey()
        let given = try checkpoint.map { SignedNote(text: try AuditVerifyCommand.text(of: $0)) }
        // An export may be another installation's: only a checkpoint that was named is held against it.
        let witness = try given ?? (export == nil ? own.kept() : nil)
        let report: VerificationReport
        if let export {
            report = try LineFile.reading(export) { next in
                try JournalExport.verify(witness: witness, key: key, nextLine: next)
            }
        } else {
            let house = try await House.open(settings, writing: false)
            report = try await house.store.read {
                try Journal(.sha256).verify(
                    in: $0, witness: witness, key: key, subjects: house.subjectReaders)
            }
            await house.close()
        }
        try Output(file: settings.out).write(text: settings.format == "json" ? report.json : report.chinese)
        if !report.isSound { throw ExitCode(1) }
    }

    private static func text(of path: String) throws -> String {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw Refusal(.notFound, "没有核对：读不到文件 \(path)。请检查文件名和读取权限。")
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// `gongkai audit export FILE`: the journal as JSON lines, for checking elsewhere.
struct AuditExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "export", abstract: "把日志导出为文件，供离线核对。")

    @OptionGroup var options: GlobalOptions
    @Argument(help: ArgumentHelp("导出到这个文件。", valueName: "file")) var file: String

    func run() async throws {
        let house = try await House.open(try options.settings(), writing: false)
        let file = file
        let journal = house.journal
        do {
            try await house.store.read { snapshot in
                try LineFile.writing(file) { line in try JournalExport.write(journal, in: snapshot, line: line) }
            }
            await house.close()
        } catch {
            await house.close()
            throw error
        }
    }
}

extension VerificationReport {
    /// What a person reads: the finding, then the problems, then what could not be known.
    fileprivate var chinese: String {
        var lines = ["已核对 \(chains) 条日志链，共 \(entries) 条记录。"]
        if let checkpoint { lines.append("对照的检查点：\(checkpoint)。") }
        if isSound {
            lines.append("没有发现改动。")
        } else {
            lines.append("发现 \(problems.count) 处问题，请保留现状，并报告审计管理员：")
            lines += problems.map { "  \($0.sentence)" }
        }
        return (lines + unknown.map { "注意：\($0)" }).joined(separator: "\n")
    }

    fileprivate var json: String {
        CanonicalJSON.object([
            ("sound", .bool(isSound)), ("entries", .integer(Int64(entries))), ("chains", .integer(Int64(chains))),
            ("checkpoint", .optional(checkpoint)), ("unknown", .list(unknown.map { .text($0) })),
            (
                "problems",
                .list(
                    problems.map { problem in
                        .object([
                            "chain": .optional(problem.chain), "sentence": .text(problem.sentence),
                            "sequence": problem.sequence.map { .integer($0) } ?? .null,
                        ])
                    })
            ),
        ])
    }
}
