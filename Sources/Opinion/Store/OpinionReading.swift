package import Kernel
package import Publishing
package import SQL

/// Lists, pages and figures.
extension OpinionStore {
    /// What `officer` may know of: what runs first, by its next limit, then the latest.
    package func list(_ query: OpinionQuery, for officer: Officer) async throws -> OpinionListPage {
        guard !officer.isAdministrator else { return OpinionListPage(lines: [], total: 0, running: 0, newClues: 0) }
        let now = now
        return try await store.read { snapshot in
            let all = try visibleLines(to: officer, at: now, in: snapshot)
            let wanted = all.filter { line in
                (query.stage == nil || line.found.stage == query.stage)
                    && (query.kind == nil || line.found.kind == query.kind)
                    && (query.words.isEmpty || line.found.notice.title.contains(query.words)
                        || line.found.number.contains(query.words))
            }
            let first = min((query.page - 1) * query.size, wanted.count)
            let clues = try snapshot.first(
                "SELECT count(*) FROM opinion_clue WHERE agency_id = ? AND state = 'new'", [officer.agency])
            return OpinionListPage(
                lines: Array(wanted[first..<min(first + query.size, wanted.count)]), total: wanted.count,
                running: all.count(where: \.isWaiting), newClues: try clues?.integer(0) ?? 0)
        }
    }

    /// What runs now, for the wall.
    package func running(for officer: Officer) async throws -> [OpinionLine] {
        guard !officer.isAdministrator else { return [] }
        let now = now
        return try await store.read { snapshot in
            try visibleLines(to: officer, at: now, in: snapshot).filter(\.isWaiting)
        }
    }

    private func visibleLines(
        to officer: Officer, at now: Moment, in snapshot: Snapshot
    ) throws -> [OpinionLine] {
        let agencies: [any SQLConvertible] = [officer.agency] + officer.overseen.sorted()
        let units: [any SQLConvertible] = officer.units.sorted()
        let either = units.isEmpty ? "" : " OR unit_id IN (\(SQLList.marks(units.count)))"
        let all = try OpinionRows.cases(
            where:
                "agency_id IN (\(SQLList.marks(agencies.count)))\(either) ORDER BY clock_start DESC, id DESC LIMIT 1000",
            agencies + units, in: snapshot
        ).map { OpinionLine(found: $0, now: now) }
        let open = all.filter(\.isWaiting).sorted { one, other in
            (one.next?.due ?? .endOfTime, one.found.number) < (other.next?.due ?? .endOfTime, other.found.number)
        }
        return open + all.filter { !$0.isWaiting }
    }

    /// How many wait for this officer.
    package func waiting(for officer: Officer) async throws -> Int {
        guard !officer.isAdministrator, !officer.holds(.supervisor) else { return 0 }
        let now = now
        return try await store.read { snapshot in
            try visibleLines(to: officer, at: now, in: snapshot).count { $0.isWaiting(for: officer) }
        }
    }

    package func view(_ id: OpinionID, for officer: Officer) async throws -> OpinionView {
        let now = now
        return try await store.read { snapshot in
            let found = try visible(id, to: officer, in: snapshot)
            var glances: [ArticleID: ArticleGlance] = [:], texts: [ArticleID: String] = [:]
            for statement in found.statements {
                guard let glance = try publishing.glance(statement.article, in: snapshot) else { continue }
                glances[statement.article] = glance
                if statement.publishedAt == nil { texts[statement.article] = ArticleBody.plainText(glance.body) }
            }
            let columns = try publishing.activeColumns(of: found.agency, in: snapshot)
            return OpinionView(
                line: OpinionLine(found: found, now: now), glances: glances, texts: texts,
                columns: columns.filter { $0.form == .text && $0.type != .topic },
                topics: columns.filter { $0.type == .topic },
                clues: try clues(where: "c.opinion_id = ? ORDER BY c.id", [id], in: snapshot))
        }
    }

    /// One record for programs.
    package func opinion(_ id: OpinionID, for officer: Officer) async throws -> OpinionCase {
        try await store.read { try visible(id, to: officer, in: $0) }
    }

    /// What was asked or said of these days as far as the officer may know of it: of one's own agency alone (MLPS-3).
    package func cases(from: Day, through: Day, for officer: Officer) async throws -> [OpinionCase] {
        guard !officer.isAdministrator else { return [] }
        return try await store.read { snapshot in
            try OpinionRows.cases(
                where: "agency_id = ? AND clock_start >= ? AND clock_start < ? ORDER BY clock_start, id",
                [officer.agency, Moment(day: from), Moment(day: through.adding(days: 1))], in: snapshot
            ).filter { $0.reach(of: officer).canRead }
        }
    }

    /// What began in a span of days, for assessment and checks (EVAL-3).
    package func facts(of agency: AgencyID, from: Day, through: Day, in snapshot: Snapshot) throws -> [OpinionFact] {
        try OpinionRows.cases(
            where: "agency_id = ? AND clock_start >= ? AND clock_start < ? ORDER BY clock_start, id",
            [agency, Moment(day: from), Moment(day: through.adding(days: 1))], in: snapshot
        ).map { OpinionFact($0) }
    }

    package func facts(of agency: AgencyID, from: Day, through: Day) async throws -> [OpinionFact] {
        try await store.read { try facts(of: agency, from: from, through: through, in: $0) }
    }
}

extension Moment {
    fileprivate static let endOfTime = Moment(day: .latest)
}
