import Kernel
import Testing

@testable import Requests

/// Nobody alone can lengthen a term, hide that it was missed, or close a case with nothing in hand.
@Suite struct RequestsProofTests {
    typealias World = LawWorld
    private let day = World.day("2025-06-03")

    private func handling() throws -> CaseLedger {
        var ledger = try CaseLedger(World.fresh(arrived: day, received: day))
        try ledger.act(.accept, by: World.handler)
        return ledger
    }

    @Test("FOI-D3, FEE-5, FOI-D5: what an act sends goes out on the day of the act")
    func noticesAreOfToday() throws {
        var ledger = try handling()
        let later = World.day("2025-06-16")
        try ledger.act(
            .consult(whom: .thirdParty, party: "某公司", question: "是否同意公开"), by: World.handler, on: later)
        let asked = try #require(ledger.request.consultations.last)
        #expect(asked.sentOn == later)
        for wrong in [later.adding(days: -1), later.adding(days: 1)] {
            #expect(throws: Refusal.self) {
                try ledger.act(.noteConsultReceipt(asked.id, on: wrong), by: World.handler)
            }
            #expect(throws: Refusal.self) {
                try ledger.act(.recordAnswer(asked.id, .consents, on: wrong, words: ""), by: World.handler)
            }
        }
        var paying = try handling()
        try paying.act(.proposeFee(.pages(101)), by: World.handler, on: World.day("2025-06-05"))
        try paying.act(.decideFee(approved: true, words: ""), by: World.head, on: later)
        #expect(paying.request.fee?.sentOn == later)
        // The 20 working days cannot have run before the decision (FEE-6).
        #expect(throws: Refusal.self) { try paying.act(.noteFeeReceipt(on: day), by: World.handler) }
        var longer = try handling()
        try longer.act(.proposeExtension(workingDays: 5, reason: "汇总"), by: World.handler)
        try longer.act(.approveExtension, by: World.head, on: later)
        #expect(longer.request.lengthening?.notifiedOn == later)
        for name in ["sent_on", "notified_on"] {
            #expect(!RequestAct.allCases.contains { $0.fields.contains(name) })
        }
    }

    @Test("FOI-D7: a withdrawal is proved and does not take away that the term was missed")
    func withdrawalKeepsLateness() throws {
        for (on, late) in [("2025-07-01", false), ("2025-07-02", true)] {
            var ledger = try handling()
            ledger.today = World.day("2025-07-04")
            #expect(throws: Refusal.self) {
                try ledger.act(.withdraw(on: World.day(on), reason: " "), by: World.handler)
            }
            for wrong in [day.adding(days: -1), World.day("2025-07-05")] {
                #expect(throws: Refusal.self) { try ledger.act(.withdraw(on: wrong, reason: "来信"), by: World.handler) }
            }
            try ledger.act(.withdraw(on: World.day(on), reason: "书面撤回申请"), by: World.handler)
            #expect(ledger.request.closing?.isLate == late && ledger.request.row == 23)
            #expect(ledger.request.remarks.map(\.words) == ["书面撤回申请"])
            #expect(ledger.notes.last?.contains("书面") == false)
        }
        var own = try handling()
        try own.act(.withdraw(reason: ""), on: World.day("2025-07-02"))
        #expect(own.request.closing?.isLate == true && own.request.remarks.isEmpty)
    }

    @Test("FOI-36: only files of the case that lie there to be handed out are enclosures")
    func strangeEnclosures() throws {
        var ledger = try handling()
        let draft = ReplyDraft(
            .decision(.disclosed), body: "予以公开。", enclosures: [World.id(300), World.id(999)],
            drafter: World.handler.id)
        for input in [RequestInput.draft(draft), .replyOnTheSpot(draft)] {
            guard case .failure(let refusal) = ledger.request.deciding(input, by: World.handler, in: ledger.context)
            else {
                Issue.record("a file of nowhere was taken")
                continue
            }
            #expect(refusal.field == "enclosures" && refusal.rule == "FOI-36")
        }
        try ledger.act(.draft(World.disclosed()), by: World.handler)
    }

    @Test("free words stand in rows; the journal's line is fixed")
    func freeWords() throws {
        var ledger = try handling()
        try ledger.act(.draft(World.disclosed()), by: World.handler)
        try ledger.act(.submitDraft, by: World.handler)
        try ledger.act(.passLegal(opinion: "苏木槿的材料合法"), by: World.legal)
        try ledger.act(.sendBack(to: .drafting, reason: "苏木槿的住址应当遮盖"), by: World.secrecy)
        #expect(!ledger.notes.contains { $0.contains("苏木槿") })
        #expect(ledger.request.remarks.map(\.kind) == [.legal, .sentBack])
        #expect(ledger.request.remarks.map(\.by) == [World.legal.id, World.secrecy.id])
    }

    @Test("FEE-2: what was applied for stays when it is split, and the number of the document goes along")
    func splitKeepsTheWords() throws {
        let wanted = WantedInformation(
            description: "甲文件和乙文件", documentNumber: "青卫〔2025〕3号", medium: .paper, route: .post)
        let form = RequestInputForm(.split, ["parts": ["甲文件\n乙文件\n丙文件"]])
        let input = try form.input(wanted: wanted, drafter: World.handler.id).get()
        var ledger = try handling()
        ledger.request.wanted = wanted
        try ledger.act(input, by: World.handler)
        #expect(ledger.request.originalWanted == "甲文件和乙文件" && ledger.request.wanted.description == "甲文件")
        #expect(([ledger.request.wanted] + ledger.parts).allSatisfy { $0.documentNumber == "青卫〔2025〕3号" })
        let part = ledger.request.part(id: World.id(250), number: "2025-250", wanted: ledger.parts[0])
        #expect(part.originalWanted == "甲文件和乙文件")
        // Split once more, it is still the applicant's own words.
        try ledger.act(.split([World.wanted("一"), World.wanted("二")]), by: World.handler)
        #expect(ledger.request.originalWanted == "甲文件和乙文件")
    }
}
