package import Kernel

/// 复议、诉讼、投诉 against a case (FOI-51), counted in table 四 by its groups (RPT-30).
package struct Remedy: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable, Hashable {
        case reconsideration
        /// 未经复议直接起诉.
        case litigation
        /// 复议后起诉.
        case litigationAfter = "litigation_after"
        /// 向上级或者主管部门投诉、举报; not in table 四.
        case complaint

        package var chinese: String {
            switch self {
            case .reconsideration: "行政复议"
            case .litigation: "行政诉讼（未经复议直接起诉）"
            case .litigationAfter: "行政诉讼（复议后起诉）"
            case .complaint: "投诉、举报"
            }
        }
    }

    /// The columns of each group of table 四.
    package enum Result: String, CaseIterable, Sendable, Hashable {
        case upheld
        case corrected
        case other

        package var chinese: String {
            switch self {
            case .upheld: "结果维持"
            case .corrected: "结果纠正"
            case .other: "其他结果"
            }
        }
    }

    package let id: RemedyID
    package let kind: Kind
    /// 复议机关、法院 or whoever was complained to.
    package let authority: String
    package let number: String
    /// The day its copy or notice reached the agency: day 0 of the answer.
    package let receivedOn: Day
    /// 简易程序 (FOI-R4): 5 instead of 10 working days.
    package let isSimplified: Bool
    package var answeredOn: Day?
    package var result: Result?
    package var decidedOn: Day?
    package var words = ""

    package init(
        id: RemedyID, kind: Kind, authority: String, number: String, receivedOn: Day, isSimplified: Bool = false
    ) {
        self.id = id
        self.kind = kind
        self.authority = authority
        self.number = number
        self.receivedOn = receivedOn
        self.isSimplified = isSimplified
    }

    /// Whether the agency still owes its answer.
    package var awaitsAnswer: Bool { answeredOn == nil && result == nil }
    package var isOpen: Bool { result == nil }
}

/// 转为主动公开 (FOI-44).
package struct PublicationProposal: Hashable, Sendable {
    package enum State: String, CaseIterable, Sendable, Hashable {
        case proposed
        /// A draft is made in Publishing.
        case accepted
        case declined

        package var chinese: String {
            switch self {
            case .proposed: "待决定"
            case .accepted: "决定主动公开"
            case .declined: "决定不主动公开"
            }
        }
    }

    /// Nil when the applicant proposed it.
    package let proposer: MemberID?
    package let why: String
    package let proposedOn: Day
    package var state = State.proposed
    package var decidedOn: Day?
    package var reason = ""
    /// The address of the draft that it became, among the pages of the staff; nil when there is none.
    package var draft: String?

    package init(proposer: MemberID?, why: String, proposedOn: Day) {
        self.proposer = proposer
        self.why = why
        self.proposedOn = proposedOn
    }
}
