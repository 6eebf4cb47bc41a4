import ArgumentParser
import Foundation
import Kernel
import OfficeFormats
import Plans

/// The limited child that reads an upload: bytes on standard input, JSON on standard output. A parser that traps on a
/// hostile file ends this process and no other.
struct ReadDocumentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read-document", abstract: "内部使用：在受限子进程中读取上传的文件。", shouldDisplay: false)

    @Argument var name: String

    func run() async throws {
        let bytes = Array(FileHandle.standardInput.readDataToEndOfFile())
        do {
            let document = try await DocumentReader.read(bytes: bytes, named: name)
            let plan = ReadPlan(document, understoodAs: PlanInterpreter.interpret(document))
            FileHandle.standardOutput.write(try JSONEncoder().encode(plan))
        } catch let error as ReadingError {
            FileHandle.standardError.write(Data((error.sentence + "\n").utf8))
            throw ExitCode(1)
        }
    }
}
