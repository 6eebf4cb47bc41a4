package import Documents
package import Kernel
import Obligations
package import Publishing
package import SQL

extension InterpretationStore {
    /// What `officer` may know of: what waits first, then the latest.
    package func list(_ query: CaseQuery, for officer: Officer) async throws -> CaseListPage {
        guard !officer.isAdministrator else { return CaseListPage(lines: [], total: 0, counts: [:]) }
        return try await store.read { snapshot in
            let all = try lines(for: officer, in: snapshot)
            let counts = Dictionary(grouping: all, by: \.found.standing).mapValues(\.count)
            let wanted = all.filter { line in
                (query.standing == nil || line.found.standing == query.standing)
                    && (query.unit == nil || line.found.unit == query.unit)
                    && (query.words.isEmpty || line.title.contains(query.words)
                        || line.number?.contains(query.words) == true)
            }
            let first = min((query.page - 1) * query.size, wanted.count)
            return CaseListPage(
                lines: Array(wanted[first..<min(first + query.size, wanted.count)]), total: wanted.count, counts: counts
            )
        }
    }

    private func lines(for officer: Officer, in snapshot: Snapshot) throws -> [CaseLine] {
        let agencies: [any SQLConvertible] = [officer.agency] + officer.overseen.sorted()
        let units: [any SQLConvertible] = officer.units.sorted()
        let either = units.isEmpty ? "" : " OR unit_id IN (\(SQLList.marks(units.count)))"
        let owing = try owing(of: officer.agency, in: snapshot)
        return try PolicyCaseRows.cases(
            where: "agency_id IN (\(SQLList.marks(agencies.count)))\(either) ORDER BY id DESC LIMIT 2000",
            agencies + units, in: snapshot
        ).filter { try isVisible($0, to: officer, in: snapshot) }.map { try line(of: $0, owing: owing, in: snapshot) }
            .sorted { ($0.isWaiting ? 0 : 1) < ($1.isWaiting ? 0 : 1) }
    }

    func line(
        of found: PolicyCase, owing: Set<PolicyCaseID> = [], in snapshot: Snapshot
    ) throws -> CaseLine {
        let duty = try obligations.obligation(
            InterpretationStore.interpretationRule, on: found.duty, of: found.agency, in: snapshot)
        return CaseLine(
            found: found, title: try title(of: found, in: snapshot), number: try number(of: found, in: snapshot),
            reading: duty?.reading(at: store.timekeeper.now(), calendar: calendar),
            brokenLinks: try findings(of: found.id, in: snapshot).count { $0.fault != nil },
            owesPages: owing.contains(found.id))
    }

    /// How many wait for this officer.
    package func waiting(for officer: Officer) async throws -> Int {
        guard !officer.isAdministrator, !officer.holds(.supervisor) else { return 0 }
        return try await store.read { snapshot in
            try lines(for: officer, in: snapshot).count { $0.isWaiting(for: officer) }
        }
    }

    package func view(_ id: PolicyCaseID, for officer: Officer) async throws -> CaseView {
        try await store.read { snapshot in
            let found = try visible(id, to: officer, in: snapshot)
            guard let document = try document(of: found, in: snapshot) else { throw Refusal.notFound }
            let articles = found.materials.compactMap(\.article) + found.members.map(\.article)
            let policy = try publishing.companion(of: document.id, in: snapshot)
            var glances: [ArticleID: ArticleGlance] = [:]
            for article in articles + [policy].compactMap(\.self) {
                glances[article] = try publishing.glance(article, in: snapshot)
            }
            return CaseView(
                line: try line(of: found, in: snapshot), document: document,
                surveys: try surveys(of: id, in: snapshot), links: try findings(of: id, in: snapshot), glances: glances,
                similarity: similarity(found, document, glances), policyDraft: policy,
                choices: try publishing.choices(of: found.agency, .interpretation, limit: 60, in: snapshot),
                openChanges: try openChanges(of: found, in: snapshot), outside: try outside(of: found, in: snapshot),
                today: today)
        }
    }

    /// Pages that a change which is there or underway leaves stale; the withdrawal that may come is not one.
    private func openChanges(of found: PolicyCase, in snapshot: Snapshot) throws -> Int {
        guard found.publishedAt != nil else { return 0 }
        return try changes(of: found, in: snapshot).reduce(0) { count, one in
            if one.change.isOnlyPossible { return count }
            return try count + knockOn(one.change, on: found, in: snapshot).open.count
        }
    }

    private func similarity(
        _ found: PolicyCase, _ document: OfficialDocument, _ glances: [ArticleID: ArticleGlance]
    ) -> [PolicyMaterialID: Int] {
        let source = PolicyTexts.plain(document.contents.body)
        var shares: [PolicyMaterialID: Int] = [:]
        for material in found.materials where material.kind == .text || material.kind == .questions {
            guard let body = material.article.flatMap({ glances[$0]?.body }) else { continue }
            shares[material.id] = TextSimilarity.percent(of: PolicyTexts.plain(body), takenFrom: source)
        }
        return shares
    }
}
