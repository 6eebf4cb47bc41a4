import Kernel
import Obligations
import SQL

/// What a consultation makes people owe, inside the transaction of the act.
struct ConsultationDuties {
    let obligations: ObligationStore
    let tx: Transaction

    /// CONS-9: the result within 20 working days after the last day. A round that takes the place of one that is not yet due
    /// ends the duty of that one; what is overdue stays owed.
    func openResult(_ found: PublicConsultation) throws {
        guard let round = found.round else { return }
        for earlier in found.rounds.dropLast() {
            try end(
                resultSubject(found, earlier.number), "CONS-9", found.agency, .waived, "以第\(round.number)次征求意见的结果为准")
        }
        try obligations.open(
            "CONS-9", on: resultSubject(found, round.number), of: found.agency,
            title: "公布《\(found.title)》征求意见结果", owner: found.unit, term: Term(.until(resultDue(round))), in: tx)
    }

    private func resultDue(_ round: ConsultationRound) -> Day {
        obligations.calendar.workday(20, after: round.closesOn)
    }

    func moveResult(_ found: PublicConsultation) throws {
        guard let round = found.round else { return }
        try obligations.append(
            .rescheduled(resultDue(round)), to: "CONS-9", on: resultSubject(found, round.number), of: found.agency,
            at: tx.now, note: "征集期限延长到\(round.closesOn)", in: tx)
    }

    /// - Returns: the day of the result, when the calendar moved it.
    func followCalendar(_ found: PublicConsultation) throws -> Day? {
        guard let round = found.round else { return nil }
        let subject = resultSubject(found, round.number), day = resultDue(round)
        guard let duty = try obligations.obligation("CONS-9", on: subject, of: found.agency, in: tx),
            duty.state == .open
        else { return nil }
        let reading = duty.reading(at: tx.now, calendar: obligations.calendar)
        guard reading.signal != .black, reading.due.deadline?.day != day else { return nil }
        try obligations.append(
            .rescheduled(day), to: "CONS-9", on: subject, of: found.agency, at: tx.now, note: "工作日安排有变动", in: tx)
        return day
    }

    func meetResult(_ found: PublicConsultation) throws {
        for round in found.rounds {
            try end(resultSubject(found, round.number), "CONS-9", found.agency, .met, "")
        }
    }

    private func resultSubject(_ found: PublicConsultation, _ round: Int) -> Obligation.Subject {
        Obligation.Subject(kind: round == 1 ? "consultation" : "consultation_\(round)", id: found.id.text)
    }

    private func end(
        _ subject: Obligation.Subject, _ rule: String, _ agency: AgencyID, _ kind: ClockEvent.Kind, _ note: String
    ) throws {
        guard let duty = try obligations.obligation(rule, on: subject, of: agency, in: tx), duty.state == .open else {
            return
        }
        let reading = duty.reading(at: tx.now, calendar: obligations.calendar)
        if kind == .waived, reading.signal == .black { return }
        try obligations.append(kind, to: rule, on: subject, of: agency, at: tx.now, note: note, in: tx)
    }

    // MARK: Legality, hearings, evaluation

    /// CONS-6: at least seven working days for the reviewer; a new one each time it is handed in.
    func openLegality(_ found: PublicConsultation, unit: UnitID) throws {
        try obligations.open(
            "CONS-6", on: try free("CONS-6", legalityKind, found), of: found.agency,
            title: "合法性审查：\(found.title)", owner: unit, term: Term(.workingDays(7)), in: tx)
    }

    func meetLegality(_ found: PublicConsultation) throws {
        for number in 1...9 {
            try end(subject(legalityKind, number, found), "CONS-6", found.agency, .met, "")
        }
    }

    static let legalityKind = "consultation_legality"
    private var legalityKind: String { Self.legalityKind }

    private func subject(_ kind: String, _ number: Int, _ found: PublicConsultation) -> Obligation.Subject {
        Obligation.Subject(kind: number == 1 ? kind : "\(kind)_\(number)", id: found.id.text)
    }

    private func free(_ rule: String, _ kind: String, _ found: PublicConsultation) throws -> Obligation.Subject {
        for number in 1...9 {
            let one = subject(kind, number, found)
            if try obligations.obligation(rule, on: one, of: found.agency, in: tx) == nil { return one }
        }
        throw Refusal(.stateRefused, "未能送合法性审查：已经送审9次。请与合法性审查员当面研究后再办理。", rule: rule)
    }

    /// CONS-4: materials reach the participants seven days before.
    func openMaterials(_ hearing: ConsultationHearing, of found: PublicConsultation) throws {
        guard hearing.owesMaterials else { return }
        try obligations.open(
            "CONS-4", on: ConsultationDuties.materials(hearing), of: found.agency,
            title: "送达听证材料：\(found.title)", owner: found.unit, term: Term(.until(hearing.materialsDue)), in: tx)
    }

    func follow(_ act: HearingAct, _ hearing: ConsultationHearing, of found: PublicConsultation) throws {
        guard hearing.owesMaterials else { return }
        switch act {
        case .materials: try end(ConsultationDuties.materials(hearing), "CONS-4", found.agency, .met, "")
        case .cancel:
            try end(ConsultationDuties.materials(hearing), "CONS-4", found.agency, .waived, hearing.cancelReason)
        case .hold: break
        }
    }

    private static func materials(_ hearing: ConsultationHearing) -> Obligation.Subject {
        Obligation.Subject(kind: "consultation_hearing", id: hearing.id.text)
    }

    func openEvaluation(_ found: PublicConsultation, until day: Day) throws {
        try obligations.open(
            "CONS-7", on: subject("consultation_evaluation", 1, found), of: found.agency,
            title: "决策后评估：\(found.title)", owner: found.unit, term: Term(.until(day)), in: tx)
    }

    func meetEvaluation(_ found: PublicConsultation) throws {
        try end(subject("consultation_evaluation", 1, found), "CONS-7", found.agency, .met, "")
    }
}
