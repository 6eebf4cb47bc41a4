package import Kernel

package enum ApiTokenSubject {}
package typealias ApiTokenID = Identifier<ApiTokenSubject>

/// A token with which a program acts as one member, in that member's roles and no others.
package struct ApiToken: Hashable, Sendable {
    package let id: ApiTokenID
    package let member: MemberID
    /// What it is for: 公文系统.
    package let name: String
    /// The first characters, to tell tokens apart; the rest is known to its holder alone.
    package let prefix: String
    package let createdAt: Moment
    package let expiresAt: Moment
    package let revokedAt: Moment?
    package let usedAt: Moment?

    package init(
        id: ApiTokenID, member: MemberID, name: String, prefix: String, createdAt: Moment, expiresAt: Moment,
        revokedAt: Moment? = nil, usedAt: Moment? = nil
    ) {
        self.id = id
        self.member = member
        self.name = name
        self.prefix = prefix
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.revokedAt = revokedAt
        self.usedAt = usedAt
    }

    package func holds(at now: Moment) -> Bool { revokedAt == nil && now < expiresAt }

    /// 有效, 已撤销, 已过期.
    package func standing(at now: Moment) -> String {
        if revokedAt != nil { return "已撤销" }
        return now < expiresAt ? "有效" : "已过期"
    }
}

/// A token that is asked for.
package struct ApiTokenDraft: Hashable, Sendable {
    package static let longestLife = 3_650
    /// More than this nobody can keep an eye on.
    package static let most = 20

    package let member: MemberID
    package let name: String
    package let days: Int
    /// SHA-256 of the token: all that is kept of it besides its first characters.
    package let digest: String
    package let prefix: String

    package init(member: MemberID, name: String, days: Int, digest: String, prefix: String) {
        self.member = member
        self.name = PlainName.trimmed(name)
        self.days = days
        self.digest = digest
        self.prefix = prefix
    }

    /// Why the token is not issued; nil when it is. Nobody but its holder or the server's operator issues one: who could
    /// issue a token for somebody else could act as them (MLPS-3).
    package func refusal(for holder: Member, holding: Int, by performer: Performer) -> Refusal? {
        if case .officer(let officer) = performer, officer.id != holder.id { return .notFound }
        guard holder.isActive else {
            return Refusal(.stateRefused, "令牌未建立：“\(holder.name)”的账号已停用。请先启用账号。", rule: "MLPS-2", field: "user")
        }
        if let refusal = PlainName.refusal(of: name, what: "令牌名称", field: "name") { return refusal }
        guard (1...ApiTokenDraft.longestLife).contains(days) else {
            return Refusal(
                .invalid, "令牌未建立：有效天数应为 1 至 \(ApiTokenDraft.longestLife)。请改正后重新建立。", rule: "MLPS-1", field: "days")
        }
        guard holding < ApiTokenDraft.most else {
            return Refusal(
                .stateRefused, "令牌未建立：“\(holder.name)”已有 \(ApiTokenDraft.most) 个有效令牌。请先撤销不用的令牌。", rule: "MLPS-1")
        }
        return nil
    }
}
