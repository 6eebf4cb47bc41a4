import ArgumentParser
import Foundation
import Kernel
import OfficeFormats
import Plans

/// `gongkai plan read FILE [--format json|text]`: what the importer makes of a plan, without a database (TASK-1).
struct PlanReadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "read", abstract: "读取工作要点文件，列出其中的任务，不写入台账。")

    @OptionGroup var options: GlobalOptions

    @Argument(help: ArgumentHelp("工作要点文件（docx、xlsx、html、pdf、txt、md）。", valueName: "file"))
    var file: String

    func run() async throws {
        let settings = try options.settings()
        guard let data = FileManager.default.contents(atPath: file) else {
            throw Refusal(.notFound, "没有读取：读不到文件 \(file)。请检查文件名和读取权限。")
        }
        let plan = try await read(Array(data))
        let output = Output(file: settings.out)
        switch settings.format ?? "text" {
        case "json": try output.write(text: PlanJSON.text(plan))
        case "text": try output.write(text: PlanText.text(plan))
        case let other: throw ValidationError("没有读取：不支持输出格式 \(other)。可用：json、text。")
        }
    }

    private func read(_ bytes: [UInt8]) async throws -> PlanDraft {
        do {
            let name = URL(fileURLWithPath: file).lastPathComponent
            return PlanInterpreter.interpret(try await DocumentReader.read(bytes: bytes, named: name))
        } catch let error as ReadingError {
            throw Refusal(error.code == .tooLarge ? .tooLarge : .invalid, error.sentence)
        }
    }
}
