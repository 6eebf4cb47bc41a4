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

    /// Refuses a unit that is not of the agency or closed.
    package func requireOpen(_ unit: UnitID, of agency: AgencyID, what: String) async throws {
        guard try await units(of: agency).contains(where: { $0.id == unit && $0.isActive }) else {
            throw Refusal(.invalid, "没有选择\(what)。请选择后再提交。", field: "unit")
        }
    }

    /// The official document as a draft for 立项: title, kind, unit and issuer are its own.
    package func draft(of document: DocumentID, for officer: Officer) async throws -> NormativeDraft {
        let people = PeopleStore(store: store, journal: journal)
        return try await store.read { snapshot in
            let found = try NormativeStore.startable(document, by: officer, in: snapshot)
            return NormativeDraft(
                title: found.contents.title, issuer: try people.agency(found.agency, in: snapshot)?.name ?? "",
                kind: found.contents.kind, unit: found.unit, document: document)
        }
    }

    /// The document, if `officer` may take it into the procedure.
    static func startable(
        _ id: DocumentID, by officer: Officer, in snapshot: Snapshot
    ) throws -> OfficialDocument {
        let document = try DocumentStore.visible(id, to: officer, in: snapshot)
        let isTaken = try NormativeRows.text(of: id, in: snapshot) != nil
        if let refusal = NormativeText.startingRefusal(from: document, isTaken: isTaken, by: officer) { throw refusal }
        return document
    }
}
