import ArgumentParser
import Kernel

/// `gongkai calendar …`: working days and deadlines, without a database.
struct CalendarCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar", abstract: "工作日历：推算期限，核对每年的工作日。",
        subcommands: [CalendarDeadlineCommand.self, CalendarCheckCommand.self, CalendarLoadCommand.self])
}

/// `calendar deadline --from DAY --working-days N [--exclude A..B]… [--extend N] [--explain]` (FOI-D1, FOI-D3, FOI-D5).
struct CalendarDeadlineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "deadline", abstract: "推算一个工作日期限，可逐日说明。")

    @OptionGroup var options: GlobalOptions

    @Option(help: ArgumentHelp("起算日，为第 0 日，不计入。", valueName: "day"))
    var from: DayArgument

    @Option(name: .customLong("working-days"), help: ArgumentHelp("期限，工作日。", valueName: "n"))
    var workingDays: Int

    @Option(help: ArgumentHelp("扣除期间，写作 A..B：A 之后至 B 的日子不计入。可以重复。", valueName: "A..B"))
    var exclude: [DaySpanArgument] = []

    @Option(help: ArgumentHelp("延长的工作日。", valueName: "n"))
    var extend: Int = 0

    @Option(help: ArgumentHelp("地区，加上当地节假日（须已载入）。", valueName: "region"))
    var region: String?

    @Flag(help: "逐日说明。")
    var explain = false

    func validate() throws {
        guard (1...10_000).contains(workingDays) else { throw ValidationError("--working-days 应在 1 到 10000 之间。") }
        guard (0...10_000).contains(extend) else { throw ValidationError("--extend 应在 0 到 10000 之间。") }
        _ = try CalendarFormat(options.format)
    }

    func run() async throws {
        let settings = try options.settings()
        let calendar = try await CalendarFolder.inForce(settings, region: region)
        let explanation = DeadlineExplanation(
            workingDays: workingDays, extendedBy: extend, after: from.day,
            excluding: exclude.map { Exclusion(after: $0.after, through: $0.through) }, calendar: calendar)
        let output = Output(file: settings.out)
        switch try CalendarFormat(settings.format) {
        case .text: try output.write(text: explain ? explanation.text : explanation.summary)
        case .json: try output.write(text: json(explanation))
        }
    }

    private func json(_ explanation: DeadlineExplanation) -> String {
        let due = explanation.due.deadline.map { JSONText.quoted($0.day.description) } ?? "null"
        let head =
            "\"from\":\"\(from.day)\",\"due\":\(due),\"provisional\":\(explanation.due.deadline?.isProvisional ?? true)"
        guard explain else { return "{\(head)}" }
        let days = explanation.days.map { row in
            "{\"day\":\"\(row.day)\",\"counted\":\(row.counted),\"why\":\(JSONText.quoted(row.why))}"
        }
        return "{\(head),\"days\":[\(days.joined(separator: ","))]}"
    }
}

/// `calendar check YEAR…`: working days of each year and the notice they come from (CAL-3, CAL-5).
struct CalendarCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "check", abstract: "每年的工作日数和所依据的通知。")

    @OptionGroup var options: GlobalOptions

    @Argument(help: ArgumentHelp("年份；不写则为全部已公布的年份。", valueName: "year"))
    var years: [Int] = []

    @Option(help: ArgumentHelp("地区，加上当地节假日（须已载入）。", valueName: "region"))
    var region: String?

    func validate() throws {
        for year in years where !(1900...2199).contains(year) {
            throw ValidationError("年份应在 1900 到 2199 之间，不能是 \(year)。")
        }
        _ = try CalendarFormat(options.format)
    }

    func run() async throws {
        let settings = try options.settings()
        let calendar = try await CalendarFolder.inForce(settings, region: region)
        let wanted = years.isEmpty ? calendar.publishedYears.sorted() : years
        let output = Output(file: settings.out)
        switch try CalendarFormat(settings.format) {
        case .text: try output.write(text: wanted.map { sentence($0, calendar) }.joined(separator: "\n"))
        case .json:
            try output.write(text: "{\"years\":[\(wanted.map { json($0, calendar) }.joined(separator: ","))]}")
        }
    }

    private func sentence(_ year: Int, _ calendar: WorkCalendar) -> String {
        let (count, published) = calendar.workdays(inYear: year)
        guard published else { return "\(year) 年：\(count) 个工作日（放假安排尚未公布，暂按周一至周五计）" }
        let arrangement = calendar.arrangement(forYear: year)
        let notice = arrangement.map { $0.source.isEmpty ? "未注明通知" : $0.source } ?? "未注明通知"
        let known = arrangement?.knownSince.map { "，\($0.chinese)公布" } ?? ""
        return "\(year) 年：\(count) 个工作日（\(notice)\(known)）"
    }

    private func json(_ year: Int, _ calendar: WorkCalendar) -> String {
        let (count, published) = calendar.workdays(inYear: year)
        let arrangement = published ? calendar.arrangement(forYear: year) : nil
        let source = arrangement.map { JSONText.quoted($0.source) } ?? "null"
        let known = arrangement?.knownSince.map { "\"\($0)\"" } ?? "null"
        return
            "{\"year\":\(year),\"workdays\":\(count),\"provisional\":\(!published),\"source\":\(source),\"known_since\":\(known)}"
    }
}

/// The two formats of these commands.
enum CalendarFormat: String {
    case text, json

    init(_ name: String?) throws {
        guard let format = CalendarFormat(rawValue: name ?? "text") else {
            throw ValidationError("--format 应为 text 或 json。")
        }
        self = format
    }
}

/// A day on the command line, `YYYY-MM-DD`.
struct DayArgument: ExpressibleByArgument {
    let day: Day

    init?(argument: String) {
        guard let day = Day(iso: argument) else { return nil }
        self.day = day
    }
}

/// `A..B` on the command line; B not before A.
struct DaySpanArgument: ExpressibleByArgument {
    let after: Day
    let through: Day

    init?(argument: String) {
        guard argument.utf8.count == 22, argument.dropFirst(10).hasPrefix(".."),
            let after = Day(iso: argument.prefix(10)),
            let through = Day(iso: argument.suffix(10)), after <= through
        else { return nil }
        (self.after, self.through) = (after, through)
    }
}
