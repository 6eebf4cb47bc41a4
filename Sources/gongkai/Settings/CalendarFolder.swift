import Foundation
import Kernel

/// The calendar in force on this machine: the shipped one, and what `DATA/calendars/*.csv` adds to it.
enum CalendarFolder {
    /// Files in the order of their names; a file that cannot be read or understood is refused by name.
    static func calendar(dataFolder: URL) throws -> WorkCalendar {
        let folder = dataFolder.appending(path: "calendars")
        guard FileManager.default.fileExists(atPath: folder.path) else { return StateCouncil.calendar }
        var calendar = StateCouncil.calendar
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        where name.hasSuffix(".csv") {
            calendar = calendar.loading(try arrangements(in: folder.appending(path: name)))
        }
        return calendar
    }

    /// What a command without a store counts by: also what `calendar load` has kept, where there is a database (CAL-5).
    static func inForce(_ settings: Settings, region: String?) async throws -> WorkCalendar {
        let region = region ?? settings.value("region", option: nil)
        let database = settings.data.appending(path: "gongkai.db").path
        guard settings.databaseURL != nil || FileManager.default.fileExists(atPath: database) else {
            return try overlaid(try calendar(dataFolder: settings.data), by: region)
        }
        let house = try await House.open(settings, writing: false)
        await house.close()
        return try overlaid(house.calendar.value, by: region)
    }

    /// `calendar` with the local holidays of `region` laid over it; a region nobody loaded is refused (CAL-4).
    static func overlaid(_ calendar: WorkCalendar, by region: String?) throws -> WorkCalendar {
        guard let region else { return calendar }
        guard calendar.arrangements.contains(where: { $0.region == region }) else {
            throw Refusal(
                .notFound, "没有推算：没有载入“\(region)”的地方节假日。请先把当地的日历文件放进 calendars 文件夹。", rule: "CAL-4")
        }
        return calendar.overlaid(by: region)
    }

    /// The arrangements of one file (contract form or the short form of 2018–2026).
    static func arrangements(in file: URL) throws -> [Arrangement] {
        guard let text = String(data: try contents(of: file), encoding: .utf8) else {
            throw Refusal(.invalid, "日历文件没有载入：\(file.lastPathComponent) 不是 UTF-8 编码的文本。请另存为 UTF-8 后再载入。")
        }
        do throws(Refusal) {
            return try CalendarFile(text).arrangements
        } catch {
            throw Refusal(
                error.code, "\(file.lastPathComponent)：\(error.sentence)", rule: error.rule, field: error.field)
        }
    }

    private static func contents(of file: URL) throws -> Data {
        do {
            return try Data(contentsOf: file)
        } catch {
            throw Refusal(.notFound, "日历文件没有载入：读不到 \(file.path)。请检查文件名和读取权限。")
        }
    }
}
