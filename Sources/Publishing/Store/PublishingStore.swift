package import Audit
import Ciphers
package import Documents
package import Kernel
package import Obligations
package import SQL

/// Articles, columns and portals. Every method is one transaction: rows, journal entry and obligations commit together
/// or not at all.
package struct PublishingStore: Sendable {
    let store: Store
    let journal: Journal
    let obligations: ObligationStore
    let documents: DocumentStore
    let policy: @Sendable (AgencyID) -> ReviewPolicy
    let gate: TextGate
    let numbering: @Sendable (AgencyID) -> IndexNumberTemplate
    let followers: [PublicChangeFollower]
    let objections: [PublicationObjection]
    /// How many articles of a renamed column are told of in one transaction.
    var relabelBatch = 300

    /// - Parameters:
    ///   - policy: who reviews at which step in an agency (PUB-2).
    ///   - gate: looks at a text once more when it is about to go public, by the rules of that day (PII-6).
    ///   - numbering: how an agency composes its index numbers (CAT-3).
    ///   - followers: are told, in the same transaction, of every article of which the public reads something else now.
    ///   - objections: what other capabilities have against a publication or a withdrawal (INT-2, NORM-6).
    package init(
        store: Store, journal: Journal, obligations: ObligationStore, documents: DocumentStore,
        policy: @escaping @Sendable (AgencyID) -> ReviewPolicy = { _ in ReviewPolicy() }, gate: @escaping TextGate,
        numbering: @escaping @Sendable (AgencyID) -> IndexNumberTemplate = { _ in .usual },
        followers: [PublicChangeFollower] = [], objections: [PublicationObjection] = []
    ) {
        self.store = store
        self.journal = journal
        self.obligations = obligations
        self.documents = documents
        self.policy = policy
        self.gate = gate
        self.numbering = numbering
        self.followers = followers
        self.objections = objections
    }

    /// The day decisions are made on now, for pages.
    package var today: Day { store.timekeeper.now().day }
    package var now: Moment { store.timekeeper.now() }

    /// Reads happen at the store's present day; a write has its own.
    func today(in snapshot: Snapshot) -> Day { (snapshot as? Transaction)?.today ?? today }

    /// The article, if `officer` may know of it.
    package func article(_ id: ArticleID, for officer: Officer) async throws -> Article {
        try await store.read { try visible(id, to: officer, in: $0) }
    }

    func visible(_ id: ArticleID, to officer: Officer, in snapshot: Snapshot) throws -> Article {
        guard let article = try load(id, in: snapshot), article.reach(of: officer).canRead else {
            throw Refusal.notFound
        }
        return article
    }

    /// Policies are asked by the agency, which only the row knows.
    func load(_ id: ArticleID, in snapshot: Snapshot) throws -> Article? {
        guard let row = try snapshot.first("SELECT \(ArticleRows.columns) FROM article a WHERE a.id = ?", [id]) else {
            return nil
        }
        return try ArticleRows.article(from: row, policy: policy(try row.id(1)), in: snapshot)
    }

    static func hash(of content: ArticleContent) -> String {
        Digest(sha256: content.canonicalText.utf8).hex
    }

    static let changedMeanwhile = Refusal(
        .changedMeanwhile, "未能保存：您打开页面之后，这条信息已被他人更新。请刷新页面，查看最新情况后再办理。")
}

/// What the gate finds in the text of a content on a day; pure, so that it can be asked inside a transaction.
package typealias TextGate = @Sendable (ArticleContent, Day) -> [FindingDraft]

/// Told of an article of which the public reads something else from this transaction on: it went public, changed, left, or
/// its column is called otherwise. What `searchable` says in the same transaction is what holds.
package typealias PublicChangeFollower =
    @Sendable (_ article: ArticleID, _ change: PublicChange, _ tx: Transaction) throws -> Void

/// Why the public reads something else.
package enum PublicChange: Sendable, Hashable {
    /// A text went public, the first or a corrected one.
    case published
    case withdrawn
    /// Its column has another name, address or form; nobody published anything.
    case relabelled
}

/// Why an article may not go public or leave now, as another capability sees it; nil when it may.
package typealias PublicationObjection =
    @Sendable (_ article: Article, _ step: PublicationStep, _ snapshot: Snapshot) throws -> Refusal?

/// What is about to happen to what the public reads.
package enum PublicationStep: Hashable, Sendable {
    case publish
    /// The emergency path (PUB-3).
    case publishUrgently
    case withdraw(Withdrawal.Kind)
}

/// What the journal calls the records of Publishing.
extension Article {
    package static let journalKind = "article"
}
