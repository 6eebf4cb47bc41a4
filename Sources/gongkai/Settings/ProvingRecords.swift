import Catalogue
import Documents
import Kernel
import Plans
import Publishing
import Requests
import SQL

extension LiveRecords {
    /// Articles, replies, catalogues and meetings of this program (TASK-4).
    static let all = LiveRecords(
        search: { words, agency, snapshot in
            let catalogues = try CatalogueStore.proofs(of: agency, in: snapshot).filter { $0.title.contains(words) }
            return try PublishingStore.proofs(matching: words, of: agency, in: snapshot) + catalogues
                + DocumentStore.meetingProofs(matching: words, of: agency, in: snapshot)
                + RequestStore.proofs(matching: words, of: agency, in: snapshot)
        },
        read: { kind, id, agency, snapshot in
            switch kind {
            case .article: try PublishingStore.proof(id, of: agency, in: snapshot)
            case .reply: try RequestStore.proof(id, of: agency, in: snapshot)
            case .catalogue: try CatalogueStore.proof(id, of: agency, in: snapshot)
            case .meeting: try DocumentStore.meetingProof(id, of: agency, in: snapshot)
            }
        })
}
