package import Kernel
package import People
import SQL

extension PeopleStore {
    package func articleDirectory(of agency: AgencyID) async throws -> ArticleDirectory {
        try await store.read { snapshot in
            ArticleDirectory(
                agencyName: try self.agency(agency, in: snapshot)?.name ?? "",
                units: try units(of: agency, includingClosed: true, in: snapshot),
                members: try members(of: agency, in: snapshot).filter { !$0.roles.contains(where: \.isAdministrator) })
        }
    }

    /// A colleague as decisions know people; nil when there is nobody, or the account is closed.
    package func colleague(_ id: MemberID) async throws -> Officer? {
        try await store.read { try officer(member: id, in: $0) }
    }
}
