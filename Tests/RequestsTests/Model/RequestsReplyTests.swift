import Kernel
import Testing

@testable import Requests

/// What each kind of reply needs before it can be written (section 1.4).
@Suite struct RequestsReplyTests {
    typealias World = LawWorld

    private static let facts: [ReplyFact: String] = [
        .place: "县政府网站", .way: "到办公室领取", .when: "工作日", .reason: "依据条例", .provision: "某法第十条", .kind: "讨论记录",
        .law: "不动产登记暂行条例", .organ: "县财政局", .organContact: "0000", .unclear: "年度", .channel: "信访室",
        .earlierNumber: "青卫公开〔2025〕1号", .change: "出生日期",
    ]

    private func handling(_ change: (inout DisclosureRequest) -> Void = { _ in }) -> DisclosureRequest {
        var request = World.fresh(arrived: Staged.received, received: Staged.received)
        request.stage = .handling
        change(&request)
        return request
    }

    private func refusal(
        _ outcome: ReplyOutcome, on request: DisclosureRequest, without missing: ReplyFact? = nil,
        with more: [ReplyFact: String] = [:], withheld: [DecisionCode] = [], enclosures: Int = 1
    ) -> Refusal? {
        var facts = RequestsReplyTests.facts.merging(more) { $1 }
        if let missing { facts[missing] = " " }
        let draft = ReplyDraft(
            outcome, body: "经审查，答复如下。",
            facts: Dictionary(uniqueKeysWithValues: facts.map { ($0.key.rawValue, $0.value) }), withheld: withheld,
            enclosures: (0..<enclosures).map { World.id(300 + $0) }, drafter: World.legal.id)
        switch request.deciding(.draft(draft), by: World.handler, in: Staged.context) {
        case .success(let decision):
            // The hand is that of who is signed in, whatever the form said.
            #expect(decision.next.draft?.drafter == World.handler.id && decision.next.hands.drafter == World.handler.id)
            return nil
        case .failure(let refusal): return refusal
        }
    }

    /// A case in which that kind can be given.
    private func fitting(_ code: DecisionCode) -> DisclosureRequest {
        handling { request in
            switch code {
            case .notExisting:
                request.searches = [
                    SearchRecord(
                        places: "档案室", words: "资金", result: "无", searchedOn: Staged.received, by: World.handler.id)
                ]
            case .stillUnclear:
                var notice = CorrectionNotice(items: ["年度"], notifiedOn: Staged.received, due: Staged.today)
                notice.receivedOn = Staged.today
                request.correction = notice
            case .unreasonable:
                var notice = ReasonsNotice(why: "60 件", notifiedOn: Staged.received, due: Staged.today)
                notice.isReasonable = false
                request.reasons = notice
            case .thirdPartyRights: request.consultations = [asked(.thirdParty, .objects)]
            default: break
            }
        }
    }

    private func asked(_ whom: Consulted, _ answer: Consultation.Answer?) -> Consultation {
        var asked = Consultation(
            id: World.id(53), whom: whom, party: "某公司", question: "是否同意公开", sentOn: Staged.received)
        asked.answer = answer
        return asked
    }

    @Test(
        "each kind can be given in a fitting case, and not without what its letter must contain",
        arguments: DecisionCode.allCases)
    func kinds(_ code: DecisionCode) {
        let withheld: [DecisionCode] = code == .partlyDisclosed ? [.internalAffairs] : []
        let refused = refusal(.decision(code), on: fitting(code), withheld: withheld)
        #expect((refused == nil) == code.isDraftable, "\(String(describing: refused))")
        for fact in code.needed {
            let refused = refusal(.decision(code), on: fitting(code), without: fact, withheld: withheld)
            #expect(refused?.field == fact.rawValue && refused?.code == .invalid)
        }
    }

    @Test("K12 needs a search, K15 a correction, K19 the reasons procedure, K07 a consultation")
    func whatTheCaseMustShow() {
        let wanted: [(DecisionCode, String)] = [
            (.notExisting, "FOI-36"), (.stillUnclear, "FOI-30"), (.unreasonable, "FOI-35"),
            (.thirdPartyRights, "FOI-32"),
        ]
        for (code, rule) in wanted { #expect(refusal(.decision(code), on: handling())?.rule == rule, "\(code.code)") }
        #expect(
            refusal(
                .decision(.stillUnclear),
                on: handling {
                    $0.correction = CorrectionNotice(items: ["年度"], notifiedOn: Staged.received, due: Staged.today)
                })?.rule == "FOI-30")
        #expect(
            refusal(
                .decision(.unreasonable),
                on: handling {
                    var notice = ReasonsNotice(why: "60 件", notifiedOn: Staged.received, due: Staged.today)
                    notice.isReasonable = true
                    $0.reasons = notice
                })?.rule == "FOI-35")
    }

    @Test("FOI-32: silence of a third party is neither an objection nor consent; the organ judges")
    func silence() {
        for silent in [Consultation.Answer.silent, .ended] {
            let request = handling { $0.consultations = [asked(.thirdParty, silent)] }
            for code in [DecisionCode.thirdPartyRights, .disclosed] {
                #expect(refusal(.decision(code), on: request)?.field == ReplyFact.judgement.rawValue)
                #expect(refusal(.decision(code), on: request, with: [.judgement: "不涉及商业秘密"]) == nil)
            }
        }
        let consenting = handling { $0.consultations = [asked(.thirdParty, .consents)] }
        #expect(refusal(.decision(.disclosed), on: consenting) == nil)
        #expect(refusal(.decision(.thirdPartyRights), on: consenting, with: [.judgement: "有"])?.rule == "FOI-15")
        // Of a joint maker silence is consent (FOI-34).
        let joint = handling { $0.consultations = [asked(.jointMaker, .silent)] }
        #expect(refusal(.decision(.disclosed), on: joint) == nil)
        #expect(refusal(.decision(.thirdPartyRights), on: joint, with: [.judgement: "有"])?.rule == "FOI-32")
    }

    @Test("FOI-32: what somebody objected to is disclosed only for the public interest, and then told")
    func objection() throws {
        let objecting = handling { $0.consultations = [asked(.thirdParty, .objects)] }
        #expect(refusal(.decision(.disclosed), on: objecting)?.field == ReplyFact.publicInterest.rawValue)
        #expect(refusal(.decision(.disclosed), on: objecting, with: [.publicInterest: "关系公众健康"]) == nil)
        #expect(refusal(.decision(.partlyDisclosed), on: objecting, withheld: [.thirdPartyRights]) == nil)

        var ledger = try CaseLedger(World.fresh(arrived: Staged.received, received: Staged.received))
        try ledger.act(.accept, by: World.handler)
        try ledger.act(
            .consult(whom: .thirdParty, party: "某公司", question: "是否同意"), by: World.handler)
        let id = try #require(ledger.request.consultations.last).id
        try ledger.act(.recordAnswer(id, .objects, on: ledger.today, words: "商业秘密"), by: World.handler)
        let draft = ReplyDraft(
            .decision(.disclosed), body: "予以公开。", facts: [ReplyFact.publicInterest.rawValue: "关系公众健康"],
            enclosures: [World.id(300)], drafter: World.handler.id)
        #expect(throws: Refusal.self) { try ledger.act(.replyOnTheSpot(draft), by: World.handler) }
        try ledger.signed(draft, on: Staged.today)
        let delivery = RequestInput.deliver(Delivery(means: .post, on: Staged.today, proof: "XA1"))
        #expect(ledger.request.refusal(of: .deliver, by: World.handler, in: ledger.context)?.rule == "FOI-32")
        try ledger.act(.tellThirdParty(id, on: Staged.today), by: World.handler)
        try ledger.act(delivery, by: World.handler)
        #expect(ledger.letters.contains(.thirdPartyNotice))
    }

    @Test("FOI-36, FOI-37: something is handed out, and what is withheld has its grounds")
    func handingOver() {
        for code in [DecisionCode.disclosed, .partlyDisclosed] {
            let withheld: [DecisionCode] = code == .partlyDisclosed ? [.internalAffairs] : []
            for missing in [ReplyFact.way, .when] {
                let refused = refusal(
                    .decision(code), on: handling(), without: missing, withheld: withheld, enclosures: 0)
                #expect(refused?.field == "enclosures")
            }
            #expect(refusal(.decision(code), on: handling(), withheld: withheld, enclosures: 0) == nil)
        }
        #expect(refusal(.decision(.partlyDisclosed), on: handling())?.rule == "FOI-37")
        #expect(refusal(.decision(.partlyDisclosed), on: handling(), withheld: [.petition])?.rule == "FOI-37")
        #expect(refusal(.decision(.disclosed), on: handling(), withheld: [.stateSecret])?.rule == "FOI-37")
    }

    @Test("FOI-41: a record is corrected, forwarded, pointed out or not, and counted nowhere")
    func records() throws {
        let day = World.day("2025-06-03")
        for outcome in RecordOutcome.allCases {
            var ledger = try CaseLedger(World.fresh(kind: .recordCorrection, arrived: day, received: day))
            try ledger.act(.accept, by: World.handler)
            #expect(refusal(.decision(.disclosed), on: ledger.request)?.rule == "FOI-41")
            for fact in outcome.needed {
                #expect(refusal(.record(outcome), on: ledger.request, without: fact)?.field == fact.rawValue)
            }
            let facts = Dictionary(
                uniqueKeysWithValues: RequestsReplyTests.facts.map { ($0.key.rawValue, $0.value) })
            try ledger.signed(
                ReplyDraft(.record(outcome), body: "处理如下。", facts: facts, drafter: World.handler.id), on: day)
            try ledger.act(.deliver(Delivery(means: .post, on: day, proof: "XA1")), by: World.handler)
            #expect(ledger.letters == [.reviewSheet, .recordCorrectionNotice, .serviceReturn])
            #expect(ledger.request.closing?.record == outcome && ledger.request.row == nil)
            #expect(CountedRequest(ledger.request) == nil && ledger.running.isEmpty)
        }
        #expect(refusal(.record(.corrected), on: handling())?.rule == "FOI-36")
    }

    @Test("FOI-33: on the spot only what is handed over; everything else is signed", arguments: DecisionCode.allCases)
    func onTheSpot(_ code: DecisionCode) throws {
        var ledger = try CaseLedger(World.fresh(arrived: Staged.received, received: Staged.received))
        let facts = Dictionary(uniqueKeysWithValues: RequestsReplyTests.facts.map { ($0.key.rawValue, $0.value) })
        let draft = ReplyDraft(
            .decision(code), body: "当场提供。", facts: facts, enclosures: [World.id(300)], drafter: World.handler.id)
        guard code == .alreadyPublished || code == .disclosed else {
            #expect(throws: Refusal.self) { try ledger.act(.replyOnTheSpot(draft), by: World.handler) }
            return
        }
        try ledger.act(.replyOnTheSpot(draft), by: World.handler)
        #expect(ledger.request.stage == .closed && ledger.request.row == 3 && ledger.running.isEmpty)
        #expect(ledger.request.delivery?.means == .inPerson && ledger.request.closing?.isLate == false)
    }

    @Test("FOI-S1, FOI-S2: the means and the day that counts")
    func delivery() throws {
        var ledger = try CaseLedger(World.fresh(arrived: Staged.received, received: Staged.received))
        try ledger.act(.accept, by: World.handler)
        try ledger.signed(on: Staged.today)
        let wrong = [
            Delivery(means: .post, on: Staged.received, proof: "XA1"),
            Delivery(means: .post, on: Staged.today, proof: " "),
            Delivery(means: .post, on: Staged.today.adding(days: 1), proof: "XA1"),
        ]
        for delivery in wrong {
            #expect(throws: Refusal.self) { try ledger.act(.deliver(delivery), by: World.handler) }
        }
        var paper = ledger
        paper.request.wanted = WantedInformation(description: "文件", medium: .paper, route: .post)
        for means in [Delivery.Means.email, .portal] {
            let sent = Delivery(means: means, on: Staged.today, proof: "记录")
            let refused = paper.request.deciding(.deliver(sent), by: World.handler, in: paper.context)
            #expect(throws: Refusal.self) { try refused.get() }
            _ = try ledger.request.deciding(.deliver(sent), by: World.handler, in: ledger.context).get()
        }
    }
}
