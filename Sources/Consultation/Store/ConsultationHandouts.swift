import Audit
package import Kernel
import People
import SQL

/// What files are made of.
extension ConsultationStore {
    package func unitNames(of agency: AgencyID?) async throws -> [UnitID: String] {
        guard let agency else { return [:] }
        let units = try await units(of: agency)
        return Dictionary(units.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    }

    /// CONS-7: the whole record, for those who act on it.
    package func wholeRecord(of id: ConsultationID, for officer: Officer) async throws -> ConsultationWhole {
        let view = try await view(id, for: officer)
        guard view.found.reach(of: officer) == .acting else { throw Refusal.notFound }
        let steps = try await timeline(of: id, for: officer).map {
            ConsultationWhole.Step(at: $0.at, who: $0.actorName, what: $0.note)
        }
        return try await store.read { snapshot in
            ConsultationWhole(
                view: view, agencyName: try people.agency(view.found.agency, in: snapshot)?.name ?? "",
                comments: try CommentRows.all(where: "consultation_id = ? ORDER BY number", [id], in: snapshot),
                steps: steps)
        }
    }
}
