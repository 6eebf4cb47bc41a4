package import Kernel

/// A letter to somebody outside the agency and what came back (FOI-32, FOI-33, FOI-34). Its time is left out (FOI-D3).
package struct Consultation: Hashable, Sendable {
    package enum Answer: String, CaseIterable, Sendable, Hashable {
        case consents
        case objects
        /// 15 working days passed without an answer: of a third party not consent (FOI-32), of a joint maker consent (FOI-34).
        case silent
        /// No answer is awaited: it could not be delivered, or the question has fallen away.
        case ended

        package var chinese: String {
            switch self {
            case .consents: "同意公开"
            case .objects: "不同意公开"
            case .silent: "逾期未答复"
            case .ended: "不再征求"
            }
        }
    }

    package let id: ConsultationID
    package let whom: Consulted
    /// Name of the third party or the organ; personal data where it is a person, so kept sealed.
    package let party: String
    package let question: String
    package let sentOn: Day
    package var receivedOn: Day?
    package var answer: Answer?
    package var answeredOn: Day?
    package var words = ""
    /// The day the third party was told of a disclosure in spite of its objection (FOI-32).
    package var toldOn: Day?

    package var isOpen: Bool { answer == nil }

    package init(id: ConsultationID, whom: Consulted, party: String, question: String, sentOn: Day) {
        self.id = id
        self.whom = whom
        self.party = party
        self.question = question
        self.sentOn = sentOn
    }
}

/// 协办: a section of one's own is asked, with an internal date; its time counts (FOI-D3).
package struct Assistance: Hashable, Sendable {
    package let id: AssistanceID
    package let unit: UnitID
    package let question: String
    package let askedOn: Day
    package let due: Day
    package var answeredOn: Day?
    package var words = ""

    package var isOpen: Bool { answeredOn == nil }

    package init(id: AssistanceID, unit: UnitID, question: String, askedOn: Day, due: Day) {
        self.id = id
        self.unit = unit
        self.question = question
        self.askedOn = askedOn
        self.due = due
    }
}
