package import Documents
package import Kernel
package import SQL

/// What a new article begins with.
package struct ArticleBeginning: Sendable {
    package let content: ArticleContent
    package let unit: UnitID
    package let portal: PortalID
    package let document: DocumentID?
    /// The decisions of a meeting that it makes public (OPN-12).
    package let decisions: [MeetingDecisionID]
    package let isImportant: Bool
    package let findings: [FindingDraft]

    package init(
        content: ArticleContent, unit: UnitID, portal: PortalID, document: DocumentID? = nil,
        decisions: [MeetingDecisionID] = [], isImportant: Bool = false, findings: [FindingDraft]
    ) {
        self.content = content
        self.unit = unit
        self.portal = portal
        self.document = document
        self.decisions = decisions
        self.isImportant = isImportant
        self.findings = findings
    }
}

extension PublishingStore {
    /// 拟稿: a new article with its first revision; the gate has looked at it (`findings`).
    package func draft(_ beginning: ArticleBeginning, by officer: Officer) async throws -> Article {
        try await store.write { try draft(beginning, for: officer, by: officer, in: $0) }
    }

    /// Part of an act of another capability, whose transaction it is: what was decided there begins here as somebody's
    /// draft.
    ///
    /// - Parameters:
    ///   - drafter: whose draft it is, and who therefore may not review it (PUB-3).
    ///   - officer: who acts, for the journal.
    package func draft(
        _ beginning: ArticleBeginning, for drafter: Officer, by officer: Officer, in tx: Transaction
    ) throws -> Article {
        let column = try allowedColumn(beginning, in: tx)
        if let refusal = Article.refusalOfDrafting(in: beginning.unit, of: column.agency, by: drafter)
            ?? beginning.content.fault
        {
            throw refusal
        }
        if let document = beginning.document { try refuseForeign(document, drafter, in: tx) }
        try refuseIndexNumber(beginning.content.indexNumber, of: column.agency, on: nil, in: tx)
        let id: ArticleID = tx.newID()
        let article = Article(
            id: id, agency: column.agency, portal: column.portal, unit: beginning.unit, drafter: drafter.id,
            document: beginning.document, isImportant: beginning.isImportant || column.isImportant,
            policy: policy(column.agency), version: 0)
        try insert(article, drafter, in: tx)
        try documents.stand(id.text, for: beginning.decisions, by: officer, in: tx)
        let revision = newRevision(of: article, 1, beginning.content, "", beginning.findings, drafter, tx)
        return try writer(tx, officer).record(
            .revised(revision.hand), act: .revise, on: article, revision: revision.row)
    }

    /// 修改: a new revision on top of what there is; the live one stays as it is.
    package func revise(
        _ id: ArticleID, to content: ArticleContent, changeNote: String, findings: [FindingDraft], by officer: Officer,
        version: Int? = nil
    ) async throws -> Article {
        try await act(id, by: officer, version: version) { article, tx in
            try refuseForeignColumns(content.alsoIn, portal: article.portal, in: tx)
            try refuseIndexNumber(content.indexNumber, of: article.agency, on: article, in: tx)
            if content.column != (try latest(article, in: tx)).content.column {
                guard let column = try ColumnRows.column(content.column, in: tx), column.portal == article.portal,
                    column.isActive
                else { throw PublishingStore.noColumn }
                // PUB-2: moving must not be a way past the principal head.
                if column.isImportant, !article.isImportant { throw PublishingStore.importantColumn }
            }
            try refusePersonal(changeNote, in: "更新说明", of: content.column, on: tx.today)
            let number =
                try tx.first("SELECT max(number) FROM article_revision WHERE article_id = ?", [id])?.optionalInteger(0)
            let revision = newRevision(of: article, (number ?? 0) + 1, content, changeNote, findings, officer, tx)
            let event = try article.revising(to: revision.hand, content: content, by: officer).get()
            return Recording(event: event, act: .revise, revision: revision.row)
        }
    }

    private func allowedColumn(
        _ beginning: ArticleBeginning, in tx: Transaction
    ) throws -> SiteColumn {
        guard let column = try ColumnRows.column(beginning.content.column, in: tx), column.isActive,
            column.portal == beginning.portal
        else { throw PublishingStore.noColumn }
        try refuseForeignColumns(beginning.content.alsoIn, portal: beginning.portal, in: tx)
        return column
    }

    private func refuseForeignColumns(_ columns: [ColumnID], portal: PortalID, in tx: Transaction) throws {
        for id in columns {
            guard let column = try ColumnRows.column(id, in: tx), column.portal == portal, column.isActive else {
                throw PublishingStore.noColumn
            }
        }
    }

    private func refuseForeign(_ id: DocumentID, _ officer: Officer, in tx: Transaction) throws {
        guard let document = try documents.document(id, in: tx), document.reach(of: officer).canRead else {
            throw Refusal(.notFound, "未能新建信息：没有找到这份公文，或者您无权查看。请从公文台账进入。")
        }
        let earlier = try tx.first("SELECT id FROM article WHERE document_id = ? AND is_discarded = 0", [id])
        if earlier != nil {
            throw Refusal(.stateRefused, "未能新建信息：这份公文已经有一条待公开或者已公开的信息。请打开那条信息修改。", rule: "FOI-26")
        }
    }

    /// What the public reads beside the text must not name anybody either (PII-6).
    func refusePersonal(_ words: String, in place: String, of column: ColumnID, on day: Day) throws {
        let found = gate(ArticleContent(title: words, body: "", column: column), day)
        guard let first = found.first(where: { $0.isPrivacy && $0.weight == .high }) else { return }
        throw Refusal(
            .invalid, "未能保存：\(place)会随信息公开，其中的“\(first.shown)”涉及个人信息。请删去后再提交。", rule: "PII-6", field: "words")
    }

    private func insert(_ article: Article, _ officer: Officer, in tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO article (id, agency_id, portal_id, unit_id, drafter_id, drafter_name, document_id, is_important,
                is_discarded, changed_at, version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, 0)
            """,
            [
                article.id, article.agency, article.portal, article.unit, officer.id, officer.name, article.document,
                article.isImportant, tx.now,
            ])
    }

    private func newRevision(
        of article: Article, _ number: Int, _ content: ArticleContent, _ note: String, _ findings: [FindingDraft],
        _ officer: Officer, _ tx: Transaction
    ) -> (row: ArticleRevision, hand: RevisionInHand) {
        let id: RevisionID = tx.newID()
        let hash = PublishingStore.hash(of: content)
        let row = ArticleRevision(
            id: id, article: article.id, number: number, content: content, hash: hash, changeNote: note,
            author: officer.id, authorName: officer.name, madeAt: tx.now)
        let hand = RevisionInHand(
            revision: id, number: number, title: content.title, hash: hash, author: officer.id,
            findings: findings.map { $0.kept(as: tx.newID()) })
        return (row, hand)
    }

    static let importantColumn = Refusal(
        .stateRefused, "未能保存：所选栏目的信息须由主要负责人审核，这条信息不能移入。请在该栏目新建信息。", rule: "PUB-2", field: "column")

    static let noColumn = Refusal(
        .invalid, "未能保存：没有找到所选栏目，或者栏目已经停用。请重新选择栏目。", rule: "SITE-2", field: "column")
}
