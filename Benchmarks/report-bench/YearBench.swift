import AnnualReport
import Audit
import BenchTiming
import Ciphers
import Documents
import Kernel
import Obligations
import People
import Publishing
import Requests
import SQL

/// The whole report of a year as `gongkai report annual` makes it, and the bare statement, by turns.
struct YearBench {
    let options: BenchOptions

    private static let year = 2025
    /// One grouping of the same rows by the same four facts, told from columns alone.
    private static let bare = """
        SELECT applicant_kind, substr(received_on, 1, 4), substr(closed_on, 1, 4), closing_code, count(*)
        FROM request WHERE agency_id = ? AND kind = 'disclosure' GROUP BY 1, 2, 3, 4
        """

    func run() async throws {
        try await fill()
        let store = try await open(filling: false), reports = YearBench.reports(store)
        var ours: [Double] = [], bare: [Double] = [], ratios: [Double] = []
        for round in 0...options.rounds {
            var shown = 0, plain = 0
            let one = try await cost(store) {
                shown = try await reports.contents(of: RegisterFill.agency, year: YearBench.year)
                    .tables[.request(.received, 7)]
            }
            let two = try await cost(store) { plain = try await YearBench.received(in: store) }
            guard shown == plain, shown > 0 else { throw BenchFault("\(shown) received in the report, \(plain) found") }
            // Round 0 warms what is to be warm.
            guard round > 0 else { continue }
            ours.append(one)
            bare.append(two)
            ratios.append(one / two)
        }
        print("| applications | report of a year, ms | one bare GROUP BY, ms | ours ÷ bare | aim |")
        print("|---|---|---|---|---|")
        print(
            "| \(options.count) | \(Figures.spread(ours)) | \(Figures.spread(bare)) | \(Figures.spread(ratios)) | ≤ 2 |"
        )
        await store.close()
    }

    private func fill() async throws {
        let store = try await open(filling: true)
        try await store.migrate(YearBench.migrations)
        try await RegisterFill(store: store, count: options.count).run()
        await store.close()
    }

    private func open(filling: Bool) async throws -> Store {
        let timekeeper = Timekeeper.fixed(Moment(day: Day(year: 2026, month: 1, day: 5) ?? .latest, minute: 600))
        if let url = options.postgres { return try await .postgres(url: url, timekeeper: timekeeper) }
        var sqlite = SQLiteOptions()
        if filling { sqlite.synchronous = .off }
        return try .sqlite(path: options.folder + "/report.db", timekeeper: timekeeper, options: sqlite)
    }

    private static let migrations: [Migration] =
        AuditMigrations.all + PeopleMigrations.all + ObligationMigrations.all + DocumentMigrations.all
        + PublishingMigrations.all + RequestMigrations.all + ReportMigrations.all

    private static func reports(_ store: Store) -> ReportStore {
        let journal = Journal(.sha256), obligations = ObligationStore(calendar: { StateCouncil.calendar })
        let documents = DocumentStore(store: store, journal: journal, obligations: obligations)
        return ReportStore(
            store: store, journal: journal, obligations: obligations,
            publishing: PublishingStore(
                store: store, journal: journal, obligations: obligations, documents: documents, gate: { _, _ in [] }),
            people: PeopleStore(store: store, journal: journal), coding: .json)
    }

    /// Milliseconds: of the processor where the engine is in this process, else as they pass.
    private func cost(_ store: Store, _ work: () async throws -> Void) async throws -> Double {
        let cost = try await Cost.of(work)
        return switch store.dialect {
        case .sqlite: cost.processor * 1_000
        case .postgres: cost.seconds * 1_000
        }
    }

    private static func received(in store: Store) async throws -> Int {
        try await store.read { snapshot in
            try snapshot.query(bare, [RegisterFill.agency]).reduce(0) { sum, row in
                try row.text(1) == "\(year)" ? sum + row.integer(4) : sum
            }
        }
    }
}
