import ArgumentParser
import OfficeFormats

/// The limited child of the privacy gate: a file on standard input, everything it holds on standard output.
struct ExtractEverythingCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract-everything", abstract: "内部使用：在受限子进程中取出文件的全部内容。", shouldDisplay: false)

    @Argument var name: String

    func run() async throws { throw ExitCode(await ExtractEverythingChild.extract(name: name)) }
}

/// The limited child that makes of a file what is published.
struct RewritePublishableCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rewrite-publishable", abstract: "内部使用：在受限子进程中生成公开用的文件。", shouldDisplay: false)

    @Argument var name: String

    func run() async throws { throw ExitCode(await ExtractEverythingChild.rewrite(name: name)) }
}
