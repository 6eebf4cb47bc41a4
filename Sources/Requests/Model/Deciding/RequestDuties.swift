import Kernel

extension DisclosureRequest {
    /// The clock the reply runs on; nil while the application waits for confirmation.
    package var replyDuty: RequestDuty? {
        guard receivedOn != nil else { return nil }
        switch kind {
        case .recordCorrection: return .recordReply
        case .disclosure: return reasons?.delayedUntil.map { .delayedReply(until: $0) } ?? .reply
        }
    }

    /// Day 0 of the present count: receipt, the corrected application or the payment (FOI-D4).
    var runStart: Day? { [receivedOn, correction?.receivedOn, fee?.paidOn].compactMap { $0 }.max() }

    /// The duties that run now, as they follow from the case itself.
    package var openDuties: [RequestDuty] {
        var duties: [RequestDuty] = []
        if stage == .awaitingConfirmation { duties.append(.confirmation) }
        if stage.isOpen, let replyDuty { duties.append(replyDuty) }
        if owesCorrectionNotice { duties.append(.correctionNotice) }
        if stage == .correcting, let correction { duties.append(.applicantCorrection(due: correction.due)) }
        if stage == .explaining, let reasons, reasons.receivedOn == nil {
            duties.append(.applicantReasons(due: reasons.due))
        }
        if stage == .awaitingPayment, fee?.receivedOn != nil { duties.append(.payment) }
        if stage.isOpen {
            duties += consultations.filter { $0.isOpen && $0.receivedOn != nil }.map {
                .consultationAnswer($0.id, $0.whom)
            }
            duties += consultations.filter { $0.isOpen && $0.receivedOn == nil }.map { .letterReceipt($0.id) }
            duties += assistances.filter(\.isOpen).map { .assistance($0.id, $0.unit, due: $0.due) }
        }
        return duties
            + remedies.filter(\.awaitsAnswer).map { .remedyAnswer($0.id, $0.kind, isSimplified: $0.isSimplified) }
    }

    /// While an application is examined it is still open whether something must be corrected (FOI-30).
    var owesCorrectionNotice: Bool { kind == .disclosure && stage == .registered && correction == nil }

    /// The clocks that begin when a case is registered.
    package var openingMoves: [ClockMove] {
        guard let receivedOn, let replyDuty else { return [ClockMove(.confirmation, .started, on: arrivedAt.day)] }
        var moves = [ClockMove(replyDuty, .started, on: correction?.receivedOn ?? receivedOn)]
        if owesCorrectionNotice { moves.append(ClockMove(.correctionNotice, .started, on: receivedOn)) }
        return moves
    }

    /// A further unit of this application as a case of its own: received on the same day, on the same clock (FEE-2).
    package func part(id: RequestID, number: String, wanted: WantedInformation) -> DisclosureRequest {
        var part = DisclosureRequest(
            id: id, agency: agency, number: number, kind: kind, channel: channel, applicantKind: applicantKind,
            wanted: wanted, arrivedAt: arrivedAt, receivedOn: receivedOn, unit: unit)
        part.stage = stage
        part.handler = handler
        part.correction = correction
        part.splitFrom = self.id
        part.originalWanted = originalWanted
        return part
    }
}

extension DisclosureRequest {
    /// Whether a reply that reaches the applicant on `day`, or another end on that day, is late (FOI-D7).
    func isLate(on day: Day, in context: RequestContext) -> Bool {
        guard let due = context.clock?.due(context.calendar).deadline else { return false }
        return due.day < day
    }

    /// Ends the case: what still runs is waived, but for the reply when it was given.
    func closed(
        _ why: Closing.Why, _ outcome: ReplyOutcome?, on day: Day, in context: RequestContext
    ) -> (next: DisclosureRequest, moves: [ClockMove]) {
        var next = self
        let code: DecisionCode?, record: RecordOutcome?
        switch outcome {
        case .decision(let given): (code, record) = (given, nil)
        case .record(let given): (code, record) = (nil, given)
        case nil: (code, record) = (nil, nil)
        }
        next.stage = .closed
        next.closing = Closing(
            why: why, code: code, record: record, on: day, isLate: isLate(on: day, in: context))
        let kept = Set(next.openDuties)
        let moves = openDuties.filter { !kept.contains($0) }.map { duty in
            let isReply = duty == replyDuty && why == .replied
            return ClockMove(duty, isReply ? .met : .waived, on: isReply ? day : context.today, note: why.chinese)
        }
        return (next, moves)
    }
}
