import Kernel
import Obligations
import SQL

/// Carries what a decision says of clocks into the ledger of obligations.
struct RequestClocks {
    let obligations: ObligationStore
    let policy: RequestPolicy

    /// - Returns: what it opened.
    @discardableResult
    func carry(
        _ moves: [ClockMove], of request: DisclosureRequest, in tx: Transaction
    ) throws -> [RequestDuty: Obligation] {
        var opened: [RequestDuty: Obligation] = [:]
        for move in moves {
            let subject = move.duty.subject(of: request.id)
            let at = move.on == tx.today ? tx.now : Moment(day: move.on)
            if case .started = move.event {
                opened[move.duty] = try obligations.opened(
                    move.duty.rule, on: subject, of: request.agency, title: move.duty.title(number: request.number),
                    owner: owner(move.duty, request), term: move.duty.term(under: policy), from: at, in: tx)
            } else {
                try obligations.append(
                    move.event, to: move.duty.rule, on: subject, of: request.agency, at: at, note: move.note, in: tx)
            }
        }
        return opened
    }

    /// Of a new case, whose obligations are just opened.
    func line(_ new: DisclosureRequest, _ opened: [RequestDuty: Obligation]) -> BoardClock {
        BoardClock(new, shown(new).flatMap { opened[$0] }, calendar: obligations.calendar)
    }

    /// The duty that the line of the board shows.
    private func shown(_ request: DisclosureRequest) -> RequestDuty? {
        request.stage == .awaitingConfirmation ? .confirmation : request.replyDuty
    }

    /// A case that is given to another section takes what is owed for it along.
    func hand(_ request: DisclosureRequest, in tx: Transaction) throws {
        for duty in request.openDuties where duty.isOurs {
            if case .assistance = duty { continue }
            let subject = duty.subject(of: request.id)
            guard try obligations.obligation(duty.rule, on: subject, of: request.agency, in: tx) != nil else {
                continue
            }
            try obligations.hand(duty.rule, on: subject, of: request.agency, to: request.unit, in: tx)
        }
    }

    func line(_ request: DisclosureRequest, in snapshot: Snapshot) throws -> BoardClock {
        let obligation = try shown(request).flatMap {
            try obligations.obligation($0.rule, on: $0.subject(of: request.id), of: request.agency, in: snapshot)
        }
        return BoardClock(request, obligation, calendar: obligations.calendar)
    }

    private func owner(_ duty: RequestDuty, _ request: DisclosureRequest) -> UnitID {
        if case .assistance(_, let unit, _) = duty { return unit }
        return request.unit
    }
}
