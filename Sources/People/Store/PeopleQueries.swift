package import Kernel
import SQL

/// What the pages of People show, each read at one moment.
extension PeopleStore {
    /// Whether nothing was set up yet: the first-start page is shown then.
    package func isUntouched() async throws -> Bool {
        try await store.read { snapshot in try snapshot.first("SELECT id FROM agency LIMIT 1") == nil }
    }

    /// The agency with this credit code or short name; throws `Refusal.notFound`.
    package func agency(code: String) async throws -> Agency {
        try await store.read { snapshot in
            guard let agency = try agency(code: code, in: snapshot) else {
                throw Refusal(.notFound, "没有找到机构“\(code)”。请核对统一社会信用代码或简称。", field: "agency")
            }
            return agency
        }
    }

    /// One agency as its administrators see it. Throws `Refusal.notFound` to whoever does not reach it.
    package func organisation(_ id: AgencyID, for performer: Performer) async throws -> Organisation {
        try await store.read { snapshot in
            if let refusal = Administration.refusal(of: .readOrganisation, by: performer, in: id) { throw refusal }
            guard let agency = try agency(id, in: snapshot) else { throw Refusal.notFound }
            let all = try agencies(in: snapshot)
            return Organisation(
                agency: agency, lower: all.filter { $0.parent == id },
                units: try units(of: id, includingClosed: true, in: snapshot),
                members: try members(of: id, includingClosed: true, in: snapshot))
        }
    }

    /// One member as administrators see them. Throws `Refusal.notFound` to whoever does not reach the agency.
    package func memberFile(_ id: MemberID, for performer: Performer) async throws -> MemberFile {
        try await store.read { snapshot in
            guard let member = try member(id, in: snapshot), let agency = try agency(member.agency, in: snapshot) else {
                throw Refusal.notFound
            }
            if let refusal = Administration.refusal(of: .readOrganisation, by: performer, in: member.agency) {
                throw refusal
            }
            let row = try snapshot.first("SELECT last_signed_in_at, last_signed_in_from FROM member WHERE id = ?", [id])
            let from = try row?.optionalText(1) ?? ""
            return MemberFile(
                member: member, agency: agency, units: try units(of: agency.id, in: snapshot),
                lastSignIn: try row?.optionalMoment(0).map { EarlierSignIn(at: $0, from: from) })
        }
    }

    /// A member by login name, for the command line; throws a refusal when there is none.
    package func member(login: String) async throws -> Member {
        try await store.read { snapshot in
            guard let name = LoginName(login), let member = try member(login: name, in: snapshot) else {
                throw Refusal(.notFound, "没有找到登录名“\(login)”。请用 gongkai user list 查看全部账号。", field: "user")
            }
            return member
        }
    }

    /// A member's own open sessions, the latest first.
    package func openSessions(of id: MemberID) async throws -> [Session] {
        let now = store.timekeeper.now()
        return try await store.read { snapshot in try sessions(of: id, at: now, in: snapshot) }
    }

    /// Adds an alias in a transaction of its own.
    package func addAlias(_ alias: String, to unit: UnitID, by performer: Performer) async throws {
        _ = try await write(taken: PeopleStore.unitTaken(PlainName.trimmed(alias))) { tx in
            try addAlias(alias, to: unit, by: performer, in: tx)
        }
    }

    /// Closes or opens a unit in a transaction of its own; returns the agency it belongs to.
    package func setUnit(_ unit: UnitID, active: Bool, by performer: Performer) async throws -> AgencyID {
        try await store.write { tx in
            try setUnit(unit, active: active, by: performer, in: tx)
            guard let agency = try self.unit(unit, in: tx)?.agency else { throw Refusal.notFound }
            return agency
        }
    }

    /// The units a member belongs to, as words.
    package func unitNames(of id: MemberID) async throws -> String {
        try await store.read { snapshot in
            guard let member = try member(id, in: snapshot) else { return "" }
            return PostWords.text(member.posts, try units(of: member.agency, in: snapshot))
        }
    }
}
