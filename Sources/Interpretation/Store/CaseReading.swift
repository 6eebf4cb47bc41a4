package import Documents
package import Kernel
import Obligations
package import Publishing
package import SQL

/// A case with what lists and pages say beside it.
package struct CaseLine: Sendable {
    package let found: PolicyCase
    package let title: String
    package let number: String?
    /// The clock of INT-3; nil before the document is public.
    package let reading: ClockReading?
    package let brokenLinks: Int

    /// What is missing now, in words: nothing when all is done.
    package var missing: [String] {
        var words: [String] = []
        switch found.standing {
        case .planning:
            words.append(found.returnReason.isEmpty ? "方案和材料未送审签" : "被退回，未重新送审签")
        case .inReview: words.append("委领导未审签")
        case .signed: words.append("未成套发布")
        case .released: words.append("解读材料未公开")
        case .done:
            if !found.forms.contains(where: \.isNonText) { words.append("没有多样化解读") }
            if found.channels.count < 2 { words.append("只有一类渠道") }
        case .exempt, .dropped: break
        }
        if brokenLinks > 0 { words.append("关联失效\(brokenLinks)处") }
        if let evaluation = found.evaluation, evaluation.reviseUntil != nil, evaluation.revision.isEmpty {
            words.append("待\(evaluation.result.chinese)")
        }
        return words
    }
}

/// Which cases a list shows.
package struct CaseQuery: Sendable {
    package var standing: CaseStanding?
    package var unit: UnitID?
    package var words: String
    package var page: Int
    package var size = 30

    package init(standing: CaseStanding? = nil, unit: UnitID? = nil, words: String = "", page: Int = 1) {
        self.standing = standing
        self.unit = unit
        self.words = words
        self.page = min(max(page, 1), 100_000)
    }
}

package struct CaseListPage: Sendable {
    package let lines: [CaseLine]
    package let total: Int
    /// How many there are in each standing, whatever the filter.
    package let counts: [CaseStanding: Int]
}

/// Everything that the page of a case shows.
package struct CaseView: Sendable {
    package let line: CaseLine
    package let document: OfficialDocument
    package let surveys: [PolicySurvey]
    package let links: [LinkFinding]
    package let glances: [ArticleID: ArticleGlance]
    /// INT-6: of the materials that are texts here, how much is the document's own words.
    package let similarity: [PolicyMaterialID: Int]
    package let policyDraft: ArticleID?
    package let choices: [(id: ArticleID, title: String)]
    package let openChanges: Int
    package let today: Day

    package var found: PolicyCase { line.found }
}

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
        return try PolicyCaseRows.cases(
            where: "agency_id IN (\(SQLList.marks(agencies.count)))\(either) ORDER BY id DESC LIMIT 2000",
            agencies + units, in: snapshot
        ).filter { try isVisible($0, to: officer, in: snapshot) }.map { try line(of: $0, in: snapshot) }
            .sorted { ($0.isWaiting ? 0 : 1) < ($1.isWaiting ? 0 : 1) }
    }

    func line(of found: PolicyCase, in snapshot: Snapshot) throws -> CaseLine {
        let document = try documents.document(found.document, in: snapshot)
        let duty = try obligations.obligation(
            InterpretationStore.interpretationRule, on: found.duty, of: found.agency, in: snapshot)
        return CaseLine(
            found: found, title: document?.contents.title ?? "（公文已不存在）", number: document?.number?.text,
            reading: duty?.reading(at: store.timekeeper.now(), calendar: calendar),
            brokenLinks: try findings(of: found.id, in: snapshot).count { $0.fault != nil })
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
            guard let document = try documents.document(found.document, in: snapshot) else { throw Refusal.notFound }
            let articles = found.materials.compactMap(\.article) + found.members.map(\.article)
            let policy = try publishing.companion(of: found.document, in: snapshot)
            var glances: [ArticleID: ArticleGlance] = [:]
            for article in articles + [policy].compactMap(\.self) {
                glances[article] = try publishing.glance(article, in: snapshot)
            }
            return CaseView(
                line: try line(of: found, in: snapshot), document: document,
                surveys: try surveys(of: id, in: snapshot), links: try findings(of: id, in: snapshot), glances: glances,
                similarity: similarity(found, document, glances), policyDraft: policy,
                choices: try publishing.choices(of: found.agency, .interpretation, limit: 60, in: snapshot),
                openChanges: try openChanges(of: found, in: snapshot), today: today)
        }
    }

    /// Pages that a change which is there or underway leaves stale; the withdrawal that may come is not one.
    private func openChanges(of found: PolicyCase, in snapshot: Snapshot) throws -> Int {
        guard found.publishedAt != nil else { return 0 }
        let isWithdrawn =
            try found.policyArticle.flatMap { try publishing.glance($0, in: snapshot) }?
            .article.withdrawal != nil
        return try knockOns(of: found, in: snapshot).reduce(0) { count, knockOn in
            knockOn.change.key == "withdrawal" && !isWithdrawn ? count : count + knockOn.open.count
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

extension CaseLine {
    /// Whether somebody still has to do something.
    package var isWaiting: Bool {
        switch found.standing {
        case .planning, .inReview, .signed, .released: true
        case .done: !missing.isEmpty
        case .exempt, .dropped: false
        }
    }

    func isWaiting(for officer: Officer) -> Bool {
        let leads = PolicyCase.leads(officer, agency: found.agency), isUnit = officer.units.contains(found.unit)
        switch found.standing {
        case .planning: return isUnit
        case .inReview: return found.refusal(of: .sign, by: officer) == nil
        case .signed: return leads
        case .released: return isUnit || leads
        case .done: return brokenLinks > 0 && (isUnit || leads)
        case .exempt, .dropped: return false
        }
    }
}
