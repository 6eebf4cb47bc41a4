package import Kernel
package import SQL

extension PeopleStore {
    /// The members of an agency by name; closed accounts only when asked for.
    package func members(
        of agency: AgencyID, includingClosed: Bool = false, in snapshot: Snapshot
    ) throws -> [Member] {
        try members(
            "WHERE agency_id = ?\(includingClosed ? "" : " AND active = 1") ORDER BY name, login", [agency], snapshot)
    }

    /// The active members who hold a post in the unit. A unit that is an agency of its own has that agency's members
    /// besides; ask `members(of:)` for them.
    package func members(ofUnit unit: UnitID, in snapshot: Snapshot) throws -> [Member] {
        try members(
            "WHERE active = 1 AND id IN (SELECT member_id FROM post WHERE unit_id = ?) ORDER BY name, login", [unit],
            snapshot)
    }

    package func member(_ id: MemberID, in snapshot: Snapshot) throws -> Member? {
        try members("WHERE id = ?", [id], snapshot).first
    }

    package func member(login: LoginName, in snapshot: Snapshot) throws -> Member? {
        try members("WHERE login = ?", [login.text], snapshot).first
    }

    /// The officer this member is in every decision; nil when there is no such member or the account is closed.
    package func officer(member id: MemberID, in snapshot: Snapshot) throws -> Officer? {
        guard let member = try member(id, in: snapshot), member.isActive else { return nil }
        return try officer(of: member, in: snapshot)
    }

    func officer(of member: Member, in snapshot: Snapshot) throws -> Officer {
        Officer(
            member: member, represented: try units(representing: member.agency, in: snapshot),
            tree: try tree(in: snapshot))
    }

    private func members(
        _ condition: String, _ values: [any SQLConvertible], _ snapshot: Snapshot
    ) throws -> [Member] {
        let rows = try snapshot.query("SELECT \(MemberRow.columns) FROM member \(condition)", values)
        guard let first = rows.first else { return [] }
        // One member: two point reads; a list: two reads of its agency's rows.
        let (column, value): (String, any SQLConvertible) =
            rows.count == 1 ? ("member_id", try first.text(0)) : ("agency_id", try first.text(1))
        let roles = try snapshot.query("SELECT member_id, role FROM member_role WHERE \(column) = ?", [value])
        let posts = try snapshot.query("SELECT member_id, unit_id, is_head FROM post WHERE \(column) = ?", [value])
        return try MemberRow.members(rows, roles: roles, posts: posts)
    }
}

enum MemberRow {
    static let columns = "id, agency_id, name, login, phone, active"

    static func members(_ rows: [SQLRow], roles: [SQLRow], posts: [SQLRow]) throws -> [Member] {
        var rolesOf: [MemberID: Set<Role>] = [:]
        for row in roles {
            let word = try row.text(1)
            guard let role = Role(rawValue: word) else {
                throw SQLError.unexpectedValue(column: 1, expected: "a role", found: word)
            }
            rolesOf[try row.id(0), default: []].insert(role)
        }
        var postsOf: [MemberID: [Post]] = [:]
        for row in posts {
            postsOf[try row.id(0), default: []].append(Post(unit: try row.id(1), isHead: try row.bool(2)))
        }
        return try rows.map { row in
            let id: MemberID = try row.id(0)
            let word = try row.text(3)
            guard let login = LoginName(word) else {
                throw SQLError.unexpectedValue(column: 3, expected: "a login name", found: "another text")
            }
            return Member(
                id: id, agency: try row.id(1), name: try row.text(2), login: login, phone: try row.optionalText(4),
                roles: rolesOf[id] ?? [], posts: (postsOf[id] ?? []).sorted { $0.unit < $1.unit },
                isActive: try row.bool(5))
        }
    }
}
