import Audit
import Ciphers
import Kernel
import SQL

extension PeopleStore {
    /// The account behind a login name; of none, as much as the same path needs (T15).
    private struct Account: Sendable {
        let member: Member?
        let hash: PasswordHash
    }

    /// Signs in with a password (MLPS-1). Throws `LoginGuard.wrong` whether the account is missing, closed or the
    /// password wrong, by one path that takes as long; `locked` or `addressWaits` without looking at the password.
    ///
    /// The failure is counted before the password is looked at and taken back when it was right, so that a thousand
    /// guesses at the same instant are still five guesses (T13).
    @discardableResult
    package func signIn(_ attempt: SignInAttempt) async throws -> SignedInMember {
        let login = LoginName(attempt.login)
        let loginKey = AttemptKey.login(login?.text ?? attempt.login), addressKey = AttemptKey.address(attempt.address)
        let account = try await store.write { tx in
            try countFailure(loginKey, addressKey, in: tx)
            return try findAccount(login, in: tx)
        }
        let isRight: Bool
        do {
            isRight = try await matches(String(attempt.password.prefix(PasswordPolicy.longest)), account.hash)
        } catch {
            try await store.write { tx in try takeBackFailure([addressKey, loginKey], in: tx) }
            throw error
        }
        guard isRight, let member = account.member, member.isActive else {
            try await store.write { tx in try noteFailure(loginKey, account.member, attempt, in: tx) }
            throw LoginGuard.wrong
        }
        return try await store.write { tx in
            try takeBackFailure([addressKey], in: tx)
            try forgetFailures(loginKey, in: tx)
            return try begin(attempt, member, in: tx)
        }
    }

    private func findAccount(_ login: LoginName?, in tx: Transaction) throws -> Account {
        guard let login, let member = try member(login: login, in: tx),
            let row = try tx.first("SELECT password_hash FROM member WHERE id = ?", [member.id])
        else { return Account(member: nil, hash: nobody) }
        return Account(member: member, hash: PasswordHash(encoded: try row.text(0)))
    }

    private func countFailure(_ login: AttemptKey, _ address: AttemptKey, in tx: Transaction) throws {
        try forgetOldFailures(in: tx)
        let ofAddress = try lockedFailures(address, in: tx), ofLogin = try lockedFailures(login, in: tx)
        if let end = LoginGuard.addressWaitsUntil(ofAddress, at: tx.now) { throw LoginGuard.addressWaits(until: end) }
        if let end = LoginGuard.lockedUntil(ofLogin, at: tx.now) { throw LoginGuard.locked(until: end) }
        try save(LoginGuard.counting(ofLogin, isAddress: false, at: tx.now), login, in: tx)
        try save(LoginGuard.counting(ofAddress, isAddress: true, at: tx.now), address, in: tx)
    }

    private func noteFailure(
        _ key: AttemptKey, _ member: Member?, _ attempt: SignInAttempt, in tx: Transaction
    ) throws {
        let locks = LoginGuard.lockedUntil(try failures(key, in: tx), at: tx.now) != nil
        // People type their password into the wrong field: what was typed as a name is kept as a digest only.
        let subject = member.map { ("member", $0.id.text) } ?? ("login", String(key.digest.prefix(16)))
        try journal.append(
            JournalEntry(
                agency: member?.agency, actor: nil, actorName: "未登录者", act: "people.session.refuse",
                subjectKind: subject.0, subjectID: subject.1, rule: "MLPS-1",
                note: "登录失败\(locks ? "，锁定 15 分钟" : "")：来自 \(attempt.address)"), in: tx)
    }
}

/// What failures are counted against: a login name or an address, kept as a digest.
struct AttemptKey: Sendable {
    let kind: String
    let digest: String

    static func login(_ name: String) -> AttemptKey {
        AttemptKey(kind: "login", digest: Digest(sha256: Array(name.utf8)).hex)
    }

    /// An IPv6 address counts with its /64, which one person can have whole.
    static func address(_ address: String) -> AttemptKey {
        let groups = address.split(separator: ":", omittingEmptySubsequences: false)
        let network = groups.count > 2 ? groups.prefix(4).joined(separator: ":") : address
        return AttemptKey(kind: "address", digest: Digest(sha256: Array(network.utf8)).hex)
    }
}

extension PeopleStore {
    /// The count, which no other transaction changes before this one ends. A row that is not there cannot be locked: two
    /// first guesses at the same instant would count as one.
    func lockedFailures(_ key: AttemptKey, in tx: Transaction) throws -> FailureCount? {
        try tx.execute(
            """
            INSERT INTO login_attempt (kind, digest, failures, first_at, last_at) VALUES (?, ?, 0, ?, ?)
            ON CONFLICT (kind, digest) DO NOTHING
            """, [key.kind, key.digest, tx.now, tx.now])
        return try failures(key, in: tx)
    }

    func failures(_ key: AttemptKey, in snapshot: Snapshot) throws -> FailureCount? {
        let row = try snapshot.first(
            """
            SELECT failures, first_at, last_at FROM login_attempt WHERE kind = ? AND digest = ?\
            \(snapshot.dialect.rowLock)
            """, [key.kind, key.digest])
        guard let row, try row.integer(0) > 0 else { return nil }
        return FailureCount(failures: try row.integer(0), firstAt: try row.moment(1), lastAt: try row.moment(2))
    }

    func save(_ count: FailureCount, _ key: AttemptKey, in tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO login_attempt (kind, digest, failures, first_at, last_at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (kind, digest) DO UPDATE
            SET failures = excluded.failures, first_at = excluded.first_at, last_at = excluded.last_at
            """,
            [key.kind, key.digest, count.failures, count.firstAt, count.lastAt])
    }

    func takeBackFailure(_ keys: [AttemptKey], in tx: Transaction) throws {
        for key in keys {
            try tx.execute(
                "UPDATE login_attempt SET failures = failures - 1 WHERE kind = ? AND digest = ? AND failures > 0",
                [key.kind, key.digest])
        }
    }

    func forgetFailures(_ key: AttemptKey, in tx: Transaction) throws {
        try tx.execute(
            "UPDATE login_attempt SET failures = 0 WHERE kind = ? AND digest = ?", [key.kind, key.digest])
    }

    /// Counts that no lock can come of any more.
    func forgetOldFailures(in tx: Transaction) throws {
        try tx.execute("DELETE FROM login_attempt WHERE last_at < ?", [tx.now.adding(hours: -24)])
    }
}
