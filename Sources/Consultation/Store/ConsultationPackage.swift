package import Documents
package import Interpretation
import Kernel
package import SQL

/// The consultations on the draft of a policy, for the package of that policy (NORM-6).
extension ConsultationStore {
    /// Those that were public: by the record in the library that they led to, or by the page that they name.
    package static func members(
        of normative: NormativeID?, on page: String?, in snapshot: Snapshot
    ) throws -> [OutsideMember] {
        guard normative != nil || page != nil else { return [] }
        return try snapshot.query(
            """
            SELECT c.id, c.title, min(r.published_on) FROM consultation c
            JOIN consultation_round r ON r.consultation_id = c.id
            WHERE c.normative_id = ? OR (c.document_page <> '' AND c.document_page = ?)
            GROUP BY c.id, c.title ORDER BY c.id LIMIT 20
            """, [normative, page ?? ""]
        ).map { row in
            let id: ConsultationID = try row.id(0)
            return OutsideMember(
                place: .other(
                    id: id.text, address: "/consultations/records/\(id)",
                    desk: "/console/consultations/records/\(id)"),
                title: "\(try row.text(1))（征求意见）", kind: .consultation, since: try row.day(2))
        }
    }
}
