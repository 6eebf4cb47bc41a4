import BenchTiming
import Foundation
import Kernel
import Obligations
import SQL

/// A calendar that moves every open deadline of many cases: the ledger and the board follow in one transaction.
struct RecomputeBench {
    let options: BenchOptions

    private static let today = Day(iso: "2026-12-31") ?? .latest

    func run() async throws {
        let store = try await open(), agency = try await BenchAgency.open(store, options)
        try await fill(agency)
        print("| round | moved | s | CPU s |")
        print("|---|---|---|---|")
        var seconds: [Double] = [], processor: [Double] = []
        for round in 0...options.rounds {
            var moved = 0
            let cost = try await Cost.of {
                moved = try await agency.calendars.load(
                    RecomputeBench.calendar(holidays: round + 1), named: "\(round).csv", by: "bench"
                ).count
            }
            guard moved == options.count else { throw BenchFault("only \(moved) deadlines moved") }
            try await check(store)
            print("| \(round) | \(moved) | \(Figures.short(cost.seconds)) | \(Figures.short(cost.processor)) |")
            // Round 0 warms what is to be warm.
            guard round > 0 else { continue }
            seconds.append(cost.seconds)
            processor.append(cost.processor)
        }
        print("\(options.count) deadlines: \(Figures.spread(processor)) CPU s, \(Figures.spread(seconds)) s")
        await store.close()
    }

    private func open() async throws -> Store {
        let timekeeper = Timekeeper.fixed(Moment(day: RecomputeBench.today, minute: 600))
        if let url = options.postgres { return try await .postgres(url: url, timekeeper: timekeeper) }
        return try .sqlite(
            path: try options.freshFile("recompute.db"), timekeeper: timekeeper, options: SQLiteOptions())
    }

    /// Received in the last three weeks of the year: the term of all ends in the next.
    private func fill(_ agency: BenchAgency) async throws {
        let days = (7...31).compactMap { Day(year: 2026, month: 12, day: $0) }
        for start in stride(from: 0, to: options.count, by: 2_000) {
            let batch = start..<min(start + 2_000, options.count)
            try await agency.store.write { tx in
                for number in batch { try RecomputeBench.open(number, on: Invented.pick(days, number), agency, in: tx) }
            }
        }
    }

    private static func open(_ number: Int, on day: Day, _ agency: BenchAgency, in tx: Transaction) throws {
        let id: Identifier<RecomputeBench> = tx.newID(), unit = Invented.pick(BenchAgency.units, number)
        let subject = Obligation.Subject(kind: "request", id: id.text)
        try agency.obligations.open(
            "FOI-33", on: subject, of: BenchAgency.agency, title: "答复政府信息公开申请（2026-\(number)）", owner: unit,
            term: .reply, from: Moment(day: day), in: tx)
        // One in five has been lengthened.
        if number % 5 == 0 {
            try agency.obligations.append(
                .extended(20), to: "FOI-33", on: subject, of: BenchAgency.agency, at: tx.now, in: tx)
        }
        try tx.execute(
            """
            INSERT INTO request (id, agency_id, number, kind, channel, applicant_kind, description, document_number,
                medium, route, arrived_at, received_on, stage, is_open, unit_id, contact_notes, due_sort,
                due_provisional, code_hash, version)
            VALUES (?, ?, ?, 'disclosure', 'counter', 'natural_person', ?, '', 'electronic', 'portal', ?, ?, 'handling',
                1, ?, '', 0, 0, ?, 3)
            """,
            [
                id, BenchAgency.agency, "2026-\(number)", Invented.description(number), Moment(day: day), day, unit,
                "hash-\(number)",
            ])
    }

    /// The board shows the day of the ledger.
    private func check(_ store: Store) async throws {
        let differing = try await store.read { snapshot in
            try snapshot.first(
                """
                SELECT count(*) FROM obligation o JOIN request r ON r.id = o.subject_id
                WHERE o.agency_id = ? AND o.rule = 'FOI-33' AND o.subject_kind = 'request' AND (r.due_at IS NULL OR o.due_at <> r.due_at OR r.due_sort <> o.due_at)
                """, [BenchAgency.agency])?.integer(0) ?? -1
        }
        guard differing == 0 else { throw BenchFault("\(differing) cases show another day than is owed") }
    }

    /// The first working days of the next year become holidays, one more in each round.
    private static func calendar(holidays: Int) -> String {
        let days = [1, 4, 5, 6, 7, 8, 11, 12, 13, 14, 15].prefix(holidays + 1)
        return "date,kind,name,source,known_since,region\n2027-01-01,published,,测试用安排,2026-12-01,\n"
            + days.map { "2027-01-\($0 < 10 ? "0" : "")\($0),holiday,元旦,测试用安排,2026-12-01,\n" }.joined()
    }
}
