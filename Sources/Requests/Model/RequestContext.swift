package import Kernel

/// What a decision may know besides the case and who acts.
package struct RequestContext: Sendable {
    /// Ids for what the decision makes, drawn by the store.
    package struct FreshIDs: Hashable, Sendable {
        package let consultation: ConsultationID
        package let assistance: AssistanceID
        package let remedy: RemedyID

        package init(consultation: ConsultationID, assistance: AssistanceID, remedy: RemedyID) {
            self.consultation = consultation
            self.assistance = assistance
            self.remedy = remedy
        }
    }

    package let now: Moment
    package let calendar: WorkCalendar
    package let policy: RequestPolicy
    /// The clock of `DisclosureRequest.replyDuty`; nil while the application waits for confirmation.
    package let clock: ObligationClock?
    /// Units that take new work.
    package let openUnits: Set<UnitID>
    /// The files of the case that can be handed out with the reply.
    package let enclosures: Set<CaseFileID>
    /// Needed to decide, not to ask what is allowed.
    package let fresh: FreshIDs?

    package var today: Day { now.day }

    package init(
        now: Moment, calendar: WorkCalendar, policy: RequestPolicy = .standard, clock: ObligationClock?,
        openUnits: Set<UnitID> = [], enclosures: Set<CaseFileID> = [], fresh: FreshIDs? = nil
    ) {
        self.now = now
        self.calendar = calendar
        self.policy = policy
        self.clock = clock
        self.openUnits = openUnits
        self.enclosures = enclosures
        self.fresh = fresh
    }
}

/// Numbers the law leaves open or that are from memory: [C] and [M] of domain.md. Data, not code.
package struct RequestPolicy: Hashable, Sendable {
    /// Working days in which an officer confirms what came by net, fax or ordinary mail (FOI-31a).
    package var confirmationDays = 1
    /// Working days the applicant gets to correct, unless the notice says otherwise, and the most it may say (FOI-30).
    package var correctionDays = 15
    package var correctionDaysMost = 60
    /// Working days the applicant gets to give reasons (FOI-35).
    package var reasonsDays = 15
    /// The furthest delayed day, in working days from the deadline it replaces (FOI-35).
    package var delayDaysMost = 60
    /// Working days in which the office finds out when a letter reached the other side (FOI-D3).
    package var letterReceiptDays = 7
    /// Internal days for a section that is asked to assist.
    package var assistanceDays = 5
    /// Whether fees are demanded at all (FEE-10).
    package var demandsFees = false
    /// Working days to pay (FEE-6).
    package var paymentDays = 20
    /// Working days for an application to correct a record (FOI-41).
    package var recordDays = 20
    /// How many like applications make the software propose publication (FOI-44).
    package var askedTimes = 3
    /// Answer to a reconsideration, ordinary and simplified, in working days (FOI-R4).
    package var reconsiderationDays = 10
    package var simplifiedDays = 5
    /// Defence in court, in natural days from the copy of the complaint (from memory).
    package var litigationDays = 15
    /// Answer to a complaint, in working days.
    package var complaintDays = 15

    package init() {}

    package static let standard = RequestPolicy()
}
