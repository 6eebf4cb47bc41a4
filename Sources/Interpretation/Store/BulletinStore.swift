import Audit
package import Documents
package import Kernel
import Obligations
package import People
package import Publishing
package import SQL

/// Bulletins of quarters (INT-9): owed from the first day after the quarter, met when the article is public.
extension InterpretationStore {
    static let bulletinRule = "INT-9"

    package func review(of agency: AgencyID, in quarter: Period) async throws -> InterpretationReview {
        try await store.read { try review(of: agency, in: quarter, in: $0) }
    }

    private func review(
        of agency: AgencyID, in quarter: Period, in snapshot: Snapshot
    ) throws -> InterpretationReview {
        let today = (snapshot as? Transaction)?.today ?? today
        return InterpretationReview(
            try facts(of: agency, in: quarter, in: snapshot), in: quarter, asOf: max(min(today, .latest), quarter.first)
        )
    }

    /// 拟制通报: the figures of today as an article draft in a column of the officer's choice.
    ///
    /// - Parameter text: writes the body from the figures, the same numbers as page and file show.
    package func makeBulletin(
        _ quarter: Period, in column: SiteColumn, issuer: String, by officer: Officer,
        text: @escaping @Sendable (InterpretationReview, [UnitID: String]) -> String
    ) async throws -> InterpretationBulletin {
        try await store.write { tx in
            if let refusal = InterpretationBulletin.refusal(by: officer, quarter: quarter, today: tx.today) {
                throw refusal
            }
            guard let start = try start(of: officer.agency, in: tx), column.agency == officer.agency else {
                throw Refusal(.stateRefused, "未能拟制通报：本机关还没有启用解读管理，或者栏目不是本机关的。请先启用。", rule: "INT-9")
            }
            guard try bulletin(of: officer.agency, quarter, in: tx) == nil else {
                throw Refusal(.stateRefused, "未能拟制通报：\(quarter.title)的通报已经拟制。请到信息发布修改那条信息。", rule: "INT-9")
            }
            let names = try unitNames(of: officer.agency, in: tx)
            let found = try review(of: officer.agency, in: quarter, in: tx)
            let content = ArticleContent(
                title: "\(quarter.title)政策解读工作情况通报", body: text(found, names), issuer: issuer, column: column.id)
            let article = try publishing.draft(
                ArticleBeginning(content: content, unit: start.unit, portal: column.portal, findings: []),
                for: officer, by: officer, in: tx)
            let made = InterpretationBulletin(
                id: tx.newID(), agency: officer.agency, quarter: quarter, article: article.id, madeAt: tx.now,
                madeByName: officer.name)
            try insert(made, by: officer, in: tx)
            return made
        }
    }

    private func insert(_ made: InterpretationBulletin, by officer: Officer, in tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO interpretation_bulletin (id, agency_id, quarter_first, article_id, made_at, made_by_name)
            VALUES (?, ?, ?, ?, ?, ?)
            """, [made.id, made.agency, made.quarter.first, made.article, made.madeAt, made.madeByName])
        try journal.append(
            JournalEntry(
                agency: made.agency, actor: officer.id, actorName: officer.name, act: "interpretation.bulletin",
                subjectKind: "interpretation_bulletin", subjectID: made.id.text, rule: InterpretationStore.bulletinRule,
                note: "拟制\(made.quarter.title)政策解读工作情况通报"), in: tx)
    }

    func unitNames(of agency: AgencyID, in snapshot: Snapshot) throws -> [UnitID: String] {
        Dictionary(
            try people.units(of: agency, includingClosed: true, in: snapshot).map { ($0.id, $0.name) },
            uniquingKeysWith: { first, _ in first })
    }

    func bulletin(
        of agency: AgencyID, _ quarter: Period, in snapshot: Snapshot
    ) throws -> InterpretationBulletin? {
        try bulletins(where: "agency_id = ? AND quarter_first = ?", [agency, quarter.first], in: snapshot).first
    }

    /// The latest first.
    package func bulletins(of agency: AgencyID) async throws -> [InterpretationBulletin] {
        try await store.read {
            try bulletins(where: "agency_id = ? ORDER BY quarter_first DESC", [agency], in: $0)
        }
    }

    private func bulletins(
        where condition: String, _ values: [any SQLConvertible], in snapshot: Snapshot
    ) throws -> [InterpretationBulletin] {
        try snapshot.query(
            """
            SELECT id, agency_id, quarter_first, article_id, made_at, made_by_name, published_at
            FROM interpretation_bulletin WHERE \(condition)
            """, values
        ).map {
            InterpretationBulletin(
                id: try $0.id(0), agency: try $0.id(1), quarter: Period(.quarter, containing: try $0.day(2)),
                article: try $0.id(3), madeAt: try $0.moment(4), madeByName: try $0.text(5),
                publishedAt: try $0.optionalMoment(6))
        }
    }

    /// The article of a bulletin is public: its quarter is done.
    func settleBulletin(_ article: ArticleID, in tx: Transaction) throws {
        guard let found = try bulletins(where: "article_id = ?", [article], in: tx).first, found.publishedAt == nil
        else { return }
        try tx.execute("UPDATE interpretation_bulletin SET published_at = ? WHERE id = ?", [tx.now, found.id])
        try openBulletinDuty(found.agency, found.quarter, in: tx)
        let subject = InterpretationStore.bulletinSubject(found.agency, found.quarter)
        let duty = try obligations.obligation(InterpretationStore.bulletinRule, on: subject, of: found.agency, in: tx)
        guard duty?.state == .open else { return }
        try obligations.append(
            .met, to: InterpretationStore.bulletinRule, on: subject, of: found.agency, at: tx.now,
            note: PublicAddress.article(article), in: tx)
    }

    static func bulletinSubject(_ agency: AgencyID, _ quarter: Period) -> Obligation.Subject {
        Obligation.Subject(
            kind: "interpretation_bulletin", id: InterpretationBulletin.subject(agency, quarter))
    }

    /// Once for each quarter that ended after the agency began.
    @discardableResult
    func openBulletinDuty(_ agency: AgencyID, _ quarter: Period, in tx: Transaction) throws -> Bool {
        guard let start = try start(of: agency, in: tx), quarter.last >= start.on, quarter.last < tx.today else {
            return false
        }
        let subject = InterpretationStore.bulletinSubject(agency, quarter)
        guard try obligations.obligation(InterpretationStore.bulletinRule, on: subject, of: agency, in: tx) == nil
        else {
            return false
        }
        try obligations.open(
            InterpretationStore.bulletinRule, on: subject, of: agency, title: "发布\(quarter.title)政策解读工作情况通报",
            owner: start.unit, term: Term(.workingDays(InterpretationBulletin.days)),
            from: Moment(day: quarter.last), in: tx)
        return true
    }
}
