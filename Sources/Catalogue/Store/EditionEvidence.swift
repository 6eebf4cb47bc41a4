package import Kernel
package import SQL

/// Editions in force as evidence that proves itself (TASK-4, CAT-1).
extension CatalogueStore {
    package static func proof(_ id: String, of agency: AgencyID, in snapshot: Snapshot) throws -> LiveRecord? {
        try proofs(of: agency, in: snapshot).first { $0.id == id }
    }

    /// The editions of an agency that are in force.
    package static func proofs(of agency: AgencyID, in snapshot: Snapshot) throws -> [LiveRecord] {
        try EditionRows.editions(of: [agency], in: snapshot)
            .filter { $0.agency == agency && $0.stage == .inForce }
            .map { edition in
                let since = edition.approvedAt.map { "\($0.day.chinese)起施行" } ?? "现行"
                return LiveRecord(
                    kind: .catalogue, id: edition.id.text, title: "\(edition.kind.chinese)（第 \(edition.number) 版）",
                    address: "/catalogue/editions/\(edition.id)", hash: "\(edition.id)|\(edition.number)", state: since)
            }
    }
}
