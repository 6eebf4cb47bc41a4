import AnnualReport
import ArgumentParser
import Foundation
import Kernel
import People
import Requests

/// `gongkai report …`.
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "政府信息公开工作年度报告：生成、核对、汇总。",
        subcommands: [ReportAnnualCommand.self, ReportCheckCommand.self, ReportSumCommand.self])
}

/// `report annual --agency CODE --year Y`: the report as it is kept, else compiled from the records of today.
struct ReportAnnualCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "annual", abstract: "输出一个机关一年的年度报告：json、html、docx、xlsx 或者 pdf。")

    @OptionGroup var options: GlobalOptions

    @Option(help: ArgumentHelp("机关：统一社会信用代码或者简称。", valueName: "code"))
    var agency: String

    @Option(help: ArgumentHelp("年度。", valueName: "year"))
    var year: Int

    func validate() throws {
        guard YearReport.years.contains(year) else { throw ValidationError("--year 应为2008年以后的年份。") }
    }

    func run() async throws {
        let settings = try options.settings()
        let format = settings.format ?? "json"
        let house = try await House.open(settings, writing: false)
        let contents: ReportContents
        do {
            contents = try await house.reports.contents(of: try await house.people.agency(code: agency).id, year: year)
        } catch {
            await house.close()
            throw error
        }
        await house.close()
        let output = Output(file: settings.out)
        switch format {
        case "json": try output.write(text: ReportJSON.text(contents))
        case "html": try output.write(text: ReportFiles.html(contents))
        default:
            guard let kind = ReportFileKind(rawValue: format) else {
                throw Refusal(.invalid, "没有输出：--format 应为 json、html、docx、xlsx 或者 pdf，不能是“\(format)”。")
            }
            try output.write(binary: try await kind.bytes(contents))
        }
    }
}

/// `report check FILE [--previous FILE]`: every identity with its two sides; 1 when one fails.
struct ReportCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "核对年度报告文件（json 或者 xlsx）的勾稽关系，列出每一处的左右两边。")

    @OptionGroup var options: GlobalOptions

    @Argument(help: "年度报告文件。")
    var file: String

    @Option(help: ArgumentHelp("上一年度的报告文件，用于核对结转数（RPT-24）。", valueName: "file"))
    var previous: String?

    func run() async throws {
        let settings = try options.settings()
        let report = try await ReportFilesOnDisk.contents(file)
        var before: ReportBefore?
        if let previous {
            let found = try await ReportFilesOnDisk.contents(previous)
            guard found.year == report.year - 1 else {
                throw Refusal(.invalid, "没有核对：--previous 是\(found.year)年的报告，应为\(report.year - 1)年。")
            }
            before = ReportBefore(found.tables)
        }
        let check = ReportCheck(report.tables, before: before, texts: report.texts)
        let text = settings.format == "json" ? ReportCheckText.json(check) : ReportCheckText.plain(check)
        try Output(file: settings.out).write(text: text)
        guard check.failures.isEmpty else { throw ExitCode(1) }
    }
}

/// `report sum FILE… --year Y`: the sum of those that are in order; 1 when one is not.
struct ReportSumCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sum", abstract: "汇总下级机关的年度报告文件，有勾稽关系不成立的不计入并逐份列出。")

    @OptionGroup var options: GlobalOptions

    @Argument(help: "年度报告文件（json 或者 xlsx）。")
    var files: [String]

    @Option(help: ArgumentHelp("年度。", valueName: "year"))
    var year: Int

    @Option(help: ArgumentHelp("汇总机关的名称。", valueName: "name"))
    var name: String = "汇总"

    func run() async throws {
        let settings = try options.settings()
        var sum = ReportSum(year: year), isClean = true
        for file in files {
            let report = try await ReportFilesOnDisk.contents(file)
            if sum.add(report.tables) { continue }
            isClean = false
            let why =
                report.year == year
                ? ReportCheck(report.tables).faults.joined(separator: "\n  ") : "是\(report.year)年的报告"
            FileHandle.standardError.write(Data("\(file)（\(report.agencyName)）没有计入：\n  \(why)\n".utf8))
        }
        let contents = ReportContents(
            agencyName: name, agencyCode: name, tables: sum.tables, texts: ReportTexts())
        let output = Output(file: settings.out)
        if settings.format == "xlsx" {
            try output.write(binary: ReportWorkbook.bytes(contents))
        } else {
            try output.write(text: ReportJSON.text(contents))
        }
        guard isClean else { throw ExitCode(1) }
    }
}

enum ReportFilesOnDisk {
    static func contents(_ name: String) async throws -> ReportContents {
        guard let data = FileManager.default.contents(atPath: name) else {
            throw Refusal(.notFound, "没有找到文件 \(name)。请检查路径和读取权限。")
        }
        let bytes = Array(data)
        let first = bytes.first { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") { return try ReportJSON.contents(bytes) }
        return try await ReportUploads.read(bytes, URL(fileURLWithPath: name).lastPathComponent, nil)
    }
}

/// What `report check` prints.
enum ReportCheckText {
    static func plain(_ check: ReportCheck) -> String {
        let lines = check.identities.map {
            "\($0.holds ? "成立" : "不成立")  \($0.rule)  \($0.words)：\($0.left) \($0.holds ? "=" : "≠") \($0.right)"
        }
        let warnings = check.warnings.map { "提示  \($0.rule)  \($0.words)" }
        let sum = "共核对\(check.identities.count)处，不成立\(check.failures.count)处，提示\(check.warnings.count)条。"
        return (lines + warnings + [sum]).joined(separator: "\n")
    }

    static func json(_ check: ReportCheck) -> String {
        let identities = check.identities.map {
            """
            {"rule":\(JSONText.quoted($0.rule)),"identity":\(JSONText.quoted($0.words)),"left":\($0.left),\
            "right":\($0.right),"holds":\($0.holds)}
            """
        }
        let warnings = check.warnings.map {
            "{\"rule\":\(JSONText.quoted($0.rule)),\"words\":\(JSONText.quoted($0.words))}"
        }
        return """
            {"identities":[\(identities.joined(separator: ","))],"warnings":[\(warnings.joined(separator: ","))],\
            "failures":\(check.failures.count)}
            """
    }
}
