import BenchTiming
import Kernel
import SQL
import Supervision

/// Days of the engine, one after the other.
struct TickRun {
    let options: BenchOptions

    func run() async throws {
        let clock = BenchClock(TickFill.today)
        let store = try await open(clock)
        let house = try await TickHouse.open(store)
        try await TickFill(house: house, count: options.count).run()
        // What is lit already when the measurement begins is told before it.
        let first = try await EngineRound(engine: house.engine).run()
        print("\(options.count) open obligations; told before: \(first.warnings)")
        print(
            "| day | changed | warnings | in inboxes | scan s (CPU) | rows due, read s (CPU) | tick s (CPU) | ratio | CPU ratio |"
        )
        print("|---|---|---|---|---|---|---|---|---|")
        var ratios: [Double] = []
        var day = clock.now.day
        for _ in 0..<options.rounds {
            day = StateCouncil.calendar.workday(1, after: day)
            clock.set(Moment(day: day, minute: 5))
            ratios.append(try await round(day, store, house))
        }
        let sorted = ratios.sorted()
        print("tick / scan: \(short(sorted.first)) / **\(short(sorted[sorted.count / 2]))** / \(short(sorted.last))")
        await store.close()
    }

    private func round(_ day: Day, _ store: Store, _ house: TickHouse) async throws -> Double {
        var lit = 0, due = 0
        let scan = try await Cost.of { lit = try await house.scan(at: Moment(day: day, minute: 5)) }
        let read = try await Cost.of { due = try await house.readDue(at: Moment(day: day, minute: 5)) }
        var outcome = EngineOutcome()
        let tick = try await Cost.of { outcome = try await EngineRound(engine: house.engine).run() }
        let after = try await house.readDue(at: Moment(day: day, minute: 5))
        guard after == 0, lit > 0 else { throw BenchFault("\(after) were left, \(lit) are lit") }
        let ratio = tick.seconds / scan.seconds
        print(
            "| \(day) | \(due) | \(outcome.warnings) | \(outcome.notices) | \(cost(scan)) | \(cost(read)) | \(cost(tick)) "
                + "| \(short(ratio)) | \(short(tick.processor / scan.processor)) |")
        return ratio
    }

    private func open(_ clock: BenchClock) async throws -> Store {
        if let url = options.postgres { return try await .postgres(url: url, timekeeper: clock.timekeeper) }
        return try .sqlite(path: options.folder + "/tick.db", timekeeper: clock.timekeeper, options: SQLiteOptions())
    }

    private func cost(_ cost: Cost) -> String { "\(short(cost.seconds)) (\(short(cost.processor)))" }

    private func short(_ value: Double?) -> String { value.map { "\(($0 * 1_000).rounded() / 1_000)" } ?? "—" }
}
