import Foundation
import GRDB

/// The rows that an article page cannot do without, by plain statements, each prepared once a connection.
enum BareRows {
    struct Line: Sendable {
        let address: String
        let title: String
        let day: String
    }

    struct Article: Sendable {
        let title: String
        let body: String
        let issuer: String
        let publishedAt: String
        let facts: [(String, String)]
        let files: [Line]
        let related: [Line]
        let neighbours: [Line]
    }

    static func article(_ id: String, _ database: Database) throws -> Article? {
        guard
            let row = try Row.fetchOne(
                try database.cachedStatement(
                    sql: """
                        SELECT r.title, r.body, r.issuer, r.document_number, r.index_number, r.topic, r.keywords, r.summary,
                            r.written_on, c.name, d.signed_on, a.live_revision_id, a.live_column_id,
                            strftime('%Y-%m-%d %H:%M', a.first_published_at / 1000 + 28800, 'unixepoch')
                        FROM article a JOIN article_revision r ON r.id = a.live_revision_id
                        JOIN site_column c ON c.id = r.column_id LEFT JOIN document d ON d.id = a.document_id
                        WHERE a.id = ? AND a.withdrawn_kind IS NULL
                        """), arguments: [id])
        else { return nil }
        let names = ["文号", "索引号", "主题", "关键词", "概述", "成文日期", "栏目", "签发日期"]
        let facts = names.indices.map { (names[$0], text(row, $0 + 3)) }
        let revision = text(row, 11), column = text(row, 12)
        return Article(
            title: text(row, 0), body: text(row, 1), issuer: text(row, 2), publishedAt: text(row, 13), facts: facts,
            files: try lines(
                "SELECT published, name, kind FROM article_attachment WHERE revision_id = ? ORDER BY position",
                [revision], database),
            related: try lines(
                """
                SELECT a.id, r.title, date(a.first_published_at / 1000 + 28800, 'unixepoch')
                FROM article a JOIN article_revision r ON r.id = a.live_revision_id
                WHERE a.live_column_id IN (SELECT id FROM site_column WHERE form = 'interpretation')
                AND r.fields LIKE ? AND a.withdrawn_kind IS NULL
                """, ["%/articles/\(id)%"], database),
            neighbours: try lines(
                """
                SELECT a.id, r.title, date(a.first_published_at / 1000 + 28800, 'unixepoch')
                FROM article a JOIN article_revision r ON r.id = a.live_revision_id
                WHERE a.live_column_id = ? AND a.withdrawn_kind IS NULL AND a.id <> ?
                ORDER BY a.published_at DESC LIMIT 5
                """, [column, id], database))
    }

    private static func lines(
        _ sql: String, _ arguments: StatementArguments, _ database: Database
    ) throws -> [Line] {
        try Row.fetchAll(try database.cachedStatement(sql: sql), arguments: arguments).map {
            Line(address: text($0, 0), title: text($0, 1), day: text($0, 2))
        }
    }

    private static func text(_ row: Row, _ index: Int) -> String {
        String.fromDatabaseValue(row[index]) ?? ""
    }
}
