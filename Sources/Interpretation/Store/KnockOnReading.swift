package import Documents
package import Kernel
package import Publishing
package import SQL

/// What a change of a policy or a page makes stale, computed from what is public now (NORM-6).
extension InterpretationStore {
    /// Every change that is there or meant, and the withdrawal that may come.
    func knockOns(of found: PolicyCase, in snapshot: Snapshot) throws -> [KnockOn] {
        try changes(of: found, in: snapshot).map { try knockOn($0.change, on: found, in: snapshot) }
    }

    /// A change, and whether it holds already: a draft that will repeal something, and a withdrawal that may come, oblige
    /// nobody yet.
    func changes(of found: PolicyCase, in snapshot: Snapshot) throws -> [(change: PolicyChange, isInForce: Bool)] {
        let acting = try found.document.map { try documents.changes(to: $0, in: snapshot) } ?? []
        var changes = try acting.map {
            (
                change: PolicyChange.document($0.source.text, words: $0.words),
                isInForce: try isInForce($0, on: found, in: snapshot)
            )
        }
        if let expiry = try expiry(of: found, in: snapshot) {
            changes.append((.expiry(expiry), try isSince(expiry, found, in: snapshot)))
        }
        if let article = found.policyArticle, let glance = try publishing.glance(article, in: snapshot) {
            if found.document == nil, let before = glance.article.live, glance.isBeingRevised {
                changes.append((.replacement(before.revision, words: "换成正在准备的新版本以前"), false))
            }
            let withdrawal = glance.article.withdrawal
            let isIn = try withdrawal.map { try isSince($0.at.day, found, in: snapshot) } ?? false
            let words = found.withdrawalWords(withdrawal)
            changes.append((.withdrawal(words: words, hasCome: withdrawal != nil), isIn))
        }
        return changes
    }

    /// Once what acts is public, or registered where it never was an article.
    private func isInForce(_ change: DocumentChange, on found: PolicyCase, in snapshot: Snapshot) throws -> Bool {
        if let article = try publishing.companion(of: change.source, in: snapshot) {
            return try publishing.glance(article, in: snapshot)?.article.isReadable == true
        }
        guard let day = change.registeredOn, try documents.document(change.source, in: snapshot) == nil else {
            return false
        }
        return try isSince(day, found, in: snapshot)
    }

    /// What happened to a text without a case before the agency began is left as it was.
    private func isSince(_ day: Day, _ found: PolicyCase, in snapshot: Snapshot) throws -> Bool {
        guard found.need == .changeOnly else { return true }
        return try start(of: found.agency, in: snapshot).map { $0.on <= day } ?? false
    }

    func expiry(of found: PolicyCase, in snapshot: Snapshot) throws -> Day? {
        let today = (snapshot as? Transaction)?.today ?? today
        return try changeable(of: found, in: snapshot)?.expiresOn.flatMap { $0 < today ? $0 : nil }
    }

    func knockOn(_ change: PolicyChange, on found: PolicyCase, in snapshot: Snapshot) throws -> KnockOn {
        KnockOn(
            change, pages: try pages(of: found, leavingOut: source(of: change), in: snapshot),
            settlements: found.settlements)
    }

    private func source(of change: PolicyChange) -> DocumentID? {
        switch change {
        case .document(let id, _): DocumentID(id)
        case .withdrawal, .replacement, .expiry: nil
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
        ).map { ($0, "提到本\(found.subject.noun)的信息") }
        let skipped = Set([found.policyArticle, try source.flatMap { try publishing.companion(of: $0, in: snapshot) }])
        var seen: Set<ArticleID> = [], pages: [AffectedPage] = []
        for (article, role) in roles where !skipped.contains(article) && seen.insert(article).inserted {
            guard let glance = try publishing.glance(article, in: snapshot), let live = glance.article.live else {
                continue
            }
            pages.append(page(glance, role, live, names))
        }
        let others = try outside(of: found, in: snapshot) + elsewhere.speaking(names, found.agency, snapshot)
        return pages + others.map { AffectedPage($0, naming: names) }
    }

    /// What other capabilities keep of this policy: the consultation on its draft.
    func outside(of found: PolicyCase, in snapshot: Snapshot) throws -> [OutsideMember] {
        try elsewhere.members(
            found.document.flatMap { try documents.normative(under: $0, in: snapshot) },
            found.policyArticle.map(PublicAddress.article), snapshot)
    }

    private func page(_ glance: ArticleGlance, _ role: String, _ live: Article.Live, _ names: [String]) -> AffectedPage
    {
        AffectedPage(
            place: .article(glance.id), title: glance.title, role: role, isReadable: glance.article.isReadable,
            isMarked: glance.isMarked, publishedAt: live.publishedAt, isBeingRevised: glance.isBeingRevised,
            clauses: NamingClauses.find(in: PolicyTexts.plain(glance.body), naming: names))
    }

    func names(of found: PolicyCase, in snapshot: Snapshot) throws -> [String] {
        let number = try number(of: found, in: snapshot), title = try title(of: found, in: snapshot)
        return found.document == nil
            ? NamingClauses.names(ofArticle: title, number: number ?? "") : [number, title].compactMap(\.self)
    }

    package func changeView(of id: PolicyCaseID, for officer: Officer) async throws -> ChangeView {
        try await store.read { snapshot in
            let found = try visible(id, to: officer, in: snapshot)
            return ChangeView(
                found: found, title: try title(of: found, in: snapshot), number: try number(of: found, in: snapshot),
                changes: try knockOns(of: found, in: snapshot))
        }
    }

    /// The changes of a text that nobody interprets; nil for a case of interpretation.
    package func changeOnly(_ id: PolicyCaseID, for officer: Officer) async throws -> ChangeView? {
        let view = try await store.read { try visible(id, to: officer, in: $0).need }
        return view == .changeOnly ? try await changeView(of: id, for: officer) : nil
    }

    package func changes(of id: PolicyCaseID, for officer: Officer) async throws -> [KnockOn] {
        try await changeView(of: id, for: officer).changes
    }
}
