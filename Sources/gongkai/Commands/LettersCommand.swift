import ArgumentParser
import Foundation
import Kernel
import Requests

/// `gongkai letters …`: wordings of letters, without a database.
struct LettersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "letters", abstract: "文书模板：检查、取出原文；来信：导入12345工单。",
        subcommands: [LettersCheckCommand.self, LettersExportCommand.self, LettersImportCommand.self])
}

/// `letters check DIR`: every fault with its place; exit status 1 when there is one (FOI-R3, section 1.4).
struct LettersCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "check", abstract: "检查文件夹中的文书模板，逐处指出问题，不写入任何数据。")

    @OptionGroup var options: GlobalOptions

    @Argument(help: ArgumentHelp("模板文件夹，例如 数据目录/letters。", valueName: "dir"))
    var folder: String

    func run() async throws {
        let settings = try options.settings()
        guard FileManager.default.fileExists(atPath: folder) else {
            throw Refusal(.notFound, "没有检查：找不到文件夹 \(folder)。请检查路径。")
        }
        let found = try LetterTemplates.faults(in: URL(fileURLWithPath: folder))
        let lines = found.sentences.isEmpty ? ["检查了 \(found.files) 个文件，没有问题。"] : found.sentences
        try Output(file: settings.out).write(text: lines.joined(separator: "\n"))
        if !found.sentences.isEmpty { throw ExitCode(1) }
    }
}

/// `letters export DIR [--name NAME]`: the shipped wordings, to be edited; never over a file that is there.
struct LettersExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "export", abstract: "把随程序提供的文书模板写入文件夹，供修改。")

    @OptionGroup var options: GlobalOptions

    @Argument(help: ArgumentHelp("写入的文件夹，例如 数据目录/letters。", valueName: "dir"))
    var folder: String

    @Option(help: ArgumentHelp("只取一种，例如 reply-K12；不写则全部取出。", valueName: "name"))
    var name: String?

    func run() async throws {
        let settings = try options.settings()
        let wanted = LetterTemplateID.all.filter { name == nil || $0.name == name }
        guard !wanted.isEmpty else {
            throw Refusal(.notFound, "没有取出：没有名为 \(name ?? "") 的模板。例如 reply-K12、correction-notice。")
        }
        let target = URL(fileURLWithPath: folder)
        let paths = wanted.map { target.appendingPathComponent($0.name + ".yaml") }
        if let there = paths.first(where: { FileManager.default.fileExists(atPath: $0.path) }) {
            throw Refusal(.stateRefused, "没有取出：\(there.path) 已经存在，不覆盖。请先移走，或者用 --name 指定其他模板。")
        }
        do {
            try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
            for (id, path) in zip(wanted, paths) {
                try Data(ShippedLetters.text(id).utf8).write(to: path, options: .atomic)
            }
        } catch {
            throw Refusal(.unavailable, "没有取出：不能写入 \(target.path)。请检查写权限。")
        }
        try Output(file: settings.out).write(text: "已取出 \(wanted.count) 个模板。没有修改的请删除，以便随程序更新。")
    }
}

/// `request archive …`: cases that were put away.
struct RequestArchiveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "archive", abstract: "依申请公开案卷。", subcommands: [RequestArchiveVerifyCommand.self])
}

/// `request archive verify FILE`: exit status 1 when something is not as it was (FOI-45).
struct RequestArchiveVerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "verify", abstract: "核对案卷压缩包：文件齐全，内容与归档时一致。")

    @OptionGroup var options: GlobalOptions

    @Argument(help: ArgumentHelp("案卷压缩包。", valueName: "file"))
    var file: String

    func run() async throws {
        let settings = try options.settings()
        guard let data = FileManager.default.contents(atPath: file) else {
            throw Refusal(.notFound, "没有核对：读不到文件 \(file)。请检查文件名和读取权限。")
        }
        let report = try CaseArchive.verify([UInt8](data))
        try Output(file: settings.out).write(text: settings.format == "json" ? report.json : report.chinese)
        if !report.isSound { throw ExitCode(1) }
    }
}
