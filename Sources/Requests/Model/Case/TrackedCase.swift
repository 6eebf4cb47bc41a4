package import Kernel

/// What the holder of the query code sees: their own case, as far as it is theirs to know.
package struct TrackedCase: Sendable {
    package let number: String
    package let kind: RequestKind
    package let stage: RequestStage
    package let agencyName: String
    package let wanted: WantedInformation
    /// Masked even here: a code may have been found.
    package let applicant: MaskedApplicant
    package let arrivedOn: Day
    package let receivedOn: Day?
    /// The clock of the reply; nil before it is received and after it ended.
    package let reply: CaseDuty?
    package let correction: CorrectionNotice?
    package let reasons: ReasonsNotice?
    package let fee: FeeDemand?
    package let lengthening: Extension?
    package let delivery: Delivery?
    package let outcome: ReplyOutcome?
    /// Letters to the applicant, and what is handed out once the reply is delivered.
    package let letters: [CaseLetter]
    package let files: [CaseFile]
    /// What happened, oldest first, in words for the applicant.
    package let steps: [TrackedStep]
    package let rating: CaseRating?
    package let acts: [ApplicantAct]
    package let version: Int

    package init(
        number: String, kind: RequestKind, stage: RequestStage, agencyName: String, wanted: WantedInformation,
        applicant: MaskedApplicant, arrivedOn: Day, receivedOn: Day?, reply: CaseDuty?,
        correction: CorrectionNotice?, reasons: ReasonsNotice?, fee: FeeDemand?, lengthening: Extension?,
        delivery: Delivery?, outcome: ReplyOutcome?, letters: [CaseLetter], files: [CaseFile], steps: [TrackedStep],
        rating: CaseRating?, acts: [ApplicantAct], version: Int
    ) {
        self.number = number
        self.kind = kind
        self.stage = stage
        self.agencyName = agencyName
        self.wanted = wanted
        self.applicant = applicant
        self.arrivedOn = arrivedOn
        self.receivedOn = receivedOn
        self.reply = reply
        self.correction = correction
        self.reasons = reasons
        self.fee = fee
        self.lengthening = lengthening
        self.delivery = delivery
        self.outcome = outcome
        self.letters = letters
        self.files = files
        self.steps = steps
        self.rating = rating
        self.acts = acts
        self.version = version
    }
}

package struct TrackedStep: Hashable, Sendable {
    package let on: Day
    package let words: String

    package init(on: Day, words: String) {
        self.on = on
        self.words = words
    }
}
