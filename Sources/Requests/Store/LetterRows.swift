import Kernel
import ObjectStorage
import SQL

/// Letters as rows. Their bytes are made once, from the case as it was when they were issued.
enum LetterRows {
    struct Kept {
        let letter: CaseLetter
        let due: Day?
        /// The reference of its bytes.
        let file: String?
    }

    private static let columns = "id, kind, number, issued_on, about, due_on, kept"

    static func insert(_ letter: CaseLetter, of request: DisclosureRequest, due: Day?, in tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO request_letter (id, request_id, agency_id, kind, number, issued_on, due_on, about)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                letter.id, request.id, request.agency, letter.kind.rawValue, letter.number, letter.issuedOn, due,
                letter.about,
            ])
    }

    static func all(of id: RequestID, in snapshot: Snapshot) throws -> [CaseLetter] {
        try snapshot.query(
            "SELECT \(columns) FROM request_letter WHERE request_id = ? ORDER BY issued_on, id", [id]
        ).map { try kept($0).letter }
    }

    static func kept(_ letter: CaseLetterID, of id: RequestID, in snapshot: Snapshot) throws -> Kept? {
        try snapshot.first(
            "SELECT \(columns) FROM request_letter WHERE id = ? AND request_id = ?", [letter, id]
        ).map(kept)
    }

    private static func kept(_ row: SQLRow) throws -> Kept {
        let letter = CaseLetter(
            id: try row.id(0), kind: try Stored.value(LetterKind.self, try row.text(1)),
            number: try row.optionalText(2), issuedOn: try row.day(3), about: try row.optionalText(4))
        return Kept(letter: letter, due: try row.optionalDay(5), file: try row.optionalText(6))
    }

    /// The letters of a case whose bytes are still to be made.
    static func unmade(of id: RequestID, in snapshot: Snapshot) throws -> [CaseLetterID] {
        try snapshot.query(
            "SELECT id FROM request_letter WHERE request_id = ? AND kept IS NULL ORDER BY id", [id]
        ).map { try $0.id(0) }
    }

    /// The file that counts: whoever made it first.
    static func settle(_ letter: CaseLetterID, file: String, in tx: Transaction) throws -> String {
        try tx.execute("UPDATE request_letter SET kept = ? WHERE id = ? AND kept IS NULL", [file, letter])
        return try tx.first("SELECT kept FROM request_letter WHERE id = ?", [letter])?.text(0) ?? file
    }
}

/// Files of a case as rows.
enum FileRows {
    private static let columns = "id, role, name, kept, size, kind, added_at, added_by"

    static func insert(_ file: CaseFile, of id: RequestID, in tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO request_file (id, request_id, role, name, kept, size, kind, added_at, added_by)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                file.id, id, file.role.rawValue, file.file.name, file.file.kept, file.file.size, file.file.kind,
                file.addedAt, file.addedBy,
            ])
    }

    /// The files are outside the text that the journal is bound to: the hashes of their sealed bytes stand in the entry that
    /// added them; those of the bytes themselves would tell who else sent the same file.
    static func note(of files: [CaseAttachment]) -> String {
        let addresses = files.map { SealedReference($0.kept)?.address.hex ?? $0.kept }
        return files.isEmpty ? "" : "密存文件校验值（SHA-256）：\(addresses.joined(separator: "、"))。"
    }

    static func all(of id: RequestID, on shelf: SealedShelf, in snapshot: Snapshot) throws -> [CaseFile] {
        try snapshot.query(
            "SELECT \(columns) FROM request_file WHERE request_id = ? ORDER BY added_at, id", [id]
        ).map { row in
            let kept = try row.text(3)
            let file = CaseAttachment(
                name: try row.text(2), hash: try shelf.hash(of: kept), size: try row.integer(4), kind: try row.text(5),
                kept: kept)
            return CaseFile(
                id: try row.id(0), role: try Stored.value(CaseFile.Role.self, try row.text(1)), file: file,
                addedAt: try row.moment(6), addedBy: try row.text(7))
        }
    }

    /// The files of a case that lie there to be handed out.
    static func enclosures(of id: RequestID, in snapshot: Snapshot) throws -> Set<CaseFileID> {
        Set(
            try snapshot.query(
                "SELECT id FROM request_file WHERE request_id = ? AND role = ?", [id, CaseFile.Role.enclosure.rawValue]
            ).map { try $0.id(0) })
    }
}
