package import Kernel

extension DisclosureRequest {
    /// What follows when `officer` does what `input` says, or why it is not done. Nothing is written here.
    package func deciding(
        _ input: RequestInput, by officer: Officer, in context: RequestContext
    ) -> Result<RequestDecision, Refusal> {
        if let refusal = refusal(of: input.act, by: officer, in: context) { return .failure(refusal) }
        return decidingBeforeReply(input, officer, context) ?? decidingReply(input, officer, context)
            ?? .failure(.notFound)
    }

    private func decidingBeforeReply(
        _ input: RequestInput, _ officer: Officer, _ context: RequestContext
    ) -> Deciding? {
        switch input {
        case .confirm(let day, let note): return confirming(on: day, note, context)
        case .noteContact(let note): return notingContact(note, context)
        case .transfer(let agency, let note): return transferring(to: agency, note, context)
        case .split(let parts): return splitting(parts, context)
        case .link(let other): return linking(other, context)
        case .accept: return accepting(officer, context)
        case .assign(let unit, let handler): return assigning(unit, handler, context)
        case .requireCorrection(let items, let due): return requiringCorrection(items, due, context)
        case .receiveCorrection(let day, let words): return correcting(on: day, words, .receiveCorrection, context)
        case .lapseUncorrected: return lapsing(.uncorrected, context)
        case .requireReasons(let why, let due): return requiringReasons(why, due, context)
        case .receiveReasons(let day, let words, let isReasonable):
            return judgingReasons(on: day, words, isReasonable, context)
        case .setDelayedDate(let day, let why): return delaying(until: day, why, context)
        case .consult(let whom, let party, let question): return consulting(whom, party, question, context)
        case .noteConsultReceipt(let id, let day): return reaching(id, on: day, context)
        case .recordAnswer(let id, let answer, let day, let words):
            return answering(id, answer, on: day, words, context)
        case .endConsultation(let id, let why): return endingConsultation(id, why, context)
        case .tellThirdParty(let id, let day): return telling(id, on: day, context)
        case .askSection(let unit, let question, let due): return asking(unit, question, due, context)
        case .answerSection(let id, let words): return assisting(id, words, officer, context)
        case .recordSearch(let places, let words, let result, let day):
            return searching(places, words, result, on: day, officer, context)
        case .proposeFee, .decideFee, .noteFeeReceipt, .recordPayment, .lapseUnpaid, .proposeExtension,
            .approveExtension, .declineExtension, .draft, .submitDraft, .passLegal, .passSecrecy, .sendBack, .sign,
            .replyOnTheSpot, .deliver, .archive, .withdraw, .proposePublication, .decidePublication, .releaseToLog,
            .withdrawFromLog, .addFile, .reveal, .registerRemedy, .recordRemedy:
            return nil
        }
    }

    private func decidingReply(_ input: RequestInput, _ officer: Officer, _ context: RequestContext) -> Deciding? {
        switch input {
        case .proposeFee(let basis): return proposingFee(basis, officer, context)
        case .decideFee(let approved, let words): return decidingFee(approved, words, context)
        case .noteFeeReceipt(let day): return notingFeeReceipt(on: day, context)
        case .recordPayment(let day, let receipt): return paying(on: day, receipt, context)
        case .lapseUnpaid: return lapsing(.unpaid, context)
        case .proposeExtension(let days, let reason): return proposingExtension(days, reason, officer, context)
        case .approveExtension: return approvingExtension(context)
        case .declineExtension(let reason): return decliningExtension(reason, context)
        case .draft(let draft): return drafting(draft, officer, context)
        case .submitDraft: return passing(.submitDraft, "", officer, context)
        case .passLegal(let opinion): return passing(.passLegal, opinion, officer, context)
        case .passSecrecy(let opinion): return passing(.passSecrecy, opinion, officer, context)
        case .sendBack(let stage, let reason): return sendingBack(to: stage, reason, officer, context)
        case .sign: return signing(officer, context)
        case .replyOnTheSpot(let draft): return replyingOnTheSpot(draft, officer, context)
        case .deliver(let delivery): return delivering(delivery, context)
        case .archive: return archiving(context)
        case .withdraw(let day, let reason): return withdrawing(on: day, reason, officer, context)
        case .proposePublication(let why): return proposingPublication(why, officer, context)
        case .decidePublication(let accepted, let reason): return decidingPublication(accepted, reason, context)
        case .releaseToLog(let title, let summary): return releasing(title, summary, context)
        case .withdrawFromLog(let reason): return takingBack(reason, officer, context)
        case .addFile(let name): return addingFile(name, context)
        case .reveal(let why): return revealing(why, context)
        case .registerRemedy(let kind, let authority, let number, let day, let isSimplified):
            return registeringRemedy(kind, authority, number, on: day, isSimplified, context)
        case .recordRemedy(let id, let step): return recordingRemedy(id, step, context)
        case .confirm, .noteContact, .transfer, .split, .link, .accept, .assign, .requireCorrection, .receiveCorrection,
            .lapseUncorrected, .requireReasons, .receiveReasons, .setDelayedDate, .consult, .noteConsultReceipt,
            .recordAnswer, .endConsultation, .tellThirdParty, .askSection, .answerSection, .recordSearch:
            return nil
        }
    }

    /// What follows when the applicant does what `input` says.
    package func deciding(_ input: ApplicantInput, in context: RequestContext) -> Result<RequestDecision, Refusal> {
        if let refusal = refusal(of: input.act, in: context) { return .failure(refusal) }
        switch input {
        case .correct(let words): return correctingByApplicant(words, context)
        case .giveReasons(let words): return explaining(words, context)
        case .payNotice(let receipt): return claimingPayment(receipt, context)
        case .withdraw(let reason): return withdrawingByApplicant(reason, context)
        case .confirmReceipt: return confirmingReceipt(context)
        case .rate(let stars, let words): return rating(stars, words, context)
        case .proposePublication(let words): return suggestingPublication(words, context)
        }
    }
}
