import Audit
import Documents
import Interpretation
import Kernel
import SQL
import TestSupport
import Testing

@testable import Consultation

@Suite(.serialized) struct ConsultationStoreTests {
    typealias World = ConsultationWorld
    typealias Duty = ConsultationStoreWorld.Duty

    /// CONS-9: from the draft to the result, with the duty in the transaction of the act.
    @Test(arguments: TestDatabases.all)
    func fromTheDraftToTheResult(_ database: TestDatabase) async throws {
        try await ConsultationStoreWorld.with(database) { world in
            let id = try await world.published().id
            // 20 working days after 20 April, over the Labour Day holiday (worked on 9 May).
            #expect(try await world.duties() == [Duty("CONS-9", "consultation", "open", "2026-05-20")])
            world.clock.set("2026-04-20T23:59")
            let receipt = try await world.consultations.receive(
                World.comment("每周开诊六天", paragraph: "3", contact: "0999-8000177"), files: [], isQueued: false, on: id)
            #expect(receipt.number == "YJ2026-0001-1" && !receipt.isQueued)
            world.clock.set("2026-04-21")
            await #expect(throws: Refusal.self) {
                try await world.consultations.receive(World.comment("晚了"), files: [], isQueued: false, on: id)
            }
            await #expect(throws: Refusal.self) {
                try await world.consultations.perform(.explain("说明"), on: id, by: World.drafter)
            }
            try await world.answerAll(id)
            _ = try await world.consultations.perform(.explain("意见已经研究。"), on: id, by: World.drafter)
            guard case .comment(_, let line, let hidden) = try await world.consultations.tracking(receipt.code) else {
                Issue.record("no comment")
                return
            }
            #expect(hidden == nil && line.phase == .explaining)
            _ = try await world.consultations.perform(.release, on: id, by: World.office)
            #expect(try await world.duties() == [Duty("CONS-9", "consultation", "met", "2026-05-20")])
            guard case .comment(_, _, let group) = try await world.consultations.tracking(receipt.code) else {
                Issue.record("no comment")
                return
            }
            #expect(group?.adoption == .partly && group?.reason == "已改为每周六天")
            #expect(try await world.journalProblems() == [])
            let view = try await world.consultations.publicView(id)
            #expect(view.phase == .released && view.groups.map(\.size) == [1])
        }
    }

    /// A prolongation moves the day of the result; what is late stays late.
    @Test(arguments: TestDatabases.all)
    func aProlongationMovesTheResult(_ database: TestDatabase) async throws {
        try await ConsultationStoreWorld.with(database, on: "2026-09-01") { world in
            let id = try await world.published(World.draft(until: "2026-10-01")).id
            #expect(try await world.duties().map(\.due) == ["2026-11-03"])
            world.clock.set("2026-09-28")
            _ = try await world.consultations.perform(
                .prolong(World.day("2026-10-09"), "节假日"), on: id, by: World.drafter)
            #expect(try await world.duties().map(\.due) == ["2026-11-05"])
            #expect(try await world.consultations.publicView(id).found.round?.firstClosesOn == World.day("2026-10-01"))
            world.clock.set("2026-11-06")
            _ = try await world.consultations.perform(.explain("未收到意见。"), on: id, by: World.drafter)
            _ = try await world.consultations.perform(.release, on: id, by: World.office)
            #expect(try await world.duties().map(\.state) == ["met_late"])
        }
    }

    /// CONS-5: a new draft is another round, with numbers of paragraphs, comments and a duty of its own.
    @Test(arguments: TestDatabases.all)
    func aNewDraftIsAnotherRound(_ database: TestDatabase) async throws {
        try await ConsultationStoreWorld.with(database) { world in
            let id = try await world.published().id
            _ = try await world.consultations.receive(
                World.comment("改为六天", paragraph: "3"), files: [], isQueued: false, on: id)
            world.clock.set("2026-04-21")
            _ = try await world.consultations.perform(.reopen("意见较多"), on: id, by: World.drafter)
            let unchanged = World.draft(until: "2026-06-10")
            await #expect(throws: Refusal.self) {
                try await world.consultations.perform(.submit, on: id, by: World.head)
            }
            var next = unchanged
            next.text = "第一条 为规范村卫生室管理，制定本办法。\n第三条 村卫生室每周开诊不少于六天。\n第四条 本办法自公布之日起施行。"
            _ = try await world.consultations.edit(next, of: id, by: World.drafter)
            #expect(try await world.consultations.publicView(id).found.publicDraft?.number == 1)
            _ = try await world.consultations.perform(.submit, on: id, by: World.head)
            _ = try await world.consultations.perform(.publish, on: id, by: World.office)
            let view = try await world.consultations.publicView(id)
            #expect(view.found.rounds.count == 2 && view.phase == .collecting && view.counts.accepted == 0)
            #expect(view.found.publicDraft?.paragraphs.map(\.number) == [1, 3, 4])
            let changes = try #require(try await world.consultations.comparison(of: id))
            #expect(changes.lines.map(\.place) == ["第1段", "第2段", "第3段", "删去的段落"])
            #expect(changes.lines[1].pieces.contains { $0.kind == .added && $0.words == "六" })
            #expect(
                try await world.duties().map { "\($0.kind) \($0.state)" } == [
                    "consultation waived", "consultation_2 open",
                ])
            #expect(try await world.journalProblems() == [])
        }
    }

    /// CONS-4, CONS-6, CONS-7: materials, review and evaluation are owed from the act on.
    @Test(arguments: TestDatabases.all)
    func hearingsReviewsAndEvaluationsAreOwed(_ database: TestDatabase) async throws {
        try await ConsultationStoreWorld.with(database) { world in
            let store = world.consultations, id = try await world.published().id
            let hearing = try await store.announce(
                HearingDraft(
                    kind: .hearing, on: World.day("2026-03-20"), place: "局会议室", selection: "自愿报名、随机抽取",
                    participants: "村民代表5人"), on: id, by: World.drafter)
            #expect(try await world.duties().contains(Duty("CONS-4", "consultation_hearing", "open", "2026-03-13")))
            await #expect(throws: Refusal.self) {
                try await store.perform(.hold, on: hearing.id, of: id, words: "记录", isSigned: true, by: World.drafter)
            }
            world.clock.set("2026-03-13")
            try await store.perform(.materials, on: hearing.id, of: id, words: "", isSigned: false, by: World.drafter)
            world.clock.set("2026-04-21")
            await #expect(throws: Refusal.self) {
                try await store.perform(.explain("未收到意见。"), on: id, by: World.drafter)
            }
            try await store.perform(
                .hold, on: hearing.id, of: id, words: "意见集中在开诊天数", isSigned: true, by: World.drafter)
            _ = try await store.perform(.submitLegality(World.law), on: id, by: World.drafter)
            #expect(try await world.duties().contains(Duty("CONS-6", "consultation_legality", "open", "2026-04-30")))
            _ = try await store.perform(.concludeLegality(.unlawful, "缺少依据"), on: id, by: World.legal)
            _ = try await store.perform(.submitLegality(World.law), on: id, by: World.drafter)
            _ = try await store.perform(.concludeLegality(.lawful, "合法"), on: id, by: World.legal)
            _ = try await store.perform(.explain("未收到意见。"), on: id, by: World.drafter)
            _ = try await store.perform(.release, on: id, by: World.office)
            _ = try await store.perform(
                .requireEvaluation(.manyOpinions, World.day("2026-12-31")), on: id, by: World.office)
            _ = try await store.perform(.evaluate("总体可行"), on: id, by: World.drafter)
            _ = try await store.perform(.archive, on: id, by: World.office)
            #expect(try await world.duties().map(\.state).allSatisfy { $0 == "met" })
            #expect(
                try await world.duties().map(\.kind) == [
                    "consultation_hearing", "consultation_legality", "consultation_legality_2",
                    "consultation_evaluation",
                    "consultation",
                ])
            #expect(try await world.journalProblems() == [])
        }
    }

    /// Nobody is excluded: what is queued waits, is taken in or kept with a reason; the same words go together.
    @Test(arguments: TestDatabases.all)
    func whatIsQueuedIsLookedAtAndNeverDropped(_ database: TestDatabase) async throws {
        try await ConsultationStoreWorld.with(database) { world in
            let store = world.consultations, id = try await world.published().id
            _ = try await store.receive(World.comment("每周六天"), files: [], isQueued: false, on: id)
            let queued = try await store.receive(World.comment("每周 六天。"), files: [], isQueued: true, on: id)
            #expect(queued.isQueued)
            let links = "看 http://a.example http://b.example http://c.example"
            #expect(try await store.receive(World.comment(links), files: [], isQueued: false, on: id).isQueued)
            world.clock.set("2026-04-21")
            let readings = try await store.comments(of: id, state: .queued, for: World.drafter).map(\.comment)
            #expect(readings.count == 2)
            let group = try await store.sort(
                try await store.comments(of: id, ungrouped: true, for: World.drafter).map(\.comment.id), of: id,
                into: nil,
                summary: "建议每周六天", by: World.drafter)
            for one in readings {
                let isMeant = one.words.contains("六天")
                if !isMeant {
                    await #expect(throws: Refusal.self) {
                        try await store.screen(one.id, of: id, accepting: false, reason: "", by: World.office)
                    }
                }
                try await store.screen(
                    one.id, of: id, accepting: isMeant, reason: isMeant ? "" : "广告，与草案无关", by: World.office)
            }
            let waiting = try await store.comments(of: id, ungrouped: true, for: World.drafter).map(\.comment.id)
            _ = try await store.sort(waiting, of: id, into: group.id, summary: "", by: World.drafter)
            let view = try await store.view(id, for: World.drafter)
            #expect(view.counts.accepted == 2 && view.counts.setAside == 1 && view.counts.received == 3)
            #expect(view.groups.map(\.size) == [2])
        }
    }

    @Test(arguments: TestDatabases.all)
    func contactsAreSealedAndEachLookIsKept(_ database: TestDatabase) async throws {
        try await ConsultationStoreWorld.with(database) { world in
            let store = world.consultations, id = try await world.published().id
            _ = try await store.receive(
                World.comment("六天", contact: "0999-8000177", organisation: "青禾县诊所协会"), files: [], isQueued: false,
                on: id)
            let reading = try #require(try await store.comments(of: id, for: World.drafter).first)
            #expect(reading.comment.channel == .enterprise && reading.hasContact)
            let held = try await world.store.read { try $0.first("SELECT contact FROM consultation_comment")?.bytes(0) }
            #expect(held.map { !String(decoding: $0, as: UTF8.self).contains("8000177") } == true)
            #expect(try await store.contact(of: reading.comment.id, in: id, by: World.drafter) == "0999-8000177")
            await #expect(throws: Refusal.self) {
                try await store.contact(of: reading.comment.id, in: id, by: World.supervisor)
            }
            let acts = try await store.timeline(of: id, for: World.office).map(\.act)
            #expect(acts.last == "consultation.reveal")
            // ROLE-14: who oversees reads the record, not the opinions of people.
            #expect(try await store.comments(of: id, for: World.above).isEmpty)
        }
    }

    @Test(arguments: TestDatabases.all)
    func companiesAreHeardAndAnswered(_ database: TestDatabase) async throws {
        try await ConsultationStoreWorld.with(database) { world in
            let store = world.consultations
            let receipt = try await store.receive(
                EnterpriseDraft(company: "青禾县康达诊所", topic: "备案材料", words: "重复提交", contact: "0999-8000188"))
            let found = try #require(try await store.matters(for: World.office).first)
            #expect(found.number == "ZT2026-0001" && receipt.number == found.number)
            await #expect(throws: Refusal.self) {
                try await store.perform(
                    .schedule, on: found.id, words: "会议室", talk: World.day("2026-03-01"), by: World.office)
            }
            _ = try await store.perform(
                .schedule, on: found.id, words: "局会议室", talk: World.day("2026-03-05"), by: World.office)
            _ = try await store.perform(.answer, on: found.id, words: "今后不再重复提交", talk: nil, by: World.head)
            guard case .matter(let matter, let unit) = try await store.tracking(receipt.code) else {
                Issue.record("no matter")
                return
            }
            #expect(matter.state == .answered && matter.talkPlace == "局会议室" && unit == "基层科")
            #expect(try await store.contact(of: found.id, by: World.office) == "0999-8000188")
            try await expectWatched(world, "UPDATE consultation_matter SET answer = '改过'")
        }
    }

    /// The journal holds the hash of the whole record: what goes around the program shows.
    private func expectWatched(_ world: ConsultationStoreWorld, _ tampering: String) async throws {
        #expect(try await world.journalProblems() == [])
        try await world.store.write { _ = try $0.execute(tampering) }
        let problems = try await world.journalProblems()
        #expect(problems.count == 1 && problems.first?.contains("有人绕过系统改动了它") == true, "\(problems)")
    }

    /// CONS-1: the list of the year is public with where each item stands.
    @Test(arguments: TestDatabases.all)
    func theListOfDecisionsIsPublic(_ database: TestDatabase) async throws {
        try await ConsultationStoreWorld.with(database) { world in
            let store = world.consultations
            let item = try await store.addItem(
                "村卫生室布局", unit: World.section, planned: "第三季度", year: 2026, by: World.office)
            #expect(try await store.publicItems(year: 2026).items.isEmpty)
            await #expect(throws: Refusal.self) { try await store.publishItems(year: 2026, by: World.drafter) }
            try await store.publishItems(year: 2026, by: World.office)
            var draft = World.draft()
            draft.item = item.id
            let id = try await world.published(draft).id
            _ = try await store.mark(
                .experts, DecisionItem.Mark(on: World.day("2026-03-01"), isNeedless: false, note: ""), on: item.id,
                by: World.drafter)
            let found = try await store.publicItems(year: 2026)
            #expect(found.items.first?.marks.keys.map(\.rawValue) == ["experts"])
            #expect(found.consultations == [item.id: id] && found.years == [2026])
            try await expectWatched(world, "UPDATE consultation_decision SET title = '改过'")
            draft.item = World.id(999)
            await #expect(throws: Refusal.self) { try await store.draft(draft, in: nil, by: World.drafter) }
        }
    }

    /// Answers to questions are counted, and nothing of who answered is kept.
    @Test(arguments: TestDatabases.all)
    func questionsAreAnswered(_ database: TestDatabase) async throws {
        try await ConsultationStoreWorld.with(database) { world in
            let store = world.consultations
            let draft = World.draft(questions: "【单选】您是否赞成\n- 赞成\n- 不赞成\n【文字】为什么")
            let id = try await world.published(draft).id
            try await store.answer(id, typed: [["0"], ["方便群众"]])
            try await store.answer(id, typed: [["0"], []])
            await #expect(throws: Refusal.self) { try await store.answer(id, typed: [["5"], []]) }
            await #expect(throws: Refusal.self) {
                try await store.answer(id, typed: [["0"], ["我的电话是13812345678"]])
            }
            let survey = try await store.publicView(id).survey
            #expect(survey.responses == 2 && survey.lines.first?.counts == [2, 0])
            world.clock.set("2026-04-21")
            await #expect(throws: Refusal.self) { try await store.answer(id, typed: [["0"], []]) }
        }
    }

    /// Two people at once: the later one is told.
    @Test(arguments: TestDatabases.all)
    func theLaterOfTwoIsTold(_ database: TestDatabase) async throws {
        try await ConsultationStoreWorld.with(database) { world in
            let new = try await world.consultations.draft(World.draft(), in: nil, by: World.drafter)
            _ = try await world.consultations.perform(.submit, on: new.id, by: World.head, version: 0)
            await #expect(throws: Refusal(.changedMeanwhile, ConsultationStore.changedMeanwhile.sentence)) {
                try await world.consultations.perform(.submit, on: new.id, by: World.head, version: 0)
            }
            await #expect(throws: Refusal.self) {
                try await world.consultations.view(new.id, for: World.above)
            }
            await #expect(throws: Refusal.self) { try await world.consultations.publicView(new.id) }
        }
    }
}
