package import Kernel
package import People
import SQL

/// Names that pages of normative documents show, as People knows them.
extension NormativeStore {
    /// The units of an agency, closed ones too.
    package func units(of agency: AgencyID) async throws -> [Unit] {
        let people = PeopleStore(store: store, journal: journal)
        return try await store.read { try people.units(of: agency, includingClosed: true, in: $0) }
    }

    /// Full and short name of an agency; empty when there is none.
    package func agencyNames(_ agency: AgencyID) async throws -> [String] {
        let people = PeopleStore(store: store, journal: journal)
        return try await store.read { snapshot in
            guard let found = try people.agency(agency, in: snapshot) else { return [] }
            return [found.name, found.shortName]
        }
    }

    /// The official document as a draft for 立项: title, kind, unit and issuer are its own.
    package func draft(of document: DocumentID, for officer: Officer) async throws -> NormativeDraft {
        let people = PeopleStore(store: store, journal: journal)
        return try await store.read { snapshot in
            let found = try DocumentStore.visible(document, to: officer, in: snapshot)
            return NormativeDraft(
                title: found.contents.title, issuer: try people.agency(found.agency, in: snapshot)?.name ?? "",
                kind: found.contents.kind, unit: found.unit, document: document)
        }
    }
}
