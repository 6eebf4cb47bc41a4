import BenchTiming
import Audit
import Kernel
import Obligations
import People
import SQL

/// Two years of an agency's duties: most of them met, some late, one in five open, one in a hundred of these overdue.
struct DutyFill: Sendable {
    static let now = Moment(day: Day(iso: "2026-09-15") ?? .latest, minute: 600)
    static let agency: AgencyID = id(1)
    static let units: [UnitID] = (0..<40).map { id(100 + $0) }
    static let rules = ["FOI-26", "FOI-33", "INT-3", "TASK-4", "SITE-4", "MAIL-2", "CAT-1", "NORM-5"]
    static let migrations = AuditMigrations.all + PeopleMigrations.all + ObligationMigrations.all

    let store: Store
    let count: Int

    static func id<Subject>(_ number: Int) -> Identifier<Subject> {
        Identifier(at: Moment(milliseconds: 1_700_000_000_000), random: (0, UInt64(number)))
    }

    func run() async throws {
        try await store.migrate(DutyFill.migrations)
        try await store.write { tx in if try tx.first("SELECT 1 FROM agency") == nil { try settle(tx) } }
        let there = try await store.read { try $0.first("SELECT count(*) FROM obligation")?.integer(0) ?? 0 }
        let obligations = ObligationStore(calendar: { StateCouncil.calendar })
        let clock = ContinuousClock(), start = clock.now
        var at = there
        while at < count {
            let batch = at..<min(at + 5_000, count)
            try await store.write { tx in for number in batch { try owe(number, obligations, tx) } }
            at = batch.upperBound
            if at % 100_000 == 0 { BenchCommand.note("\(at) duties after \(clock.now - start)") }
        }
    }

    private func settle(_ tx: Transaction) throws {
        try tx.execute(
            "INSERT INTO agency (id, short_name, name, created_at, version) VALUES (?, '局', '局', 0, 1)",
            [DutyFill.agency])
        for (place, unit) in DutyFill.units.enumerated() {
            try tx.execute(
                """
                INSERT INTO unit (id, agency_id, name, kind, position, active, created_at, version)
                VALUES (?, ?, ?, 'section', ?, 1, 0, 1)
                """, [unit, DutyFill.agency, "科室\(place)", place])
        }
    }

    /// Scattered, so that what stands together on a plot does not lie together in the table.
    private func owe(_ number: Int, _ obligations: ObligationStore, _ tx: Transaction) throws {
        let mixed = Int(truncatingIfNeeded: UInt64(number + 1) &* 0x9E37_79B9_7F4A_7C15 >> 33)
        let isOpen = mixed % 5 == 0, isLate = mixed % 20 == 1, today = DutyFill.now.day
        let due =
            isOpen
            ? today.adding(days: mixed % 500 == 0 ? -1 - mixed / 100 % 60 : mixed / 100 % 200)
            : today.adding(days: -1 - mixed / 100 % 620)
        let rule = DutyFill.rules[mixed / 7 % DutyFill.rules.count]
        let subject = Obligation.Subject(kind: "document", id: "\(number)")
        try obligations.open(
            rule, on: subject, of: DutyFill.agency, title: "公开《关于印发第\(number)号方案的通知》",
            owner: DutyFill.units[mixed / 11 % DutyFill.units.count], term: Term(.until(due)),
            from: Moment(day: due.adding(days: -30)), in: tx)
        guard !isOpen else { return }
        try obligations.append(
            .met, to: rule, on: subject, of: DutyFill.agency,
            at: Moment(day: due.adding(days: isLate ? 1 : -mixed / 13 % 20), minute: 600), in: tx)
    }
}
