import Kernel
import Testing

@testable import Documents

/// The chain of a normative document (NORM-1, NORM-2, NORM-5, CONS-6, CONS-8).
@Suite struct NormativeDecisionTests {
    typealias World = NormativeWorld

    @Test(arguments: [
        ("关于印发局长办公会纪要", "纪要"), ("2026年政务公开工作要点", "工作要点"), ("关于增加经费的请示", "请示"), ("2025年工作报告", "报告"),
        ("关于张三同志任免的通知", "任免"), ("关于表彰先进集体的决定", "表彰"), ("机关财务管理办法", "机关财务"),
    ])
    func whatIsNoNormativeDocument(_ title: String, _ word: String) {
        let refusal = NormativeScope.refusal(
            title: title, kind: nil, issuer: "青禾县卫生健康局", issuerKind: .organ,
            criteria: Set(NormativeCriterion.allCases))
        #expect(refusal?.rule == "NORM-1" && refusal?.field == "title", "\(word)")
    }

    @Test func whoMayNotIssueAndWhatMustHold() {
        func refusal(
            _ issuer: String, _ kind: NormativeIssuerKind = .organ, without: NormativeCriterion? = nil
        ) -> Refusal? {
            NormativeScope.refusal(
                title: "青禾县医疗机构管理办法", kind: .notice, issuer: issuer, issuerKind: kind,
                criteria: Set(NormativeCriterion.allCases.filter { $0 != without }))
        }
        #expect(refusal("青禾县卫生健康局") == nil)
        #expect(refusal("青禾县卫生健康局医政科")?.field == "issuer")
        #expect(refusal("青禾县爱国卫生领导小组")?.field == "issuer")
        #expect(refusal("青禾县卫生健康局", .innerDivision)?.field == "issuer")
        for criterion in NormativeCriterion.allCases {
            #expect(refusal("青禾县卫生健康局", without: criterion)?.sentence.contains(criterion.chinese) == true)
        }
        #expect(NormativeScope.hints(title: "关于印发医保工作方案的通知").count == 2)
    }

    @Test func beginningAskUnitAndRole() throws {
        let draft = NormativeDraft(title: "青禾县医疗机构管理办法", issuer: "青禾县卫生健康局", unit: World.medical)
        #expect(throws: Refusal.self) { try NormativeText.starting(draft, id: World.id(1), by: World.otherClerk).get() }
        #expect(throws: Refusal.self) { try NormativeText.starting(draft, id: World.id(1), by: World.supervisor).get() }
        let text = try NormativeText.starting(draft, id: World.id(1), by: World.drafter).get()
        #expect(text.openStages == [.study] && text.unit == World.medical)
    }

    private func record(
        _ stage: NormativeStage, _ on: String, from: String? = nil, note: String = "已办", file: NormativeFile? = nil,
        in text: NormativeText, by officer: Officer = World.drafter
    ) -> Result<NormativeEvent, Refusal> {
        text.recording(
            stage, StageEntry(on: World.day(on), from: from.map(World.day), note: note, file: file), by: officer,
            today: World.today, calendar: World.calendar, policy: .standard)
    }

    @Test func stagesComeInTheirOrderAndOnce() throws {
        let begun = World.text(.begun)
        #expect(throws: Refusal.self) { try record(.drafting, "2026-03-09", file: World.file, in: begun).get() }
        let studied = begun.after(try record(.study, "2026-03-02", in: begun).get())
        #expect(throws: Refusal.self) { try record(.study, "2026-03-03", in: studied).get() }
        // Nothing before the stage it rests on, nothing in the future.
        #expect(throws: Refusal.self) { try record(.drafting, "2026-03-01", file: World.file, in: studied).get() }
        #expect(throws: Refusal.self) { try record(.drafting, "2026-06-11", file: World.file, in: studied).get() }
        // A draft is a text.
        #expect(throws: Refusal.self) { try record(.drafting, "2026-03-09", in: studied).get() }
        let drafted = studied.after(try record(.drafting, "2026-03-09", file: World.file, in: studied).get())
        #expect(drafted.openStages == [.comments, .consultation])
    }

    /// CONS-8 with CONS-10: day 0 is the day of publication.
    @Test func publicConsultationLastsLongEnough() {
        let text = World.text(.drafted)
        #expect(throws: Refusal.self) { try record(.comments, "2026-03-18", from: "2026-03-10", in: text).get() }
        #expect(throws: Never.self) { try record(.comments, "2026-03-19", from: "2026-03-10", in: text).get() }
        #expect(throws: Refusal.self) { try record(.comments, "2026-03-19", in: text).get() }
        var market = text
        market.touchesMarket = true
        #expect(throws: Refusal.self) { try record(.comments, "2026-04-08", from: "2026-03-10", in: market).get() }
        #expect(throws: Never.self) { try record(.comments, "2026-04-09", from: "2026-03-10", in: market).get() }
    }

    @Test func onlySomeStagesMayBeLeftOutAndOnlyWithAReason() throws {
        let text = World.text(.drafted)
        func skip(_ stage: NormativeStage, _ reason: String, _ text: NormativeText) -> Result<NormativeEvent, Refusal> {
            text.skipping(stage, reason: reason, by: World.drafter, today: World.today)
        }
        #expect(throws: Refusal.self) { try skip(.comments, "", text).get() }
        #expect(throws: Never.self) { try skip(.comments, "依法保密", text).get() }
        #expect(throws: Refusal.self) { try skip(.deliberation, "会议多", text).get() }
        for stage in NormativeStage.allCases where !stage.isSkippable {
            for standing in NormativeWorld.Standing.allCases {
                #expect(throws: Refusal.self) { try skip(stage, "理由", World.text(standing)).get() }
            }
        }
    }

    /// CONS-6: nobody may ask for the opinion before the seventh working day; the reviewer may give it sooner.
    @Test func theReviewerIsGivenSevenWorkingDays() throws {
        let text = World.text(.consulted)
        func submit(_ wanted: String?) -> Result<NormativeEvent, Refusal> {
            text.submittingReview(
                StageEntry(on: World.day("2026-04-13"), note: ""), id: World.id(51), to: World.legalUnit,
                wanted: wanted.map(World.day), by: World.drafterHead, today: World.today, calendar: World.calendar,
                policy: NormativePolicy(reviewWorkingDays: 3))
        }
        #expect(throws: Refusal.self) { try submit("2026-04-21").get() }
        guard case .reviewSubmitted(let review) = try submit(nil).get() else { throw Refusal.notFound }
        #expect(review.dueOn == World.day("2026-04-22"))
        let reviewing = text.after(.reviewSubmitted(review))
        #expect(throws: Never.self) {
            try reviewing.concludingReview(
                .lawful, StageEntry(on: World.day("2026-04-14"), note: "合法"), by: World.legal, today: World.today
            ).get()
        }
        // An opinion is a text.
        #expect(throws: Refusal.self) {
            try reviewing.concludingReview(
                .lawful, StageEntry(on: World.day("2026-04-14"), note: ""), by: World.legal, today: World.today
            ).get()
        }
    }

    @Test func nothingIsDeliberatedWithoutALawfulOpinion() throws {
        for standing in [NormativeWorld.Standing.consulted, .reviewing, .unlawful, .toRevise] {
            let refusal = World.text(standing).refusal(of: .deliberate, by: World.office)
            #expect(refusal?.code == .stateRefused, "\(standing)")
            #expect(World.text(standing).refusal(of: .sign, by: World.leader) != nil)
        }
        // 修改后合法 passes once the draft was changed; 不合法 goes round again.
        let text = World.text(.toRevise)
        let revised = text.after(
            try text.revising(
                StageEntry(on: World.day("2026-04-24"), note: "删去第六条"), by: World.drafter, today: World.today
            )
            .get())
        #expect(revised.refusal(of: .deliberate, by: World.office) == nil)
        #expect(World.text(.unlawful).refusal(of: .submitReview, by: World.drafter) == nil)
        #expect(text.refusal(of: .submitReview, by: World.drafter)?.code == .stateRefused)
    }

    @Test(arguments: [
        ("青禾县医疗机构管理办法", NormativeTerm.years(5), true), ("青禾县医疗机构管理办法", .years(6), false),
        ("青禾县医疗机构管理办法（试行）", .years(2), true), ("青禾县医疗机构管理暂行办法", .years(3), false),
        ("青禾县医疗机构管理办法", .openEnded(reason: "程序规定"), true), ("青禾县医疗机构管理办法", .openEnded(reason: ""), false),
        ("青禾县医疗机构管理办法（试行）", .openEnded(reason: "需要"), false),
        ("青禾县医疗机构管理办法", .until(NormativeWorld.day("2031-05-31")), true),
        ("青禾县医疗机构管理办法", .until(NormativeWorld.day("2031-06-01")), false),
        ("青禾县医疗机构管理办法", .until(NormativeWorld.day("2026-05-31")), false),
    ])
    func termsByPolicy(_ title: String, _ term: NormativeTerm, _ isAllowed: Bool) {
        var text = World.text(.signed)
        text.title = title
        let registration = NormativeRegistration(
            number: "青卫发[2026]12号", code: nil, on: World.day("2026-04-30"), effectiveOn: World.day("2026-06-01"),
            term: term)
        let result = text.registering(registration, by: World.legal, today: World.today, policy: .standard)
        switch result {
        case .success(.registered(let item)): #expect(isAllowed && item.number == "青卫发〔2026〕12号")
        case .success: Issue.record("another event")
        case .failure(let refusal): #expect(!isAllowed && refusal.rule == "NORM-5")
        }
    }

    @Test(arguments: [
        ("青卫发〔2026〕12号", "2026-06-01", nil as String?), ("公告2026年第3号", "2026-06-01", nil),
        ("没有文号", "2026-06-01", "NORM-3"),
        ("青卫发〔2026〕0号", "2026-06-01", "NORM-3"), ("青卫发〔2026〕12号", "2026-04-29", "NORM-4"),
    ])
    func numbersAndDaysOfRegistration(_ number: String, _ effective: String, _ rule: String?) {
        let registration = NormativeRegistration(
            number: number, code: nil, on: World.day("2026-04-30"), effectiveOn: World.day(effective), term: .years(5))
        let result = World.text(.signed).registering(
            registration, by: World.office, today: World.today, policy: .standard)
        if case .failure(let refusal) = result { #expect(refusal.rule == rule) } else { #expect(rule == nil) }
    }

    /// NORM-5: 180, 90 and 30 days before the last day.
    @Test(arguments: [
        ("2030-12-01", nil as Int?), ("2030-12-02", 180), ("2031-03-01", 180), ("2031-03-02", 90), ("2031-05-01", 30),
        ("2031-05-31", 30), ("2031-06-01", nil),
    ])
    func reminders(_ on: String, _ threshold: Int?) {
        let text = World.text(.registered)
        let library = NormativeLibrary(texts: [text], relations: [])
        let found = library.reminders(on: World.day(on), policy: .standard)
        #expect(found.first?.threshold == threshold)
        // What another text ends sooner is not waited for.
        let other = World.registered(9, "乙", effective: "2031-01-01")
        let ended = NormativeLibrary(texts: [text, other], relations: [World.relation(99, .repeals, 9, 41)])
        #expect(ended.reminders(on: World.day(on), policy: .standard).isEmpty)
    }

    @Test func relationsNeverRunInACircle() {
        let rows = [World.relation(1, .repeals, 2, 1), World.relation(2, .basis, 3, 2)]
        func refusal(_ relation: NormativeRelation) -> Refusal? { NormativeRelation.refusal(of: relation, among: rows) }
        #expect(refusal(World.relation(9, .amends, 3, 1)) == nil)
        #expect(refusal(World.relation(9, .repeals, 2, 1)) != nil)
        #expect(refusal(World.relation(9, .amends, 1, 1)) != nil)
        #expect(refusal(World.relation(9, .amends, 1, 3)) != nil)
        let law = NormativeTarget.outside(title: "中华人民共和国基本医疗卫生与健康促进法", number: nil)
        for kind in NormativeRelationKind.allCases {
            let row = NormativeRelation(id: World.id(9), kind: kind, source: World.id(1), target: law)
            #expect((refusal(row) == nil) == !kind.changesTarget)
        }
    }

    @Test func termsAsTheyAreStored() {
        for term in [NormativeTerm.years(5), .until(World.today), .openEnded(reason: "程序性规定")] {
            #expect(NormativeTerm(stored: term.stored) == term)
        }
        #expect(NormativeTerm(stored: "5") == nil)
    }
}
