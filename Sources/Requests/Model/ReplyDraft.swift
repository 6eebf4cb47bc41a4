package import Kernel

/// The reply as it goes through the hands: its code decides letter, basis, remedies and row.
package struct ReplyDraft: Hashable, Sendable {
    package let code: DecisionCode
    /// Paragraphs that the drafter writes: what, why, how to get it.
    package let body: String
    /// What the code asks for, by key of its template: URL, provision, responsible organ, special law …
    package let facts: [String: String]
    /// Grounds of what was severed (K04…K10), for a partial disclosure.
    package let withheld: [DecisionCode]
    /// Files handed out, by file id.
    package let enclosures: [CaseFileID]
    package let drafter: MemberID

    package init(
        code: DecisionCode, body: String, facts: [String: String] = [:], withheld: [DecisionCode] = [],
        enclosures: [CaseFileID] = [], drafter: MemberID
    ) {
        self.code = code
        self.body = body
        self.facts = facts
        self.withheld = withheld
        self.enclosures = enclosures
        self.drafter = drafter
    }
}

/// How and when a letter reached the applicant (FOI-S1, FOI-S2).
package struct Delivery: Hashable, Sendable {
    package enum Means: String, CaseIterable, Sendable, Hashable {
        /// 直接送达, 委托其他机关: the day of signing.
        case inPerson = "in_person"
        case entrusted
        /// 邮政: the day of posting.
        case post
        /// At the applicant's wish: the moment it leaves or appears.
        case email
        case portal

        package var chinese: String {
            switch self {
            case .inPerson: "直接送达"
            case .entrusted: "委托送达"
            case .post: "邮政企业邮寄"
            case .email: "电子邮件"
            case .portal: "网上送达"
            }
        }
    }

    package let means: Means
    /// The date that counts for the term.
    package let on: Day
    /// Mail number, signer, log entry.
    package let proof: String

    package init(means: Means, on: Day, proof: String) {
        self.means = means
        self.on = on
        self.proof = proof
    }
}

/// How a case ended.
package struct Closing: Hashable, Sendable {
    package enum Why: String, CaseIterable, Sendable, Hashable {
        case replied
        case uncorrected
        case unpaid
        case withdrawn
        /// Before it was received, to another agency on this platform; never counted here.
        case transferred
    }

    package let why: Why
    /// The row of the report; nil for what was never received and for corrections of records.
    package let code: DecisionCode?
    package let on: Day
    package let isLate: Bool

    package init(why: Why, code: DecisionCode?, on: Day, isLate: Bool) {
        self.why = why
        self.code = code
        self.on = on
        self.isLate = isLate
    }
}
