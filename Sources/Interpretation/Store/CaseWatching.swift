import Documents
package import Kernel
import Publishing
package import SQL

/// A text that nobody has to interpret, or that was public before the agency began, makes pages stale all the same when it
/// changes (NORM-6). Its case is written with the first act on it; until then it is this.
extension InterpretationStore {
    /// The case that is kept, or the one that a first act would write; nil before the agency began and for what is not public.
    func watched(_ id: DocumentID, in snapshot: Snapshot) throws -> PolicyCase? {
        if let found = try policyCase(of: id, in: snapshot) { return found }
        guard let text = try documents.changeable(id, in: snapshot), let own = PolicyCaseID(id.text),
            try start(of: text.agency, in: snapshot) != nil, let article = try page(of: text, in: snapshot),
            let live = try publishing.glance(article, in: snapshot)?.article.live
        else { return nil }
        var found = PolicyCase(
            id: own, agency: text.agency, subject: .document(id), unit: text.unit, openedAt: live.publishedAt,
            isNormative: text.isNormative, need: .changeOnly)
        found.policyArticle = article
        found.publishedAt = live.publishedAt
        found.version = 0
        return found
    }

    /// The same under the id of the case.
    func watched(as id: PolicyCaseID, in snapshot: Snapshot) throws -> PolicyCase? {
        if let document = DocumentID(id.text), let found = try watched(document, in: snapshot) {
            return found.id == id ? found : nil
        }
        guard let article = ArticleID(id.text), let glance = try publishing.glance(article, in: snapshot) else {
            return nil
        }
        let found = try watched(publishedAs: glance.article, in: snapshot)
        return found?.id == id ? found : nil
    }

    /// The article of a document, or the one that the library leads to.
    private func page(of text: ChangeableText, in snapshot: Snapshot) throws -> ArticleID? {
        if let article = try publishing.companion(of: text.key, in: snapshot) { return article }
        guard let address = text.address, let id = address.split(separator: "/").last.flatMap({ ArticleID($0) }),
            address == PublicAddress.article(id), try publishing.glance(id, in: snapshot)?.article.agency == text.agency
        else { return nil }
        return id
    }

    /// The texts of the library and the articles with these words that are public, each as its case is or would be.
    package func changeTargets(naming words: String, for officer: Officer) async throws -> [ChangeTarget] {
        guard !officer.isAdministrator, words.count >= 2 else { return [] }
        return try await store.read { snapshot in
            let texts = try documents.changeables(of: officer.agency, naming: words, limit: 30, in: snapshot)
            let known: [ChangeTarget] = try texts.compactMap { text in
                guard let found = try watched(text.key, in: snapshot), found.publishedAt != nil,
                    try isVisible(found, to: officer, in: snapshot)
                else { return nil }
                return ChangeTarget(found: found, title: text.title, number: text.number, owesPages: false)
            }
            return try known + pageTargets(naming: words, for: officer, beside: known, in: snapshot)
        }
    }

    /// The cases with pages that a change in force left behind, whatever their need.
    package func openChangeTargets(for officer: Officer) async throws -> [ChangeTarget] {
        guard !officer.isAdministrator else { return [] }
        return try await store.read { snapshot in
            try owing(of: officer.agency, in: snapshot).sorted().compactMap { id in
                guard let found = try PolicyCaseRows.found(id, in: snapshot) ?? watched(as: id, in: snapshot),
                    try isVisible(found, to: officer, in: snapshot)
                else { return nil }
                return ChangeTarget(
                    found: found, title: try title(of: found, in: snapshot),
                    number: try number(of: found, in: snapshot), owesPages: true)
            }
        }
    }

    /// The cases whose duty of NORM-6 is open.
    func owing(of agency: AgencyID, in snapshot: Snapshot) throws -> Set<PolicyCaseID> {
        Set(
            try snapshot.query("SELECT case_id FROM policy_knock_on WHERE agency_id = ?", [agency]).map {
                try $0.id(0)
            })
    }

    func number(of found: PolicyCase, in snapshot: Snapshot) throws -> String? {
        switch found.subject {
        case .document:
            return try document(of: found, in: snapshot)?.number?.text ?? changeable(of: found, in: snapshot)?.number
        case .article(let id):
            return try publishing.glance(id, in: snapshot).flatMap { $0.number.isEmpty ? nil : $0.number }
        }
    }
}
