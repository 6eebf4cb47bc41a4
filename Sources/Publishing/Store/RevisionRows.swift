import Kernel
import SQL

/// Revisions as rows: written once, never changed.
enum RevisionRows {
    static let columns = """
        r.id, r.article_id, r.number, r.title, r.body, r.summary, r.keywords, r.source, r.source_address, r.issuer, \
        r.author, r.document_number, r.index_number, r.topic, r.written_on, r.column_id, r.also_in, r.hash, \
        r.change_note, r.made_by, r.made_by_name, r.made_at, r.fields
        """
    static let columnCount = 23

    static func revision(_ id: RevisionID, in snapshot: Snapshot) throws -> ArticleRevision? {
        try snapshot.first("SELECT \(columns) FROM article_revision r WHERE r.id = ?", [id]).map {
            try revision(from: $0, in: snapshot)
        }
    }

    static func revision(from row: SQLRow, in snapshot: Snapshot) throws -> ArticleRevision {
        let id: RevisionID = try row.id(0)
        let content = ArticleContent(
            title: try row.text(3), body: try row.text(4), summary: try row.text(5), keywords: words(try row.text(6)),
            origin: try row.optionalText(7).map { .republished(source: $0, address: try row.text(8)) } ?? .own,
            issuer: try row.text(9), author: try row.text(10), documentNumber: try row.text(11),
            indexNumber: try row.text(12), topic: try row.text(13), writtenOn: try row.optionalDay(14),
            column: try row.id(15), alsoIn: words(try row.text(16)).compactMap { ColumnID($0) },
            attachments: try attachments(of: id, in: snapshot), fields: try FieldText.fields(from: row.text(22)))
        return ArticleRevision(
            id: id, article: try row.id(1), number: try row.integer(2), content: content, hash: try row.text(17),
            changeNote: try row.text(18), author: try row.id(19), authorName: try row.text(20),
            madeAt: try row.moment(21))
    }

    private static func attachments(of id: RevisionID, in snapshot: Snapshot) throws -> [Attachment] {
        try snapshot.query(
            """
            SELECT name, original, published, size, kind FROM article_attachment WHERE revision_id = ? ORDER BY position
            """, [id]
        ).map {
            Attachment(
                name: try $0.text(0), original: try $0.text(1), published: try $0.text(2), size: try $0.integer(3),
                kind: try $0.text(4))
        }
    }

    static func insert(_ revision: ArticleRevision, of agency: AgencyID, in tx: Transaction) throws {
        let content = revision.content
        try tx.execute(
            """
            INSERT INTO article_revision (id, article_id, agency_id, number, title, body, summary, keywords, source,
                source_address, issuer, author, document_number, index_number, topic, written_on, column_id, also_in,
                hash, change_note, made_by, made_by_name, made_at, fields)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                revision.id, revision.article, agency, revision.number, content.title, content.body, content.summary,
                text(content.keywords), content.origin.source, content.origin.address, content.issuer, content.author,
                content.documentNumber, content.indexNumber, content.topic, content.writtenOn, content.column,
                text(content.alsoIn.map(\.text)), revision.hash, revision.changeNote, revision.author,
                revision.authorName, tx.now, FieldText.text(of: content.fields),
            ])
        for (position, file) in content.attachments.enumerated() {
            try tx.execute(
                """
                INSERT INTO article_attachment (revision_id, position, article_id, name, original, published, size, kind)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    revision.id, position, revision.article, file.name, file.original, file.published, file.size,
                    file.kind,
                ])
        }
        for column in Set([content.column] + content.alsoIn) {
            try tx.execute(
                "INSERT INTO article_placement (revision_id, column_id) VALUES (?, ?)", [revision.id, column])
        }
        for hash in Set(PictureAddresses.hashes(in: content.body)) {
            try tx.execute("INSERT INTO article_picture (revision_id, hash) VALUES (?, ?)", [revision.id, hash])
        }
    }

    /// Keywords and column ids hold no line breaks.
    private static func text(_ words: [String]) -> String { words.joined(separator: "\n") }
    static func words(_ text: String) -> [String] { text.split(separator: "\n").map(String.init) }
}

/// The pictures a body shows, by their addresses `/files/<64 hex>`.
enum PictureAddresses {
    static func hashes(in body: String) -> [String] {
        let mark = Array("src=\"/files/".utf8), bytes = Array(body.utf8)
        var found: [String] = [], index = 0
        while index + mark.count + 64 <= bytes.count {
            guard bytes[index] == mark[0], bytes[index..<(index + mark.count)].elementsEqual(mark) else {
                index += 1
                continue
            }
            let hash = bytes[(index + mark.count)..<(index + mark.count + 64)]
            if hash.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }) {
                found.append(String(decoding: hash, as: UTF8.self))
            }
            index += mark.count
        }
        return found
    }
}
