package import Kernel
package import People
import SQL

/// Names that pages of documents show, as People knows them.
extension DocumentStore {
    package func units(of agency: AgencyID) async throws -> [Unit] {
        let people = PeopleStore(store: store, journal: journal)
        return try await store.read { try people.units(of: agency, includingClosed: true, in: $0) }
    }

    /// The agency's full name; empty when it is not there any more.
    package func agencyName(_ agency: AgencyID) async throws -> String {
        let people = PeopleStore(store: store, journal: journal)
        return try await store.read { try people.agency(agency, in: $0)?.name ?? "" }
    }

    /// Where the document is public, if `officer` may know of it.
    package func publications(of id: DocumentID, for officer: Officer) async throws -> [DocumentPublication] {
        try await store.read { snapshot in
            _ = try DocumentStore.visible(id, to: officer, in: snapshot)
            return try publications(of: id, in: snapshot)
        }
    }
}
