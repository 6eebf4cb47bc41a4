import ArgumentParser
import OfficeFormats

/// The limited child that reads the tables of an upload: bytes on standard input, the document as it was read on standard
/// output. What it means is decided in the server, where nothing of the file is parsed.
struct ReadTablesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read-tables", abstract: "内部使用：在受限子进程中读取上传的表格。", shouldDisplay: false)

    @Argument var name: String

    func run() async throws {
        let status = await ReadDocumentChild.run(name: name)
        if status != 0 { throw ExitCode(status) }
    }
}
