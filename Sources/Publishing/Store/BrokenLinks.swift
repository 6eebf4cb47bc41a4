package import Kernel
package import SQL

/// Links between public texts that lead nowhere (SITE-6).
extension PublishingStore {
    /// Every live text of an agency that links to an article which is not public, or was withdrawn without a word in its
    /// place.
    package static func brokenLinks(of agency: AgencyID, in snapshot: Snapshot) throws -> MeasureReading {
        let rows = try snapshot.query(
            """
            SELECT a.id, r.title, r.body FROM article a JOIN article_revision r ON r.id = a.live_revision_id
            WHERE a.agency_id = ? AND (a.withdrawn_kind IS NULL OR a.withdrawn_kind IN ('repealed', 'expired'))
            AND r.body LIKE '%href="/articles/%' ORDER BY a.id
            """, [agency])
        var count = 0, items: [MeasuredItem] = []
        for row in rows {
            let id: ArticleID = try row.id(0)
            let broken = try InnerLinks.articles(in: try row.text(2)).filter { try !isReadable($0, in: snapshot) }
            guard !broken.isEmpty else { continue }
            count += broken.count
            items.append(
                MeasuredItem(
                    title: "《\(try row.text(1))》", address: "/console/articles/\(id)", note: "\(broken.count) 处链接打不开"))
        }
        return MeasureReading(.count(count), items: items)
    }

    private static func isReadable(_ address: String, in snapshot: Snapshot) throws -> Bool {
        guard let id = ArticleID(address) else { return false }
        return try snapshot.first(
            """
            SELECT 1 FROM article WHERE id = ? AND live_revision_id IS NOT NULL
            AND (withdrawn_kind IS NULL OR withdrawn_kind IN ('repealed', 'expired'))
            """, [id]) != nil
    }
}

/// The addresses of articles that a canonical text links to.
package enum InnerLinks {
    private static let start = "href=\"/articles/"

    /// What stands behind `/articles/`, each once, in order; query and fragment are cut off.
    package static func articles(in body: String) -> [String] {
        var found: [String] = [], rest = Substring(body)
        while let range = rest.firstRange(of: start) {
            rest = rest[range.upperBound...]
            let address = String(rest.prefix { !"\"?#/".contains($0) })
            if !found.contains(address) { found.append(address) }
        }
        return found
    }
}
