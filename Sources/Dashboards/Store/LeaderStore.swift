package import Kernel
import Obligations
import People
import SQL
import Supervision

extension DashboardStore {
    /// So many of what is lit are shown by name; the rest is on the board.
    private static let shown = 8

    /// Nil for whoever is no leader.
    package func briefing(for officer: Officer) async throws -> LeaderBriefing? {
        guard LeaderBriefing.isFor(officer) else { return nil }
        let now = store.timekeeper.now(), scope = LeaderBriefing.scope(of: officer)
        let names = try await store.read { try people.names(of: officer.agency, in: $0).units }
        let lights = try await store.read { snapshot in
            try obligations.lights(scope, now: now, in: snapshot).filter { $0.signal >= .red }
        }
        return LeaderBriefing(
            whose: whose(scope, names), now: now, units: DashboardStore.units(lights, names),
            lit: try await lit(scope, now), piles: try await leaders.piles(officer).filter { $0.count > 0 },
            clocks: try await leaders.clocks(officer).sorted { $0.due < $1.due },
            months: try await months(officer, scope, now.day))
    }

    private func whose(_ scope: DutyScope, _ names: [UnitID: String]) -> String {
        switch scope {
        case .agency: "本机关"
        case .units(let units): units.sorted().compactMap { names[$0] }.joined(separator: "、")
        }
    }

    private static func units(
        _ lights: [DutyFigures.Light], _ names: [UnitID: String]
    ) -> [LeaderBriefing.UnitLights] {
        Dictionary(grouping: lights, by: \.unit).map { unit, lights in
            func count(_ signal: Signal) -> Int { lights.reduce(0) { $0 + ($1.signal == signal ? $1.count : 0) } }
            return LeaderBriefing.UnitLights(
                unit: unit, name: names[unit] ?? "已撤销的单位", black: count(.black), red: count(.red))
        }.sorted { ($1.black, $1.red, $0.name) < ($0.black, $0.red, $1.name) }
    }

    private func lit(_ scope: DutyScope, _ now: Moment) async throws -> [(duty: Obligation, signal: Signal)] {
        try await store.read { snapshot in
            var found: [(duty: Obligation, signal: Signal)] = []
            for signal in [Signal.black, .red] where found.count < DashboardStore.shown {
                let query = DutyQuery(scope: scope, signal: signal, size: DashboardStore.shown - found.count)
                found += try obligations.board(query, now: now, in: snapshot).lines.map { ($0, signal) }
            }
            return found
        }
    }

    private func months(
        _ officer: Officer, _ scope: DutyScope, _ today: Day
    ) async throws -> [LeaderBriefing.Comparison] {
        let now = DashboardPeriod(.month, containing: today), before = now.before
        func figures(_ period: DashboardPeriod) async throws -> [MonthFigure] {
            try await leaders.months(
                DashboardScope(agency: officer.agency, units: scope.units, period: period, today: today, whose: ""))
        }
        return LeaderBriefing.months(
            kept: try await kept(scope, now, today), before: try await kept(scope, before, today),
            figures: try await figures(now), last: try await figures(before))
    }

    private func kept(
        _ scope: DutyScope, _ period: DashboardPeriod, _ today: Day
    ) async throws -> DutyFindings.Kept {
        try await store.read { snapshot in
            var kept = DutyFindings.Kept()
            for tally in try obligations.tallies(
                scope, from: period.period.first, through: period.period.last, in: snapshot)
            { kept.add(tally.state, tally.count, isOver: tally.day < today) }
            return kept
        }
    }
}

extension DutyScope {
    fileprivate var units: Set<UnitID>? {
        switch self {
        case .agency: nil
        case .units(let units): units
        }
    }
}
