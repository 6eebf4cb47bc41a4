import ArgumentParser
import Foundation
import Kernel
import OfficeFormats

struct DocumentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "document", abstract: "公文与文档。", subcommands: [DocumentConvertCommand.self])
}

/// `gongkai document convert FILE --to html|docx|text|json`: one file into another form, without a database.
struct DocumentConvertCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert", abstract: "把 docx、html、txt、md、pdf、xlsx 文件转换为 html、docx、文本或 json。")

    enum Target: String, ExpressibleByArgument, CaseIterable { case html, docx, text, json }

    @OptionGroup var options: GlobalOptions

    @Argument(help: ArgumentHelp("要转换的文件。", valueName: "file"))
    var file: String

    @Option(help: ArgumentHelp("转换成什么：html、docx、text、json。", valueName: "format"))
    var to: Target

    func run() async throws {
        let settings = try options.settings()
        guard let data = FileManager.default.contents(atPath: file) else {
            throw Refusal(.notFound, "没有转换：读不到文件 \(file)。请检查文件名和读取权限。")
        }
        let document = try await read(Array(data))
        let output = Output(file: settings.out)
        switch to {
        case .html: try output.write(text: document.page)
        case .text: try output.write(text: (document.title.map { $0 + "\n" } ?? "") + document.plainText)
        case .json: try output.write(text: try document.json())
        case .docx: try output.write(binary: try document.wordFile())
        }
        for note in document.notes { FileHandle.standardError.write(Data("注意：\(note.message)\n".utf8)) }
    }

    /// In a limited child, like an upload: who converts a file has it from somebody (decision 0005).
    private func read(_ bytes: [UInt8]) async throws -> RichDocument {
        do {
            return try await ConfinedReader.rich().richDocument(
                bytes, name: URL(fileURLWithPath: file).lastPathComponent)
        } catch let failure as ConfinementFailure {
            throw Refusal(.invalid, failure.shownSentence)
        }
    }
}

/// The hidden child that makes rich text of a file.
struct ReadRichCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: RichChild.command, abstract: "内部使用：在受限子进程中读取文件的正文。", shouldDisplay: false)

    @Argument var name: String

    func run() async throws { throw ExitCode(await RichChild.run(name: name)) }
}
