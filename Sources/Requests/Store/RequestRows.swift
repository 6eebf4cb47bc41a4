import Ciphers
import Kernel
import SQL

/// Cases as rows: the record with everything that belongs to it.
enum RequestRows {
    /// - Parameter cipher: opens whom the agency asked; nil leaves those names empty (verification needs none).
    static func request(
        _ id: RequestID, opening cipher: FieldCipher?, in snapshot: Snapshot
    ) throws -> DisclosureRequest? {
        try snapshot.first("SELECT \(RequestColumns.list) FROM request r WHERE r.id = ?\(lock(snapshot))", [id]).map {
            try request(from: $0, opening: cipher, in: snapshot)
        }
    }

    /// Who is going to write holds the row while reading the rest: PostgreSQL would else show steps that were committed
    /// after the row was read.
    static func lock(_ snapshot: Snapshot) -> String { snapshot is Transaction ? snapshot.dialect.rowLock : "" }

    static func request(
        from row: SQLRow, opening cipher: FieldCipher?, in snapshot: Snapshot
    ) throws -> DisclosureRequest {
        var cursor = RowCursor(row)
        var (found, draft) = try RequestColumns.request(&cursor)
        if let draft { found.draft = try DraftRows.draft(draft, of: found.id, in: snapshot) }
        found.correction = try NoticeRows.correction(of: found.id, in: snapshot)
        found.reasons = try NoticeRows.reasons(of: found.id, in: snapshot)
        found.consultations = try ConsultationRows.all(of: found.id, opening: cipher, in: snapshot)
        found.assistances = try AssistanceRows.all(of: found.id, in: snapshot)
        found.searches = try SearchRows.all(of: found.id, in: snapshot)
        found.fee = try FeeRows.fee(of: found.id, in: snapshot)
        found.lengthening = try ExtensionRows.lengthening(of: found.id, in: snapshot)
        found.remedies = try RemedyRows.all(of: found.id, in: snapshot)
        found.publication = try PublicationRows.proposal(of: found.id, in: snapshot)
        found.remarks = try RemarkRows.all(of: found.id, in: snapshot)
        found.rating = try RatingRows.rating(of: found.id, in: snapshot)
        return found
    }

    private static let inserting: String = {
        let columns = RequestColumns.fixed + RequestColumns.moving + BoardClock.columns + ["code_hash", "form_key"]
        return "INSERT INTO request (\(columns.joined(separator: ", "))) VALUES (\(SQLList.marks(columns.count)))"
    }()

    static func insert(
        _ new: DisclosureRequest, line: BoardClock, codeHash: String, formKey: String?, sealing cipher: FieldCipher,
        in tx: Transaction
    ) throws {
        let values =
            RequestColumns.fixed(new) + RequestColumns.moving(new, draftVersion: nil) + line.values
            + [codeHash, formKey]
        try tx.execute(inserting, values)
        try saveSteps(new, from: new.bare, sealing: cipher, in: tx)
    }

    /// Writes what differs. Throws when somebody was quicker.
    static func update(
        _ next: DisclosureRequest, from before: DisclosureRequest, line: BoardClock, sealing cipher: FieldCipher,
        in tx: Transaction
    ) throws {
        let draft = try DraftRows.save(next, from: before, in: tx)
        let columns = (RequestColumns.moving + BoardClock.columns).map { "\($0) = ?" }.joined(separator: ", ")
        let changed = try tx.execute(
            "UPDATE request SET \(columns) WHERE id = ? AND agency_id = ? AND version = ?",
            RequestColumns.moving(next, draftVersion: draft) + line.values + [before.id, before.agency, before.version])
        guard changed == 1 else { throw RequestStore.changedMeanwhile }
        try saveSteps(next, from: before, sealing: cipher, in: tx)
    }

    /// What happened to the case, where it differs.
    private static func saveSteps(
        _ next: DisclosureRequest, from before: DisclosureRequest, sealing cipher: FieldCipher, in tx: Transaction
    ) throws {
        let id = next.id
        if next.correction != before.correction { try NoticeRows.save(next.correction, of: id, in: tx) }
        if next.reasons != before.reasons { try NoticeRows.save(next.reasons, of: id, in: tx) }
        if next.consultations != before.consultations {
            try ConsultationRows.save(next.consultations, of: id, sealing: cipher, in: tx)
        }
        if next.assistances != before.assistances { try AssistanceRows.save(next.assistances, of: id, in: tx) }
        if next.searches != before.searches { try SearchRows.save(next.searches, of: id, in: tx) }
        if next.fee != before.fee { try FeeRows.save(next.fee, of: id, in: tx) }
        if next.lengthening != before.lengthening { try ExtensionRows.save(next.lengthening, of: id, in: tx) }
        if next.remedies != before.remedies { try RemedyRows.save(next.remedies, of: id, in: tx) }
        if next.publication != before.publication { try PublicationRows.save(next.publication, of: id, in: tx) }
        if next.remarks != before.remarks { try RemarkRows.save(next.remarks, of: id, in: tx) }
        if next.rating != before.rating { try RatingRows.save(next.rating, of: id, in: tx) }
    }

    static func clear(_ table: String, of id: RequestID, in tx: Transaction) throws {
        try tx.execute("DELETE FROM \(table) WHERE request_id = ?", [id])
    }
}

extension DisclosureRequest {
    /// The same without anything that happened to it.
    fileprivate var bare: DisclosureRequest {
        DisclosureRequest(
            id: id, agency: agency, number: number, kind: kind, channel: channel, applicantKind: applicantKind,
            wanted: wanted, arrivedAt: arrivedAt, receivedOn: receivedOn, unit: unit)
    }
}
