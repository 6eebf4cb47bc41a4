import ArgumentParser
import Foundation
import Kernel

/// The options every command takes. Order of precedence: option, environment `GONGKAI_…`, `DATA/gongkai.yaml`, default.
struct GlobalOptions: ParsableArguments {
    @Option(help: ArgumentHelp("数据文件夹（默认 ./data）。", valueName: "dir"))
    var data: String?

    @Option(help: ArgumentHelp("密钥文件夹，不放在数据文件夹之内（默认与数据文件夹并列）。", valueName: "dir"))
    var keys: String?

    @Option(help: ArgumentHelp("数据库地址；默认用数据文件夹中的 SQLite。", valueName: "url"))
    var database: String?

    @Option(
        name: .customLong("as-of"),
        help: ArgumentHelp("按这一天（时刻）计算，供演示与测试使用。", valueName: "YYYY-MM-DD[THH:MM]"))
    var asOf: String?

    @Option(help: ArgumentHelp("输出格式。", valueName: "format"))
    var format: String?

    @Option(help: ArgumentHelp("写入文件，而不是标准输出。", valueName: "file"))
    var out: String?
}

extension GlobalOptions {
    /// Where everything is, after the four sources of settings have been asked in their order.
    func settings() throws -> Settings { try Settings(options: self, environment: ProcessInfo.processInfo.environment) }
}
