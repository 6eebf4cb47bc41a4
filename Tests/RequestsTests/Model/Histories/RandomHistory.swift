import Kernel

@testable import Requests

/// A case that lives as chance wills: any act at its stage, days before, after and on the limits, wrong entries too. What
/// is refused changes nothing and is remembered where the oracle can judge it.
struct RandomHistory {
    private(set) var ledger: CaseLedger
    private(set) var dice: HistoryDice
    private(set) var trace: HistoryTrace
    /// Days on which the case stood at a stage, in order.
    private(set) var stages: [(from: Day, stage: RequestStage)]
    private(set) var faults: [String] = []
    private(set) var done: [RequestAct] = []
    /// Whether a few people hold all roles, so that only separation keeps them apart.
    private let isSmallOffice: Bool

    static let firstDay = LawWorld.day("2018-01-02")
    static let lastStart = LawWorld.day("2026-01-31")
    static let lastDay = LawWorld.day("2026-05-15")

    init(_ seed: Int) throws {
        var dice = HistoryDice(seed)
        let arrived = RandomHistory.firstDay.adding(
            days: dice.roll(RandomHistory.firstDay.days(to: RandomHistory.lastStart)))
        let channel = dice.pick(IntakeChannel.allCases)
        let kind = dice.one(in: 12) ? RequestKind.recordCorrection : .disclosure
        let request = LawWorld.fresh(
            seed % 1_000_000 + 10_000, kind: kind, channel: channel, applicant: dice.pick(ApplicantKind.allCases),
            arrived: arrived, received: channel.needsConfirmation ? nil : arrived)
        ledger = try CaseLedger(request)
        isSmallOffice = dice.one(in: 3)
        trace = HistoryTrace(ledger)
        stages = [(arrived, request.stage)]
        self.dice = dice
        try live()
    }

    private mutating func live() throws {
        let steps = 20 + dice.roll(70)
        for _ in 0..<steps {
            ledger.today = min(ledger.today.adding(days: pause()), RandomHistory.lastDay)
            try step()
            if ledger.request.stage == .archived { break }
        }
    }

    /// Where somebody else is waited for, more time passes.
    private mutating func pause() -> Int {
        switch ledger.request.stage {
        case .correcting, .consulting, .awaitingPayment: dice.one(in: 4) ? 10 + dice.roll(25) : dice.pause()
        case .awaitingConfirmation, .registered, .explaining, .handling, .drafting, .legalReview, .secrecyReview,
            .signing, .delivering, .closed, .archived:
            dice.pause()
        }
    }

    private mutating func act() -> RequestAct {
        guard dice.one(in: 12) else { return dice.pick(Habits.acts(at: ledger.request.stage)) }
        return dice.pick(dice.one(in: 6) ? RequestAct.allCases : RequestAct.allCases.filter { $0 != .withdraw })
    }

    private mutating func step() throws {
        let before = ledger
        if dice.one(in: 8) {
            let input = applicantInput()
            if case .success(let decision) = ledger.request.deciding(input, in: ledger.context) {
                try ledger.take(decision)
                trace.record(input, before, ledger)
                check(decision, RequestStageTable.targets(of: input.act, in: before.request.stage))
            }
            return
        }
        let act = act()
        let input = input(for: act)
        switch ledger.request.deciding(input, by: officer(for: act), in: ledger.context) {
        case .success(let decision):
            try ledger.take(decision)
            done.append(act)
            trace.record(input, before, ledger)
            check(decision, RequestStageTable.targets(of: act, in: before.request.stage))
        case .failure(let refusal):
            trace.refuse(input, refusal, ledger)
        }
    }

    private mutating func check(_ decision: RequestDecision, _ targets: [RequestStage]) {
        if !targets.contains(ledger.request.stage) {
            faults.append("\(decision.note) leads to \(ledger.request.stage)")
        }
        if ledger.running != Set(ledger.request.openDuties) {
            faults.append("\(decision.note): \(ledger.running) run, \(ledger.request.openDuties) are owed")
        }
        if decision.note.isEmpty { faults.append("an act without a line in the timeline") }
        if ledger.request.stage != stages.last?.stage { stages.append((ledger.today, ledger.request.stage)) }
    }

    private mutating func officer(for act: RequestAct) -> Officer {
        if isSmallOffice {
            let person = 61 + dice.roll(5)
            let all: Set<Role> = [.requestHandler, .officeHead, .legalReviewer, .secrecyReviewer, .leader]
            return LawWorld.officer(person, "第\(person)人", all, LawWorld.units)
        }
        switch RequestHand(of: act) {
        case .office, .handling, .remedies, .revealing: return LawWorld.handler
        case .assisting: return LawWorld.helper
        case .officeHead: return LawWorld.head
        case .legal: return LawWorld.legal
        case .secrecy: return LawWorld.secrecy
        case .signer: return LawWorld.leader
        case .holder:
            switch ledger.request.stage {
            case .legalReview: return LawWorld.legal
            case .secrecyReview: return LawWorld.secrecy
            case .signing: return LawWorld.leader
            case .awaitingConfirmation, .registered, .correcting, .explaining, .handling, .consulting,
                .awaitingPayment, .drafting, .delivering, .closed, .archived:
                return LawWorld.handler
            }
        }
    }

    private mutating func applicantInput() -> ApplicantInput {
        let acts = ApplicantAct.allCases.filter {
            !RequestStageTable.targets(of: $0, in: ledger.request.stage).isEmpty
                && ($0 != .withdraw || dice.one(in: 40))
        }
        guard !acts.isEmpty else { return .confirmReceipt }
        switch dice.pick(acts) {
        case .correct: return .correct(words: "2024年度")
        case .giveReasons: return .giveReasons(words: "课题研究")
        case .payNotice: return .payNotice(receipt: "已汇出")
        case .withdraw: return .withdraw(reason: "")
        case .confirmReceipt: return .confirmReceipt
        case .rate: return .rate(stars: 1 + dice.roll(5), words: "")
        case .proposePublication: return .proposePublication(words: "大家都想知道")
        }
    }

    private mutating func input(for act: RequestAct) -> RequestInput {
        var draw = InputDraw(dice: dice, ledger: ledger)
        defer { dice = draw.dice }
        return draw.input(for: act)
    }
}

/// What people usually do at each stage; repeated is likelier.
enum Habits {
    static func acts(at stage: RequestStage) -> [RequestAct] { table[stage] ?? [.noteContact] }

    private static let table: [RequestStage: [RequestAct]] = [
        .awaitingConfirmation: [.confirm, .confirm, .confirm, .noteContact, .transfer, .assign],
        .registered: [
            .accept, .accept, .accept, .accept, .requireCorrection, .requireCorrection, .requireReasons, .split,
            .replyOnTheSpot, .proposeExtension, .askSection,
        ],
        .correcting: [
            .receiveCorrection, .receiveCorrection, .receiveCorrection, .lapseUncorrected, .lapseUncorrected,
        ],
        .explaining: [.receiveReasons, .receiveReasons, .proposeExtension, .approveExtension],
        .handling: [
            .consult, .consult, .draft, .draft, .draft, .draft, .proposeFee, .proposeFee, .decideFee, .decideFee,
            .decideFee, .proposeExtension,
            .approveExtension,
            .approveExtension, .declineExtension, .draft, .draft, .draft, .requireCorrection, .requireReasons,
            .setDelayedDate, .askSection, .answerSection, .recordSearch, .registerRemedy,
        ],
        .consulting: [
            .consult, .noteConsultReceipt, .noteConsultReceipt, .noteConsultReceipt, .recordAnswer, .recordAnswer,
            .recordAnswer, .recordAnswer, .endConsultation, .proposeExtension, .approveExtension,
        ],
        .awaitingPayment: [
            .noteFeeReceipt, .noteFeeReceipt, .noteFeeReceipt, .recordPayment, .lapseUnpaid, .lapseUnpaid, .lapseUnpaid,
            .lapseUnpaid, .lapseUnpaid,
        ],
        .drafting: [
            .submitDraft, .submitDraft, .submitDraft, .draft, .sendBack, .approveExtension, .proposeExtension,
            .recordSearch,
        ],
        .legalReview: [.passLegal, .passLegal, .passLegal, .sendBack, .approveExtension],
        .secrecyReview: [.passSecrecy, .passSecrecy, .passSecrecy, .sendBack],
        .signing: [.sign, .sign, .sign, .sendBack, .proposeExtension, .approveExtension],
        .delivering: [.deliver, .deliver, .deliver, .tellThirdParty],
        .closed: [
            .archive, .registerRemedy, .recordRemedy, .proposePublication, .decidePublication, .releaseToLog,
            .withdrawFromLog,
        ],
        .archived: [.registerRemedy],
    ]
}
