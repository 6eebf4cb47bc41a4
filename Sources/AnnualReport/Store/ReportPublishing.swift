import Audit
import Ciphers
package import Kernel
import Obligations
import People
package import Publishing
package import SQL

/// From the settled report to the public page: the text goes the way of every article, 三审三校 and secrecy review with it.
extension ReportStore {
    /// 定稿送审: freezes tables and texts and makes the article draft.
    ///
    /// - Parameters:
    ///   - chosen: the column it is to stand in, one of `columns(for:)`.
    ///   - html: writes the body from the frozen report.
    package func settle(
        _ id: YearReportID, in chosen: ColumnID?, by officer: Officer, version: Int? = nil,
        html: @escaping @Sendable (ReportContents) -> String
    ) async throws -> YearReport {
        let columns = try await columns(for: officer)
        return try await store.write { tx in
            let report = try locked(id, for: officer, version, in: tx)
            if let refusal = report.refusal(of: .settle, by: officer) { throw refusal }
            let view = try view(of: report, in: tx)
            if let obstacle = view.obstacle(today: tx.today) { throw obstacle }
            guard let column = columns.first(where: { $0.id == chosen }) else {
                throw Refusal(.invalid, "未能定稿送审：没有选择发布栏目。请选择政府信息公开年报栏目。", rule: "SITE-8", field: "column")
            }
            let contents = view.contents, body = html(contents)
            let content = ArticleContent(
                title: contents.title, body: body, issuer: contents.agencyName, column: column.id)
            let article = try publishing.draft(
                ArticleBeginning(content: content, unit: report.unit, portal: column.portal, findings: []),
                for: officer, by: officer, in: tx)
            try tx.execute(
                "INSERT INTO annual_report_article (article_id, report_id, body_hash) VALUES (?, ?, ?)",
                [article.id, report.id, ReportStore.hash(body)])
            var next = report
            (next.state, next.article, next.settledBy) = (.settled, article.id, officer.name)
            return try ReportWriter(tx: tx, officer: officer, journal: journal, obligations: obligations).record(
                next, from: report, .settle, note: "定稿，生成信息草稿送三审三校", contents: coding.text(contents))
        }
    }

    /// The agency's own columns for texts: those whose name says 年报 first, then those of openness (SITE-8).
    package func columns(for officer: Officer) async throws -> [SiteColumn] {
        var found: [SiteColumn] = []
        for portal in try await publishing.portals() where portal.agency == officer.agency {
            found += try await publishing.columns(of: portal.id).filter { $0.isActive && $0.form == .text }
        }
        func rank(_ column: SiteColumn) -> Int {
            column.name.contains("年报") ? 0 : column.type == .disclosure ? 1 : 2
        }
        return found.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }
            .map(\.element)
    }

    private static func hash(_ body: String) -> String { Digest(sha256: body.utf8).hex }

    /// For `PublishingStore.objections`: what goes public is what was settled, and nothing that was taken back.
    package func objection(
        to article: Article, _ step: PublicationStep, in snapshot: Snapshot
    ) throws -> Refusal? {
        switch step {
        case .withdraw: return nil
        case .publish, .publishUrgently: break
        }
        guard
            let row = try snapshot.first(
                """
                SELECT r.article_id, a.body_hash FROM annual_report_article a JOIN annual_report r ON r.id = a.report_id
                WHERE a.article_id = ?
                """, [article.id])
        else { return nil }
        guard try row.optionalText(0) == article.id.text else {
            return Refusal(.stateRefused, "未能发布：这是年度报告退回修改以前的旧稿。请作废这条信息，发布重新定稿的一条。", rule: "FOI-49")
        }
        guard article.live == nil, let glance = try publishing.glance(article.id, in: snapshot),
            ReportStore.hash(glance.body) == (try row.text(1))
        else {
            return Refusal(.stateRefused, "未能发布：正文与定稿的年度报告不一致。请在“年度报告”中退回修改，重新定稿。", rule: "RPT-32")
        }
        return nil
    }

    /// For `PublishingStore.followers`.
    package func follow(_ id: ArticleID, _ change: PublicChange, in tx: Transaction) throws {
        guard change != .relabelled,
            let report = try ReportRows.reports("article_id = ?", [id], in: tx).first,
            let glance = try publishing.glance(id, in: tx)
        else { return }
        let writer = ReportWriter(tx: tx, officer: nil, journal: journal, obligations: obligations)
        if glance.article.isReadable {
            if report.state != .published { try writer.published(report, as: id) }
        } else if report.state == .published {
            try writer.withdrawn(report)
        }
    }

    // MARK: What the public reads

    /// Published reports, the latest year first.
    package func publicList(of agency: AgencyID? = nil) async throws -> [ReportLine] {
        try await store.read { snapshot in
            var condition = "state = 'published'", values: [any SQLConvertible] = []
            if let agency {
                condition += " AND agency_id = ?"
                values = [agency]
            }
            return try ReportRows.reports(condition + " ORDER BY year DESC, agency_id LIMIT 1000", values, in: snapshot)
                .map { ReportLine(report: $0, agencyName: try people.agency($0.agency, in: snapshot)?.name ?? "") }
        }
    }

    package func publicReport(_ id: YearReportID) async throws -> PublicReport {
        try await store.read { snapshot in
            guard let report = try ReportRows.reports("id = ? AND state = 'published'", [id], in: snapshot).first,
                let contents = try ReportRows.contents(of: id, coding, in: snapshot)
            else { throw Refusal.notFound }
            return PublicReport(report: report, contents: contents, pdf: try ReportRows.print(of: id, in: snapshot))
        }
    }

    /// How many wait for this officer: reports that are being compiled.
    package func waiting(for officer: Officer) async throws -> Int {
        guard YearReport.compiles(officer, for: officer.agency) else { return 0 }
        return try await store.read { snapshot in
            try snapshot.first(
                "SELECT count(*) FROM annual_report WHERE agency_id = ? AND state = 'compiling' AND year < ?",
                [officer.agency, today.year])?.integer(0) ?? 0
        }
    }
}
