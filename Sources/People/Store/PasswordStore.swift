import Ciphers
package import Kernel
import SQL

extension PeopleStore {
    /// Changes one's own password: the present one must be given, the new one pass the policy and be none of the last
    /// five (MLPS-1). Ends every session; the browser goes on with `newSession` (T12).
    package func changePassword(
        of id: MemberID, from old: String, to new: String, session: String, newSession: String
    ) async throws {
        let kept = try await store.read { snapshot in try passwords(of: id, in: snapshot) }
        let member = kept.member, present = kept.present
        try await checkPresent(old, PasswordHash(encoded: present), member)
        if let refusal = PasswordPolicy.refusal(of: new, login: member.login, name: member.name) { throw refusal }
        for encoded in Set([present] + kept.earlier) where try await matches(new, PasswordHash(encoded: encoded)) {
            throw PasswordPolicy.reused
        }
        let hash = try await hash(new)
        try await store.write { tx in
            // Somebody changed it since it was checked: this change would undo theirs.
            guard try tx.first("SELECT password_hash FROM member WHERE id = ?", [id])?.text(0) == present else {
                throw Refusal(.changedMeanwhile, "密码未修改：密码刚刚已在别处修改。请用新密码重新登录。")
            }
            try tx.execute(
                "UPDATE session SET digest = ? WHERE digest = ? AND member_id = ?", [newSession, session, id])
            try endSessions(of: id, except: newSession, in: tx)
            try keep(hash, of: id, isOneTime: false, in: tx)
            try noteOwn("password.change", member, "修改密码", in: tx)
        }
    }

    private struct KeptPasswords: Sendable {
        let member: Member
        let present: String
        let earlier: [String]
    }

    private func passwords(of id: MemberID, in snapshot: Snapshot) throws -> KeptPasswords {
        guard let member = try member(id, in: snapshot), member.isActive,
            let row = try snapshot.first("SELECT password_hash FROM member WHERE id = ?", [id])
        else { throw Refusal.notFound }
        let rows = try snapshot.query(
            "SELECT password_hash FROM password_history WHERE member_id = ? ORDER BY number DESC LIMIT ?",
            [id, PasswordPolicy.remembered - 1])
        return KeptPasswords(
            member: member, present: try row.text(0), earlier: try rows.map { row in try row.text(0) })
    }

    /// Sets a one-time password, ends all sessions, revokes every API token and lifts a lock (MLPS-1); returns the password to hand over.
    package func resetPassword(of id: MemberID, by performer: Performer) async throws -> String {
        let password = OneTimePassword.make()
        let hash = try await hash(password)
        try await store.write { tx in
            let member = try changeable(id, .resetPassword, by: performer, in: tx)
            try keep(hash, of: id, isOneTime: true, in: tx)
            try endSessions(of: id, in: tx)
            try revokeTokens(of: member, by: performer, in: tx)
            try forgetFailures(.login(member.login.text), in: tx)
            try note(
                "member.reset", by: performer, agency: member.agency, subject: ("member", id.text), rule: "MLPS-1",
                note: "\(member.name)：重置密码", in: tx)
        }
        return password
    }

    /// A wrong present password counts like a wrong one at the login page, so that a stolen session cannot guess it.
    private func checkPresent(_ password: String, _ hash: PasswordHash, _ member: Member) async throws {
        let key = AttemptKey.login(member.login.text)
        try await store.write { tx in
            let count = try lockedFailures(key, in: tx)
            if let end = LoginGuard.lockedUntil(count, at: tx.now) { throw LoginGuard.locked(until: end) }
            try save(LoginGuard.counting(count, isAddress: false, at: tx.now), key, in: tx)
        }
        guard try await matches(String(password.prefix(PasswordPolicy.longest)), hash) else {
            try await store.write { tx in try noteOwn("password.refuse", member, "修改密码时原密码不正确", in: tx) }
            throw Refusal(.invalid, "密码未修改：原密码不正确。请重新输入原密码。", rule: "MLPS-1", field: "old_password")
        }
        try await store.write { tx in try forgetFailures(key, in: tx) }
    }

    private func keep(_ hash: PasswordHash, of id: MemberID, isOneTime: Bool, in tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO password_history (member_id, set_at, number, password_hash)
            SELECT id, password_set_at,
                (SELECT COALESCE(MAX(number), 0) + 1 FROM password_history WHERE member_id = ?), password_hash
            FROM member WHERE id = ?
            """, [id, id])
        try tx.execute(
            """
            DELETE FROM password_history WHERE member_id = ? AND number <=
                (SELECT MAX(number) FROM password_history WHERE member_id = ?) - ?
            """, [id, id, PasswordPolicy.remembered])
        try tx.execute(
            """
            UPDATE member SET password_hash = ?, password_set_at = ?, must_change = ?, version = version + 1 WHERE id = ?
            """, [hash.encoded, tx.now, isOneTime, id])
    }
}
