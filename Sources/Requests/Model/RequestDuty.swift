package import Kernel

/// Every clock a case can have. The rule and the subject together name the obligation in the ledger.
package enum RequestDuty: Hashable, Sendable {
    /// Confirm what came by net, fax or ordinary mail (FOI-31).
    case confirmation
    /// Tell the applicant once what to correct (FOI-30).
    case correctionNotice
    /// The applicant's own date to correct (FOI-30).
    case applicantCorrection(due: Day)
    /// The applicant's own date to give reasons (FOI-35).
    case applicantReasons(due: Day)
    /// Reply to the application (FOI-33).
    case reply
    /// The delayed day that took the place of the term (FOI-35).
    case delayedReply(until: Day)
    /// Answer an application to correct a record (FOI-41).
    case recordReply
    /// Find out when the other side received the letter: until then its days do not run and the reply waits (FOI-D3).
    case letterReceipt(ConsultationID)
    /// The other side's 15 working days (FOI-32, FOI-34, FOI-33).
    case consultationAnswer(ConsultationID, Consulted)
    /// The applicant's days to pay (FEE-6).
    case payment
    /// A section's internal date (FOI-D3: it counts).
    case assistance(AssistanceID, UnitID, due: Day)
    /// Our answer to a remedy (FOI-R4, FOI-51).
    case remedyAnswer(RemedyID, Remedy.Kind, isSimplified: Bool)

    package var rule: String {
        switch self {
        case .confirmation: "FOI-31"
        case .correctionNotice, .applicantCorrection: "FOI-30"
        case .applicantReasons, .delayedReply: "FOI-35"
        case .reply: "FOI-33"
        case .recordReply: "FOI-41"
        case .consultationAnswer(_, let whom):
            switch whom {
            case .thirdParty: "FOI-32"
            case .jointMaker: "FOI-34"
            case .otherOrgan, .ownDivision: "FOI-33"
            }
        case .payment: "FEE-6"
        case .assistance, .letterReceipt: "FOI-D3"
        case .remedyAnswer(_, let kind, _): kind == .complaint ? "FOI-51" : "FOI-R4"
        }
    }

    /// The agency's own duties; the others run against the applicant or a third side and only remind.
    package var isOurs: Bool {
        switch self {
        case .confirmation, .correctionNotice, .reply, .delayedReply, .recordReply, .letterReceipt, .assistance,
            .remedyAnswer:
            true
        case .applicantCorrection, .applicantReasons, .consultationAnswer, .payment: false
        }
    }

    /// What the ledger calls the subject: `request` for what the case itself owes.
    package func subject(of request: RequestID) -> Obligation.Subject {
        switch self {
        case .confirmation, .correctionNotice, .reply, .delayedReply, .recordReply:
            Obligation.Subject(kind: "request", id: request.text)
        case .applicantCorrection, .applicantReasons, .payment:
            Obligation.Subject(kind: "request.applicant", id: request.text)
        case .consultationAnswer(let id, _), .letterReceipt(let id):
            Obligation.Subject(kind: "request.consultation", id: id.text)
        case .assistance(let id, _, _): Obligation.Subject(kind: "request.assistance", id: id.text)
        case .remedyAnswer(let id, _, _): Obligation.Subject(kind: "request.remedy", id: id.text)
        }
    }

    package func term(under policy: RequestPolicy) -> Term {
        switch self {
        case .confirmation: Term(.workingDays(policy.confirmationDays))
        case .correctionNotice: .correctionNotice
        case .applicantCorrection(let due), .applicantReasons(let due), .delayedReply(let due),
            .assistance(_, _, let due):
            Term(.until(due))
        case .reply: .reply
        case .recordReply: Term(.workingDays(policy.recordDays))
        case .consultationAnswer: .consultationAnswer
        case .letterReceipt: Term(.workingDays(policy.letterReceiptDays))
        case .payment: Term(.workingDays(policy.paymentDays))
        case .remedyAnswer(_, let kind, let isSimplified):
            switch kind {
            case .reconsideration:
                Term(.workingDays(isSimplified ? policy.simplifiedDays : policy.reconsiderationDays))
            case .litigation, .litigationAfter: Term(.naturalDays(policy.litigationDays, rolls: true))
            case .complaint: Term(.workingDays(policy.complaintDays))
            }
        }
    }

    /// What lists show, with the registration number and without the applicant.
    package func title(number: String) -> String {
        switch self {
        case .confirmation: "确认收到申请（\(number)）"
        case .correctionNotice: "审核申请内容，需要补正的一次性告知（\(number)）"
        case .applicantCorrection: "申请人补正（\(number)）"
        case .applicantReasons: "申请人说明理由（\(number)）"
        case .reply: "答复政府信息公开申请（\(number)）"
        case .delayedReply: "按确定的延迟日期答复（\(number)）"
        case .recordReply: "答复政府信息更正申请（\(number)）"
        case .consultationAnswer(_, let whom): "\(whom.chinese)答复征求意见（\(number)）"
        case .letterReceipt: "查明对方收到征求意见函的日期（\(number)）"
        case .payment: "申请人缴纳信息处理费（\(number)）"
        case .assistance: "协办意见（\(number)）"
        case .remedyAnswer(_, let kind, _): "\(kind.chinese)的答复（\(number)）"
        }
    }
}

/// One thing that happens to one clock; `started` opens it.
package struct ClockMove: Hashable, Sendable {
    package let duty: RequestDuty
    package let event: ClockEvent.Kind
    package let on: Day
    package let note: String

    package init(_ duty: RequestDuty, _ event: ClockEvent.Kind, on: Day, note: String = "") {
        self.duty = duty
        self.event = event
        self.on = on
        self.note = note
    }
}

/// What follows from an act; the store only carries it out, in one transaction.
package struct RequestDecision: Hashable, Sendable {
    package var next: DisclosureRequest
    /// In order. `started` opens the obligation of its duty, everything else appends to it.
    package var clock: [ClockMove]
    /// To be written now; the numbered ones each take a number, that of `reply` or `recordCorrectionNotice` becomes `replyNumber`.
    package var letters: [LetterKind]
    /// The line of the timeline, without personal data.
    package var note: String
    /// Further units that become cases of their own: `DisclosureRequest.part` makes each (FEE-2).
    package var parts: [WantedInformation]

    package init(
        next: DisclosureRequest, clock: [ClockMove] = [], letters: [LetterKind] = [], note: String,
        parts: [WantedInformation] = []
    ) {
        self.next = next
        self.clock = clock
        self.letters = letters
        self.note = note
        self.parts = parts
    }
}
