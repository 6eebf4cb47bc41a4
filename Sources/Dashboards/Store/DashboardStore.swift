package import Kernel
package import Obligations
package import People
package import SQL
package import Supervision

/// Dashboards: sums over records of others. Nothing is kept here.
package struct DashboardStore: Sendable {
    let store: Store
    let obligations: ObligationStore
    let people: PeopleStore
    /// Figures for the staff of an agency.
    let sources: [DashboardSource]
    /// Figures for everybody.
    let open: [DashboardSource]
    let leaders: LeaderSources

    /// - Parameters:
    ///   - sources: what capabilities add for staff, in the order shown.
    ///   - open: what of it everybody may see.
    ///   - leaders: what capabilities tell a leader.
    package init(
        store: Store, obligations: ObligationStore, people: PeopleStore, sources: [DashboardSource],
        open: [DashboardSource], leaders: LeaderSources = LeaderSources()
    ) {
        self.store = store
        self.obligations = obligations
        self.people = people
        self.sources = sources
        self.open = open
        self.leaders = leaders
    }

    package var today: Day { store.timekeeper.now().day }

    /// Decided by role as the board is: an agency for those who see all of it, their units for everybody else (ROLE-14).
    package func dashboard(
        _ period: DashboardPeriod, agency: AgencyID?, unit: UnitID?, for officer: Officer
    ) async throws -> DashboardView {
        let whole = try DutyScope.of(officer, agency: agency).get()
        let names = try await store.read { try people.names(of: agency ?? officer.agency, in: $0).units }
        let units = try units(whole, unit, names)
        let scope = DashboardScope(
            agency: agency ?? officer.agency, units: units, period: period, today: today,
            whose: try await whose(whole, unit, names))
        var figures = try await dutyFigures(scope, names)
        for source in sources { figures += try await source(scope) }
        let below = agency == nil && officer.seesWholeBoard ? officer.overseen.sorted() : []
        return DashboardView(
            scope: scope, figures: figures.filter { !$0.plot.isEmpty },
            agencies: try await agencies(officer), units: chooseable(whole, names),
            below: try await compared(below, period))
    }

    /// What everybody may see of an agency.
    package func open(_ period: DashboardPeriod, agency: AgencyID, name: String) async throws -> [DashboardFigure] {
        let scope = DashboardScope(agency: agency, units: nil, period: period, today: today, whose: name)
        var figures: [DashboardFigure] = []
        for source in open { figures += try await source(scope) }
        return figures.filter { !$0.plot.isEmpty }
    }

    private func units(_ whole: DutyScope, _ asked: UnitID?, _ names: [UnitID: String]) throws -> Set<UnitID>? {
        switch whole {
        case .agency:
            guard let asked else { return nil }
            guard names[asked] != nil else { throw Refusal.notFound }
            return [asked]
        case .units(let own):
            guard let asked else { return own }
            guard own.contains(asked) else { throw Refusal.notFound }
            return [asked]
        }
    }

    private func chooseable(_ whole: DutyScope, _ names: [UnitID: String]) -> [(id: UnitID, name: String)] {
        let ids: [UnitID]
        switch whole {
        case .agency: ids = Array(names.keys)
        case .units(let own): ids = own.count > 1 ? Array(own) : []
        }
        return ids.compactMap { id in names[id].map { (id, $0) } }.sorted { $0.1 < $1.1 }
    }

    private func whose(_ whole: DutyScope, _ unit: UnitID?, _ names: [UnitID: String]) async throws -> String {
        if let unit { return names[unit] ?? "" }
        switch whole {
        case .agency(let agency): return try await store.read { try people.agency(agency, in: $0)?.name ?? "" }
        case .units(let own): return own.sorted().prefix(2).compactMap { names[$0] }.joined(separator: "、")
        }
    }

    private func agencies(_ officer: Officer) async throws -> [(id: AgencyID, name: String)] {
        guard officer.seesWholeBoard, !officer.overseen.isEmpty else { return [] }
        return try await store.read { try people.agencies(in: $0) }
            .filter { $0.id == officer.agency || officer.overseen.contains($0.id) }.map { ($0.id, $0.name) }
    }

    // MARK: The ledger

    private func dutyFigures(_ scope: DashboardScope, _ names: [UnitID: String]) async throws -> [DashboardFigure] {
        let (period, today) = (scope.period.period, scope.today)
        let duties = scope.units.map { DutyScope.units($0) } ?? .agency(scope.agency)
        let findings = DutyFindings(period: scope.period, today: today, whose: scope.whose)
        return try await store.read { snapshot in
            let tallies = try obligations.tallies(duties, from: period.first, through: period.last, in: snapshot)
            let open = try obligations.openTallies(duties, through: .latest, in: snapshot)
            var figures = [
                findings.punctuality(tallies),
                findings.ageing(open, undated: try obligations.undated(duties, in: snapshot)), findings.load(open),
            ]
            if scope.units?.count != 1 {
                figures.append(
                    findings.units(
                        try obligations.unitTallies(
                            duties, from: period.first, through: period.last, states: [.met, .metLate], in: snapshot),
                        overdue: try overdue(duties, period, today, in: snapshot)
                    ) { names[$0] ?? "已撤销的单位" })
            }
            return figures
        }
    }

    private func overdue(
        _ duties: DutyScope, _ period: Period, _ today: Day, in snapshot: Snapshot
    ) throws -> [UnitID: Int] {
        let last = min(period.last, today.adding(days: -1))
        guard period.first <= last else { return [:] }
        var found: [UnitID: Int] = [:]
        for tally in try obligations.unitTallies(
            duties, from: period.first, through: last, states: [.open], in: snapshot)
        { found[tally.unit, default: 0] += tally.count }
        return found
    }

    /// ROLE-14: agencies below beside one another, by what they kept on time.
    private func compared(_ agencies: [AgencyID], _ period: DashboardPeriod) async throws -> [DashboardFigure] {
        guard !agencies.isEmpty else { return [] }
        let today = today
        let lines = try await store.read { snapshot in
            try agencies.compactMap { agency -> (String, DutyFindings.Kept)? in
                var kept = DutyFindings.Kept()
                for tally in try obligations.tallies(
                    .agency(agency), from: period.period.first, through: period.period.last, in: snapshot)
                { kept.add(tally.state, tally.count, isOver: tally.day < today) }
                return try people.agency(agency, in: snapshot).map { ($0.name, kept) }
            }
        }.filter { $0.1.decided > 0 }.sorted { ($0.1.percent ?? 0, $0.0) < ($1.1.percent ?? 0, $1.0) }
        guard let worst = lines.first else { return [] }
        return [
            DashboardFigure(
                worst.1.percent == 100 ? "下级单位全部按时" : "下级单位中\(worst.0)按时率最低（\(worst.1.chinese)）",
                source: "\(period.period.title)到期的事项，截至\(today.chinese)；下级单位按时率，深色为不到100%",
                plot: .bars(
                    lines.map {
                        .init(
                            $0.0, $0.1.percent ?? 0, shown: $0.1.chinese, isMarked: $0.1.percent != 100)
                    }))
        ]
    }
}
