package import Kernel
import People
import SQL

/// The acts on an article. Each loads, decides, writes rows, journal entry and obligations in one transaction.
extension PublishingStore {
    package func submit(_ id: ArticleID, by officer: Officer, version: Int? = nil) async throws -> Article {
        try await act(id, by: officer, version: version) { article, tx in
            let content = try latest(article, in: tx).content
            let form = try ColumnRows.column(content.column, in: tx)?.form ?? .text
            return Recording(event: try article.submitting(content, form: form, by: officer).get(), act: .submit)
        }
    }

    package func recall(_ id: ArticleID, by officer: Officer, version: Int? = nil) async throws -> Article {
        try await act(id, by: officer, version: version) { article, _ in
            Recording(event: try article.recalling(by: officer).get(), act: .recall)
        }
    }

    /// 校 or 审. `seen` is the hash of the text the person had before them (PUB-3).
    package func sign(
        _ part: ReviewPart, of id: ArticleID, seen: String, words: String, by officer: Officer, version: Int? = nil
    ) async throws -> Article {
        try await act(id, by: officer, version: version) { article, tx in
            let event = try article.signing(part, seen: seen, words: words, by: officer, at: tx.now).get()
            return Recording(event: event, act: part == .proof ? .proof : .pass)
        }
    }

    /// - Parameter step: where it goes back to; nil for the drafter.
    package func sendBack(
        _ id: ArticleID, to step: ReviewStep?, reason: String, by officer: Officer, version: Int? = nil
    ) async throws -> Article {
        try await act(id, by: officer, version: version) { article, _ in
            Recording(event: try article.sendingBack(to: step, reason: reason, by: officer).get(), act: .sendBack)
        }
    }

    package func delegate(
        _ id: ArticleID, to colleague: Officer, by officer: Officer, version: Int? = nil
    ) async throws -> Article {
        try await act(id, by: officer, version: version) { article, _ in
            Recording(event: try article.delegating(to: colleague, by: officer).get(), act: .delegate)
        }
    }

    package func concludeSecrecy(
        _ id: ArticleID, _ conclusion: SecrecyConclusion, basis: String, seen: String, by officer: Officer,
        version: Int? = nil
    ) async throws -> Article {
        try await act(id, by: officer, version: version) { article, tx in
            let event = try article.concludingSecrecy(conclusion, basis: basis, seen: seen, by: officer, at: tx.now)
            return Recording(event: try event.get(), act: .secrecy)
        }
    }

    package func comment(
        _ id: ArticleID, _ words: String, quote: String, by officer: Officer
    ) async throws -> Article {
        try await act(id, by: officer, version: nil) { article, _ in
            Recording(event: try article.commenting(words, quote: quote, by: officer).get(), act: .comment)
        }
    }

    /// `act` is one of `ignoreFinding`, `askOverride`, `override` (PII-6).
    package func settleFinding(
        _ finding: FindingID, of id: ArticleID, as act: ArticleAct, reason: String, by officer: Officer,
        version: Int? = nil
    ) async throws -> Article {
        try await self.act(id, by: officer, version: version) { article, _ in
            let event = try article.settlingFinding(finding, as: act, reason: reason, by: officer).get()
            return Recording(event: event, act: act)
        }
    }

    package func discard(
        _ id: ArticleID, reason: String, by officer: Officer, version: Int? = nil
    ) async throws -> Article {
        try await act(id, by: officer, version: version) { article, _ in
            Recording(event: try article.discarding(reason: reason, by: officer).get(), act: .discard)
        }
    }

    func act(
        _ id: ArticleID, by officer: Officer, version: Int?,
        decide: @escaping @Sendable (Article, Transaction) throws -> Recording
    ) async throws -> Article {
        try await store.write { tx in
            let article = try visible(id, to: officer, in: tx)
            if let version, version != article.version { throw PublishingStore.changedMeanwhile }
            let recording = try decide(article, tx)
            return try writer(tx, officer).record(
                recording.event, act: recording.act, on: article, revision: recording.revision)
        }
    }

    func writer(_ tx: Transaction, _ officer: Officer?) -> ArticleWriter {
        ArticleWriter(
            tx: tx, officer: officer, journal: journal, obligations: obligations, documents: documents,
            people: PeopleStore(store: store, journal: journal), numbering: numbering, followers: followers)
    }

    /// The revision being prepared, else the live one.
    func latest(_ article: Article, in snapshot: Snapshot) throws -> ArticleRevision {
        guard let id = article.working?.revision ?? article.live?.revision,
            let revision = try RevisionRows.revision(id, in: snapshot)
        else { throw Refusal.notFound }
        return revision
    }
}
