import ArgumentParser
import Consultation
import Foundation
import Kernel
import Obligations
import People
import SQL

/// `gongkai calendar load FILE.csv`: a newly published arrangement; open obligations are computed anew (CAL-5).
struct CalendarLoadCommand: StoreCommand {
    static let configuration = CommandConfiguration(
        commandName: "load", abstract: "载入新公布的放假安排，重新推算在办事项的期限。")
    static let writes = true

    @OptionGroup var options: GlobalOptions

    @Argument(help: ArgumentHelp("日历文件（csv）。", valueName: "file"))
    var file: String

    func execute(in house: House) async throws -> CommandResult {
        let name = URL(fileURLWithPath: file).lastPathComponent
        guard let text = String(bytes: try house.bytes(of: file), encoding: .utf8) else {
            throw Refusal(.invalid, "日历文件没有载入：\(name) 不是 UTF-8 编码的文本。请另存为 UTF-8 后再载入。")
        }
        let affected = try await house.calendars.load(text, named: name, by: Performer.operatorOfServer.name)
        _ = try await house.consultations.settleCalendar()
        let years = house.calendar.value.publishedYears.sorted().map(String.init).joined(separator: "、")
        guard !affected.isEmpty else { return .text("已载入 \(name)（已公布年度：\(years)）。没有事项的期限因此变化。") }
        let people = house.people
        let lines = try await house.store.read { snapshot in
            try affected.map { item in
                let owner = try people.unit(item.obligation.owner, in: snapshot)?.name ?? "（已撤销的单位）"
                let before = item.before?.day.description ?? "未起算", after = item.after?.day.description ?? "未起算"
                return "  \(before) → \(after)  \(owner)  \(item.obligation.title)"
            }
        }
        return .text("已载入 \(name)（已公布年度：\(years)）。\(affected.count) 项事项的期限有变化：\n" + lines.joined(separator: "\n"))
    }
}
