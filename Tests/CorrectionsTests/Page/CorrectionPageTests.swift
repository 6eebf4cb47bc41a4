import HTTPTypes
import Kernel
import Markup
import PageChecking
import SignedInSite
import Testing

@testable import Corrections
@testable import Site

@Suite struct CorrectionPageTests {
    typealias World = CorrectionWorld

    static let fields = [
        ("page", "/articles/a"), ("kind", "misprint"), ("words", "第二段“其它”应为“其他”"), ("contact", "0999-8000199"),
    ]

    /// SITE-4: without account and without JavaScript, from the form to the answer.
    @Test func aVisitorReportsAndFollows() async throws {
        try await CorrectionSite.with { site in
            let form = try await site.page("/corrections/new?page=/articles/a")
            #expect(form.contains("value=\"/articles/a\"") && form.contains("3个工作日内答复"))
            let sent = try await site.submit("/corrections/new", to: CorrectionLinks.submit, CorrectionPageTests.fields)
            #expect(sent.status == 303, "\(sent.text.prefix(400))")
            // The code stands in no address: histories, logs and referrers keep those.
            #expect(sent.location == "/corrections/track")
            let receipt = try await site.page(sent.location, cookies: sent.cookies)
            #expect(receipt.contains("ZC2026-0001") && receipt.contains("query-code") && receipt.contains("待受理"))
            #expect(!receipt.contains("8000199"))
            #expect(try await !site.page(sent.location).contains("ZC2026-0001"))
            let code = try #require(receipt.split(separator: "<strong>").dropFirst().first?.prefix { $0 != "<" })
            let found = try await site.world.corrections.tracking(String(code)).correction
            _ = try await site.world.corrections.answer(found.id, words: "已改为“其他”", by: World.clerk)
            let answered = try await site.submit(
                "/corrections/track", to: CorrectionLinks.track, [("code", String(code))])
            #expect(answered.status == 200 && answered.headers[.cacheControl] == "no-store")
            for said in ["已改为“其他”", "疾控科", "还有什么问题"] { #expect(answered.text.contains(said)) }
            #expect(PageChecker.problems(in: answered.text) == [])
            let again = try await site.submit(
                "/corrections/track", to: CorrectionLinks.reopen, [("code", String(code)), ("again", "还在")])
            #expect(again.status == 303 && again.location == "/corrections/track")
            #expect(try await site.page(again.location, cookies: again.cookies).contains("还在"))
        }
    }

    @Test func nothingTypedIsLost() async throws {
        try await CorrectionSite.with { site in
            var fields = CorrectionPageTests.fields
            fields[1] = ("kind", "")
            let sent = try await site.submit("/corrections/new", to: CorrectionLinks.submit, fields)
            #expect(sent.status == 422)
            for typed in ["第二段", "0999-8000199", "没有选择错误类型"] { #expect(sent.text.contains(typed)) }
        }
    }

    /// Many at one address wait, and keep what they wrote; a form without token is refused.
    @Test func abuseIsHeldBack() async throws {
        try await CorrectionSite.with(reports: 2) { site in
            for number in 1...3 {
                var fields = CorrectionPageTests.fields
                fields[2] = ("words", "第\(number)处")
                let sent = try await site.submit("/corrections/new", to: CorrectionLinks.submit, fields)
                #expect(sent.status == (number < 3 ? 303 : 429))
                if number == 3 { #expect(sent.text.contains("第3处") && sent.text.contains("次数过多")) }
            }
            var large = CorrectionPageTests.fields
            large[2] = ("words", String(repeating: "字", count: 20_000))
            #expect(
                try await site.submit("/corrections/new", to: CorrectionLinks.submit, large).status == 413)
            let bare = try await site.post(CorrectionLinks.submit, [], as: World.clerk)
            #expect(bare.status != 303)
        }
    }

    @Test func wrongCodesSayNothingOfOthers() async throws {
        try await CorrectionSite.with { site in
            let page = try await site.submit(
                "/corrections/track", to: CorrectionLinks.track, [("code", "ABCD-EFGH-JKLM")])
            #expect(page.status == 404 && page.text.contains("没有查到"))
            #expect(page.headers[.cacheControl] == "no-store")
            // A code in an address is not read.
            #expect(try await !site.page("/corrections/track?code=ABCD-EFGH-JKLM").contains("value=\"ABCD"))
        }
    }

    @Test func staffAcceptTransferAnswerAndLookAtContacts() async throws {
        try await CorrectionSite.with { site in
            let receipt = try await site.world.corrections.receive(
                World.report("<script>alert(1)</script>", contact: "0999-8000199"))
            let id = try await site.world.found(receipt).id
            let list = try await site.page("/console/corrections", as: World.office)
            #expect(list.contains("ZC2026-0001") && !list.contains("<script>alert"))
            let record = CorrectionLinks.record(id)
            let page = try await site.page(record.address, as: World.office)
            #expect(page.contains("查看（将留痕）") && !page.contains("8000199"))
            let shown = try await site.post(CorrectionLinks.act(id, "reveal"), [], as: World.office)
            #expect(shown.text.contains("0999-8000199"))
            let moved = try await site.post(
                CorrectionLinks.act(id, "assign"),
                [("version", "0"), ("assign_unit", World.finance.text), ("assign_words", "归财务")], as: World.office)
            #expect(moved.status == 303, "\(moved.text.prefix(400))")
            let empty = try await site.post(
                CorrectionLinks.act(id, "answer"), [("version", "1"), ("answer_words", "")], as: World.otherClerk)
            #expect(empty.status == 422 && empty.text.contains("没有填写答复内容"))
            let done = try await site.post(
                CorrectionLinks.act(id, "answer"), [("version", "1"), ("answer_words", "已改正")], as: World.otherClerk)
            #expect(done.status == 303)
            let after = try await site.page(done.location, as: World.otherClerk)
            #expect(after.contains("已改正") && after.contains("已答复"))
            #expect(try await site.get(record.address, as: World.outsider).status == 404)
            #expect(try await site.get(record.address).status == 303)
        }
    }

    @Test func programsDoTheSame() async throws {
        try await CorrectionSite.with { site in
            let receipt = try await site.world.corrections.receive(World.report(contact: "0999-8000199"))
            let id = try await site.world.found(receipt).id
            let list = try await site.call(.get, "/api/v1/corrections?state=received", as: World.office)
            #expect(list.status == 200 && list.text.contains("ZC2026-0001") && !list.text.contains("8000199"))
            let path = "/api/v1/corrections/\(id)"
            #expect(try await site.call(.get, path, as: World.office).json["due"] == .text("2026-03-13"))
            #expect(try await site.call(.get, path, as: World.outsider).status == 404)
            let accepted = try await site.call(.post, path + "/acceptance", as: World.clerk, version: 0)
            #expect(accepted.status == 200, "\(accepted.text)")
            let body = #"{"words":"已改正"}"#
            #expect(try await site.call(.post, path + "/answer", body, as: World.clerk, version: 0).status == 412)
            #expect(try await site.call(.post, path + "/answer", body, as: World.supervisor, version: 1).status == 403)
            let answered = try await site.call(.post, path + "/answer", body, as: World.clerk, version: 1)
            #expect(try answered.json["state"] == .text("answered"))
            let late = try await site.call(
                .post, path + "/rejection", #"{"words":"无误"}"#, as: World.clerk, version: 2)
            #expect(late.status == 403)
        }
    }
}
