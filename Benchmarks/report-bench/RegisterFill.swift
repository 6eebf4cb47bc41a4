import BenchTiming
import Kernel
import Requests
import SQL

/// Puts closed applications of eight years straight into their table, of every kind of applicant and decision; some were signed
/// and wait for their delivery, some have no decision yet.
struct RegisterFill: Sendable {
    static let agency: AgencyID = id(1)
    static let unit: UnitID = id(2)
    static let first = Day(year: 2018, month: 6, day: 1) ?? .earliest
    static let days = 2_770

    let store: Store
    let count: Int

    static func id<Subject>(_ number: Int) -> Identifier<Subject> {
        Identifier(at: Moment(milliseconds: 1_600_000_000_000), random: (0, UInt64(number)))
    }

    func run() async throws {
        let there = try await store.read { try $0.first("SELECT count(*) FROM request")?.integer(0) ?? 0 }
        if there == 0 { try await store.write { try RegisterFill.settle($0) } }
        let clock = ContinuousClock(), start = clock.now
        var at = there
        while at < count {
            let batch = at..<min(at + 5_000, count)
            try await store.write { tx in for number in batch { try RegisterFill.insert(number, in: tx) } }
            at = batch.upperBound
            if at % 100_000 == 0 { BenchCommand.note("\(at) applications after \(clock.now - start)") }
        }
        guard there < count else { return }
        try await store.write { try $0.execute("ANALYZE") }
    }

    private static func settle(_ tx: Transaction) throws {
        try tx.execute(
            "INSERT INTO agency (id, short_name, name, created_at, version) VALUES (?, ?, ?, 0, 1)",
            [agency, "云禾市卫健委", "云禾市卫生健康委员会"])
        try tx.execute(
            """
            INSERT INTO unit (id, agency_id, name, kind, position, active, created_at, version)
            VALUES (?, ?, '办公室', 'section', 0, 1, 0, 1)
            """, [unit, agency])
    }

    private static func insert(_ number: Int, in tx: Transaction) throws {
        // Scattered: what is counted together does not lie together in the table.
        let mixed = Int(truncatingIfNeeded: UInt64(number + 1) &* 0x9E37_79B9_7F4A_7C15 >> 33)
        let kinds = ApplicantKind.allCases, codes = DecisionCode.allCases
        let isOpen = mixed % 200 == 0, received = first.adding(days: mixed / 7 % days)
        let code = codes[mixed / 11 % codes.count], decided = received.adding(days: mixed / 13 % 60)
        let id: RequestID = tx.newID()
        try tx.execute(
            """
            INSERT INTO request (id, agency_id, number, kind, channel, applicant_kind, description, document_number,
                medium, route, arrived_at, received_on, stage, is_open, unit_id, contact_notes, signed_on, closing_why,
                closing_code, closed_on, due_sort, due_provisional, code_hash, version)
            VALUES (?, ?, ?, 'disclosure', 'online', ?, '', '', '', '', 0, ?, ?, ?, ?, '', ?, ?, ?, ?, 0, 0, ?, 1)
            """,
            [
                id, agency, "\(received.year)-\(number)", kinds[mixed / 3 % kinds.count].rawValue, received,
                isOpen ? "handling" : "archived", isOpen, unit, isOpen ? nil : decided, isOpen ? nil : "replied",
                isOpen ? nil : code.rawValue, isOpen ? nil : decided.adding(days: mixed % 5), "hash-\(number)",
            ])
    }
}
