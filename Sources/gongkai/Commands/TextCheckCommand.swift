import ArgumentParser
import Foundation
import Kernel
import OfficeFormats
import SQL
import Screening

/// `gongkai text …`: screening of texts; `check` without a database, `rescan` of what is public.
struct TextCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "text", abstract: "文本检测：个人信息与用语。", subcommands: [TextCheckCommand.self, TextRescanCommand.self])
}

/// `gongkai text check FILE|- [--allow FILE] [--format json]` (PII-2, WORD-1 … WORD-6).
struct TextCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "检测文件或标准输入中的个人信息和不规范用语，不写入任何数据。")

    @OptionGroup var options: GlobalOptions

    @Argument(help: ArgumentHelp("要检测的文件（文本、Office 文件、PDF、网页、图片），- 表示标准输入。", valueName: "file"))
    var file: String

    @Option(help: ArgumentHelp("允许出现的内容，一行一项，例如本机关的办公电话。", valueName: "file"))
    var allow: String?

    func run() async throws {
        let settings = try options.settings()
        let today = settings.timekeeper.now().day
        let screen = Screen(
            try WordFolder.policy(dataFolder: settings.data, allowed: try allowedLines()), today: today)
        let screening = try await screening(by: screen)
        let output = Output(file: settings.out)
        switch settings.format ?? "text" {
        case "json": try output.write(text: TextCheckJSON.text(screening))
        case "text": try output.write(text: TextCheckText.text(screening))
        case let other: throw ValidationError("没有检测：不支持输出格式 \(other)。可用：json、text。")
        }
    }

    private func allowedLines() throws -> [String] {
        guard let allow else { return [] }
        guard let data = FileManager.default.contents(atPath: allow), let text = String(data: data, encoding: .utf8)
        else {
            throw Refusal(.notFound, "没有检测：读不到允许清单 \(allow)，或者它不是 UTF-8 文本。请检查文件名、读取权限和编码。")
        }
        return ScreeningPolicy.allowedLines(text)
    }

    private func screening(by screen: Screen) async throws -> FileScreening {
        if file == "-" {
            guard let text = String(data: FileHandle.standardInput.readDataToEndOfFile(), encoding: .utf8) else {
                throw Refusal(.invalid, "没有检测：标准输入不是 UTF-8 文本。请转换编码后再试。")
            }
            return plain(text, by: screen)
        }
        guard let data = FileManager.default.contents(atPath: file) else {
            throw Refusal(.notFound, "没有检测：读不到文件 \(file)。请检查文件名和读取权限。")
        }
        let name = URL(fileURLWithPath: file).lastPathComponent
        // Offsets of plain text are those of the file itself.
        if name.lowercased().hasSuffix(".txt"), let text = String(data: data, encoding: .utf8) {
            return plain(text, by: screen)
        }
        do {
            return screen.screening(of: try await ConfinedReader.everything().extraction([UInt8](data), name: name))
        } catch let failure as ConfinementFailure {
            throw Refusal(.invalid, failure.shownSentence)
        }
    }

    private func plain(_ text: String, by screen: Screen) -> FileScreening {
        FileScreening(hits: screen.hits(in: text))
    }
}
