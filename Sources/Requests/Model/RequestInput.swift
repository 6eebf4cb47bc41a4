package import Kernel

/// What staff enter to do an act: one case per act.
package enum RequestInput: Hashable, Sendable {
    // Intake.
    /// 双方确认之日 (FOI-31).
    case confirm(on: Day, note: String)
    case noteContact(note: String)
    case transfer(to: AgencyID, note: String)
    /// All units of the application; the first stays here, each further one becomes a case of its own (FEE-2).
    case split([WantedInformation])
    /// The earlier case that this one repeats or resembles; nil takes the mark away.
    case link(to: RequestID?)
    // Examination.
    case accept
    case assign(unit: UnitID, handler: MemberID?)
    /// Without a date the one of the policy (FOI-30).
    case requireCorrection(items: [String], due: Day?)
    case receiveCorrection(on: Day, words: String)
    case lapseUncorrected
    case requireReasons(why: String, due: Day?)
    /// What was said, and whether it is reasonable. Empty words: those that the applicant gave online, or none in time.
    case receiveReasons(on: Day, words: String, isReasonable: Bool)
    case setDelayedDate(Day, why: String)
    // Others.
    /// The letter is made by this act: it goes out today.
    case consult(whom: Consulted, party: String, question: String)
    case noteConsultReceipt(ConsultationID, on: Day)
    case recordAnswer(ConsultationID, Consultation.Answer, on: Day, words: String)
    /// No answer is awaited any longer: the letter could not be delivered, the question has fallen away.
    case endConsultation(ConsultationID, why: String)
    case tellThirdParty(ConsultationID, on: Day)
    case askSection(unit: UnitID, question: String, due: Day?)
    case answerSection(AssistanceID, words: String)
    case recordSearch(places: String, words: String, result: String, on: Day)
    // Fees and time.
    case proposeFee(FeeDemand.Basis)
    /// The notice is made by this act: it goes out today.
    case decideFee(approved: Bool, words: String)
    case noteFeeReceipt(on: Day)
    case recordPayment(on: Day, receipt: String)
    case lapseUnpaid
    case proposeExtension(workingDays: Int, reason: String)
    /// The notice is made by this act: the applicant is notified today.
    case approveExtension
    case declineExtension(reason: String)
    // Reply.
    case draft(ReplyDraft)
    case submitDraft
    case passLegal(opinion: String)
    case passSecrecy(opinion: String)
    case sendBack(to: RequestStage, reason: String)
    case sign
    case replyOnTheSpot(ReplyDraft)
    case deliver(Delivery)
    case archive
    // At any time.
    /// With what shows that the applicant withdraws: the letter, the record of a call.
    case withdraw(on: Day, reason: String)
    case proposePublication(why: String)
    case decidePublication(accepted: Bool, reason: String)
    /// In words that tell nothing of who asked (PII-1).
    case releaseToLog(title: String, summary: String)
    case withdrawFromLog(reason: String)
    case addFile(name: String)
    case reveal(why: String)
    case registerRemedy(Remedy.Kind, authority: String, number: String, on: Day, isSimplified: Bool)
    case recordRemedy(RemedyID, RemedyStep)

    private var logAct: RequestAct {
        if case .releaseToLog = self { .releaseToLog } else { .withdrawFromLog }
    }

    package var act: RequestAct {
        switch self {
        case .confirm: .confirm
        case .noteContact: .noteContact
        case .transfer: .transfer
        case .split: .split
        case .link: .link
        case .accept: .accept
        case .assign: .assign
        case .requireCorrection: .requireCorrection
        case .receiveCorrection: .receiveCorrection
        case .lapseUncorrected: .lapseUncorrected
        case .requireReasons: .requireReasons
        case .receiveReasons: .receiveReasons
        case .setDelayedDate: .setDelayedDate
        case .consult: .consult
        case .noteConsultReceipt: .noteConsultReceipt
        case .recordAnswer: .recordAnswer
        case .endConsultation: .endConsultation
        case .tellThirdParty: .tellThirdParty
        case .askSection: .askSection
        case .answerSection: .answerSection
        case .recordSearch: .recordSearch
        case .proposeFee: .proposeFee
        case .decideFee: .decideFee
        case .noteFeeReceipt: .noteFeeReceipt
        case .recordPayment: .recordPayment
        case .lapseUnpaid: .lapseUnpaid
        case .proposeExtension: .proposeExtension
        case .approveExtension: .approveExtension
        case .declineExtension: .declineExtension
        case .draft: .draft
        case .submitDraft: .submitDraft
        case .passLegal: .passLegal
        case .passSecrecy: .passSecrecy
        case .sendBack: .sendBack
        case .sign: .sign
        case .replyOnTheSpot: .replyOnTheSpot
        case .deliver: .deliver
        case .archive: .archive
        case .withdraw: .withdraw
        case .proposePublication: .proposePublication
        case .decidePublication: .decidePublication
        case .releaseToLog, .withdrawFromLog: logAct
        case .addFile: .addFile
        case .reveal: .reveal
        case .registerRemedy: .registerRemedy
        case .recordRemedy: .recordRemedy
        }
    }
}

/// What happened to a remedy since it was registered.
package enum RemedyStep: Hashable, Sendable {
    /// Our answer and evidence went out (FOI-R4).
    case answered(on: Day)
    case decided(Remedy.Result, on: Day, words: String)
}

/// What the applicant may do with the query code.
package enum ApplicantInput: Hashable, Sendable {
    case correct(words: String)
    case giveReasons(words: String)
    /// Says that the fee is paid; the office checks it and records the payment.
    case payNotice(receipt: String)
    case withdraw(reason: String)
    /// The reply has been received.
    case confirmReceipt
    case rate(stars: Int, words: String)
    case proposePublication(words: String)
}

/// The same without what is entered, for pages that show what is possible now.
package enum ApplicantAct: String, CaseIterable, Sendable, Hashable {
    case correct
    case giveReasons = "give_reasons"
    case payNotice = "pay_notice"
    case withdraw
    case confirmReceipt = "confirm_receipt"
    case rate
    case proposePublication = "propose_publication"

    /// What the case waits for may come as papers; nothing is added to what is over.
    package var takesFiles: Bool {
        switch self {
        case .correct, .giveReasons, .payNotice: true
        case .withdraw, .confirmReceipt, .rate, .proposePublication: false
        }
    }

    package var chinese: String {
        switch self {
        case .correct: "提交补正材料"
        case .giveReasons: "说明理由"
        case .payNotice: "告知已经缴费"
        case .withdraw: "撤回申请"
        case .confirmReceipt: "确认收到答复"
        case .rate: "评价"
        case .proposePublication: "建议主动公开"
        }
    }
}

extension ApplicantInput {
    package var act: ApplicantAct {
        switch self {
        case .correct: .correct
        case .giveReasons: .giveReasons
        case .payNotice: .payNotice
        case .withdraw: .withdraw
        case .confirmReceipt: .confirmReceipt
        case .rate: .rate
        case .proposePublication: .proposePublication
        }
    }
}
