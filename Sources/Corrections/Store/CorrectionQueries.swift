package import Kernel
import SQL

/// Lists and figures.
extension CorrectionStore {
    /// What `officer` may know of, open ones first, then the latest.
    package func list(_ query: CorrectionQuery, for officer: Officer) async throws -> CorrectionListPage {
        guard !officer.isAdministrator else { return CorrectionListPage(lines: [], total: 0) }
        let (condition, values) = CorrectionStore.condition(query, officer)
        return try await store.read { snapshot in
            let total = try snapshot.first("SELECT count(*) FROM correction c WHERE \(condition)", values)?.integer(0)
            let rows = try snapshot.query(
                """
                SELECT \(CorrectionRows.columns) FROM correction c WHERE \(condition)
                ORDER BY CASE WHEN c.state IN ('received', 'handling') THEN 0 ELSE 1 END, c.received_at DESC, c.id DESC
                LIMIT ? OFFSET ?
                """, values + [query.size.sqlValue, ((query.page - 1) * query.size).sqlValue])
            let lines = try rows.map {
                try line(of: try CorrectionRows.correction(from: $0, in: snapshot), in: snapshot)
            }
            return CorrectionListPage(lines: lines, total: total ?? 0)
        }
    }

    private static func condition(
        _ query: CorrectionQuery, _ officer: Officer
    ) -> (String, [SQLValue]) {
        let agencies = [officer.agency] + officer.overseen.sorted(), units = officer.units.sorted()
        var parts = ["c.agency_id IN (\(SQLList.marks(agencies.count)))"]
        var values: [any SQLConvertible] = agencies
        if !units.isEmpty {
            parts = ["(\(parts[0]) OR c.unit_id IN (\(SQLList.marks(units.count))))"]
            values += units as [any SQLConvertible]
        }
        if let state = query.state {
            parts.append("c.state = ?")
            values.append(state.rawValue)
        }
        if let kind = query.kind {
            parts.append("c.kind = ?")
            values.append(kind.rawValue)
        }
        if let unit = query.unit {
            parts.append("c.unit_id = ?")
            values.append(unit)
        }
        if !query.words.isEmpty {
            let pattern = "%" + query.words.filter { !"%_!".contains($0) } + "%"
            parts.append("(c.number LIKE ? OR c.page_title LIKE ? OR c.page LIKE ? OR c.words LIKE ?)")
            values += Array(repeating: pattern, count: 4) as [any SQLConvertible]
        }
        return (parts.joined(separator: " AND "), values.map(\.sqlValue))
    }

    /// How many wait for this officer: all open ones for who leads, those of their units for the others.
    package func waiting(for officer: Officer) async throws -> Int {
        guard !officer.isAdministrator, !officer.holds(.supervisor) else { return 0 }
        let leads = Correction.leads(officer, agency: officer.agency), units = officer.units.sorted()
        guard leads || !units.isEmpty else { return 0 }
        var condition = "unit_id IN (\(SQLList.marks(units.count)))", values: [any SQLConvertible] = units
        if leads {
            condition = units.isEmpty ? "agency_id = ?" : "(\(condition) OR agency_id = ?)"
            values.append(officer.agency)
        }
        let sql = "SELECT count(*) FROM correction WHERE state IN ('received', 'handling') AND \(condition)"
        let plain = values.map(\.sqlValue)
        return try await store.read { try $0.first(sql, plain)?.integer(0) ?? 0 }
    }

    /// What came in during `year` (SITE-6: statistics of the site).
    package func figures(of agency: AgencyID, year: Int) async throws -> CorrectionFigures {
        guard let first = Day(year: year, month: 1, day: 1) else { return CorrectionFigures(year: year) }
        let span = [agency.sqlValue, Moment(day: first).sqlValue, Moment(day: first.adding(months: 12)).sqlValue]
        return try await store.read { snapshot in
            var figures = CorrectionFigures(year: year)
            let rows = try snapshot.query(
                """
                SELECT kind, state, is_late, count(*) FROM correction
                WHERE agency_id = ? AND received_at >= ? AND received_at < ? GROUP BY kind, state, is_late
                """, span)
            for row in rows {
                figures.add(
                    try row.integer(3), try Stored.value(CorrectionKind.self, try row.text(0)),
                    try Stored.value(CorrectionState.self, try row.text(1)), isLate: try row.bool(2))
            }
            return figures
        }
    }
}

extension CorrectionFigures {
    mutating func add(_ count: Int, _ kind: CorrectionKind, _ state: CorrectionState, isLate: Bool) {
        received += count
        kinds[kind, default: 0] += count
        switch state {
        case .received, .handling: open += count
        case .answered: answered += count
        case .rejected: rejected += count
        }
        if !state.isOpen, !isLate { onTime += count }
    }
}

extension CorrectionStore {
    /// This year's figures of the agency whose site it is; nil when nobody answers yet.
    package func publicFigures() async throws -> CorrectionFigures? {
        guard let owner = try await owner("/") else { return nil }
        return try await figures(of: owner.agency, year: today.year)
    }
}
