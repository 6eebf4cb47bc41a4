import Kernel
import Testing

@testable import Requests

/// Acts that are not about the clock alone, and controls: a decision that forgets something is noticed.
@Suite struct RequestsCaseTests {
    typealias World = LawWorld
    private let day = World.day("2025-06-03")

    private func received(_ channel: IntakeChannel = .counter) throws -> CaseLedger {
        try CaseLedger(World.fresh(channel: channel, arrived: day, received: channel.needsConfirmation ? nil : day))
    }

    @Test("FOI-31: before confirmation it can go to another agency, afterwards not; it is counted nowhere")
    func transfers() throws {
        var ledger = try received(.web)
        #expect(throws: Refusal.self) { try ledger.act(.transfer(to: World.commission, note: ""), by: World.handler) }
        try ledger.act(.transfer(to: World.stranger, note: "不属于本机关"), by: World.handler)
        #expect(ledger.request.closing?.why == .transferred && ledger.request.row == nil && ledger.running.isEmpty)
        #expect(CountedRequest(ledger.request) == nil)
        let other = try received()
        #expect(other.request.refusal(of: .transfer, by: World.handler, in: other.context)?.rule == "FOI-D8")
    }

    @Test("withdrawn at any open stage: K23 once received, nothing before", arguments: RequestStage.allCases)
    func withdrawal(_ stage: RequestStage) throws {
        let request = Staged.request(stage)
        let input = RequestInput.withdraw(on: Staged.today, reason: "书面撤回申请")
        let result = request.deciding(input, by: World.handler, in: Staged.context)
        guard stage.isOpen else {
            #expect(throws: Refusal.self) { try result.get() }
            return
        }
        let decision = try result.get()
        #expect(decision.next.stage == .closed)
        #expect(decision.next.row == (stage == .awaitingConfirmation ? nil : 23))
        let waived = Set(decision.clock.map(\.duty))
        let remedies = request.openDuties.filter { if case .remedyAnswer = $0 { true } else { false } }
        #expect(waived == Set(request.openDuties).subtracting(remedies))
        #expect(decision.clock.allSatisfy { $0.event == .waived })
    }

    @Test func theApplicantsOwnActs() throws {
        var ledger = try received()
        #expect(ledger.request.allowedActs(in: ledger.context) == [.withdraw, .proposePublication])
        try ledger.act(.proposePublication(words: "多人关心"))
        #expect(ledger.request.publication?.proposer == nil)
        #expect(ledger.request.refusal(of: ApplicantAct.proposePublication, in: ledger.context)?.rule == "FOI-44")
        try ledger.act(.decidePublication(accepted: true, reason: ""), by: World.head)
        #expect(ledger.letters == [.publicationTransfer])
        try ledger.act(.requireCorrection(items: ["年度"], due: nil), by: World.handler)
        #expect(throws: Refusal.self) { try ledger.act(.correct(words: "　")) }
        try ledger.act(.correct(words: "2024年"), on: World.day("2025-06-10"))
        #expect(ledger.deadline == "2025-07-08")
        try ledger.signed(on: World.day("2025-06-11"))
        try ledger.act(.deliver(Delivery(means: .email, on: ledger.today, proof: "记录")), by: World.handler)
        #expect(ledger.request.allowedActs(in: ledger.context) == [.confirmReceipt, .rate])
        try ledger.act(.confirmReceipt)
        for stars in [0, 6] {
            #expect(throws: Refusal.self) { try ledger.act(.rate(stars: stars, words: "")) }
        }
        try ledger.act(.rate(stars: 5, words: "清楚"))
        #expect(ledger.request.allowedActs(in: ledger.context).isEmpty)
    }

    @Test("FOI-35: reasons within the applicant's days; without any they cannot be reasonable")
    func reasons() throws {
        var ledger = try received()
        try ledger.act(.requireReasons(why: "60 件", due: nil), by: World.handler)
        let due = try #require(ledger.request.reasons?.due)
        func judged(_ isReasonable: Bool, on day: Day) -> Refusal? {
            var later = ledger
            later.today = day
            let input = RequestInput.receiveReasons(on: day, words: "", isReasonable: isReasonable)
            guard case .failure(let refusal) = later.request.deciding(input, by: World.handler, in: later.context)
            else { return nil }
            return refusal
        }
        #expect(judged(false, on: due)?.rule == "FOI-35")
        #expect(judged(true, on: due.adding(days: 1))?.rule == "FOI-35")
        #expect(judged(false, on: due.adding(days: 1)) == nil)
        try ledger.act(.receiveReasons(on: day, words: "研究", isReasonable: false), by: World.handler)
        #expect(ledger.request.refusal(of: .setDelayedDate, by: World.handler, in: ledger.context)?.rule == "FOI-35")
        #expect(ledger.request.refusal(of: .requireReasons, by: World.handler, in: ledger.context)?.rule == "FOI-35")
    }

    @Test("ROLE-5: the section that was asked answers, nobody else")
    func assistance() throws {
        var ledger = try received()
        #expect(throws: Refusal.self) {
            try ledger.act(.askSection(unit: World.id(99), question: "请提供", due: nil), by: World.handler)
        }
        #expect(ledger.request.reach(of: World.helper) == .none)
        try ledger.act(.askSection(unit: World.finance, question: "请提供", due: nil), by: World.handler)
        let id = try #require(ledger.request.assistances.last).id
        #expect(ledger.request.assistances.last?.due == World.day("2025-06-10"))
        #expect(ledger.request.refusal(of: .answerSection, by: World.handler, in: ledger.context)?.rule == "ROLE-5")
        let before = ledger.deadline
        try ledger.act(.answerSection(id, words: "见附件"), by: World.helper, on: World.day("2025-06-09"))
        #expect(ledger.deadline == before)
        #expect(ledger.request.refusal(of: .answerSection, by: World.helper, in: ledger.context)?.code == .roleRefused)
    }

    @Test("FOI-51: an answered, decided remedy; what was answered cannot be answered again")
    func remedies() throws {
        var ledger = try received()
        try ledger.act(
            .registerRemedy(.reconsideration, authority: "县人民政府", number: "", on: day, isSimplified: true),
            by: World.legal)
        let id = try #require(ledger.request.remedies.last).id
        try ledger.act(.recordRemedy(id, .answered(on: day)), by: World.legal)
        #expect(throws: Refusal.self) { try ledger.act(.recordRemedy(id, .answered(on: day)), by: World.legal) }
        try ledger.act(.recordRemedy(id, .decided(.upheld, on: day, words: "")), by: World.legal)
        #expect(ledger.request.remedies.last?.isOpen == false)
        #expect(ledger.request.refusal(of: .recordRemedy, by: World.legal, in: ledger.context)?.rule == "FOI-51")
    }

    /// Controls: each forgotten move of a clock is noticed by the clocks, by what is owed, or by the day itself.
    @Test func aForgottenMoveIsNoticed() throws {
        let third = RequestInput.consult(whom: .thirdParty, party: "某公司", question: "是否同意")
        let id: ConsultationID = World.id(1_000)
        let script: [(RequestInput, Officer)] = [
            (.confirm(on: day, note: ""), World.handler), (.accept, World.handler), (third, World.handler),
            (.noteConsultReceipt(id, on: day), World.handler),
            (.recordAnswer(id, .consents, on: World.day("2025-06-10"), words: ""), World.handler),
            (.proposeExtension(workingDays: 5, reason: "汇总"), World.handler),
            (.approveExtension, World.head),
            (.requireCorrection(items: ["年度"], due: nil), World.handler),
            (.receiveCorrection(on: World.day("2025-06-10"), words: "2024"), World.handler),
            (.proposeFee(.pages(31)), World.handler),
            (.decideFee(approved: true, words: ""), World.head),
            (.noteFeeReceipt(on: World.day("2025-06-10")), World.handler),
            (.recordPayment(on: World.day("2025-06-10"), receipt: "1"), World.handler),
            (.replyOnTheSpot(World.disclosed()), World.handler),
        ]
        var ledger = try received(.web), forgotten = 0
        for (step, (input, officer)) in script.enumerated() {
            if step == 4 { ledger.today = World.day("2025-06-10") }
            let decision = try ledger.request.deciding(input, by: officer, in: ledger.context).get()
            var right = ledger
            try right.take(decision)
            for index in decision.clock.indices {
                forgotten += 1
                var mutant = decision, wrong = ledger
                mutant.clock.remove(at: index)
                let broke = (try? wrong.take(mutant)) == nil
                let owed = wrong.running != Set(wrong.request.openDuties)
                let isNoticed = broke || owed || wrong.due != right.due || wrong.clocks != right.clocks
                #expect(isNoticed, "\(decision.clock[index])")
                // Not merely different: the properties of the histories see it, or the oracle does by the day.
                #expect(
                    broke || owed || wrong.due != right.due || decision.clock[index].duty == right.request.replyDuty)
            }
            ledger = right
        }
        #expect(forgotten > 20)
    }

    @Test func longAndEmptyWordsAreRefused() throws {
        var ledger = try received()
        let long = String(repeating: "长", count: RequestFaults.mostWords + 1)
        for words in ["", " ", "　\n", long] {
            #expect(throws: Refusal.self) { try ledger.act(.noteContact(note: words), by: World.handler) }
            #expect(throws: Refusal.self) {
                try ledger.act(.requireCorrection(items: [words], due: nil), by: World.handler)
            }
        }
        #expect(throws: Refusal.self) { try ledger.act(.split([World.wanted()]), by: World.handler) }
        #expect(throws: Refusal.self) {
            try ledger.act(.split([World.wanted(), World.wanted(" ")]), by: World.handler)
        }
        #expect(throws: Refusal.self) { try ledger.act(.link(to: ledger.request.id), by: World.handler) }
        #expect(throws: Refusal.self) {
            try ledger.act(.assign(unit: World.id(99), handler: nil), by: World.handler)
        }
    }
}
