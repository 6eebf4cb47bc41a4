import Documents
import Kernel
import Publishing
import SQL
import TestSupport
import Testing

@testable import Interpretation

/// What comes after publication: live links, pages a change leaves stale, questionnaires, evaluation, bulletins.
@Suite struct InterpretationUpkeepTests {
    typealias World = InterpretationWorld

    @Test(arguments: TestDatabases.all) func `a broken direction is a duty until a look finds it whole (INT-4)`(
        _ database: TestDatabase
    ) async throws {
        try await World.with(database) { world in
            let ready = try await world.ready()
            _ = try await world.interpretations.release(ready.found, by: World.office)
            let policy = PublicAddress.article(ready.policy), material = PublicAddress.article(ready.material)
            func look(_ pages: [String: LivePage]) async throws -> (checked: Int, broken: Int) {
                try await world.interpretations.checkLinks { pages[$0] ?? LivePage(status: 404, html: "") }
            }
            let whole = [
                policy: LivePage(status: 200, html: "<a href=\"\(material)\">图解</a>"),
                material: LivePage(status: 200, html: "<a href=\"\(policy)\">文件</a>"),
            ]
            #expect(try await look(whole) == (2, 0))
            #expect(try await world.duties("INT-4") == [])
            var broken = whole
            broken[policy] = LivePage(status: 200, html: "<a href=\"\(material)0\">别的</a>")
            #expect(try await look(broken) == (2, 1))
            #expect(try await look(broken) == (2, 1))
            #expect(
                try await world.duties("INT-4") == [
                    .init(rule: "INT-4", state: "open", due: World.day("2026-03-13"))
                ])
            #expect(try await world.interpretations.view(ready.found, for: World.office).line.brokenLinks == 1)
            world.clock.set("2026-03-12")
            #expect(try await look(whole) == (2, 0))
            #expect(try await world.duties("INT-4").map(\.state) == ["met"])
            world.clock.set("2026-03-17")
            #expect(try await look([material: LivePage(status: 200, html: "")]) == (2, 2))
            #expect(try await world.duties("INT-4").map(\.state) == ["met", "open", "open"])
        }
    }

    /// The second document replaces the first: guide and interpretation of the first come before its publication.
    @Test(arguments: TestDatabases.all) func `what would leave pages stale is not published until each is settled`(
        _ database: TestDatabase
    ) async throws {
        try await World.with(database) { world in
            let old = try await world.ready()
            _ = try await world.interpretations.release(old.found, by: World.office)
            let guide = try await world.live("签约办理指南", "<p>依据《\(World.title)》办理。</p><p>免费。</p>", in: "bszn")
            let stranger = try await world.live("健身活动", "<p>本周六举行。</p>", in: "gzdt")
            let new = try await world.ready("青禾县卫生健康局关于完善家庭医生签约服务的通知")
            try await world.replaces(new.document, old.document)
            await #expect(throws: InterpretationRefused("NORM-6", "未能发布")) {
                try await InterpretationRefused.noticing {
                    _ = try await world.publishing.publish(new.policy, by: World.office)
                }
            }
            let change = try #require(
                try await world.interpretations.changes(of: old.found, for: World.drafter).first {
                    $0.change.key == "document:\(new.document)"
                })
            #expect(Set(change.open.map(\.page.place)) == [.article(old.material), .article(guide)])
            #expect(!change.lines.contains { $0.page.place == .article(stranger) })
            #expect(
                change.lines.first { $0.page.place == .article(guide) }?.page.clauses == ["依据《\(World.title)》办理。"])
            func settle(_ page: ArticleID, _ way: PageSettlement.Way, _ reason: String) async throws {
                _ = try await world.interpretations.perform(
                    .settle(change: change.change.key, page: page.text, way, reason: reason), on: old.found,
                    by: World.drafter)
            }
            for way in PageSettlement.Way.allCases {
                await #expect(throws: Refusal.self, "\(way)") { try await settle(guide, way, "") }
            }
            try await settle(guide, .stays, "办理办法没有变化，新文件继续适用。")
            try await settle(old.material, .updated, "已改为解读新文件，并注明旧文件废止。")
            _ = try await world.publishing.publish(new.policy, by: World.office)
            #expect(try await world.duties("INT-3").count == 2)
            #expect(try await world.journalProblems() == [])
        }
    }

    @Test(arguments: TestDatabases.all)
    func `a page is not marked as repealed past its neighbours, an error leaves at once`(
        _ database: TestDatabase
    ) async throws {
        try await World.with(database) { world in
            let old = try await world.ready()
            _ = try await world.interpretations.release(old.found, by: World.office)
            await #expect(throws: InterpretationRefused("NORM-6", "未能撤回")) {
                try await InterpretationRefused.noticing {
                    _ = try await world.publishing.withdraw(
                        old.policy, .repealed, reason: "文件已经废止", by: World.office)
                }
            }
            _ = try await world.publishing.withdraw(old.policy, .error, reason: "发布有误", by: World.office)
            #expect(try await world.interpretations.settleDay() == 1)
            #expect(try await world.interpretations.settleDay() == 0)
            #expect(
                try await world.duties("NORM-6") == [
                    .init(rule: "NORM-6", state: "open", due: World.day("2026-03-17"))
                ])
            _ = try await world.publishing.withdraw(old.material, .error, reason: "随文件撤下", by: World.office)
            #expect(try await world.interpretations.settleDay() == 1)
            #expect(try await world.duties("NORM-6").map(\.state) == ["met"])
        }
    }

    @Test(arguments: TestDatabases.all) func `a questionnaire is answered without names and its results are public`(
        _ database: TestDatabase
    ) async throws {
        try await World.with(database) { world in
            let ready = try await world.ready()
            let draft = SurveyDraft(
                title: "签约服务问卷", introduction: "",
                questions: "【单选】您签约了吗\n- 签了\n- 没有\n【打分】您满意吗\n【文字】您的建议",
                closesOn: World.day("2026-03-31"))
            await #expect(throws: Refusal.self) {
                _ = try await world.interpretations.makeSurvey(draft, on: ready.found, by: World.drafter)
            }
            _ = try await world.interpretations.release(ready.found, by: World.office)
            let survey = try await world.interpretations.makeSurvey(draft, on: ready.found, by: World.drafter)
            await #expect(throws: Refusal.notFound) {
                _ = try await world.interpretations.publicSurvey(survey.id)
            }
            _ = try await world.interpretations.perform(.open, on: survey.id, by: World.drafter)
            for typed in [[["0"], ["4"], ["多开展上门服务"]], [["1"], ["1"], []]] {
                try await world.interpretations.answer(survey.id, typed: typed)
            }
            for wrong in [
                [[], ["4"], []], [["7"], ["4"], []], [["0"], ["4"], ["打13800000000"]], [["0", "1"], ["4"], []],
            ] {
                await #expect(throws: Refusal.self) {
                    try await world.interpretations.answer(survey.id, typed: wrong)
                }
            }
            world.clock.set("2026-04-01")
            await #expect(throws: Refusal.self) {
                try await world.interpretations.answer(survey.id, typed: [["0"], ["4"], []])
            }
            let shown = try await world.interpretations.publicSurvey(survey.id)
            #expect(shown.state == .closed)
            #expect(shown.results.responses == 2)
            #expect(shown.results.lines.map(\.counts) == [[1, 1], [0, 1, 0, 0, 1], []])
            #expect(shown.results.lines[1].mean == 350)
            #expect(shown.results.lines[2].answered == 1)
            _ = try await world.interpretations.perform(
                .conclude, words: "增加上门服务。", on: survey.id, by: World.drafter)
            #expect(try await world.journalProblems() == [])
        }
    }

    @Test(arguments: TestDatabases.all) func `an evaluation that asks for a revision is owed (INT-11)`(
        _ database: TestDatabase
    ) async throws {
        try await World.with(database) { world in
            let ready = try await world.ready()
            _ = try await world.interpretations.release(ready.found, by: World.office)
            func evaluate(_ result: PolicyEvaluation.Result, _ until: Day?) async throws {
                _ = try await world.interpretations.perform(
                    .evaluate(result, words: "签约率低于预期", until: until), on: ready.found, by: World.drafter)
            }
            await #expect(throws: Refusal.self) { try await evaluate(.revise, nil) }
            await #expect(throws: Refusal.self) { try await evaluate(.revise, World.day("2026-03-10")) }
            try await evaluate(.revise, World.day("2026-06-30"))
            #expect(
                try await world.duties("INT-11") == [
                    .init(rule: "INT-11", state: "open", due: World.day("2026-06-30"))
                ])
            await #expect(throws: Refusal.self) { try await evaluate(.continue, nil) }
            _ = try await world.interpretations.perform(
                .recordRevision(words: "以青卫发〔2026〕9号修改"), on: ready.found, by: World.drafter)
            #expect(try await world.duties("INT-11").map(\.state) == ["met"])
        }
    }

    @Test(arguments: TestDatabases.all) func `each quarter owes one bulletin, met when it is public (INT-9)`(
        _ database: TestDatabase
    ) async throws {
        try await World.with(database) { world in
            let ready = try await world.ready()
            _ = try await world.interpretations.release(ready.found, by: World.office)
            #expect(try await world.interpretations.settleDay() == 0)
            world.clock.set("2026-04-01")
            #expect(try await world.interpretations.settleDay() == 1)
            #expect(try await world.interpretations.settleDay() == 0)
            #expect(
                try await world.duties("INT-9") == [
                    .init(rule: "INT-9", state: "open", due: World.day("2026-04-22"))
                ])
            let quarter = Period(.quarter, containing: World.day("2026-03-31")), column = try await world.column("xxgk")
            func make(_ officer: Officer, _ quarter: Period) async throws -> InterpretationBulletin {
                try await world.interpretations.makeBulletin(quarter, in: column, issuer: "青禾县卫生健康局", by: officer) {
                    BulletinText.html($0, units: $1)
                }
            }
            await #expect(throws: Refusal.self) { _ = try await make(World.drafter, quarter) }
            await #expect(throws: Refusal.self) {
                _ = try await make(World.office, Period(.quarter, containing: World.day("2026-04-01")))
            }
            let made = try await make(World.office, quarter)
            await #expect(throws: Refusal.self) { _ = try await make(World.office, quarter) }
            let article = try await world.publishing.article(made.article, for: World.office)
            _ = try await world.publishing.publishUrgently(
                article.id, reason: "测试", basis: "未涉密", seen: article.working?.hash ?? "", by: World.principal)
            #expect(try await world.duties("INT-9").map(\.state) == ["met"])
            #expect(try await world.interpretations.bulletins(of: World.commission).first?.publishedAt != nil)
        }
    }

    @Test(arguments: TestDatabases.all) func `channels keep their proof, and two kinds are many (INT-7, INT-8)`(
        _ database: TestDatabase
    ) async throws {
        try await World.with(database) { world in
            let ready = try await world.ready()
            func record(_ address: String, _ day: String) async throws {
                _ = try await world.interpretations.perform(
                    .recordChannel(ChannelRelease(channel: .newMedia, address: address, on: World.day(day))),
                    on: ready.found, by: World.drafter)
            }
            await #expect(throws: Refusal.self) { try await record("https://mp.example.cn/1", "2026-03-10") }
            _ = try await world.interpretations.release(ready.found, by: World.office)
            for (address, day) in [("", "2026-03-10"), ("https://mp.example.cn/1", "2026-03-11"), ("x", "2026-03-09")] {
                await #expect(throws: Refusal.self, "\(address) \(day)") { try await record(address, day) }
            }
            try await record("https://mp.example.cn/1", "2026-03-10")
            await #expect(throws: Refusal.self) { try await record("https://mp.example.cn/1", "2026-03-10") }
            let quarter = Period(.quarter, containing: World.day("2026-03-10"))
            let facts = try await world.interpretations.facts(of: World.commission, in: quarter)
            #expect(facts.map(\.isMultiChannel) == [true])
        }
    }

    @Test(arguments: TestDatabases.all) func `two people at once: the later one is told`(
        _ database: TestDatabase
    ) async throws {
        try await World.with(database) { world in
            _ = try await world.paper()
            let found = try await world.only()
            _ = try await world.interpretations.perform(
                .plan(World.plan), on: found.id, by: World.drafter, version: found.version)
            await #expect(throws: InterpretationStore.changedMeanwhile) {
                _ = try await world.interpretations.perform(
                    .plan(World.plan), on: found.id, by: World.head, version: found.version)
            }
        }
    }
}
