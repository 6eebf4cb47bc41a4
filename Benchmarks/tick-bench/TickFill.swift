import Kernel
import Obligations
import SQL

/// Open obligations as a large agency might have them: tasks of a year's plan with a fixed day, and terms of law that run.
struct TickFill {
    let house: TickHouse
    let count: Int

    static let today = Moment(day: Day(iso: "2026-03-02") ?? .earliest, minute: 5)

    func run() async throws {
        let there = try await house.store.read { try $0.first("SELECT count(*) FROM obligation")?.integer(0) ?? 0 }
        guard there < count else { return }
        for start in stride(from: there, to: count, by: 5_000) {
            let batch = start..<min(start + 5_000, count)
            try await house.store.write { tx in
                for number in batch { try open(number, in: tx) }
            }
        }
    }

    /// Nine in ten are due on some day of the coming 300; one in ten is a reply that began in the last twenty-five days.
    private func open(_ number: Int, in tx: Transaction) throws {
        let unit = TickHouse.units[number % TickHouse.units.count]
        let spread = Int((UInt64(number) &* 2_654_435_761) % 300)
        let isReply = number % 10 == 0
        try house.obligations.open(
            isReply ? "FOI-33" : "TASK-4", on: Obligation.Subject(kind: "bench", id: "\(number)"),
            of: TickHouse.agency, title: "应办事项 \(number)", owner: unit,
            term: isReply ? .reply : Term(.until(tx.today.adding(days: spread + 1))),
            from: Moment(day: tx.today.adding(days: isReply ? -(spread % 25) : -30)), in: tx)
    }
}
