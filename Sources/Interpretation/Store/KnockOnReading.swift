package import Documents
package import Kernel
package import Publishing
package import SQL

/// What a change of a policy makes stale, computed from what is public now (NORM-6).
extension InterpretationStore {
    /// Every change that is there or meant, and the withdrawal that may come.
    func knockOns(of found: PolicyCase, in snapshot: Snapshot) throws -> [KnockOn] {
        var changes = try documents.changes(to: found.document, in: snapshot).map {
            PolicyChange.document($0.source.text, words: $0.words)
        }
        if let expiry = try expiry(of: found, in: snapshot) { changes.append(.expiry(expiry)) }
        if let article = found.policyArticle, let glance = try publishing.glance(article, in: snapshot) {
            let words = glance.article.withdrawal.map { "文件已经标注为\($0.kind.chinese)" } ?? "文件撤下或者标注失效以前"
            changes.append(.withdrawal(words: words))
        }
        return try changes.map { try knockOn($0, on: found, in: snapshot) }
    }

    func expiry(of found: PolicyCase, in snapshot: Snapshot) throws -> Day? {
        let today = (snapshot as? Transaction)?.today ?? today
        let facts = try documents.publicFacts(of: [found.document], on: today, in: snapshot)[found.document]
        return facts?.expiresOn.flatMap { $0 < today ? $0 : nil }
    }

    func knockOn(_ change: PolicyChange, on found: PolicyCase, in snapshot: Snapshot) throws -> KnockOn {
        KnockOn(
            change, pages: try pages(of: found, leavingOut: source(of: change), in: snapshot),
            settlements: found.settlements)
    }

    private func source(of change: PolicyChange) -> DocumentID? {
        switch change {
        case .document(let id, _): DocumentID(id)
        case .withdrawal, .expiry: nil
        }
    }

    /// Materials, members, and whatever names the document, explains it or leads to it; its own page and that of the
    /// document that changes it left out.
    private func pages(
        of found: PolicyCase, leavingOut source: DocumentID?, in snapshot: Snapshot
    ) throws -> [AffectedPage] {
        let names = try names(of: found, in: snapshot)
        var roles: [(ArticleID, String)] = found.materials.compactMap { one in
            one.article.map { ($0, one.kind.chinese) }
        }
        roles += found.members.map { ($0.article, $0.kind.chinese) }
        if let article = found.policyArticle {
            roles += try publishing.explaining(article, in: snapshot).map { ($0, "政策解读") }
        }
        roles += try publishing.naming(
            names, orLinkingTo: found.policyArticle.map(PublicAddress.article), of: found.agency, in: snapshot
        ).map { ($0, "提到本文件的信息") }
        let skipped = Set([found.policyArticle, try source.flatMap { try publishing.companion(of: $0, in: snapshot) }])
        var seen: Set<ArticleID> = [], pages: [AffectedPage] = []
        for (article, role) in roles where !skipped.contains(article) && seen.insert(article).inserted {
            guard let glance = try publishing.glance(article, in: snapshot), let live = glance.article.live else {
                continue
            }
            pages.append(page(glance, role, live, names))
        }
        return pages
    }

    private func page(_ glance: ArticleGlance, _ role: String, _ live: Article.Live, _ names: [String]) -> AffectedPage
    {
        AffectedPage(
            article: glance.id, title: glance.title, role: role, isReadable: glance.article.isReadable,
            isMarked: glance.isMarked, publishedAt: live.publishedAt, isBeingRevised: glance.isBeingRevised,
            clauses: NamingClauses.find(in: PolicyTexts.plain(glance.body), naming: names))
    }

    private func names(of found: PolicyCase, in snapshot: Snapshot) throws -> [String] {
        guard let document = try documents.document(found.document, in: snapshot) else { return [] }
        return [document.number?.text, document.contents.title].compactMap(\.self)
    }

    package func changes(of id: PolicyCaseID, for officer: Officer) async throws -> [KnockOn] {
        try await store.read { try knockOns(of: try visible(id, to: officer, in: $0), in: $0) }
    }
}
