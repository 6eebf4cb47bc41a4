import HTTPTypes
import Kernel
import Markup
import PageChecking
import Publishing
import SignedInSite
import Testing

@testable import Interpretation
@testable import Site

/// The pages, from the draft of a policy to its bulletin.
@Suite struct InterpretationPageTests {
    typealias World = InterpretationWorld

    @Test func `from plan to package by forms alone (INT-2, INT-6)`() async throws {
        try await InterpretationSite.with { site in
            let document = try await site.world.paper()
            let policy = try await site.world.draft(
                World.title, document: document, in: try await site.world.column())
            let text = try await site.world.material(on: policy.id)
            let list = try await site.page("/console/interpretations", as: World.drafter)
            #expect(list.contains(World.title) && list.contains("方案和材料未送审签"))
            let found = try await site.world.only(), record = InterpretationLinks.record(found.id).address
            #expect(try await site.page(record, as: World.drafter).contains("下一步"))
            let early = try await site.act(.submit, as: World.drafter)
            #expect(early.status == 422 && early.text.contains("解读方案没有解读重点"))
            #expect(PageChecker.problems(in: early.text) == [])
            let planned = try await site.act(
                .plan,
                [
                    ("points", "签约收不收费"), ("forms", "chart"), ("forms", "text"), ("channels", "website"),
                    ("responsible", "拟稿人"), ("first_interpreter", "主要负责人"), ("manner", "interview"), ("risk", "low"),
                    ("risk_words", "范围不大"),
                ], as: World.drafter)
            #expect(planned.status == 303, "\(planned.text.prefix(300))")
            let added = try await site.act(
                .addMaterial,
                [
                    ("kind", "chart"), ("article", text.id.text), ("said_background", "第一段"), ("said_tasks", "第二段"),
                    ("said_scope", "第三段"), ("said_benefits", "第四段"),
                ], as: World.drafter)
            #expect(added.status == 303)
            #expect(try await site.act(.submit, as: World.drafter).status == 303)
            #expect(try await site.act(.sign, as: World.drafter).status == 403)
            #expect(try await site.act(.sign, as: World.leader).status == 303)
            try await site.world.circulate(document)
            try await site.world.signDocument(document)
            try await site.world.approve(policy)
            try await site.world.approve(text)
            let released = try await site.act(.release, as: World.office)
            #expect(released.status == 303, "\(released.text.prefix(300))")
            let done = try await site.page(record, as: World.office)
            for said in ["已解读", "与原文相同", "第三段", "主要负责人", "按期办结"] { #expect(done.contains(said), "\(said)") }
            // An overseeing agency reads it now, and may do nothing.
            let above = try await site.page(record, as: World.above)
            #expect(above.contains("ROLE-14") || above.contains("上级监督单位"))
            #expect(try await site.get(record, as: World.outsider).status == 404)
        }
    }

    @Test func `pages of changes, figures and channels are sound and say what is there`() async throws {
        try await InterpretationSite.with { site in
            let ready = try await site.world.ready()
            _ = try await site.world.interpretations.release(ready.found, by: World.office)
            try await site.world.live("签约办理指南", "<p>依据《\(World.title)》办理。</p>", in: "bszn")
            let changes = InterpretationLinks.changes(ready.found).address
            let page = try await site.page(changes, as: World.drafter)
            #expect(page.contains("签约办理指南") && page.contains("依据《\(World.title)》办理。"))
            let found = try await site.world.only()
            let suffix = "_withdrawal_\(ready.material)"
            let settled = try await site.post(
                InterpretationLinks.changes(ready.found),
                [
                    ("version", "\(found.version)"), ("change", "withdrawal"), ("page", ready.material.text),
                    ("suffix", suffix), (CaseField.name(.settle, "way") + suffix, "stays"),
                    (CaseField.name(.settle, "reason") + suffix, "历史解读，注明即可"),
                ], as: World.drafter)
            #expect(settled.status == 303, "\(settled.text.prefix(300))")
            #expect(try await site.page(changes, as: World.drafter).contains("历史解读，注明即可"))
            let channel = try await site.act(
                .recordChannel, [("channel", "new_media"), ("address", "微信公众号"), ("day", "2026-03-10")],
                as: World.drafter)
            #expect(channel.status == 303)
            site.world.clock.set("2026-04-02")
            let figures = try await site.page("/console/interpretations/figures?quarter=2026-01-01", as: World.office)
            for said in ["解读率100%（1/1）", "多渠道发布率100%（1/1）", "拟制通报", "没有需要整改的问题"] {
                #expect(figures.contains(said), "\(said)")
            }
            let file = try await site.get(
                "/console/interpretations/figures/bulletin.docx?quarter=2026-01-01", as: World.office)
            #expect(
                file.status == 200 && file.headers[.contentDisposition]?.contains(".docx") == true
                    && file.text.hasPrefix("PK"))
            let column = try await site.world.column("xxgk")
            let made = try await site.post(
                InterpretationLinks.bulletins, [("quarter", "2026-01-01"), ("column", column.id.text)], as: World.office
            )
            #expect(made.status == 303 && made.location.hasPrefix("/console/articles/"), "\(made.text.prefix(300))")
            let bulletin = try #require(try await site.world.interpretations.bulletins(of: World.commission).first)
            let article = try await site.world.publishing.article(bulletin.article, for: World.office)
            #expect(article.working?.title == "2026年第一季度政策解读工作情况通报")
        }
    }

    /// INT-11: without account and without JavaScript; nothing typed is lost; many from one address wait.
    @Test func `a visitor answers a questionnaire`() async throws {
        try await InterpretationSite.with(answers: 3) { site in
            let ready = try await site.world.ready()
            _ = try await site.world.interpretations.release(ready.found, by: World.office)
            let kept = try await site.post(
                InterpretationLinks.newSurvey(ready.found),
                [
                    ("title", "签约问卷"), ("questions", "【单选】签约了吗\n- 签了\n- 没有\n【多选】怎样知道的\n- 网站\n- 微信\n【文字】建议"),
                    ("closes", "2026-03-20"),
                ], as: World.drafter)
            #expect(kept.status == 303, "\(kept.text.prefix(300))")
            let survey = try #require(
                try await site.world.interpretations.view(ready.found, for: World.drafter).surveys.first)
            let address = InterpretationLinks.publicSurvey(survey.id).address
            #expect(try await site.get(address).status == 404)
            let opened = try await site.post(
                InterpretationLinks.surveyAct(survey.id, "open"), [("version", "1")], as: World.drafter)
            #expect(opened.status == 303)
            #expect(try await site.page(address).contains("签约了吗"))
            let link = InterpretationLinks.publicSurvey(survey.id)
            let wrong = try await site.submit(address, to: link, [("q2", "请多开号")])
            #expect(wrong.status == 422 && wrong.text.contains("请多开号") && wrong.text.contains("第1题还没有选择"))
            #expect(PageChecker.problems(in: wrong.text) == [])
            let personal = try await site.submit(address, to: link, [("q0", "0"), ("q2", "电话13800000000")])
            #expect(personal.status == 422 && personal.text.contains("个人信息"))
            let sent = try await site.submit(address, to: link, [("q0", "1"), ("q1", "0"), ("q1", "1"), ("q2", "多开号")])
            #expect(sent.status == 303 && sent.location == address)
            #expect(try await site.page(address, cookies: sent.cookies).contains("已经收到您的回答"))
            #expect(try await site.submit(address, to: link, [("q0", "1")]).status == 429)
            site.world.clock.set("2026-03-23")
            let results = try await site.page(address)
            #expect(results.contains("收到1份回答") && !results.contains("多开号"))
            let staff = try await site.page(InterpretationLinks.survey(survey.id).address, as: World.drafter)
            #expect(staff.contains("多开号") && staff.contains("公布结论"))
        }
    }

    @Test func `programs read the facts of a quarter`() async throws {
        try await InterpretationSite.with { site in
            let ready = try await site.world.ready()
            _ = try await site.world.interpretations.release(ready.found, by: World.office)
            let answer = try await site.call(.get, "/api/v1/interpretations?quarter=2026-03-01", as: World.office)
            #expect(answer.status == 200)
            for said in [World.title, "\"chart\"", "\"website\"", "2026-03-13"] { #expect(answer.text.contains(said)) }
            #expect(
                try await site.call(.get, "/api/v1/interpretations?quarter=2026-03-01", as: World.outsider).text
                    .contains(
                        World.title) == false)
        }
    }

    @Test func `who has not begun is told what beginning means`() async throws {
        try await InterpretationSite.with { site in
            let page = try await site.page("/console/interpretations", as: World.outsider)
            #expect(page.contains("启用解读管理"))
            #expect(try await site.page("/console/interpretations/new", as: World.office).contains("登记"))
            let wrong = try await site.post(InterpretationLinks.new, [("document", "x")], as: World.office)
            #expect(wrong.status == 422 && PageChecker.problems(in: wrong.text) == [])
        }
    }
}
