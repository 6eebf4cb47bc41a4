import Ciphers
package import Kernel
package import SQL

extension PeopleStore {
    /// Who the session with this digest belongs to; nil when it is unknown, ended, idle too long or too old, or the
    /// account was closed. Notes its use, at most once a minute.
    package func signedIn(digest: String) async throws -> SignedInMember? {
        let now = store.timekeeper.now()
        let found = try await store.read { snapshot in try signedIn(digest: digest, at: now, in: snapshot) }
        guard let found else { return nil }
        if found.session.usedAt.adding(seconds: SessionLimits.touchSeconds) <= now {
            _ = try await store.write { tx in
                try tx.execute("UPDATE session SET used_at = ? WHERE digest = ?", [tx.now, digest])
            }
        }
        return found
    }

    /// The same inside a snapshot, without noting the use.
    package func signedIn(digest: String, at now: Moment, in snapshot: Snapshot) throws -> SignedInMember? {
        guard let row = try snapshot.first("SELECT \(SessionRow.columns) FROM session WHERE digest = ?", [digest])
        else {
            return nil
        }
        let session = try SessionRow.session(row)
        guard let member = try member(session.member, in: snapshot), member.isActive,
            SessionLimits.holds(begun: session.begunAt, lastUsed: session.usedAt, roles: member.roles, at: now),
            let agency = try agency(member.agency, in: snapshot),
            let password = try snapshot.first(
                "SELECT must_change, password_set_at, exempt_from_change FROM member WHERE id = ?", [member.id])
        else { return nil }
        return SignedInMember(
            officer: try officer(of: member, in: snapshot), agency: agency, session: session,
            mustChange: MustChange(
                isOneTime: try password.bool(0), setAt: try password.moment(1), isExempt: try password.bool(2), at: now)
        )
    }

    /// The sessions of a member that still hold, the latest first.
    package func sessions(of id: MemberID, at now: Moment, in snapshot: Snapshot) throws -> [Session] {
        guard let member = try member(id, in: snapshot) else { return [] }
        let rows = try snapshot.query(
            "SELECT \(SessionRow.columns) FROM session WHERE member_id = ? ORDER BY used_at DESC, id DESC", [id])
        return try rows.map(SessionRow.session).filter {
            SessionLimits.holds(begun: $0.begunAt, lastUsed: $0.usedAt, roles: member.roles, at: now)
        }
    }

    /// Ends the session with this digest; one that is not there changes nothing.
    package func signOut(digest: String) async throws {
        try await store.write { tx in
            guard let row = try tx.first("SELECT member_id FROM session WHERE digest = ?", [digest]),
                let member = try member(row.id(0), in: tx)
            else { return }
            try tx.execute("DELETE FROM session WHERE digest = ?", [digest])
            try noteOwn("session.end", member, "退出登录", in: tx)
        }
    }

    /// Ends one of the member's own sessions.
    package func end(_ session: SessionID, of id: MemberID) async throws {
        try await store.write { tx in
            guard let member = try member(id, in: tx),
                try tx.execute("DELETE FROM session WHERE id = ? AND member_id = ?", [session, id]) == 1
            else { throw Refusal.notFound }
            try noteOwn("session.end", member, "结束一处登录", in: tx)
        }
    }

    /// Ends all sessions of the member except the one with `digest`.
    package func signOutEverywhere(_ id: MemberID, except digest: String?) async throws {
        try await store.write { tx in
            guard let member = try member(id, in: tx) else { throw Refusal.notFound }
            try endSessions(of: id, except: digest, in: tx)
            try noteOwn("session.end", member, "结束其他全部登录", in: tx)
        }
    }

    func endSessions(of id: MemberID, except digest: String? = nil, in tx: Transaction) throws {
        try tx.execute("DELETE FROM session WHERE member_id = ? AND digest <> ?", [id, digest ?? ""])
    }

    func begin(_ attempt: SignInAttempt, _ member: Member, in tx: Transaction) throws -> SignedInMember {
        if let old = attempt.oldSession { try tx.execute("DELETE FROM session WHERE digest = ?", [old]) }
        let tooOld = tx.now.adding(seconds: -SessionLimits.absoluteSeconds)
        try tx.execute("DELETE FROM session WHERE member_id = ? AND begun_at <= ?", [member.id, tooOld])
        try insertSession(attempt.newSession, member, address: attempt.address, device: attempt.device, in: tx)
        try tx.execute(
            "UPDATE member SET last_signed_in_at = ?, last_signed_in_from = ? WHERE id = ?",
            [tx.now, attempt.address, member.id])
        try noteOwn("session.begin", member, "登录：来自 \(attempt.address)", in: tx)
        guard let begun = try signedIn(digest: attempt.newSession, at: tx.now, in: tx) else { throw LoginGuard.wrong }
        return begun
    }

    private func insertSession(
        _ digest: String, _ member: Member, address: String, device: String, in tx: Transaction
    ) throws {
        let id: SessionID = tx.newID()
        try tx.execute(
            """
            INSERT INTO session (digest, id, member_id, begun_at, used_at, address, device, earlier_at, earlier_from)
            SELECT ?, ?, id, ?, ?, ?, ?, last_signed_in_at, last_signed_in_from FROM member WHERE id = ?
            """,
            [digest, id, tx.now, tx.now, address, SessionRow.device(device), member.id])
    }
}

enum SessionRow {
    static let columns = "id, member_id, begun_at, used_at, address, device, earlier_at, earlier_from"

    static func session(_ row: SQLRow) throws -> Session {
        let earlierFrom = try row.optionalText(7)
        return Session(
            id: try row.id(0), member: try row.id(1), begunAt: try row.moment(2), usedAt: try row.moment(3),
            address: try row.text(4), device: try row.text(5),
            earlier: try row.optionalMoment(6).map { EarlierSignIn(at: $0, from: earlierFrom ?? "") })
    }

    /// A browser's name for itself is input: bounded, and without control characters.
    static func device(_ agent: String) -> String {
        String(
            String.UnicodeScalarView(agent.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }.prefix(200)))
    }
}
