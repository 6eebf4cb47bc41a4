import Audit
import Documents
import Foundation
import Kernel
import Publishing
import SQL

/// Opens what the fault left and prints as JSON which articles are public only in part. Standard input: an acknowledged
/// id a line.
struct PublishedChecking {
    let options: Options

    init(_ options: Options) { self.options = options }

    func run() async throws {
        var acknowledged: Set<String> = []
        while let line = readLine() { acknowledged.insert(line) }
        let start = ContinuousClock.now
        let house = try await PublishingHouse(options)
        let ready = start.duration(to: .now)
        let subjects = [house.publishing.subjectReader, DocumentStore.subjectReader]
        let found = try await house.store.read { snapshot in
            let articles = try snapshot.query(PublishedChecking.question).map(Standing.init)
            let report = try house.journal.verify(in: snapshot, key: nil, subjects: subjects)
            return (articles: articles, problems: report.problems.map(\.sentence))
        }
        var halves = found.articles.filter(\.isHalf).map(\.id)
        for article in found.articles where try await !isServed(article, in: house) { halves.append(article.id) }
        let live = Set(found.articles.filter(\.isLive).map(\.id))
        let answer = Answer(
            readySeconds: Double(ready.components.seconds) + Double(ready.components.attoseconds) / 1e18,
            acknowledged: acknowledged.count, present: found.articles.count, live: live.count,
            lost: acknowledged.subtracting(live).count, halves: halves.count, halved: Array(halves.prefix(5)),
            journal: found.problems, integrity: try await house.store.integrityProblems())
        await house.store.close()
        say(String(decoding: try JSONEncoder().encode(answer), as: UTF8.self))
    }

    /// What the public gets agrees with the row: the text, and the file with the bytes it had.
    private func isServed(_ article: Standing, in house: PublishingHouse) async throws -> Bool {
        guard let id = ArticleID(article.id) else { return false }
        let isFound: Bool
        do {
            _ = try await house.publishing.publicArticle(id)
            isFound = true
        } catch let refusal as Refusal where refusal.code == .notFound {
            isFound = false
        }
        let isListed = try await house.publishing.publicFile(article.file) != nil
        if article.isLive { _ = try await house.shelf.bytes(article.file) }
        return isFound == article.isLive && isListed == article.isLive
    }

    /// Every part of going public, counted for each article.
    private static let question = """
        SELECT a.id, a.live_revision_id IS NOT NULL, a.working_revision_id IS NULL, a.live_column_id IS NOT NULL,
            (SELECT count(*) FROM article_publication p WHERE p.article_id = a.id),
            (SELECT count(*) FROM journal_entry j WHERE j.subject_kind = 'article' AND j.subject_id = a.id
                AND j.act IN ('article.publish', 'article.publish_urgently')),
            a.document_id IS NOT NULL,
            (SELECT count(*) FROM document_publication d WHERE d.document_id = a.document_id),
            (SELECT count(*) FROM obligation o WHERE o.subject_id = a.document_id AND o.rule = 'FOI-26'
                AND o.state = 'met'),
            (SELECT count(*) FROM obligation o WHERE o.subject_kind = 'article_debt'
                AND o.subject_id = a.owed_revision_id AND o.state = 'open'),
            (SELECT min(f.published) FROM article_attachment f WHERE f.article_id = a.id)
        FROM article a
        """

    private struct Standing {
        let id: String
        let isLive: Bool
        let file: String
        /// Each part as 1 when it is there: all of them, or none.
        private let parts: [Int]

        init(_ row: SQLRow) throws {
            id = try row.text(0)
            isLive = try row.bool(1)
            file = try row.text(10)
            let ofItsKind = try row.bool(6) ? [try row.integer(7), try row.integer(8)] : [try row.integer(9)]
            parts =
                [try row.bool(2) ? 1 : 0, try row.bool(3) ? 1 : 0, try row.integer(4), try row.integer(5)] + ofItsKind
        }

        var isHalf: Bool { parts.contains { $0 != (isLive ? 1 : 0) } }
    }

    private struct Answer: Encodable {
        let readySeconds: Double
        let acknowledged: Int
        let present: Int
        let live: Int
        let lost: Int
        let halves: Int
        let halved: [String]
        let journal: [String]
        let integrity: [String]
    }
}
