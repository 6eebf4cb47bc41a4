import Kernel
import SQL

/// The free words of acts, in order.
enum RemarkRows {
    static func all(of id: RequestID, in snapshot: Snapshot) throws -> [CaseRemark] {
        try snapshot.query(
            "SELECT kind, words, member_id, written_on FROM request_remark WHERE request_id = ? ORDER BY position", [id]
        ).map { row in
            var cursor = RowCursor(row)
            let kind = try cursor.value(CaseRemark.Kind.self), words = try cursor.text()
            return CaseRemark(kind, words, by: try cursor.optionalID(), on: try cursor.day())
        }
    }

    static func save(_ all: [CaseRemark], of id: RequestID, in tx: Transaction) throws {
        try RequestRows.clear("request_remark", of: id, in: tx)
        for (position, one) in all.enumerated() {
            try tx.execute(
                """
                INSERT INTO request_remark (request_id, position, kind, words, member_id, written_on)
                VALUES (?, ?, ?, ?, ?, ?)
                """, [id, position, one.kind.rawValue, one.words, one.by, one.on])
        }
    }
}
