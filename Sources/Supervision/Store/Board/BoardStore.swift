package import Kernel
package import Obligations
package import People
package import SQL

/// The board of supervision: what everybody owes, read from the one ledger. It changes nothing.
package struct BoardStore: Sendable {
    let store: Store
    let obligations: ObligationStore
    let people: PeopleStore
    let items: ItemStore

    /// How many of those that will turn red the first screen names.
    static let shownTurns = 8

    package init(store: Store, obligations: ObligationStore, people: PeopleStore, items: ItemStore) {
        self.store = store
        self.obligations = obligations
        self.people = people
        self.items = items
    }

    package var today: Day { store.timekeeper.now().day }

    package func board(_ query: BoardQuery, for officer: Officer) async throws -> BoardView {
        let scope = try DutyScope.of(officer, agency: query.agency).get()
        let now = store.timekeeper.now(), end = BoardWindow.endOfNextWeek(now.day)
        var view = try await store.read { snapshot in
            let page = try obligations.board(duties(query, scope, now.day), now: now, in: snapshot)
            let turning = try obligations.turning(
                scope, by: end, now: now, limit: BoardStore.shownTurns, in: snapshot)
            return BoardView(
                lines: page.lines.map { line($0, now) }, next: page.next,
                figures: try obligations.figures(scope, now: now, in: snapshot), turning: turning.turns,
                turningTotal: turning.total, endOfNextWeek: end, today: now.day,
                names: try names(scope, page.lines, officer, in: snapshot),
                agencies: try agencies(officer, in: snapshot), whose: try whose(scope, in: snapshot))
        }
        let shown = view.lines.map(\.obligation.id) + view.turning.map(\.obligation.id)
        view.items = try await items.items(on: shown, for: officer)
        view.openItems = try await items.list(ItemQuery(size: 1), for: officer).open
        return view
    }

    /// One page of exactly what is filtered, for exports and programs.
    package func page(
        _ query: BoardQuery, for officer: Officer
    ) async throws -> (lines: [BoardLine], next: DutyCursor?, names: ItemNames) {
        let scope = try DutyScope.of(officer, agency: query.agency).get(), now = store.timekeeper.now()
        return try await store.read { snapshot in
            let page = try obligations.board(duties(query, scope, now.day), now: now, in: snapshot)
            return (
                page.lines.map { line($0, now) }, page.next,
                try names(scope, page.lines, officer, in: snapshot)
            )
        }
    }

    private func duties(_ query: BoardQuery, _ scope: DutyScope, _ today: Day) -> DutyQuery {
        DutyQuery(
            scope: scope, state: query.state, unit: query.unit, rule: query.rule, signal: query.signal,
            dueBy: query.window?.last(from: today), cursor: query.cursor, size: query.size)
    }

    private func line(_ owed: Obligation, _ now: Moment) -> BoardLine {
        BoardLine(obligation: owed, reading: owed.reading(at: now, calendar: obligations.calendar))
    }

    private func names(
        _ scope: DutyScope, _ lines: [Obligation], _ officer: Officer, in snapshot: Snapshot
    ) throws -> ItemNames {
        var agencies = Set(lines.map(\.agency))
        switch scope {
        case .agency(let agency): agencies.insert(agency)
        case .units: agencies.insert(officer.agency)
        }
        return try items.names(of: agencies, in: snapshot)
    }

    private func agencies(_ officer: Officer, in snapshot: Snapshot) throws -> [(id: AgencyID, name: String)] {
        guard officer.seesWholeBoard, !officer.overseen.isEmpty else { return [] }
        let all = try people.agencies(in: snapshot)
        return all.filter { $0.id == officer.agency || officer.overseen.contains($0.id) }.map { ($0.id, $0.name) }
    }

    private func whose(_ scope: DutyScope, in snapshot: Snapshot) throws -> String {
        switch scope {
        case .agency(let agency): try people.agency(agency, in: snapshot)?.name ?? ""
        case .units(let units):
            try units.sorted().prefix(2).compactMap { try people.unit($0, in: snapshot)?.name }.joined(separator: "、")
        }
    }
}
