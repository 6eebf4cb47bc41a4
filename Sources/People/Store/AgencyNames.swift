import Audit
package import Kernel
package import SQL

/// What the units and members of an agency are called, closed ones too: what a list shows of them.
package struct AgencyNames: Hashable, Sendable {
    package let units: [UnitID: String]
    package let members: [MemberID: String]
}

extension PeopleStore {
    /// Read anew only after something in the agency has changed.
    package func names(of agency: AgencyID, in snapshot: Snapshot) throws -> AgencyNames {
        // What has just been written may yet be taken back: it is not remembered.
        guard !snapshot.isWriting else { return try AgencyNames(of: agency, in: snapshot) }
        let key = NamesKey(agency: agency, length: try journal.length(of: agency, in: snapshot))
        let found = try names.rows([key]) { _ in [key: try AgencyNames(of: agency, in: snapshot)] }
        guard let known = found[key] else { return try AgencyNames(of: agency, in: snapshot) }
        return known
    }
}

/// An agency with the length that its journal had: every change of people is an entry in it (MLPS-4).
struct NamesKey: Hashable {
    let agency: AgencyID
    let length: Int64
}

extension AgencyNames {
    fileprivate init(of agency: AgencyID, in snapshot: Snapshot) throws {
        func named<Subject>(_ table: String) throws -> [Identifier<Subject>: String] {
            let rows = try snapshot.query("SELECT id, name FROM \(table) WHERE agency_id = ?", [agency])
            return try rows.reduce(into: [:]) { $0[try $1.id(0)] = try $1.text(1) }
        }
        self.init(units: try named("unit"), members: try named("member"))
    }
}
