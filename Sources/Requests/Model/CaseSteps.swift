package import Kernel

/// 补正: once, itemised, with a date (FOI-30).
package struct CorrectionNotice: Hashable, Sendable {
    package let items: [String]
    package let notifiedOn: Day
    /// The last day for the applicant.
    package let due: Day
    package var receivedOn: Day?
    package var words = ""

    package init(items: [String], notifiedOn: Day, due: Day) {
        self.items = items
        self.notifiedOn = notifiedOn
        self.due = due
    }
}

/// 说明理由 (FOI-35).
package struct ReasonsNotice: Hashable, Sendable {
    package let why: String
    package let notifiedOn: Day
    package let due: Day
    package var receivedOn: Day?
    package var words = ""
    package var isReasonable: Bool?
    /// The delayed day of the reply, where the reasons hold but the term cannot be kept.
    package var delayedUntil: Day?

    package init(why: String, notifiedOn: Day, due: Day) {
        self.why = why
        self.notifiedOn = notifiedOn
        self.due = due
    }
}

/// 延期: proposed, approved by the head of the office, notified, once (FOI-33, FOI-D5).
package struct Extension: Hashable, Sendable {
    package enum State: String, CaseIterable, Sendable, Hashable {
        case proposed
        case approved
        case declined
    }

    package let workingDays: Int
    package let reason: String
    package let proposer: MemberID
    package let proposedOn: Day
    package var state = State.proposed
    package var notifiedOn: Day?

    package init(workingDays: Int, reason: String, proposer: MemberID, proposedOn: Day) {
        self.workingDays = workingDays
        self.reason = reason
        self.proposer = proposer
        self.proposedOn = proposedOn
    }
}

/// 信息处理费: computed and proposed by the software, decided by a person (FEE-10).
package struct FeeDemand: Hashable, Sendable {
    package enum Basis: Hashable, Sendable {
        /// 按件: so many items now, so many before in the month (FEE-2).
        case items(Int, already: Int)
        /// 按量 (FEE-3).
        case pages(Int)
    }

    package let basis: Basis
    package let amount: Money
    package let proposer: MemberID
    package var isDecided = false
    /// The day the notice went out: the clock stops (FEE-5).
    package var sentOn: Day?
    /// The day the applicant received it: the days to pay run from the day after (FEE-6).
    package var receivedOn: Day?
    /// What the applicant says about a payment, not yet checked.
    package var claim = ""
    package var paidOn: Day?
    package var receipt = ""

    package init(basis: Basis, amount: Money, proposer: MemberID) {
        self.basis = basis
        self.amount = amount
        self.proposer = proposer
    }
}

/// 检索记录, kept for a reply that the information does not exist (K12).
package struct SearchRecord: Hashable, Sendable {
    package let places: String
    package let words: String
    package let result: String
    package let searchedOn: Day
    package let by: MemberID

    package init(places: String, words: String, result: String, searchedOn: Day, by: MemberID) {
        self.places = places
        self.words = words
        self.result = result
        self.searchedOn = searchedOn
        self.by = by
    }
}
