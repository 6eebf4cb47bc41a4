package import Kernel
package import People
import SQL

extension PeopleStore {
    /// The units of `agencies`, and the members with these ids.
    package func directory(
        of agencies: Set<AgencyID>, members ids: Set<MemberID> = []
    ) async throws -> LedgerDirectory {
        try await store.read { snapshot in
            let units = try agencies.sorted().flatMap { try self.units(of: $0, includingClosed: true, in: snapshot) }
            var names: [MemberID: String] = [:]
            for id in ids { names[id] = try member(id, in: snapshot)?.name }
            return LedgerDirectory(units: units, members: names)
        }
    }

    /// Who may be named 经办人 in `unit`: its members and, when it is an agency of its own, that agency's.
    package func candidates(for unit: Unit) async throws -> [Member] {
        try await store.read { snapshot in
            var found = try members(ofUnit: unit.id, in: snapshot)
            if let own = unit.ownAgency {
                let known = Set(found.map(\.id))
                found += try members(of: own, in: snapshot).filter { !known.contains($0.id) }
            }
            return found.filter { !$0.roles.contains(where: \.isAdministrator) }
        }
    }

    /// What each of `names` means among the units of `agency`.
    package func named(_ names: [String], in agency: AgencyID) async throws -> [NamedUnit] {
        try await store.read { snapshot in
            guard let found = try self.agency(agency, in: snapshot) else { throw Refusal.notFound }
            let matcher = try matcher(for: found, in: snapshot)
            return names.map { NamedUnit(name: $0, matched: matcher.match($0)) }
        }
    }

    /// The short name of an agency; empty when there is none.
    package func agencyNames(_ ids: Set<AgencyID>) async throws -> [AgencyID: String] {
        try await store.read { snapshot in
            var names: [AgencyID: String] = [:]
            for id in ids { names[id] = try agency(id, in: snapshot)?.shortName }
            return names
        }
    }
}
