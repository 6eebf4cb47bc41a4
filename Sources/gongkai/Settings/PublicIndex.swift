import Documents
import Kernel
import Publishing
import SQL
import Search

/// What is public, as Search keeps it: articles here, the rest by `PublicSource`.
struct PublicIndex: Sendable {
    let publishing: PublishingStore
    let search: SearchStore
    /// What other capabilities make public.
    var others: [any PublicSource] = []

    /// Called in the transaction that changes what the public sees of an article: the index is never behind.
    func follow(_ article: ArticleID, in tx: Transaction) throws {
        if let found = try publishing.searchable(article, in: tx) {
            try search.put(PublicIndex.entry(found), in: tx)
        } else {
            try search.remove(PublicIndex.subject(article), in: tx)
        }
    }

    /// NORM-4: a day, or a text that repeals another, changes validity without an act on the article.
    ///
    /// - Returns: how many entries were put anew.
    func refreshValidities(in store: Store) async throws -> Int {
        var changed = 0
        for (subject, kept) in try await search.validities() {
            guard let id = subject.split(separator: "/").last.flatMap({ ArticleID($0) }) else { continue }
            let now = try await store.read { try publishing.searchable(id, in: $0)?.validity }
            guard now.map(PublicIndex.validity) != kept else { continue }
            try await store.write { try follow(id, in: $0) }
            changed += 1
        }
        return changed
    }

    static func subject(_ article: ArticleID) -> String { "article/\(article.text)" }

    static func entry(_ article: SearchableArticle) -> SearchEntry {
        let fields = article.fields.filled.filter { $0.field.kind != .link }.map { "\($0.field.name)：\($0.value)" }
        var entry = SearchEntry(
            subject: subject(article.id), kind: kind(article), agency: article.agency, portal: article.portal.text,
            title: article.title, text: ([article.text] + fields).filter { !$0.isEmpty }.joined(separator: "\n"),
            publishedOn: article.publishedAt.day, address: article.address)
        entry.attachments = article.attachments.map { SearchAttachment($0.name, $0.text) }
        entry.keywords = article.keywords
        entry.number = article.documentNumber.isEmpty ? nil : article.documentNumber
        entry.indexNumber = article.indexNumber.isEmpty ? nil : article.indexNumber
        entry.issuer = article.issuer
        entry.columnSlug = article.column.slug
        entry.columnName = article.column.name
        entry.topic = article.topic.isEmpty ? nil : article.topic
        entry.writtenOn = article.writtenOn
        entry.validity = article.validity.map(validity)
        entry.expiresOn = article.expiresOn
        return entry
    }

    private static func validity(_ validity: Validity) -> SearchValidity {
        switch validity {
        case .notYet: .notYet
        case .inForce: .inForce
        case .amended: .amended
        case .repealed, .declaredVoid: .abolished
        case .expired: .expired
        }
    }

    private static func kind(_ article: SearchableArticle) -> SearchKind {
        switch article.column.form {
        case .guide: return .guide
        case .question: return .question
        case .figures: return .statistics
        case .interpretation: return .interpretation
        case .institution: return .overview
        case .power, .charge, .budget, .licence, .penalty, .inspection, .proposal, .procurement: return .record
        case .text: break
        }
        if article.validity != nil { return .normative }
        switch article.column.type {
        case .overview, .functions: return .overview
        case .policy: return .policy
        case .interpretation: return .interpretation
        case .news: return .news
        case .notice: return .notice
        case .service: return .guide
        case .interaction: return .question
        case .data: return .statistics
        case .disclosure, .topic, .other: return .other
        }
    }
}
