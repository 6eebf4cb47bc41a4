package import Documents
package import Kernel
package import Publishing
package import SQL

/// What interpretation says when documents and articles are written. All of it runs in the transaction of that act.
extension InterpretationStore {
    // MARK: Documents

    /// INT-2: for `DocumentStore.objections`.
    package func objection(
        to act: DocumentAct, on document: OfficialDocument, in snapshot: Snapshot
    ) throws -> Refusal? {
        guard act == .passAttribute || act == .sign else { return nil }
        return try policyCase(of: document.id, in: snapshot)?.objection(to: act)
    }

    /// Opens a case for whatever must be interpreted, and lets go of it with its document; for `DocumentStore.followers`.
    package func follow(_ document: OfficialDocument, by officer: Officer, in tx: Transaction) throws {
        let isNeeded = PolicyCase.mustInterpret(document.contents)
        guard let before = try policyCase(of: document.id, in: tx) else {
            guard isNeeded, !document.state.isOver, let start = try start(of: document.agency, in: tx),
                (document.signedOn ?? tx.today) >= start.on
            else { return }
            let new = PolicyCase(
                id: tx.newID(), agency: document.agency, subject: .document(document.id), unit: document.unit,
                openedAt: tx.now, isNormative: document.contents.isNormative)
            try writer(tx, officer).open(new, note: "应当解读，随公文起草开始编制解读方案和材料")
            return
        }
        var next = before
        next.isNormative = document.contents.isNormative
        if document.state.isOver {
            next.need = .dropped
        } else if before.need == .dropped || (before.need == .byKind && !isNeeded) {
            next.need = isNeeded ? .byKind : .exempt(reason: "拟稿人改为非政策性文件", by: officer.name)
        }
        try writer(tx, nil).follow(next, from: before, "随公文变化", title: document.contents.title)
    }

    // MARK: Articles

    /// INT-2 and NORM-6: for `PublishingStore.objections`.
    package func objection(
        to article: Article, _ step: PublicationStep, in snapshot: Snapshot
    ) throws -> Refusal? {
        switch step {
        case .publishUrgently: return nil
        case .publish:
            guard let document = article.document, article.live == nil else { return nil }
            return try missingPackage(of: document, in: snapshot) ?? staleness(causedBy: document, in: snapshot)
        case .withdraw(let kind):
            // What must leave at once is not held up; its neighbours are owed a look afterwards.
            switch kind {
            case .error, .punishmentRevoked, .lapsed: return nil
            case .merged, .repealed, .expired: break
            }
            // A page that no document stands behind may leave; who spoke of it is owed a look too.
            guard let found = try watched(publishedAs: article, in: snapshot), found.document != nil else { return nil }
            return try knockOn(.withdrawal(words: "文件将标注为\(kind.chinese)"), on: found, in: snapshot)
                .objection(doing: "撤回", to: try title(of: found, in: snapshot), in: found)
        }
    }

    private func missingPackage(of id: DocumentID, in snapshot: Snapshot) throws -> Refusal? {
        if let found = try policyCase(of: id, in: snapshot) { return found.publicationObjection }
        guard let document = try documents.document(id, in: snapshot), PolicyCase.mustInterpret(document.contents),
            let start = try start(of: document.agency, in: snapshot),
            let signedOn = document.signedOn, signedOn >= start.on
        else { return nil }
        return Refusal(
            .stateRefused, "未能发布：这份文件应当解读，还没有登记解读件。请在“政策解读”中登记，编制并审签解读方案和材料，或者登记免予解读。", rule: "INT-2")
    }

    /// NORM-6: what this document changes is spoken of on other pages; they come first.
    private func staleness(causedBy id: DocumentID, in snapshot: Snapshot) throws -> Refusal? {
        for change in try documents.changes(by: id, in: snapshot) {
            guard let found = try watched(change.target, in: snapshot) else { continue }
            let effect = PolicyChange.document(id.text, words: change.words)
            if let refusal = try knockOn(effect, on: found, in: snapshot).objection(
                doing: "发布", to: try title(of: found, in: snapshot), in: found)
            {
                return refusal
            }
        }
        return nil
    }

    /// Who is public now: INT-3 begins or is met, the bulletin of a quarter is out; for `PublishingStore.followers`.
    package func follow(_ id: ArticleID, _ change: PublicChange, in tx: Transaction) throws {
        guard change != .relabelled, let glance = try publishing.glance(id, in: tx) else { return }
        let isPublic = glance.article.isReadable
        if isPublic { try settleBulletin(id, in: tx) }
        if let document = glance.article.document, isPublic, let before = try policyCase(of: document, in: tx) {
            try writer(tx, nil).follow(
                before.published(as: id, at: tx.now), from: before, "文件公开", title: try title(of: before, in: tx))
        }
        for before in try PolicyCaseRows.cases(
            where: "id IN (SELECT case_id FROM policy_material WHERE article_id = ?) ORDER BY id", [id], in: tx)
        {
            try writer(tx, nil).follow(
                before.following(id, isPublic: isPublic, at: tx.now), from: before, isPublic ? "解读材料公开" : "解读材料撤下",
                title: try title(of: before, in: tx))
        }
        if change == .withdrawn { try oweNeighbours(of: glance.article, in: tx) }
    }

    // MARK: Reading

    package func policyCase(of document: DocumentID, in snapshot: Snapshot) throws -> PolicyCase? {
        try PolicyCaseRows.cases(where: "document_id = ? AND subject_kind = 'document'", [document], in: snapshot).first
    }

    func policyCase(publishedAs article: ArticleID, in snapshot: Snapshot) throws -> PolicyCase? {
        try PolicyCaseRows.cases(where: "policy_article_id = ? ORDER BY subject_kind DESC, id", [article], in: snapshot)
            .first
    }

    func title(of found: PolicyCase, in snapshot: Snapshot) throws -> String {
        switch found.subject {
        case .document:
            try document(of: found, in: snapshot)?.contents.title
                ?? changeable(of: found, in: snapshot)?.title ?? "（公文已不存在）"
        case .article(let id): try publishing.glance(id, in: snapshot)?.title ?? "（信息已不存在）"
        }
    }

    func writer(_ tx: Transaction, _ officer: Officer?) -> CaseWriter {
        CaseWriter(tx: tx, officer: officer, journal: journal, obligations: obligations)
    }
}

extension DocumentState {
    /// Given up, or secret and kept elsewhere.
    fileprivate var isOver: Bool {
        switch self {
        case .abandoned, .offline: true
        case .drafting, .sectionReview, .attributeReview, .secrecyReview, .legalityReview, .signing, .signed, .issued:
            false
        }
    }
}
