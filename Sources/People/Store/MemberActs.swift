import Ciphers
package import Kernel
import SQL

extension PeopleStore {
    /// A new account and the password its holder signs in with once.
    package struct NewAccount: Sendable {
        package let member: Member
        package let password: String
    }

    /// Adds a member. 系统管理员 opens accounts without roles, which 安全管理员 then grants (MLPS-3); the server's operator
    /// may do both at once. `exemptFromChange` is for demo accounts only: they keep the password they were given.
    package func addMember(
        _ draft: MemberDraft, agency: AgencyID, by performer: Performer, exemptFromChange: Bool = false
    ) async throws -> NewAccount {
        let password = OneTimePassword.make()
        let hash = try await hash(password)
        let exempt = exemptFromChange && performer == .operatorOfServer
        let member = try await write(taken: PeopleStore.loginTaken(draft.login)) { tx in
            try addMember(draft, agency: agency, by: performer, hash: hash, exempt: exempt, in: tx)
        }
        return NewAccount(member: member, password: password)
    }

    private func addMember(
        _ draft: MemberDraft, agency: AgencyID, by performer: Performer, hash: PasswordHash, exempt: Bool,
        in tx: Transaction
    ) throws -> Member {
        if let refusal = Administration.refusal(of: .addMember, by: performer, in: agency) { throw refusal }
        if !draft.roles.isEmpty, let refusal = Administration.refusal(of: .grantRole, by: performer, in: agency) {
            throw refusal
        }
        guard try self.agency(agency, in: tx) != nil else { throw Refusal.notFound }
        let member = try draft.member(id: tx.newID(), agency: agency).get()
        guard try self.member(login: member.login, in: tx) == nil else { throw PeopleStore.loginTaken(draft.login) }
        try tx.execute(
            """
            INSERT INTO member (id, agency_id, name, login, phone, active, password_hash, password_set_at, must_change,
                exempt_from_change, created_at, version)
            VALUES (?, ?, ?, ?, ?, 1, ?, ?, 1, ?, ?, 1)
            """,
            [
                member.id, agency, member.name, member.login.text, member.phone, hash.encoded, tx.now, exempt, tx.now,
            ])
        try insertPosts(of: member, in: tx)
        try insertRoles(of: member, by: performer, in: tx)
        try note(
            "member.add", by: performer, agency: agency, subject: ("member", member.id.text),
            after: member.canonicalText, rule: "MLPS-1", note: member.name, in: tx)
        return member
    }

    /// Changes the units a member belongs to and heads.
    package func setPosts(_ posts: [Post], of id: MemberID, by performer: Performer) async throws {
        try await store.write { tx in
            let before = try changeable(id, .changeMember, by: performer, in: tx)
            let after = Member(
                id: id, agency: before.agency, name: before.name, login: before.login, phone: before.phone,
                roles: before.roles, posts: posts, isActive: before.isActive)
            try tx.execute("DELETE FROM post WHERE member_id = ?", [id])
            try insertPosts(of: after, in: tx)
            try noteChange("member.change", before, by: performer, "变更所属单位", in: tx)
        }
    }

    /// Closes an account, which ends its sessions, or opens it again.
    package func setMember(_ id: MemberID, active: Bool, by performer: Performer) async throws {
        try await store.write { tx in
            let before = try changeable(id, .changeMember, by: performer, in: tx)
            guard before.isActive != active else { return }
            if performer.member == id {
                throw Refusal(.roleRefused, "账号未停用：不能停用自己的账号。请由另一名系统管理员办理。", rule: "MLPS-2")
            }
            try tx.execute("UPDATE member SET active = ? WHERE id = ?", [active, id])
            try endSessions(of: id, in: tx)
            try noteChange("member.change", before, by: performer, active ? "启用账号" : "停用账号", in: tx)
        }
    }

    /// Gives the member these roles and no others, and ends their sessions, so that no open page acts in an old role
    /// (T12).
    package func setRoles(_ roles: Set<Role>, of id: MemberID, by performer: Performer) async throws {
        try await store.write { tx in
            guard let before = try member(id, in: tx) else { throw Refusal.notFound }
            if let refusal = Administration.refusal(ofRoles: roles, for: before, by: performer) { throw refusal }
            guard roles != before.roles else { return }
            let after = Member(
                id: id, agency: before.agency, name: before.name, login: before.login, phone: before.phone,
                roles: roles,
                posts: before.posts, isActive: before.isActive)
            try tx.execute("DELETE FROM member_role WHERE member_id = ?", [id])
            try insertRoles(of: after, by: performer, in: tx)
            try endSessions(of: id, in: tx)
            try noteChange("role.change", before, by: performer, "变更角色", in: tx)
        }
    }

    func changeable(
        _ id: MemberID, _ act: AdministrationAct, by performer: Performer, in tx: Transaction
    ) throws -> Member {
        guard let member = try member(id, in: tx) else { throw Refusal.notFound }
        if let refusal = Administration.refusal(of: act, by: performer, in: member.agency) { throw refusal }
        return member
    }

    func noteChange(
        _ act: String, _ before: Member, by performer: Performer, _ words: String, in tx: Transaction
    ) throws {
        try tx.execute("UPDATE member SET version = version + 1 WHERE id = ?", [before.id])
        try note(
            act, by: performer, agency: before.agency, subject: ("member", before.id.text),
            before: before.canonicalText,
            after: try member(before.id, in: tx)?.canonicalText, rule: "MLPS-2", note: "\(before.name)：\(words)", in: tx
        )
    }

    private func insertPosts(of member: Member, in tx: Transaction) throws {
        for post in member.posts {
            guard let unit = try unit(post.unit, in: tx), unit.agency == member.agency, unit.isActive else {
                throw Refusal(.invalid, "人员未保存：所选单位不属于该机构或已停用。请重新选择单位。", field: "unit")
            }
            try tx.execute(
                "INSERT INTO post (agency_id, member_id, unit_id, is_head) VALUES (?, ?, ?, ?)",
                [member.agency, member.id, post.unit, post.isHead])
        }
    }

    private func insertRoles(of member: Member, by performer: Performer, in tx: Transaction) throws {
        for role in Role.allCases where member.roles.contains(role) {
            try tx.execute(
                "INSERT INTO member_role (agency_id, member_id, role, granted_at, granted_by) VALUES (?, ?, ?, ?, ?)",
                [member.agency, member.id, role.rawValue, tx.now, performer.member])
        }
    }

    private static func loginTaken(_ login: String) -> Refusal {
        Refusal(
            .invalid, "账号未建立：登录名“\(PlainName.trimmed(login))”已有人使用。请换一个登录名，例如在姓名拼音后加数字。", field: "login")
    }
}
