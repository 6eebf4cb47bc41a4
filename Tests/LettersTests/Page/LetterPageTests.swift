import Foundation
import HTTPTypes
import Kernel
import Markup
import PageChecking
import SignedInSite
import Testing

@testable import Letters
@testable import Site

@Suite(.serialized) struct LetterPageTests {
    typealias World = LetterWorld

    static let fields = [
        ("category", "consultation"), ("channel", "message"), ("title", "接种证丢了怎么补办"),
        ("words", "孩子的预防接种证丢了，到哪里补办？"), ("name", "林小满"), ("contact", "13800138000"), ("address", ""),
        ("accused", ""), ("may_publish", "yes"),
    ]

    /// MAIL-6: without account and without JavaScript, from the form to the rating and the published answer.
    @Test func aWriterWritesFollowsAndRates() async throws {
        try await LetterSite.with { site in
            let form = try await site.page("/letters/new")
            #expect(form.contains("咨询（现在提交的，最迟2026年3月13日答复）") && form.contains("疾控科"))
            let sent = try await site.submit("/letters/new", to: LetterLinks.submit, LetterPageTests.fields)
            #expect(sent.status == 303 && sent.location == "/letters/track", "\(sent.text.prefix(400))")
            let receipt = try await site.page(sent.location, cookies: sent.cookies)
            #expect(
                receipt.contains("LX2026-0001") && receipt.contains("query-code") && !receipt.contains("13800138000"))
            let code = String(
                try #require(
                    receipt.components(separatedBy: "查询码</span> <strong>").dropFirst().first?.prefix { $0 != "<" }))
            let id = try await site.world.letters.tracking(code).letter.id
            try await site.world.play(id, LetterStoreWorld.toReplied)
            let answered = try await site.submit("/letters/track", to: LetterLinks.track, [("code", code)])
            #expect(answered.status == 200 && answered.headers[.cacheControl] == "no-store")
            #expect(answered.text.contains("请带身份证件到原接种门诊补办。") && answered.text.contains("提交评价"))
            #expect(PageChecker.problems(in: answered.text) == [])
            let empty = try await site.submit("/letters/track", to: LetterLinks.rate, [("code", code)])
            #expect(empty.status == 422 && empty.text.contains("没有选择"))
            let rated = try await site.submit(
                "/letters/track", to: LetterLinks.rate, [("code", code), ("rating", "satisfied"), ("rating_words", "")])
            #expect(rated.status == 303)
            #expect(try await site.page(rated.location, cookies: rated.cookies).contains("评价已经收到"))
            try await site.world.play(
                id,
                [
                    (.proposePublication(title: "接种证怎么补办", question: "接种证丢了", answer: "到原门诊补办"), World.clerk),
                    (.publish, World.dispatcher),
                ])
            #expect(try await site.page("/letters?category=consultation&q=补办".percentEncoded).contains("接种证怎么补办"))
            let article = try await site.page(LetterLinks.article(id).address)
            #expect(article.contains("到原门诊补办") && !article.contains("林小满"))
            let figures = try await site.page("/letters/statistics")
            #expect(figures.contains("收到来信1件") && figures.contains("满意率100%") && figures.contains("<svg"))
            #expect(try await site.page("/letters/statistics?year=2025").contains("2025年收到来信0件"))
        }
    }

    @Test func nothingTypedIsLost() async throws {
        try await LetterSite.with(sends: 1) { site in
            var fields = LetterPageTests.fields
            fields[0] = ("category", "")
            let sent = try await site.submit("/letters/new", to: LetterLinks.submit, fields)
            #expect(sent.status == 422)
            for typed in ["孩子的预防接种证", "13800138000", "没有选择来信类别"] { #expect(sent.text.contains(typed)) }
            #expect(PageChecker.problems(in: sent.text) == [])
            _ = try await site.submit("/letters/new", to: LetterLinks.submit, LetterPageTests.fields)
            let many = try await site.submit("/letters/new", to: LetterLinks.submit, LetterPageTests.fields)
            #expect(many.status == 429 && many.text.contains("孩子的预防接种证"))
            let wrong = try await site.submit("/letters/track", to: LetterLinks.track, [("code", "ABCD-EFGH-JKLM")])
            #expect(wrong.status == 404 && wrong.text.contains("没有查到"))
        }
    }

    @Test func staffWorkThroughTheConsole() async throws {
        try await LetterSite.with { site in
            let receipt = try await site.world.letters.receive(World.new("<script>alert(1)</script>"))
            let list = try await site.page("/console/letters", as: World.dispatcher)
            #expect(list.contains("LX2026-0001") && !list.contains("<script>alert") && list.contains("导入12345工单"))
            let record = LetterLinks.record(receipt.id).address
            let page = try await site.page(record, as: World.dispatcher)
            #expect(page.contains("下一步：受理") && page.contains("查看（将留痕）") && !page.contains("13800138000"))
            let shown = try await site.post(LetterLinks.act(receipt.id, "reveal"), [], as: World.dispatcher)
            #expect(shown.text.contains("13800138000"))
            func act(_ act: String, _ version: Int, _ fields: [(String, String)], _ officer: Officer) async throws {
                let done = try await site.post(
                    LetterLinks.act(receipt.id, act), [("version", "\(version)")] + fields, as: officer)
                #expect(done.status == 303, "\(act): \(done.text.prefix(300))")
                if done.location.contains(receipt.id.text) { _ = try await site.page(done.location, as: officer) }
            }
            try await act("accept", 0, [], World.dispatcher)
            let missing = try await site.post(
                LetterLinks.act(receipt.id, "dispatch"), [("version", "1"), ("dispatch_unit", "")], as: World.dispatcher
            )
            #expect(missing.status == 422 && missing.text.contains("没有选择承办单位"))
            #expect(PageChecker.problems(in: missing.text) == [])
            try await act("dispatch", 1, [("dispatch_unit", World.section.text)], World.dispatcher)
            try await act("sign", 2, [], World.clerk)
            try await act("draft", 3, [("draft_words", "到原门诊补办")], World.clerk)
            let own = try await site.post(LetterLinks.act(receipt.id, "approve"), [("version", "4")], as: World.clerk)
            #expect(own.status == 403)
            try await act("approve", 4, [], World.head)
            try await act("visit", 5, [("visit_outcome", "fair")], World.dispatcher)
            try await act("close", 6, [], World.dispatcher)
            #expect(try await site.get(record, as: World.outsider).status == 404)
            #expect(try await site.get(record, as: World.siteOperator).status == 404)
            for officer in [World.leader, World.supervisor, World.above] {
                _ = try await site.page(record, as: officer)
            }
        }
    }

    @Test func everyPageOfEveryStageIsSound() async throws {
        try await LetterSite.with { site in
            for address in ["", "/new", "/import", "/units", "/terms", "/questions"] {
                _ = try await site.page("/console/letters" + address, as: World.dispatcher)
            }
            #expect(try await site.get("/console/letters/import", as: World.clerk).status == 403)
            #expect(try await site.get("/console/letters/questions", as: World.clerk).status == 403)
            let petition = try await site.world.letters.receive(World.new("二", category: .complaint))
            try await site.world.letters.perform(.routePetition(words: "告知"), on: petition.id, by: World.dispatcher)
            _ = try await site.page(LetterLinks.record(petition.id).address, as: World.dispatcher)
            let back = try await site.world.letters.receive(World.new("三"))
            try await site.world.play(
                back.id,
                Array(LetterStoreWorld.toHandling.prefix(2)) + [(.askReturn(.notDuty, words: "三定"), World.clerk)])
            _ = try await site.page(LetterLinks.record(back.id).address, as: World.dispatcher)
            let entered = try await site.post(
                LetterLinks.enter,
                [("channel", "phone"), ("category", "help"), ("title", "求助"), ("words", "内容"), ("accused", "")],
                as: World.dispatcher)
            #expect(entered.status == 200 && entered.text.contains("已登记为"))
            #expect(PageChecker.problems(in: entered.text) == [])
        }
    }

    @Test func tablesAreImportedOnThePage() async throws {
        try await LetterSite.with { site in
            let text = "\(LetterImportTests.head)\nGD1,咨询,,2026-03-01,甲,乙,,,,\nGD2,闲聊,,2026-03-01,甲,乙,,,,"
            let done = try await site.post(
                LetterLinks.importing, files: [("file", "gd.csv", Array(text.utf8))], as: World.dispatcher)
            #expect(done.status == 200, "\(done.text.prefix(400))")
            #expect(done.text.contains("新导入1件") && done.text.contains("第3行") && done.text.contains("闲聊"))
            #expect(PageChecker.problems(in: done.text) == [])
            let wrong = try await site.post(
                LetterLinks.importing, files: [("file", "gd.csv", Array("甲,乙".utf8))], as: World.dispatcher)
            #expect(wrong.status == 422 && wrong.text.contains("表头缺少"))
            let back = try await site.get("/console/letters/export?since=2026-03-01", as: World.dispatcher)
            #expect(back.status == 200 && back.text.contains("工单编号"))
        }
    }

    /// The same orders by the API, once however often they are sent.
    @Test func programsImportAndTakeAnswersBack() async throws {
        try await LetterSite.with { site in
            let body =
                #"{"rows":[{"number":"GD1","category":"咨询","received_at":"2026-03-01 09:05","title":"甲","words":"乙"},"#
                + #"{"number":"GD2","category":"闲聊","received_at":"2026-03-01","title":"甲","words":"乙"}]}"#
            for outcome in ["added", "known"] {
                let done = try await site.call(.post, "/api/v1/letters/imports", body, as: World.dispatcher)
                #expect(done.status == 200, "\(done.text)")
                #expect(try done.json[outcome] == .integer(1) && done.json["bad"] == .integer(1))
            }
            #expect(try await site.call(.post, "/api/v1/letters/imports", body, as: World.clerk).status == 403)
            let list = try await site.call(.get, "/api/v1/letters?stage=received", as: World.dispatcher)
            #expect(list.status == 200 && list.text.contains("GD1"))
            let answers = try await site.call(
                .get, "/api/v1/letter-answers?since=2026-03-01", as: World.dispatcher)
            #expect(answers.status == 200 && answers.text == #"{"items":[]}"#)
        }
    }

    @Test func repeatedQuestionsAreTakenUp() async throws {
        try await LetterSite.with { site in
            for title in ["接种证丢了怎么补办", "孩子的预防接种证遗失，如何补办？", "请问接种本丢失怎么补发"] {
                _ = try await site.world.letters.receive(World.new(title))
            }
            let page = try await site.page("/console/letters/questions", as: World.dispatcher)
            #expect(page.contains("接种证丢了怎么补办（3件）") && page.contains("都涉及“预防接种证”"))
            let done = try await site.post(
                LetterLinks.acceptQuestions,
                [("title", "接种证丢了怎么补办"), ("index", "0"), ("remedy_0", "faq")], as: World.dispatcher)
            #expect(done.status == 303, "\(done.text.prefix(400))")
            let after = try await site.page("/console/letters/questions", as: World.dispatcher)
            #expect(after.contains("已经处理的1组") && after.contains("还没有公开"))
            let found = try await site.world.letters.questions(for: World.dispatcher)
            let group = try #require(found.accepted.first?.group)
            let dated = try await site.post(
                LetterLinks.publishedQuestions(group.id), [("published_on", "2026-03-05")], as: World.dispatcher)
            #expect(dated.status == 303)
            #expect(try await site.page("/console/letters/questions", as: World.dispatcher).contains("公开前5日"))
            let late = try await site.post(
                LetterLinks.publishedQuestions(group.id), [("published_on", "2027-03-05")], as: World.dispatcher)
            #expect(late.status == 422)
        }
    }
}

extension String {
    /// An address whose query holds Chinese, as a browser sends it.
    fileprivate var percentEncoded: String {
        utf8.map { byte in
            byte < 0x80
                ? String(Character(Unicode.Scalar(byte))) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }
}
