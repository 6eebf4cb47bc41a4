package import Documents
package import Kernel
import SQL

/// Everything that the page of one article says.
package struct PublicPage: Sendable {
    package let item: PublicArticle
    /// What else the page shows is kept for this version of what is public.
    package let contentVersion: String
    /// Number, dates and validity of the official document behind it, on the present day (NORM-4).
    package internal(set) var facts: PublicDocumentFacts?
    /// What explains it, and what it explains (INT-4).
    package internal(set) var interpretations: [PublicLine] = []
    package internal(set) var explained: [PublicLine] = []
    /// The newest others of its column.
    package internal(set) var neighbours: [PublicLine] = []
}

extension PublishingStore {
    /// One moment of the database, so that no part of the page knows more than another; `Refusal.notFound` for what was
    /// never public.
    package func publicPage(_ id: ArticleID, neighbours: Int = 5) async throws -> PublicPage {
        let day = today
        return try await store.read { snapshot in
            var page = PublicPage(
                item: try publicArticle(id, in: snapshot), contentVersion: try contentVersion(on: day, in: snapshot))
            if let document = page.item.article.document {
                page.facts = try documents.publicFacts(of: [document], on: day, in: snapshot)[document]
            }
            guard page.item.article.isReadable else { return page }
            page.interpretations = try interpretations(of: id, in: snapshot)
            page.explained = try explained(by: page.item, in: snapshot)
            let column = PublicSelection(
                columns: [page.item.column.id], size: neighbours + 1, isCounted: false, hasFields: false)
            page.neighbours = Array(
                try publicLines(column, in: snapshot).lines.filter { $0.id != id }.prefix(neighbours))
            return page
        }
    }
}
