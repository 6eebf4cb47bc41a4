import Kernel
import Testing

@testable import Requests

/// What each act does to the clocks, in literal dates (domain.md 1.7, CAL-T*; anchors/foi.md 2.4).
@Suite struct RequestsClockTests {
    typealias World = LawWorld

    private func received(_ day: String, kind: RequestKind = .disclosure) throws -> CaseLedger {
        try CaseLedger(World.fresh(kind: kind, arrived: World.day(day), received: World.day(day)))
    }

    @Test(
        "FOI-33: 20 working days, make-up days counted",
        arguments: [
            ("2025-09-22", "2025-10-24"), ("2024-09-10", "2024-10-14"), ("2026-02-05", "2026-03-11"),
            ("2020-01-20", "2020-02-25"), ("2026-01-01", "2026-01-29"), ("2018-12-24", "2019-01-22"),
            ("2023-04-20", "2023-05-19"), ("2026-02-14", "2026-03-20"), ("2024-09-25", "2024-10-28"),
            ("2025-01-20", "2025-02-21"), ("2025-01-26", "2025-02-28"), ("2026-02-09", "2026-03-13"),
        ])
    func replies(_ from: String, _ due: String) throws { #expect(try received(from).deadline == due) }

    @Test(
        "FOI-D5: extended by 20 before the deadline",
        arguments: [
            ("2025-09-22", "2025-11-21"), ("2024-09-10", "2024-11-11"), ("2026-02-05", "2026-04-09"),
            ("2020-01-20", "2020-03-24"), ("2026-01-01", "2026-03-04"), ("2018-12-24", "2019-02-22"),
            ("2023-04-20", "2023-06-16"), ("2026-02-14", "2026-04-20"), ("2024-09-25", "2024-11-25"),
            ("2025-01-20", "2025-03-21"), ("2025-01-26", "2025-03-28"), ("2026-02-09", "2026-04-13"),
            ("2025-06-03", "2025-07-29"),
        ])
    func extensions(_ from: String, _ due: String) throws {
        var ledger = try received(from)
        let last = World.day(try #require(ledger.deadline))
        try ledger.act(.proposeExtension(workingDays: 20, reason: "需要汇总"), by: World.handler, on: last)
        try ledger.act(.approveExtension, by: World.head)
        #expect(ledger.deadline == due)
        #expect(ledger.letters == [.extensionNotice])
        // Once (FOI-D5).
        #expect(ledger.request.refusal(of: .proposeExtension, by: World.handler, in: ledger.context)?.rule == "FOI-D5")
    }

    @Test("FOI-D5: the day after the deadline nothing extends it, and it cannot be backdated")
    func noExtensionAfterTheEnd() throws {
        var ledger = try received("2025-06-03")
        try ledger.act(
            .proposeExtension(workingDays: 20, reason: "需要汇总"), by: World.handler, on: World.day("2025-07-01"))
        ledger.today = World.day("2025-07-02")
        let late = ledger.request.deciding(
            .approveExtension, by: World.head, in: ledger.context)
        #expect(throws: Refusal.self) { try late.get() }
        #expect(ledger.request.refusal(of: .approveExtension, by: World.head, in: ledger.context)?.rule == "FOI-D5")
        for days in [0, 21, -1] {
            var early = try received("2025-06-03")
            #expect(throws: Refusal.self) {
                try early.act(.proposeExtension(workingDays: days, reason: "需要汇总"), by: World.handler)
            }
        }
    }

    @Test("CAL-T11: 补正 by 2025-06-12; corrected on 06-20, reply by 2025-07-18")
    func correction() throws {
        var ledger = try received("2025-06-03")
        #expect(ledger.clocks[.correctionNotice]?.due(World.calendar).deadline?.day == World.day("2025-06-12"))
        var tooLate = ledger
        tooLate.today = World.day("2025-06-13")
        #expect(
            tooLate.request.refusal(of: .requireCorrection, by: World.handler, in: tooLate.context)?.rule == "FOI-30")
        try ledger.act(
            .requireCorrection(items: ["写明文件年度"], due: nil), by: World.handler, on: World.day("2025-06-12"))
        #expect(ledger.due == .stopped(since: Moment(day: World.day("2025-06-12")), for: .correction))
        #expect(ledger.request.correction?.due == World.day("2025-07-03"))
        try ledger.act(
            .receiveCorrection(on: World.day("2025-06-20"), words: "2024年度"), by: World.handler,
            on: World.day("2025-06-23"))
        #expect(ledger.deadline == "2025-07-18")
        // Once (FOI-30).
        #expect(
            ledger.request.refusal(of: .requireCorrection, by: World.handler, in: ledger.context)?.rule == "FOI-30")
        #expect(ledger.letters == [.correctionNotice])
    }

    @Test("K21 only after the applicant's own date")
    func uncorrected() throws {
        var ledger = try received("2025-06-03")
        try ledger.act(
            .requireCorrection(items: ["写明年度", " "], due: World.day("2025-06-20")), by: World.handler,
            on: World.day("2025-06-05"))
        #expect(ledger.request.correction?.items == ["写明年度"])
        ledger.today = World.day("2025-06-20")
        #expect(ledger.request.refusal(of: .lapseUncorrected, by: World.handler, in: ledger.context)?.rule == "FOI-30")
        try ledger.act(.lapseUncorrected, by: World.handler, on: World.day("2025-06-21"))
        #expect(ledger.request.row == 21)
        #expect(ledger.running.isEmpty)
        #expect(ledger.request.closing?.isLate == false)
    }

    @Test("CAL-T9: consulted 03-10, answered 03-24: 2025-04-15")
    func consultation() throws {
        var ledger = try received("2025-03-03")
        try ledger.act(.accept, by: World.handler)
        let id = try consult(&ledger, .thirdParty, sent: "2025-03-10")
        #expect(ledger.due == .held(since: World.day("2025-03-10"), remaining: 15))
        try ledger.act(
            .recordAnswer(id, .objects, on: World.day("2025-03-24"), words: "含商业秘密"), by: World.handler,
            on: World.day("2025-03-25"))
        #expect(ledger.deadline == "2025-04-15")
        #expect(ledger.request.stage == .handling)
    }

    @Test("CAL-T10: a silent third party, received 03-12: expiry 2025-04-02, reply by 2025-04-24")
    func silence() throws {
        var ledger = try received("2025-03-03")
        try ledger.act(.accept, by: World.handler)
        let id = try consult(&ledger, .thirdParty, sent: "2025-03-10")
        try ledger.act(
            .noteConsultReceipt(id, on: World.day("2025-03-12")), by: World.handler, on: World.day("2025-03-14"))
        #expect(ledger.deadline == "2025-04-24")
        let duty = RequestDuty.consultationAnswer(id, .thirdParty)
        #expect(ledger.clocks[duty]?.due(World.calendar).deadline?.day == World.day("2025-04-02"))
        ledger.today = World.day("2025-04-02")
        let early = ledger.request.deciding(
            .recordAnswer(id, .silent, on: ledger.today, words: ""), by: World.handler, in: ledger.context)
        #expect(throws: Refusal.self) { try early.get() }
        // Recorded days later, it still ended with the 15th working day.
        try ledger.act(
            .recordAnswer(id, .silent, on: World.day("2025-04-08"), words: ""), by: World.handler,
            on: World.day("2025-04-08"))
        #expect(ledger.request.consultations.first?.answeredOn == World.day("2025-04-02"))
        #expect(ledger.deadline == "2025-04-24")
        #expect(ledger.notes.last?.contains("由本机关依法决定") == true)
    }

    @Test("FOI-D3: two letters at once are united; the extension of a consulted case counts on")
    func overlaps() throws {
        var ledger = try received("2025-03-03")
        try ledger.act(.accept, by: World.handler)
        let first = try consult(&ledger, .thirdParty, sent: "2025-03-10")
        let second = try consult(&ledger, .jointMaker, sent: "2025-03-12")
        try ledger.act(
            .proposeExtension(workingDays: 20, reason: "需要汇总"), by: World.handler, on: World.day("2025-03-13"))
        try ledger.act(.approveExtension, by: World.head)
        try ledger.act(
            .recordAnswer(first, .consents, on: World.day("2025-03-20"), words: ""), by: World.handler,
            on: World.day("2025-03-20"))
        #expect(ledger.request.stage == .consulting)
        try ledger.act(
            .recordAnswer(second, .consents, on: World.day("2025-03-24"), words: ""), by: World.handler,
            on: World.day("2025-03-24"))
        // 04-15 of CAL-T9 and 20 working days more.
        #expect(ledger.deadline == "2025-05-15")
    }

    @Test("FEE-6, FEE-7: the notice stops, payment on 2025-06-20 begins anew; K22 after 20 working days")
    func fees() throws {
        var ledger = try received("2025-06-03")
        try ledger.act(.accept, by: World.handler)
        try ledger.act(.proposeFee(.pages(101)), by: World.handler, on: World.day("2025-06-05"))
        #expect(ledger.request.fee?.amount == Money(yuan: 720))
        try ledger.act(.decideFee(approved: true, words: ""), by: World.head)
        #expect(ledger.request.stage == .awaitingPayment)
        #expect(ledger.request.refusal(of: .lapseUnpaid, by: World.handler, in: ledger.context)?.rule == "FEE-6")
        try ledger.act(.noteFeeReceipt(on: World.day("2025-06-09")), by: World.handler, on: World.day("2025-06-09"))
        #expect(ledger.clocks[.payment]?.due(World.calendar).deadline?.day == World.day("2025-07-07"))
        var unpaid = ledger
        unpaid.today = World.day("2025-07-07")
        #expect(unpaid.request.refusal(of: .lapseUnpaid, by: World.handler, in: unpaid.context)?.rule == "FEE-6")
        try unpaid.act(.lapseUnpaid, by: World.handler, on: World.day("2025-07-08"))
        #expect(unpaid.request.row == 22)
        try ledger.act(
            .recordPayment(on: World.day("2025-06-20"), receipt: "0012"), by: World.handler, on: World.day("2025-06-23")
        )
        #expect(ledger.deadline == "2025-07-18")
    }

    @Test("FOI-31: confirmed within one working day; the day of confirmation is day 0")
    func confirmation() throws {
        let arrived = World.day("2025-05-30")
        var ledger = try CaseLedger(World.fresh(channel: .web, arrived: arrived, received: nil))
        #expect(ledger.due == nil && ledger.request.stage == .awaitingConfirmation)
        // Friday before 端午; the next working day is Tuesday.
        #expect(ledger.clocks[.confirmation]?.due(World.calendar).deadline?.day == World.day("2025-06-03"))
        try ledger.act(.confirm(on: World.day("2025-06-03"), note: ""), by: World.handler, on: World.day("2025-06-04"))
        #expect(ledger.request.receivedOn == World.day("2025-06-03"))
        #expect(ledger.deadline == "2025-07-01")
        #expect(ledger.clocks[.correctionNotice]?.due(World.calendar).deadline?.day == World.day("2025-06-12"))
        for wrong in ["2025-05-29", "2025-06-05"] {
            var other = try CaseLedger(World.fresh(channel: .fax, arrived: arrived, received: nil))
            #expect(throws: Refusal.self) {
                try other.act(.confirm(on: World.day(wrong), note: ""), by: World.handler, on: World.day("2025-06-04"))
            }
        }
    }

    @Test("FOI-35: a delayed day takes the place of the term, and nothing moves it any more")
    func delay() throws {
        var ledger = try received("2025-06-03")
        try ledger.act(
            .requireReasons(why: "一个月内 60 件", due: World.day("2025-06-17")), by: World.handler,
            on: World.day("2025-06-05"))
        #expect(ledger.deadline == "2025-07-01")
        try ledger.act(.giveReasons(words: "课题研究"), on: World.day("2025-06-10"))
        try ledger.act(.receiveReasons(on: World.day("2025-06-10"), words: "", isReasonable: true), by: World.handler)
        try ledger.act(.setDelayedDate(World.day("2025-08-15"), why: "数量较大"), by: World.handler)
        #expect(ledger.deadline == "2025-08-15")
        #expect(ledger.letters == [.reasonsNotice, .delayNotice])
        _ = try consult(&ledger, .otherOrgan, sent: "2025-06-11")
        #expect(ledger.deadline == "2025-08-15")
        for act in [RequestAct.requireCorrection, .proposeFee, .proposeExtension, .setDelayedDate] {
            #expect(ledger.request.refusal(of: act, by: World.handler, in: ledger.context) != nil, "\(act)")
        }
    }

    @Test("FOI-R4, FOI-41: answers to remedies and to applications about records")
    func remediesAndRecords() throws {
        var ledger = try received("2025-06-03", kind: .recordCorrection)
        #expect(ledger.deadline == "2025-07-01")
        #expect(ledger.running == [.recordReply])
        let day = World.day("2025-09-22")
        try ledger.act(.withdraw(on: day, reason: "书面撤回申请"), by: World.handler, on: day)
        #expect(ledger.request.row == nil)
        let cases: [(Remedy.Kind, Bool, String)] = [
            (.reconsideration, true, "2025-09-28"), (.reconsideration, false, "2025-10-11"),
            (.litigation, false, "2025-10-09"), (.complaint, false, "2025-10-17"),
        ]
        for (kind, simplified, due) in cases {
            try ledger.act(
                .registerRemedy(kind, authority: "县人民政府", number: "", on: day, isSimplified: simplified),
                by: World.legal)
            let remedy = try #require(ledger.request.remedies.last)
            let duty = RequestDuty.remedyAnswer(remedy.id, kind, isSimplified: simplified)
            #expect(ledger.clocks[duty]?.due(World.calendar).deadline?.day == World.day(due), "\(kind)")
        }
    }

    @Test("FEE-2: units split off keep the day of receipt and the clock")
    func splitting() throws {
        var ledger = try received("2025-06-03")
        try ledger.act(
            .split([World.wanted("甲文件"), World.wanted("乙文件"), World.wanted("丙文件")]), by: World.handler,
            on: World.day("2025-06-05"))
        #expect(ledger.request.wanted.description == "甲文件" && ledger.parts.map(\.description) == ["乙文件", "丙文件"])
        let part = ledger.request.part(id: World.id(250), number: "2025-250", wanted: ledger.parts[0])
        let other = try CaseLedger(part, today: World.day("2025-06-05"))
        #expect(other.deadline == "2025-07-01" && part.splitFrom == ledger.request.id)
        #expect(other.running == [.reply, .correctionNotice])
        // After the one correction a part cannot be corrected again.
        var corrected = try received("2025-06-03")
        try corrected.act(.requireCorrection(items: ["写明年度"], due: nil), by: World.handler)
        try corrected.act(.correct(words: "2024年"), on: World.day("2025-06-20"))
        let late = corrected.request.part(id: World.id(251), number: "2025-251", wanted: World.wanted())
        let lateLedger = try CaseLedger(late, today: World.day("2025-06-20"))
        #expect(lateLedger.deadline == "2025-07-18" && lateLedger.running == [.reply])
        #expect(late.receivedOn == World.day("2025-06-03"))
    }

    @Test("FOI-D7: late is late, whatever is recorded afterwards")
    func lateness() throws {
        for (posted, late) in [("2025-07-01", false), ("2025-07-02", true)] {
            var ledger = try received("2025-06-03")
            try ledger.act(.accept, by: World.handler)
            try ledger.signed(on: World.day("2025-06-30"))
            try ledger.act(
                .deliver(Delivery(means: .post, on: World.day(posted), proof: "XA123")), by: World.handler,
                on: World.day("2025-07-05"))
            #expect(ledger.request.closing?.isLate == late)
            let reading = ledger.replyClock?.reading(at: Moment(day: World.day("2025-08-01")), calendar: World.calendar)
            #expect(reading?.closing == (late ? .late : .onTime))
        }
    }

    private func consult(_ ledger: inout CaseLedger, _ whom: Consulted, sent: String) throws -> ConsultationID {
        try ledger.act(
            .consult(whom: whom, party: "某某单位", question: "是否同意公开"), by: World.handler,
            on: World.day(sent))
        return try #require(ledger.request.consultations.last).id
    }
}

extension CaseLedger {
    /// Through all hands to the signature.
    mutating func signed(_ draft: ReplyDraft = LawWorld.disclosed(), on day: Day) throws {
        try act(.draft(draft), by: LawWorld.handler, on: day)
        try act(.submitDraft, by: LawWorld.handler)
        try act(.passLegal(opinion: "合法"), by: LawWorld.legal)
        try act(.passSecrecy(opinion: "不涉密"), by: LawWorld.secrecy)
        try act(.sign, by: LawWorld.leader)
    }
}
