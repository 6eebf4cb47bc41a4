package import Kernel

/// One application and its case, without the applicant's personal data: those are sealed apart (`Applicant`).
package struct DisclosureRequest: Hashable, Sendable {
    /// Who had which hand in the reply: drafter ≠ reviewer ≠ signer.
    package struct Hands: Hashable, Sendable {
        package var drafter: MemberID?
        package var legal: MemberID?
        package var secrecy: MemberID?
        package var signer: MemberID?

        package init() {}
    }

    package let id: RequestID
    package let agency: AgencyID
    /// 登记编号 `2026-017`: counts within agency and year, without gaps.
    package let number: String
    package let kind: RequestKind
    package let channel: IntakeChannel
    package let applicantKind: ApplicantKind
    /// Changed only by splitting (FEE-2).
    package var wanted: WantedInformation
    /// What was applied for before it was split, in the applicant's words; nil when it never was.
    package var originalWanted: String?
    /// When it arrived; not yet the receipt date where both sides must confirm (FOI-31).
    package let arrivedAt: Moment
    /// 收到申请之日: day 0 of the reply; nil while it waits for confirmation.
    package var receivedOn: Day?
    package var stage: RequestStage
    /// 承办单位 and 承办人.
    package var unit: UnitID
    package var handler: MemberID?
    package var contactNotes: [String] = []
    package var remarks: [CaseRemark] = []
    package var correction: CorrectionNotice?
    package var reasons: ReasonsNotice?
    package var consultations: [Consultation] = []
    package var assistances: [Assistance] = []
    package var searches: [SearchRecord] = []
    package var fee: FeeDemand?
    package var lengthening: Extension?
    package var draft: ReplyDraft?
    package var hands = Hands()
    /// 答复书文号, given at signing, without gaps per kind and year.
    package var replyNumber: String?
    package var signedOn: Day?
    package var delivery: Delivery?
    package var closing: Closing?
    package var archivedOn: Day?
    package var remedies: [Remedy] = []
    package var publication: PublicationProposal?
    /// The reply stands in the public log since.
    package var loggedOn: Day?
    /// The applicant has confirmed to have the reply.
    package var confirmedOn: Day?
    package var rating: CaseRating?
    package var transferredTo: AgencyID?
    /// The case this one was split from, or repeats.
    package var splitFrom: RequestID?
    package var repeats: RequestID?
    package var version = 0

    package init(
        id: RequestID, agency: AgencyID, number: String, kind: RequestKind, channel: IntakeChannel,
        applicantKind: ApplicantKind, wanted: WantedInformation, arrivedAt: Moment, receivedOn: Day?, unit: UnitID
    ) {
        self.id = id
        self.agency = agency
        self.number = number
        self.kind = kind
        self.channel = channel
        self.applicantKind = applicantKind
        self.wanted = wanted
        self.arrivedAt = arrivedAt
        self.receivedOn = receivedOn
        self.unit = unit
        stage = receivedOn == nil ? .awaitingConfirmation : .registered
    }
}
