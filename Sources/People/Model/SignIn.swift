package import Kernel

/// One try to sign in, as it arrived.
package struct SignInAttempt: Sendable {
    package let login: String
    package let password: String
    /// The address it came from.
    package let address: String
    /// The browser's name for itself.
    package let device: String
    /// The digest of the token the browser gets when it succeeds.
    package let newSession: String
    /// The digest of the session the browser shows now; it ends (T12).
    package let oldSession: String?

    package init(
        login: String, password: String, address: String, device: String, newSession: String, oldSession: String? = nil
    ) {
        self.login = login
        self.password = password
        self.address = address
        self.device = device
        self.newSession = newSession
        self.oldSession = oldSession
    }
}

package enum SessionSubject {}
package typealias SessionID = Identifier<SessionSubject>

/// A sign-in that still holds or held; its secret is with the browser alone.
package struct Session: Hashable, Sendable {
    /// What its owner ends it by; says nothing about the secret.
    package let id: SessionID
    package let member: MemberID
    package let begunAt: Moment
    package let usedAt: Moment
    package let address: String
    package let device: String
    /// The sign-in before this one, shown to its owner; nil when this is the first.
    package let earlier: EarlierSignIn?

    package init(
        id: SessionID, member: MemberID, begunAt: Moment, usedAt: Moment, address: String, device: String,
        earlier: EarlierSignIn?
    ) {
        self.id = id
        self.member = member
        self.begunAt = begunAt
        self.usedAt = usedAt
        self.address = address
        self.device = device
        self.earlier = earlier
    }
}

package struct EarlierSignIn: Hashable, Sendable {
    package let at: Moment
    package let from: String

    package init(at: Moment, from: String) {
        self.at = at
        self.from = from
    }
}

/// Who a session belongs to.
package struct SignedInMember: Sendable {
    package let officer: Officer
    package let agency: Agency
    package let session: Session
    /// Why the password must be changed before anything else; nil when it need not.
    package let mustChange: MustChange?

    package init(officer: Officer, agency: Agency, session: Session, mustChange: MustChange?) {
        self.officer = officer
        self.agency = agency
        self.session = session
        self.mustChange = mustChange
    }
}

/// Why a password must be changed (MLPS-1).
package enum MustChange: String, CaseIterable, Sendable {
    case firstSignIn, expired

    package init?(isOneTime: Bool, setAt: Moment, isExempt: Bool, at now: Moment) {
        if isExempt { return nil }
        if isOneTime {
            self = .firstSignIn
        } else if setAt.day.days(to: now.day) >= PasswordPolicy.lifetimeDays {
            self = .expired
        } else {
            return nil
        }
    }

    package var sentence: String {
        switch self {
        case .firstSignIn: "您正在使用一次性密码。请先设置自己的密码，再办理业务。"
        case .expired: "密码已使用满 \(PasswordPolicy.lifetimeDays) 天。请先更换密码，再办理业务。"
        }
    }
}
