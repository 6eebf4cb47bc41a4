import Documents
package import Kernel
import Obligations
package import Publishing
import SQL

/// Articles that no document stands behind: others speak of them all the same, so a change of them is looked after too (NORM-6).
extension InterpretationStore {
    /// The case of whatever an article makes public, kept or as a first act would write it; nil before the agency began.
    func watched(publishedAs article: Article, in snapshot: Snapshot) throws -> PolicyCase? {
        if let found = try policyCase(publishedAs: article.id, in: snapshot) { return found }
        if let document = article.document { return try watched(document, in: snapshot) }
        let address = PublicAddress.article(article.id)
        if let text = try documents.changeable(of: article.agency, at: address, in: snapshot) {
            return try watched(text.key, in: snapshot)
        }
        guard let live = article.live, let own = PolicyCaseID(article.id.text),
            try start(of: article.agency, in: snapshot) != nil
        else { return nil }
        var found = PolicyCase(
            id: own, agency: article.agency, subject: .article(article.id), unit: article.unit,
            openedAt: live.publishedAt, need: .changeOnly)
        found.policyArticle = article.id
        found.publishedAt = live.publishedAt
        found.version = 0
        return found
    }

    /// Public pages with these words that are not among `known`.
    func pageTargets(
        naming words: String, for officer: Officer, beside known: [ChangeTarget], in snapshot: Snapshot
    ) throws -> [ChangeTarget] {
        var seen = Set(known.map(\.found.id))
        return try publishing.readable(of: officer.agency, naming: words, limit: 20, in: snapshot).compactMap { id in
            guard let glance = try publishing.glance(id, in: snapshot),
                let found = try watched(publishedAs: glance.article, in: snapshot),
                try isVisible(found, to: officer, in: snapshot), seen.insert(found.id).inserted
            else { return nil }
            return ChangeTarget(
                found: found, title: glance.title, number: try number(of: found, in: snapshot), owesPages: false)
        }
    }

    /// What leaves without waiting leaves its neighbours to be looked at, from the same transaction on.
    func oweNeighbours(of article: Article, in tx: Transaction) throws {
        guard var found = try watched(publishedAs: article, in: tx), found.document == nil,
            let change = try changes(of: found, in: tx).first(where: \.isInForce)?.change,
            !(try knockOn(change, on: found, in: tx)).open.isEmpty,
            try obligations.obligation(
                InterpretationStore.knockOnRule, on: subject(of: change, found), of: found.agency, in: tx) == nil
        else { return }
        if found.version == 0 { found = try begin(watching: found, by: nil, in: tx) }
        try open(change, on: found, in: tx)
    }

    /// What a withdrawal of this article, or another text in its place, would leave stale; nil for what is not public, and
    /// before the agency began.
    package func knockOn(of article: ArticleID, for officer: Officer) async throws -> PageKnockOn? {
        guard !officer.isAdministrator else { return nil }
        return try await store.read { snapshot in
            guard let glance = try publishing.glance(article, in: snapshot), glance.article.live != nil,
                let found = try watched(publishedAs: glance.article, in: snapshot), found.publishedAt != nil,
                try isVisible(found, to: officer, in: snapshot),
                let change = try changes(of: found, in: snapshot).map(\.change)
                    .last(where: { $0.key == PolicyChange.withdrawalKey })
            else { return nil }
            return PageKnockOn(
                found: found.id, knockOn: try knockOn(change, on: found, in: snapshot), holdsUp: found.document != nil)
        }
    }
}

extension PolicyCase {
    /// What pages say of a withdrawal that came or may come.
    func withdrawalWords(_ withdrawal: Withdrawal?) -> String {
        switch subject {
        case .document: withdrawal.map { "文件已经标注为\($0.kind.chinese)" } ?? "文件撤下或者标注失效以前"
        case .article: withdrawal.map { "信息已经撤回（\($0.kind.chinese)）" } ?? "信息撤回以前"
        }
    }
}
