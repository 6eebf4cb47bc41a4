package import Audit
package import Kernel
import Obligations
package import People
import SQL

/// Lists and pages of items.
extension ItemStore {
    package func view(_ id: SupervisionItemID, for officer: Officer) async throws -> ItemView {
        let now = store.timekeeper.now()
        return try await store.read { snapshot in
            let found = try visible(id, to: officer, in: snapshot)
            let owed = try obligations.obligations(found.matters.compactMap { $0.obligation?.text }, in: snapshot)
            let clock = try obligations.obligation(
                SupervisionItem.rule, on: found.duty, of: found.target, in: snapshot)
            var view = ItemView(
                item: found, context: try context(of: found, today: now.day, in: snapshot),
                clock: clock?.reading(at: now, calendar: obligations.calendar))
            view.owed = Dictionary(owed.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            view.names = try names(of: [found.agency, found.target], in: snapshot)
            view.timeline = try journal.timeline(
                subjectKind: SupervisionItem.journalKind, subjectID: id.text, in: snapshot)
            return view
        }
    }

    /// What `officer` may know of: open ones first, then the latest.
    package func list(_ query: ItemQuery, for officer: Officer) async throws -> ItemList {
        let agencies = ItemStore.agencies(of: officer)
        guard !officer.isAdministrator else { return ItemList() }
        let (condition, values) = ItemStore.condition(query, officer, agencies)
        let now = store.timekeeper.now()
        return try await store.read { snapshot in
            let counts = try snapshot.query(
                "SELECT i.stage, count(*) FROM supervision_item i WHERE \(condition.reach) GROUP BY i.stage",
                values.reach)
            let rows = try snapshot.query(
                """
                SELECT \(ItemRows.columns) FROM supervision_item i WHERE \(condition.reach)\(condition.filter)
                ORDER BY CASE WHEN i.stage IN ('closed', 'withdrawn') THEN 1 ELSE 0 END, i.drafted_at DESC, i.id DESC
                LIMIT \(query.size) OFFSET \((query.page - 1) * query.size)
                """, values.reach + values.filter)
            var list = ItemList()
            for row in counts {
                list.stages[try Stored.value(ItemStage.self, try row.text(0))] = try row.integer(1)
            }
            list.items = try rows.map { try ItemRows.item(from: $0, in: snapshot) }
            for item in list.items where item.stage == .rectifying {
                list.clocks[item.id] = try obligations.obligation(
                    SupervisionItem.rule, on: item.duty, of: item.target, in: snapshot)?
                    .reading(at: now, calendar: obligations.calendar)
            }
            list.names = try names(of: Set(list.items.flatMap { [$0.agency, $0.target] }), in: snapshot)
            return list
        }
    }

    /// How many wait for a step of this officer.
    package func waiting(for officer: Officer) async throws -> Int {
        let list = try await list(ItemQuery(isOpen: true, size: 200), for: officer)
        let steps: [ItemAct] = [.submit, .issue, .acknowledge, .rectify, .pass, .close]
        let context = ItemContext(today: today, openMatters: 0)
        return list.items.count { item in
            steps.contains { item.refusal(of: $0, by: officer, in: context) == nil }
        }
    }

    /// Which items are about these obligations, the open ones.
    package func items(on obligations: [ObligationID], for officer: Officer) async throws
        -> [ObligationID: SupervisionItem]
    {
        guard !obligations.isEmpty else { return [:] }
        let values = obligations.map(\.sqlValue)
        return try await store.read { snapshot in
            let rows = try snapshot.query(
                """
                SELECT m.obligation_id, m.item_id FROM supervision_matter m JOIN supervision_item i ON i.id = m.item_id
                WHERE m.obligation_id IN (\(SQLList.marks(values.count))) AND i.stage NOT IN ('closed', 'withdrawn')
                """, values)
            var found: [ObligationID: SupervisionItem] = [:]
            for row in rows {
                guard let item = try ItemRows.item(try row.id(1), in: snapshot), item.reach(of: officer).canRead
                else { continue }
                found[try row.id(0)] = item
            }
            return found
        }
    }

    /// What an order may be drafted over: obligations of this officer's agency or one below it, as they stand now.
    package func lines(_ ids: [ObligationID], for officer: Officer) async throws -> [BoardLine] {
        let now = store.timekeeper.now()
        return try await store.read { snapshot in
            try obligations.obligations(ids.map(\.text), in: snapshot)
                .filter { officer.agency == $0.agency || officer.overseen.contains($0.agency) }
                .map { BoardLine(obligation: $0, reading: $0.reading(at: now, calendar: obligations.calendar)) }
        }
    }

    /// The last day of so many working days from today.
    package func usualDeadline(_ workingDays: Int) -> Day { obligations.calendar.workday(workingDays, after: today) }

    package func units(of agency: AgencyID) async throws -> [Unit] {
        try await store.read { try people.units(of: agency, in: $0) }
    }

    /// The agencies whose openness this officer may order about: their own and those below.
    package func targets(for officer: Officer) async throws -> [Agency] {
        try await store.read { snapshot in
            try people.agencies(in: snapshot).filter { $0.id == officer.agency || officer.overseen.contains($0.id) }
        }
    }

    func names(of agencies: Set<AgencyID>, in snapshot: Snapshot) throws -> ItemNames {
        var names = ItemNames()
        for agency in agencies.sorted() {
            names.agencies[agency] = try people.agency(agency, in: snapshot)?.name
            for unit in try people.units(of: agency, includingClosed: true, in: snapshot) {
                names.units[unit.id] = unit.name
            }
            for member in try people.members(of: agency, includingClosed: true, in: snapshot) {
                names.members[member.id] = member.name
            }
        }
        return names
    }

    private static func agencies(of officer: Officer) -> [AgencyID] {
        [officer.agency] + officer.overseen.sorted()
    }

    /// The same reach as `SupervisionItem.reach`, as a condition.
    private static func condition(
        _ query: ItemQuery, _ officer: Officer, _ agencies: [AgencyID]
    ) -> (condition: (reach: String, filter: String), values: (reach: [SQLValue], filter: [SQLValue])) {
        var reach: [String] = [], values: [any SQLConvertible] = []
        let signed = "i.number IS NOT NULL"
        if officer.seesWholeBoard {
            reach.append("i.agency_id = ?")
            reach.append("(\(signed) AND i.target_id IN (\(SQLList.marks(agencies.count))))")
            values += [officer.agency] as [any SQLConvertible] + agencies as [any SQLConvertible]
        }
        if !officer.units.isEmpty {
            reach.append("(\(signed) AND i.unit_id IN (\(SQLList.marks(officer.units.count))))")
            values += officer.units.sorted() as [any SQLConvertible]
        }
        var filter = "", filterValues: [any SQLConvertible] = []
        if let stage = query.stage {
            filter += " AND i.stage = ?"
            filterValues.append(stage.rawValue)
        } else if query.isOpen {
            filter += " AND i.stage NOT IN ('closed', 'withdrawn')"
        }
        if let unit = query.unit {
            filter += " AND i.unit_id = ?"
            filterValues.append(unit)
        }
        let whole = reach.isEmpty ? "1 = 0" : "(\(reach.joined(separator: " OR ")))"
        return ((whole, filter), (values.map(\.sqlValue), filterValues.map(\.sqlValue)))
    }
}
