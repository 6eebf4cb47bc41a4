import County
import Foundation
import Kernel
import SQL

/// Where the data is and what time it is: option > environment `GONGKAI_…` > `DATA/gongkai.yaml` > default.
struct Settings: Sendable {
    let data: URL
    let keys: URL
    let databaseURL: String?
    let asOf: Moment?
    let format: String?
    let out: URL?
    private let lookup: @Sendable (String) -> String?

    init(options: GlobalOptions, environment: [String: String]) throws {
        // An empty variable is one that was not set.
        let environment = environment.filter { !$0.value.isEmpty }
        let dataPath = options.data ?? environment["GONGKAI_DATA"] ?? "data"
        data = URL(fileURLWithPath: dataPath, isDirectory: true).standardizedFileURL
        let file = try SettingsFile(in: data).entries
        let find: @Sendable (String) -> String? = { name in
            let variable = "GONGKAI_" + name.uppercased().replacing("-", with: "_")
            return environment[variable] ?? file[name]
        }
        lookup = find
        let beside = data.deletingLastPathComponent().appendingPathComponent(data.lastPathComponent + "-keys")
        keys = (options.keys ?? find("keys")).map { URL(fileURLWithPath: $0, isDirectory: true) } ?? beside
        databaseURL = options.database ?? find("database")
        format = options.format ?? find("format")
        out = options.out.map { URL(fileURLWithPath: $0) }
        asOf = try Settings.moment(options.asOf ?? find("as-of"))
    }

    /// A setting that only some commands know, asked in the same order: `option ?? environment ?? file`.
    func value(_ name: String, option: String?) -> String? { option ?? lookup(name) }

    /// `demo` or `test` when the folder is marked as such; then, and only then, may writes use `--as-of`.
    var mark: String? {
        let url = data.appendingPathComponent("gongkai.mark")
        guard FileManager.default.fileExists(atPath: url.path),
            let text = FileManager.default.contents(atPath: url.path)
        else { return nil }
        let mark = String(decoding: text, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        return ["demo", "test"].contains(mark) ? mark : nil
    }

    /// What happened on real data is recorded at the time it happened.
    func refuseAsOfOnRealData() throws {
        guard asOf != nil, mark == nil else { return }
        throw Refusal(.invalid, "没有执行：--as-of 只能用于查询，正式数据总按真实时间记录。演示和测试请使用 gongkai demo 建立的数据文件夹。")
    }

    var timekeeper: Timekeeper { asOf.map { .fixed($0) } ?? .system }

    /// For what runs on: the time goes on from the moment that was asked for.
    var runningTimekeeper: Timekeeper {
        guard let asOf else { return .system }
        let clock = SampleClock(at: asOf)
        clock.run(from: asOf)
        return clock.timekeeper
    }

    private static func moment(_ text: String?) throws -> Moment? {
        guard let text else { return nil }
        guard let moment = Moment(iso: text) else {
            throw Refusal(.invalid, "--as-of 的写法不对：\(text)。请写成 2026-09-15 或 2026-09-15T09:30。")
        }
        // A bare day means its working morning, so that a day given alone is a day lived.
        return text.count == 10 ? Moment(day: moment.day, minute: 9 * 60) : moment
    }
}
