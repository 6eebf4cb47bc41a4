package import Kernel
import SQL

/// The queue and its figures.
extension LetterStore {
    /// What `officer` may know of: what is due first, then what ended last.
    package func list(_ query: LetterQuery, for officer: Officer) async throws -> LetterListPage {
        var filter = LetterFilter(officer)
        filter.add(query, officer, now: store.timekeeper.now())
        let made = filter
        return try await store.read { snapshot in
            let total = try snapshot.first(
                "SELECT count(*) FROM letter l WHERE \(made.sql)", made.values)?.integer(0)
            let rows = try snapshot.query(
                """
                SELECT \(LetterRows.columns) FROM letter l WHERE \(made.sql)
                ORDER BY CASE WHEN l.due_at IS NULL THEN 1 ELSE 0 END, l.due_at, l.received_at DESC, l.id DESC
                LIMIT ? OFFSET ?
                """, made.values + [query.size.sqlValue, ((query.page - 1) * query.size).sqlValue])
            let lines = try rows.map { try line(of: try LetterRows.letter(from: $0, in: snapshot), in: snapshot) }
            return LetterListPage(lines: lines, total: total ?? 0)
        }
    }

    /// How many wait for this officer.
    package func waiting(for officer: Officer) async throws -> Int {
        if officer.isAdministrator || officer.holds(.supervisor) { return 0 }
        var filter = LetterFilter(officer)
        filter.addMine(officer)
        let made = filter
        return try await store.read {
            try $0.first("SELECT count(*) FROM letter l WHERE \(made.sql)", made.values)?.integer(0) ?? 0
        }
    }

    package func queueFigures(for officer: Officer) async throws -> LetterQueueFigures {
        let filter = LetterFilter(officer), now = store.timekeeper.now()
        let mine = try await waiting(for: officer)
        return try await store.read { snapshot in
            var figures = LetterQueueFigures()
            figures.mine = mine
            let rows = try snapshot.query(
                """
                SELECT l.stage, count(*), sum(CASE WHEN l.due_at < ? THEN 1 ELSE 0 END) FROM letter l
                WHERE \(filter.sql) GROUP BY l.stage
                """, [now.sqlValue] + filter.values)
            for row in rows {
                figures.stages[try Stored.value(LetterStage.self, try row.text(0))] = try row.integer(1)
                figures.overdue += try row.integer(2)
            }
            return figures
        }
    }

    /// What each unit has and had, from `day` on.
    package func unitFigures(of agency: AgencyID, since day: Day, for officer: Officer) async throws
        -> [LetterUnitFigures]
    {
        guard Letter.overlooks(officer), officer.agency == agency || officer.overseen.contains(agency) else {
            return []
        }
        let now = store.timekeeper.now()
        return try await store.read { snapshot in
            var units: [UnitID: LetterUnitFigures] = [:]
            let rows = try snapshot.query(
                """
                SELECT unit_id, stage, is_late, outcome, count(*), sum(urges), sum(returns),
                    sum(CASE WHEN due_at < ? THEN 1 ELSE 0 END)
                FROM letter WHERE agency_id = ? AND received_at >= ? GROUP BY unit_id, stage, is_late, outcome
                """, [now, agency, Moment(day: day)])
            for row in rows {
                let unit: UnitID = try row.id(0)
                units[unit, default: LetterUnitFigures(unit: unit)].add(try LetterUnitCount(row))
            }
            return units.values.sorted { ($0.open, $0.answered, $1.unit) > ($1.open, $1.answered, $0.unit) }
        }
    }
}

private struct LetterUnitCount {
    let stage: LetterStage
    let isLate: Bool
    let outcome: LetterOutcome?
    let count: Int
    let urges: Int
    let returns: Int
    let overdue: Int

    init(_ row: SQLRow) throws {
        stage = try Stored.value(LetterStage.self, try row.text(1))
        isLate = try row.bool(2)
        outcome = try row.optionalText(3).map { try Stored.value(LetterOutcome.self, $0) }
        count = try row.integer(4)
        urges = try row.integer(5)
        returns = try row.integer(6)
        overdue = try row.integer(7)
    }
}

extension LetterUnitFigures {
    fileprivate mutating func add(_ one: LetterUnitCount) {
        urges += one.urges
        returns += one.returns
        overdue += one.overdue
        if one.stage.isUnanswered { open += one.count }
        if one.stage.isAnswered {
            answered += one.count
            if !one.isLate { onTime += one.count }
        }
        guard let isContent = one.outcome?.isContent else { return }
        rated += one.count
        if isContent { content += one.count }
    }
}

/// Which rows an officer may know of, and which a query wants.
struct LetterFilter {
    private var parts: [String] = []
    private(set) var values: [SQLValue] = []

    var sql: String { parts.joined(separator: " AND ") }

    init(_ officer: Officer) {
        guard !officer.isAdministrator else {
            parts = ["1 = 0"]
            return
        }
        var ways: [String] = []
        if Letter.overlooks(officer) {
            let agencies = [officer.agency] + officer.overseen.sorted()
            ways.append("l.agency_id IN (\(SQLList.marks(agencies.count)))")
            values += agencies.map(\.sqlValue)
        }
        if !officer.units.isEmpty {
            ways.append("l.unit_id IN (\(SQLList.marks(officer.units.count)))")
            values += officer.units.sorted().map(\.sqlValue)
        }
        parts = [ways.isEmpty ? "1 = 0" : "(\(ways.joined(separator: " OR ")))"]
    }

    mutating func add(_ query: LetterQuery, _ officer: Officer, now: Moment) {
        switch query.pick {
        case nil: break
        case .mine: addMine(officer)
        case .open: addStages(LetterStage.allCases.filter(\.isOpen))
        case .unanswered: addStages(LetterStage.allCases.filter(\.isUnanswered))
        case .overdue: add("l.due_at < ?", [now])
        case .selected:
            add(
                "EXISTS (SELECT 1 FROM letter_publication p WHERE p.letter_id = l.id AND p.state IN ('proposed', 'published'))",
                [])
        }
        if let stage = query.stage { add("l.stage = ?", [stage.rawValue]) }
        if let category = query.category { add("l.category = ?", [category.rawValue]) }
        if let channel = query.channel { add("l.channel = ?", [channel.rawValue]) }
        if let unit = query.unit { add("l.unit_id = ?", [unit]) }
        if !query.words.isEmpty {
            let pattern = "%" + query.words.filter { !"%_!".contains($0) } + "%"
            add("(l.number LIKE ? OR l.external_number LIKE ? OR l.title LIKE ?)", [pattern, pattern, pattern])
        }
    }

    /// The next step of these is the officer's.
    mutating func addMine(_ officer: Officer) {
        var ways: [String] = [], found: [any SQLConvertible] = []
        if Letter.dispatches(officer, agency: officer.agency) {
            ways.append(
                """
                (l.agency_id = ? AND l.stage IN ('received', 'accepted', 'returning', 'replied', 'visited', 'petition',
                    'petition_review', 'petition_recheck'))
                """
            )
            found.append(officer.agency)
        }
        if !officer.units.isEmpty {
            let units = officer.units.sorted()
            ways.append("(l.unit_id IN (\(SQLList.marks(units.count))) AND l.stage IN ('dispatched', 'handling'))")
            found += units as [any SQLConvertible]
        }
        if !officer.headOf.isEmpty {
            let units = officer.headOf.sorted()
            ways.append("(l.unit_id IN (\(SQLList.marks(units.count))) AND l.stage = 'reviewing')")
            found += units as [any SQLConvertible]
        }
        add(ways.isEmpty ? "1 = 0" : "(\(ways.joined(separator: " OR ")))", found)
    }

    private mutating func addStages(_ stages: [LetterStage]) {
        add("l.stage IN (\(SQLList.marks(stages.count)))", stages.map(\.rawValue))
    }

    private mutating func add(_ part: String, _ more: [any SQLConvertible]) {
        parts.append(part)
        values += more.map(\.sqlValue)
    }
}
