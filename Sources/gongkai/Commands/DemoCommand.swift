import AnnualReport
import ArgumentParser
import Foundation
import Kernel
import Logging
import ObjectStorage
import People
import Plans
import Publishing
import SQL
import Site
import Supervision
import County
import Interpretation

/// `gongkai demo`: an invented county in the data folder (if it is empty), its addresses and logins, then serves it.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "demo", abstract: "建立示例县并提供服务，只在本机访问。")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var serving: ServingOptions

    @Flag(name: .customLong("load-only"), help: "只建立示例数据，不提供服务。")
    var loadOnly = false

    func run() async throws {
        let settings = try options.settings()
        try DataFolder.prepare(settings.data)
        let isNew = DemoCommand.isEmpty(settings)
        if !isNew, settings.mark != "demo" {
            throw Refusal(
                .stateRefused, "数据文件夹 \(settings.data.path) 里已有正式数据，不能装入示例县。请用 --data 另选一个空文件夹。")
        }
        // A county that was not finished (the machine went down while it was made) begins anew.
        if isNew { try DemoCommand.clear(settings.data) }
        try DataFolder.mark(settings.data, as: "demo")
        if isNew { try DemoCommand.writeLetterOffices(settings.data) }
        let start = settings.asOf ?? Timekeeper.system.now()
        let clock = SampleClock(at: start)
        let house = try await House.open(
            settings, writing: true, timekeeper: clock.timekeeper, logging: !loadOnly)
        do {
            if isNew {
                try await DemoCommand.refuseRealData(in: house)
                try await DemoCommand.fill(house, clock, asOf: start)
            }
            clock.run(from: start)
            if !loadOnly { try await serve(house) }
            await house.close()
        } catch {
            await house.close()
            throw error
        }
    }

    /// Where a reply of the sample county can be reviewed (FOI-R1); a real agency writes its own.
    private static func writeLetterOffices(_ data: URL) throws {
        let folder = data.appendingPathComponent("letters")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let text = """
            青禾县卫生健康局:
              复议机关: 青禾县人民政府
              法院: 青禾县人民法院
              工作机构: 青禾县卫生健康局政务公开办公室
              地址: 青禾县城关镇健康路1号
              邮编: "999100"
              电话: 0999-8000100
              联系人: 政务公开办公室
              机关代字: 青卫
              缴费方式: 凭本通知书到青禾县政务服务中心缴入国库，领取财政票据

            """
        try Data(text.utf8).write(to: folder.appendingPathComponent("agencies.yaml"), options: .atomic)
    }

    private func serve(_ house: House) async throws {
        let logins = house.settings.data.appendingPathComponent(DemoCommand.loginsName)
        try await Serving(house: house, options: serving) { port in
            let text =
                FileManager.default.contents(atPath: logins.path).map { String(decoding: $0, as: UTF8.self) } ?? ""
            FileHandle.standardOutput.write(
                Data(
                    """

                    示例县已就绪（虚构数据，只在本机访问）
                      门户      http://127.0.0.1:\(port)/
                      办理平台  http://127.0.0.1:\(port)/console

                    \(text)
                    按 Ctrl+C 停止。

                    """.utf8))
        }.run()
    }

    private static func fill(_ house: House, _ clock: SampleClock, asOf: Moment) async throws {
        var county = SampleCounty(
            people: house.people, plans: house.plans, imports: house.imports, documents: house.documents,
            normatives: house.normatives, publishing: house.publishing, corrections: house.visitors.corrections,
            cases: house.visitors.cases, catalogues: house.catalogues,
            requests: house.requestRooms.requests, checks: house.checks, interpretations: house.interpretations,
            gate: house.gate.findings(in:on:), clock: clock,
            asOf: asOf, read: PlanUploads(house: house).read,
            keep: FileShelf(files: house.files).keep
        ) { [intake = attachments(house)] bytes, name, day in
            let taken = try await intake.take(bytes, named: name, on: day)
            return (taken.attachment, taken.findings)
        }
        county.letters = house.letters
        county.reports = house.reports
        county.siteReports = house.siteReports
        county.opinions = house.opinions
        county.inspections = house.inspection.inspections
        county.assessments = house.inspection.assessments
        county.watch = CountyWatch(
            items: house.supervision.items, registers: house.supervision.registers, board: house.supervision.board)
        county.consultations = house.consultations
        let logins = try await county.load { step in
            guard isatty(STDERR_FILENO) != 0 else { return }
            FileHandle.standardError.write(Data("  \(step)…\n".utf8))
        }
        try await look(house)
        let url = house.settings.data.appendingPathComponent(loginsName)
        let created = FileManager.default.createFile(
            atPath: url.path, contents: Data(table(logins).utf8), attributes: [.posixPermissions: 0o600])
        guard created else { throw Refusal(.unavailable, "未能写入 \(url.path)。请检查写权限和磁盘空间。") }
    }

    /// The daily looks of the day the county stands at, so that its board tells of them from the first page on (INT-4, SUP-2).
    private static func look(_ house: House) async throws {
        let assembly = SiteAssembly(house: house, baseURL: .loopback), builder = try assembly.builder().withoutTraces
        try await assembly.loadHosts(builder)
        let reader = PageReader(assembly.build(builder), settings: builder.settings)
        _ = try await house.interpretations.checkLinks(reader.live)
        _ = try await house.ruleChecks.runAll()
        do { _ = try await house.reportRound.print() } catch let refusal as Refusal {
            house.log.warning("the annual report has no PDF yet", metadata: ["reason": "\(refusal.sentence)"])
        }
    }

    private static func attachments(_ house: House) -> AttachmentIntake {
        .confined(
            gate: house.gate, keep: ArticleShelf(files: house.files).keep,
            keepText: house.publishing.keepText(_:ofFile:))
    }

    private static func table(_ logins: [SampleLogin]) -> String {
        let lines = logins.map { login in
            "\(login.login)\t\(login.password)\t\(login.name)\t\(login.agency)\t\(login.roles.joined(separator: "、"))"
        }
        return (["登录名\t密码\t姓名\t机构\t角色与科室"] + lines).joined(separator: "\n") + "\n"
    }

    private static let loginsName = "demo-logins.txt"

    /// The list of logins is written last, so without it there is no whole county.
    private static func isEmpty(_ settings: Settings) -> Bool {
        func exists(_ name: String) -> Bool {
            FileManager.default.fileExists(atPath: settings.data.appendingPathComponent(name).path)
        }
        let hasDatabase = settings.databaseURL != nil || exists("gongkai.db")
        if settings.mark == "demo" { return !exists(loginsName) || !hasDatabase }
        return settings.databaseURL != nil || !hasDatabase
    }

    /// A database elsewhere is not seen in the folder.
    private static func refuseRealData(in house: House) async throws {
        guard try await !house.people.isUntouched() else { return }
        try FileManager.default.removeItem(at: house.settings.data.appendingPathComponent("gongkai.mark"))
        throw Refusal(.stateRefused, "数据库里已有数据，不能装入示例县。请另选一个空的数据库，或去掉 --database。")
    }

    /// Only while nobody writes: another `demo` may be filling the folder at this moment.
    private static func clear(_ folder: URL) throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
            ($0.hasPrefix("gongkai.db") && $0 != "gongkai.db.lock") || $0 == loginsName
        }
        guard !names.isEmpty else { return }
        let lock = open(folder.appendingPathComponent("gongkai.db.lock").path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        defer { close(lock) }
        guard lock >= 0, flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            throw Refusal(.unavailable, "没有启动：另一个进程正在这个数据文件夹里建立示例县。请等它完成，或用 --data 另选一个空文件夹。")
        }
        for name in names {
            try FileManager.default.removeItem(at: folder.appendingPathComponent(name))
        }
    }
}
