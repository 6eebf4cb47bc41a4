import AnnualReport
import Assessment
import Audit
import Catalogue
import Ciphers
import Consultation
import County
import Documents
import Foundation
import Inspection
import Interpretation
import Kernel
import Letters
import Logging
import ObjectStorage
import Obligations
import Opinion
import People
import Plans
import Publishing
import Requests
import SQL
import Screening
import Search
import Site
import SiteReport
import Supervision

/// Everything wired together once: the settings, the store, the capabilities' stores, the files.
struct House: Sendable {
    let settings: Settings
    let store: Store
    let journal: Journal
    /// The ledger of what is owed.
    let obligations: ObligationStore
    let people: PeopleStore
    let plans: PlanStore
    /// What the clauses of plans ask for, computed every day.
    let checks: CheckStore
    /// What the rules themselves ask to be looked at every day.
    let ruleChecks: RuleCheckStore
    let imports: PlanImportStore
    let documents: DocumentStore
    let normatives: NormativeStore
    let publishing: PublishingStore
    let interpretations: InterpretationStore
    let opinions: OpinionStore
    let visitors: VisitorStores
    /// 来信.
    let letters: LetterStore
    /// 年度报告.
    let reports: ReportStore
    /// 网站检查和考核.
    let inspection: InspectionRooms
    let catalogues: CatalogueStore
    /// The index of everything public; `PublicIndex` keeps it up with what is published.
    let search: SearchStore
    /// The privacy and wording gate, by the lists in force.
    let gate: ContentGate
    let requestRooms: RequestRooms
    let consultations: ConsultationStore
    let supervision: SupervisionRooms
    /// The rules, and what they make happen.
    let rooms: EngineRooms
    let screens: DailyScreen
    let files: FileStore
    let calendar: CurrentCalendar
    let calendars: CalendarStore
    let log: Logger
    /// Where a command that was passed on was typed; relative file names are meant from there.
    var folder: String

    /// All tables, in the order in which they may refer to one another.
    static let migrations: [Migration] =
        AuditMigrations.all + PeopleMigrations.all + ObligationMigrations.all + PlanMigrations.all
        + DocumentMigrations.all + PublishingMigrations.all + CatalogueMigrations.all + VisitorStores.migrations
        + SearchMigrations.all + RequestMigrations.all + InterpretationMigrations.all + OpinionMigrations.all
        + SupervisionMigrations.all + ConsultationMigrations.all + LetterMigrations.all + ReportMigrations.all
        + InspectionMigrations.all + AssessmentMigrations.all + SiteReportMigrations.all

    /// Opens the data folder (or the database named by `--database`).
    ///
    /// - Parameters:
    ///   - writing: opens for writing, which on SQLite locks the folder, and brings the schema up to date.
    ///   - logging: what serves tells what happens, a command answers with its own sentence alone.
    static func open(
        _ settings: Settings, writing: Bool, timekeeper: Timekeeper? = nil, logging: Bool = false
    ) async throws -> House {
        if writing { try settings.refuseAsOfOnRealData() }
        let store = try await openStore(settings, writing: writing, timekeeper: timekeeper ?? settings.timekeeper)
        do {
            if writing { try await store.migrate(migrations) } else { try await refuseOldSchema(store) }
            let house = try House(settings, store, logging: logging)
            try await house.restoreCalendar(writing: writing)
            return house
        } catch {
            await store.close()
            throw error
        }
    }

    private init(_ settings: Settings, _ store: Store, logging: Bool) throws {
        let journal = Journal(.sha256)
        let calendar = CurrentCalendar(try CalendarFolder.calendar(dataFolder: settings.data))
        (self.settings, self.calendar) = (settings, calendar)
        calendars = CalendarStore(store: store, journal: journal, current: calendar, followers: House.deadlineFollowers)
        (self.store, self.journal, people) = (store, journal, PeopleStore(store: store, journal: journal))
        let rules = try RuleFolder.book(dataFolder: settings.data)
        let obligations = ObligationStore(calendar: { calendar.value }, rules: EngineRooms.terms(rules))
        rooms = try EngineRooms(
            settings, rules: rules, store: store, journal: journal, obligations: obligations, people: people)
        plans = PlanStore(store: store, journal: journal, obligations: obligations, records: .all)
        normatives = NormativeStore(store: store, journal: journal, obligations: obligations)
        let screens = DailyScreen(try WordFolder.policy(dataFolder: settings.data, allowed: settings.allowedPassages()))
        let gate = ContentGate(screen: screens.screen)
        let papers = try PublishingRooms(
            settings, store: store, journal: journal, obligations: obligations, people: people, gate: gate,
            screen: screens.screen,
            alert: { [notices = rooms.notices] in try notices.tell($0.notice, to: $0.members, in: $1) })
        supervision = SupervisionRooms(
            store: store, journal: journal, obligations: obligations, people: people, engine: rooms,
            publishing: papers.publishing)
        (documents, catalogues, search) = (papers.documents, papers.catalogues, papers.search)
        (publishing, interpretations, opinions) = (papers.publishing, papers.interpretations, papers.opinions)
        visitors = try VisitorStores(
            settings, store: store, journal: journal, obligations: obligations, people: people, publishing: publishing,
            screen: screens.screen)
        let looked = try CheckRooms(
            store: store, journal: journal, obligations: obligations, plans: plans, people: people, papers: papers,
            registers: supervision.registers.measures, engine: rooms)
        reports = try ReportRooms(settings, measures: looked.readers).reports(
            store: store, journal: journal, obligations: obligations, publishing: publishing, people: people)
        (checks, ruleChecks, imports) = (looked.checks, looked.rules, PlanImportStore(store: store, journal: journal))
        inspection = try InspectionRooms(
            settings, store: store, journal: journal, obligations: obligations, people: people, screen: screens.screen,
            readers: looked.readers, notices: rooms.notices)
        let files = try FileStore(root: settings.data.appendingPathComponent("files").path)
        (self.files, self.screens, self.gate, self.obligations) = (files, screens, gate, obligations)
        requestRooms = try RequestRooms(
            settings, store: store, journal: journal, obligations: obligations, people: people, files: files,
            publishing: publishing, gate: gate, screen: screens.screen)
        consultations = settings.consultations(
            store: store, journal: journal, obligations: obligations, people: people, normatives: normatives,
            files: files, publishing: publishing, screen: screens.screen
        ).indexed(by: search, on: publishing)
        letters = try LetterRooms(
            settings, store, journal, obligations, people, publishing, gate, screens.screen, requestRooms.requests,
            opinions
        ).letters().indexed(by: search, on: publishing)
        (log, folder) = (House.logger(tells: logging), FileManager.default.currentDirectoryPath)
    }

    /// Lists that show days of the ledger (CAL-5).
    private static let deadlineFollowers = [
        RequestStore.followDeadlines, LetterStore.followDeadlines, ConsultationStore.followDeadlines,
    ]

    private static func logger(tells: Bool) -> Logger {
        var log = Logger(label: "gongkai") { JSONLogHandler(label: $0) }
        if !tells { log.logLevel = .critical }
        return log
    }

    private static func refuseOldSchema(_ store: Store) async throws {
        let states = try await store.migrationStates(migrations)
        guard states.contains(where: { $0.appliedAt == nil }) else { return }
        throw Refusal(.stateRefused, "没有打开数据库：它还没有本程序的结构。请先运行 gongkai db migrate。")
    }

    /// The store alone, whatever its schema.
    static func openStore(
        _ settings: Settings, writing: Bool, timekeeper: Timekeeper = .system
    ) async throws -> Store {
        if let url = settings.databaseURL { return try await .postgres(url: url, timekeeper: timekeeper) }
        let path = settings.data.appendingPathComponent("gongkai.db").path
        if writing {
            try DataFolder.prepare(settings.data)
            return try .sqlite(path: path, timekeeper: timekeeper)
        }
        guard FileManager.default.fileExists(atPath: path) else {
            throw Refusal(
                .notFound, "数据文件夹 \(settings.data.path) 中还没有数据库。请先用 gongkai agency add 建立机构，或用 gongkai demo 试用。")
        }
        return try .sqliteReading(path: path, timekeeper: timekeeper)
    }

    /// Adds what `calendar load` has kept, and the local holidays; a changed calendar moves what is open (CAL-5).
    private func restoreCalendar(writing: Bool) async throws {
        try await calendars.restore()
        let region = settings.value("region", option: nil)
        calendar.replace(try CalendarFolder.overlaid(calendar.value, by: region))
        guard writing else { return }
        let affected = try await calendars.settle()
        guard !affected.isEmpty else { return }
        log.notice("the calendar in force moved obligations", metadata: ["count": "\(affected.count)"])
    }

    /// How every kind of record looks now, for `gongkai audit verify`.
    var subjectReaders: [SubjectReader] {
        [
            PlanStore.subjectReader, DocumentStore.subjectReader, DocumentStore.meetingReader,
            publishing.subjectReader, CatalogueStore.subjectReader, RequestStore.subjectReader,
            CheckStore.subjectReader, InterpretationStore.subjectReader,
            LetterStore.subjectReader, ReportStore.subjectReader, OpinionStore.subjectReader,
            InspectionStore.subjectReader, AssessmentStore.subjectReader, SiteReportStore.subjectReader,
        ] + ConsultationStore.subjectReaders + NormativeStore.subjectReaders + VisitorStores.subjectReaders
            + SupervisionRooms.subjectReaders
    }

    func close() async { await store.close() }

    /// The same house for a command that was typed in another folder.
    func visited(from folder: String) -> House {
        var house = self
        house.folder = folder
        return house
    }

    /// A file named on the command line, read whole.
    func bytes(of name: String) throws -> [UInt8] {
        let url = URL(fileURLWithPath: name, relativeTo: URL(fileURLWithPath: folder, isDirectory: true))
        guard let data = FileManager.default.contents(atPath: url.path) else {
            throw Refusal(.notFound, "没有找到文件 \(name)。请检查路径和读取权限。")
        }
        return Array(data)
    }
}

/// The folder that holds everything an installation has.
enum DataFolder {
    static func prepare(_ url: URL) throws {
        do {
            try FileManager.default.createDirectory(
                at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw Refusal(.unavailable, "未能建立数据文件夹 \(url.path)。请检查上级文件夹的写权限和磁盘空间。")
        }
    }

    static func mark(_ url: URL, as mark: String) throws {
        try Data("\(mark)\n".utf8).write(to: url.appendingPathComponent("gongkai.mark"), options: .atomic)
    }
}
