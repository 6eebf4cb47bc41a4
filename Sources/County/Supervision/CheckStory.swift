import Kernel
import Plans
import Supervision

/// The clauses of this year's plan: confirmed in spring, computed every day since, looked at by people each quarter.
struct CheckStory {
    let county: SampleCounty
    let world: CountyWorld
    let asOf: Moment

    func tell() async throws {
        let office = try world.officer("hexiaowen"), year = asOf.day.year
        guard let plan = try await county.plans.plans(for: office).first(where: { $0.year == year }) else { return }
        let checks = county.checks
        county.clock.set(SampleCounty.morning(year, 3, 20))
        _ = try await checks.settleRest(of: plan.id, by: office)
        // What people look at comes round with its periods.
        for month in 4...12 {
            let first = SampleCounty.morning(year, month, 1)
            guard first.day < asOf.day.adding(days: -24) else { break }
            county.clock.set(first)
            _ = try await checks.openTurns()
        }
        // A month of days, so that each check has a line to show.
        county.clock.set(Moment(day: asOf.day.adding(days: -24), minute: 6 * 60))
        _ = try await checks.openTurns()
        try await compute()
        try await lookAfter(plan.id, office)
        county.clock.set(Moment(day: asOf.day, minute: 6 * 60))
        _ = try await checks.openTurns()
        try await compute()
    }

    private func compute() async throws {
        for id in try await county.checks.due() { _ = try await county.checks.run(id) }
    }

    /// What was due by a fortnight ago was reported a few days before, all but the last of each third check.
    private func lookAfter(_ plan: PlanID, _ office: Officer) async throws {
        let manual = try await county.checks.clauses(of: plan, for: office).compactMap(\.check)
            .filter { $0.setting.method == .manual }
        let proof = try await county.keep(Array("核查记录（示例）\n".utf8))
        let file = ProofFile(name: "核查记录.txt", hash: proof, size: 24, kind: "txt")
        for (index, check) in manual.enumerated() {
            let turns = try await county.checks.check(check.id, for: office).turns
                .filter { $0.state == .open && $0.due < asOf.day.adding(days: -14) }
            for turn in index % 3 == 2 ? turns.dropLast() : turns[...] {
                guard let unit = check.setting.unit else { continue }
                let worker = try world.worker(in: unit)
                // A turn that was due soon after it was opened is reported on the day it was opened.
                let opened = asOf.day.adding(days: -24)
                county.clock.set(Moment(day: max(turn.due.adding(days: -4), opened), minute: 15 * 60))
                try await county.checks.report(
                    turn.id, of: check.id, "已按条款逐项对照，情况见附件。", file: file, by: worker, version: turn.version)
                county.clock.set(Moment(day: max(turn.due.adding(days: -2), opened.adding(days: 1)), minute: 10 * 60))
                if worker.id != office.id {
                    try await county.checks.accept(turn.id, of: check.id, by: office, version: turn.version + 1)
                }
            }
        }
    }
}
