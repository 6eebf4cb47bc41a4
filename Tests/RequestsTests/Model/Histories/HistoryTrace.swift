import Kernel

@testable import Requests

/// What the oracle gets: what happened and when it was recorded, in the law's words, and what our clocks said after it.
struct HistoryTrace {
    private(set) var lines: [String] = []
    let head: String

    init(_ ledger: CaseLedger) {
        let request = ledger.request
        head =
            "\"kind\":\"\(request.kind.rawValue)\",\"arrived\":\"\(request.arrivedAt.day)\","
            + "\"confirm_due\":\(HistoryTrace.due(ledger, .confirmation))"
        if let received = request.receivedOn {
            lines.append(
                HistoryTrace.line(
                    "received", ledger, on: received, ["notice_due": HistoryTrace.due(ledger, .correctionNotice)]))
        }
    }

    var json: String { "{\(head),\"events\":[\(lines.joined(separator: ","))]}" }

    mutating func record(_ input: RequestInput, _ before: CaseLedger, _ after: CaseLedger) {
        let request = after.request
        switch input {
        case .confirm(let day, _):
            add("received", after, day, ["notice_due": HistoryTrace.due(after, .correctionNotice)])
        case .requireCorrection: add("correct", after, after.today, ["until": quoted(request.correction?.due)])
        case .receiveCorrection(let day, _): add("corrected", after, day)
        case .lapseUncorrected: add("lapse_uncorrected", after, after.today)
        case .setDelayedDate(let day, _): add("delay", after, after.today, ["until": quoted(day)])
        case .consult: add("consult", after, after.today, matter(request.consultations.last?.id))
        case .noteConsultReceipt(let id, let day):
            let duty = request.consultations.first { $0.id == id }.map { RequestDuty.consultationAnswer(id, $0.whom) }
            add("reached", after, day, matter(id).merging(["answer_due": HistoryTrace.due(after, duty)]) { $1 })
        case .recordAnswer(let id, let answer, let day, _):
            answer == .silent ? add("silent", after, after.today, matter(id)) : add("answered", after, day, matter(id))
        case .endConsultation(let id, _): add("answered", after, after.today, matter(id))
        case .decideFee(let approved, _): if approved { add("fee", after, after.today) }
        case .noteFeeReceipt(let day):
            add("fee_received", after, day, ["payment_due": HistoryTrace.due(after, .payment)])
        case .recordPayment(let day, _): add("paid", after, day)
        case .lapseUnpaid: add("lapse_unpaid", after, after.today)
        case .proposeExtension: add("propose", after, after.today)
        case .approveExtension:
            add("extend", after, after.today, ["days": "\(request.lengthening?.workingDays ?? 0)"])
        case .deliver(let delivery): add("reply", after, delivery.on, ["late": late(request)])
        case .replyOnTheSpot: add("reply", after, after.today, ["late": late(request)])
        case .withdraw: add("withdraw", after, after.today)
        case .noteContact, .transfer, .split, .link, .accept, .assign, .requireReasons, .receiveReasons,
            .tellThirdParty, .askSection, .answerSection, .recordSearch, .proposeFee, .declineExtension, .draft,
            .submitDraft, .passLegal, .passSecrecy, .sendBack, .sign, .archive, .proposePublication,
            .decidePublication, .releaseToLog, .withdrawFromLog, .addFile, .reveal, .registerRemedy, .recordRemedy:
            break
        }
    }

    mutating func record(_ input: ApplicantInput, _ before: CaseLedger, _ after: CaseLedger) {
        switch input {
        case .correct: add("corrected", after, after.today)
        case .withdraw: add("withdraw", after, after.today)
        case .giveReasons, .payNotice, .confirmReceipt, .rate, .proposePublication: break
        }
    }

    /// Refusals on grounds of time, which the oracle has to share.
    mutating func refuse(_ input: RequestInput, _ refusal: Refusal, _ ledger: CaseLedger) {
        let request = ledger.request
        guard refusal.code == .stateRefused, request.kind == .disclosure, refusal.rule != "FOI-D8" else { return }
        switch input {
        case .requireCorrection: add("correct", ledger, ledger.today, ["refused": "true"])
        case .lapseUncorrected: add("lapse_uncorrected", ledger, ledger.today, ["refused": "true"])
        case .lapseUnpaid: add("lapse_unpaid", ledger, ledger.today, ["refused": "true"])
        case .approveExtension:
            guard let asked = request.lengthening, asked.state == .proposed else { return }
            add("extend", ledger, ledger.today, ["refused": "true", "days": "\(asked.workingDays)"])
        case .decideFee(let approved, _):
            if approved, request.fee?.isDecided == false { add("fee", ledger, ledger.today, ["refused": "true"]) }
        default: break
        }
    }

    private mutating func add(_ word: String, _ ledger: CaseLedger, _ day: Day, _ more: [String: String] = [:]) {
        lines.append(HistoryTrace.line(word, ledger, on: day, more))
    }

    private static func line(_ word: String, _ ledger: CaseLedger, on day: Day, _ more: [String: String]) -> String {
        let rest = more.keys.sorted().map { ",\"\($0)\":\(more[$0] ?? "null")" }.joined()
        return "{\"do\":\"\(word)\",\"on\":\"\(day)\",\"recorded\":\"\(ledger.today)\",\"due\":\(reply(ledger))\(rest)}"
    }

    private static func reply(_ ledger: CaseLedger) -> String {
        switch ledger.due {
        case nil, .notStarted?: "\"none\""
        case .stopped?: "\"stopped\""
        case .held?: "\"held\""
        case .by(let deadline)?: "\"\(deadline.day)\""
        }
    }

    private static func due(_ ledger: CaseLedger, _ duty: RequestDuty?) -> String {
        let day = duty.flatMap { ledger.clocks[$0] }?.due(LawWorld.calendar).deadline?.day
        return day.map { "\"\($0)\"" } ?? "null"
    }

    private func quoted(_ day: Day?) -> String { day.map { "\"\($0)\"" } ?? "null" }
    private func matter(_ id: ConsultationID?) -> [String: String] { ["matter": "\"\(id?.text ?? "")\""] }
    private func late(_ request: DisclosureRequest) -> String { "\(request.closing?.isLate ?? false)" }
}
