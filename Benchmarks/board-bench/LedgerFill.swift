import BenchTiming
import Kernel
import Obligations
import SQL

/// Puts open obligations straight into the ledger, as a year's work of forty units would leave them: one in a hundred
/// overdue, the rest due over the months to come.
struct LedgerFill: Sendable {
    static let now = Moment(day: Day(iso: "2026-09-15") ?? .latest, minute: 600)
    static let agency: AgencyID = id(1)
    static let units: [UnitID] = (0..<40).map { id(100 + $0) }
    static let rules = [
        "FOI-26", "FOI-33", "FOI-31", "INT-3", "TASK-4", "SITE-4", "SITE-5", "OPN-9", "NORM-5", "NORM-6", "PUB-3",
        "CAT-1",
        "SUP-1", "SUP-3", "TASK-7", "FOI-32",
    ]

    let store: Store
    let count: Int

    static func id<Subject>(_ number: Int) -> Identifier<Subject> {
        Identifier(at: Moment(milliseconds: 1_700_000_000_000), random: (0, UInt64(number)))
    }

    func run() async throws {
        let there = try await store.read { try $0.first("SELECT count(*) FROM obligation")?.integer(0) ?? 0 }
        guard there < count else { return }
        let obligations = ObligationStore(calendar: { StateCouncil.calendar })
        let clock = ContinuousClock(), start = clock.now
        var at = there
        while at < count {
            let batch = at..<min(at + 5_000, count)
            try await store.write { tx in for number in batch { try open(number, obligations, tx) } }
            at = batch.upperBound
            if at % 100_000 == 0 { BenchCommand.note("\(at) obligations after \(clock.now - start)") }
        }
    }

    /// Scattered, so that what stands together on the board does not lie together in the table.
    private func open(_ number: Int, _ obligations: ObligationStore, _ tx: Transaction) throws {
        let mixed = Int(truncatingIfNeeded: UInt64(number + 1) &* 0x9E37_79B9_7F4A_7C15 >> 33)
        let isLate = mixed % 100 == 0
        let due = LedgerFill.now.day.adding(days: isLate ? -1 - mixed / 100 % 60 : mixed / 100 % 300)
        try obligations.open(
            LedgerFill.rules[mixed / 7 % LedgerFill.rules.count],
            on: Obligation.Subject(kind: "document", id: "\(number)"), of: LedgerFill.agency,
            title: "公开《关于印发第\(number)号方案的通知》", owner: LedgerFill.units[mixed / 11 % LedgerFill.units.count],
            term: Term(.until(due)), from: Moment(day: LedgerFill.now.day.adding(days: -90)), in: tx)
    }
}
