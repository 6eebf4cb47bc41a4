package import Kernel

/// The reply as it goes through the hands: its outcome decides letter, basis, remedies and row.
package struct ReplyDraft: Hashable, Sendable {
    package let outcome: ReplyOutcome
    /// Paragraphs that the drafter writes: what, why, how to get it.
    package let body: String
    /// What the outcome asks for, by `ReplyFact.rawValue`; other keys of a template may stand beside them.
    package let facts: [String: String]
    /// Grounds of what was severed (K04…K10), for a partial disclosure.
    package let withheld: [DecisionCode]
    /// Files handed out, by file id.
    package let enclosures: [CaseFileID]
    package let drafter: MemberID

    package var code: DecisionCode? { outcome.code }

    package subscript(_ fact: ReplyFact) -> String { facts[fact.rawValue] ?? "" }

    package init(
        _ outcome: ReplyOutcome, body: String, facts: [String: String] = [:], withheld: [DecisionCode] = [],
        enclosures: [CaseFileID] = [], drafter: MemberID
    ) {
        self.outcome = outcome
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

        package var chinese: String {
            switch self {
            case .replied: "已答复"
            case .uncorrected: "逾期不补正，不再处理"
            case .unpaid: "逾期不缴费，不再处理"
            case .withdrawn: "申请人撤回"
            case .transferred: "已转其他机关"
            }
        }
    }

    package let why: Why
    /// The row of the report; nil for what was never received and for corrections of records.
    package let code: DecisionCode?
    /// Of an application to correct a record that was answered (FOI-41).
    package let record: RecordOutcome?
    package let on: Day
    package let isLate: Bool

    package init(why: Why, code: DecisionCode?, record: RecordOutcome? = nil, on: Day, isLate: Bool) {
        self.why = why
        self.code = code
        self.record = record
        self.on = on
        self.isLate = isLate
    }
}
