package import Kernel

/// An application behind a figure: its number and its days, nothing of who applied or for what.
package struct CountedCase: Hashable, Sendable {
    package let id: RequestID
    package let number: String
    package let applicant: ApplicantKind
    package let receivedOn: Day
    package let decidedOn: Day?
    package let decision: DecisionCode?

    package init(
        id: RequestID, number: String, applicant: ApplicantKind, receivedOn: Day, decidedOn: Day?,
        decision: DecisionCode?
    ) {
        self.id = id
        self.number = number
        self.applicant = applicant
        self.receivedOn = receivedOn
        self.decidedOn = decidedOn
        self.decision = decision
    }
}

/// A review or suit behind a figure of table 四.
package struct CountedRemedy: Hashable, Sendable {
    package let request: RequestID
    package let requestNumber: String
    package let number: String
    package let authority: String
    package let receivedOn: Day
    package let decidedOn: Day?

    package init(
        request: RequestID, requestNumber: String, number: String, authority: String, receivedOn: Day,
        decidedOn: Day?
    ) {
        self.request = request
        self.requestNumber = requestNumber
        self.number = number
        self.authority = authority
        self.receivedOn = receivedOn
        self.decidedOn = decidedOn
    }
}
