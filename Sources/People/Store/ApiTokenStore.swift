import Audit
package import Kernel
import SQL

extension PeopleStore {
    /// Issues a token (MLPS-1): only its digest is kept.
    package func createToken(_ draft: ApiTokenDraft, by performer: Performer) async throws -> ApiToken {
        try await store.write { tx in
            guard let holder = try member(draft.member, in: tx) else { throw Refusal.notFound }
            let holding = try tokens(of: draft.member, in: tx).count { $0.holds(at: tx.now) }
            if let refusal = draft.refusal(for: holder, holding: holding, by: performer) { throw refusal }
            let token = ApiToken(
                id: tx.newID(), member: holder.id, name: draft.name, prefix: draft.prefix, createdAt: tx.now,
                expiresAt: tx.now.adding(hours: draft.days * 24))
            try tx.execute(
                """
                INSERT INTO api_token (id, digest, member_id, name, prefix, created_at, expires_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                [token.id, draft.digest, holder.id, token.name, token.prefix, token.createdAt, token.expiresAt])
            try note(
                "token.create", by: performer, agency: holder.agency, subject: ("api_token", token.id.text),
                after: token.canonicalText, rule: "MLPS-1", note: "\(holder.name)：\(token.name)（\(token.prefix)…）",
                in: tx)
            return token
        }
    }

    /// Ends a token; it is refused from the next call on. To others than its holder it is not there.
    package func revokeToken(_ id: ApiTokenID, by performer: Performer) async throws -> ApiToken {
        try await store.write { tx in
            guard let before = try tokens("WHERE id = ?", [id], in: tx).first,
                let holder = try member(before.member, in: tx),
                performer == .operatorOfServer || performer.member == holder.id
            else { throw Refusal.notFound }
            guard before.revokedAt == nil else {
                throw Refusal(.stateRefused, "令牌未撤销：它早已撤销，现在不能使用。", rule: "MLPS-1")
            }
            return try revoke(before, of: holder, by: performer, in: tx)
        }
    }

    /// Ends every token of a member that still holds: who knew the password may have made one.
    func revokeTokens(of holder: Member, by performer: Performer, in tx: Transaction) throws {
        for token in try tokens(of: holder.id, in: tx) where token.revokedAt == nil {
            _ = try revoke(token, of: holder, by: performer, in: tx)
        }
    }

    private func revoke(
        _ before: ApiToken, of holder: Member, by performer: Performer, in tx: Transaction
    ) throws -> ApiToken {
        try tx.execute("UPDATE api_token SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL", [tx.now, before.id])
        let after = try tokens("WHERE id = ?", [before.id], in: tx).first ?? before
        try note(
            "token.revoke", by: performer, agency: holder.agency, subject: ("api_token", before.id.text),
            before: before.canonicalText, after: after.canonicalText, rule: "MLPS-1",
            note: "\(holder.name)：\(before.name)（\(before.prefix)…）", in: tx)
        return after
    }

    /// The tokens of a member, or of everybody, the newest first, with their holders' names.
    package func tokenList(of id: MemberID? = nil) async throws -> [(token: ApiToken, holder: Member)] {
        try await store.read { snapshot in
            let found = try id.map { try tokens(of: $0, in: snapshot) } ?? tokens("", [], in: snapshot)
            return try found.compactMap { token in try member(token.member, in: snapshot).map { (token, $0) } }
        }
    }

    /// Who acts with the token of this digest; nil when it is unknown, revoked or expired, or the account is closed.
    /// Notes its use, at most once a minute.
    package func bearer(digest: String) async throws -> BearerMember? {
        let now = store.timekeeper.now()
        let found = try await store.read { snapshot -> (BearerMember, ApiToken)? in
            guard let token = try tokens("WHERE digest = ?", [digest], in: snapshot).first, token.holds(at: now),
                let officer = try officer(member: token.member, in: snapshot),
                let agency = try agency(officer.agency, in: snapshot)
            else { return nil }
            return (BearerMember(officer: officer, agency: agency, token: token.id), token)
        }
        guard let (person, token) = found else { return nil }
        if token.usedAt.map({ $0.adding(seconds: SessionLimits.touchSeconds) <= now }) ?? true {
            _ = try await store.write { tx in
                try tx.execute("UPDATE api_token SET used_at = ? WHERE id = ?", [tx.now, token.id])
            }
        }
        return person
    }

    func tokens(of id: MemberID, in snapshot: Snapshot) throws -> [ApiToken] {
        try tokens("WHERE member_id = ?", [id], in: snapshot)
    }

    private func tokens(
        _ condition: String, _ values: [any SQLConvertible], in snapshot: Snapshot
    ) throws -> [ApiToken] {
        try snapshot.query(
            """
            SELECT id, member_id, name, prefix, created_at, expires_at, revoked_at, used_at FROM api_token \(condition)
            ORDER BY created_at DESC, id DESC
            """, values
        ).map { row in
            ApiToken(
                id: try row.id(0), member: try row.id(1), name: try row.text(2), prefix: try row.text(3),
                createdAt: try row.moment(4), expiresAt: try row.moment(5), revokedAt: try row.optionalMoment(6),
                usedAt: try row.optionalMoment(7))
        }
    }
}

/// Who a token lets act.
package struct BearerMember: Hashable, Sendable {
    package let officer: Officer
    package let agency: Agency
    package let token: ApiTokenID
}

extension ApiToken {
    var canonicalText: String {
        CanonicalJSON.object([
            ("expires_at", .text(expiresAt.description)), ("id", .text(id.text)), ("member", .text(member.text)),
            ("name", .text(name)), ("prefix", .text(prefix)), ("revoked_at", .optional(revokedAt?.description)),
        ])
    }
}
