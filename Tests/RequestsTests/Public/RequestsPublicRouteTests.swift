import Foundation
import HTTPTypes
import Kernel
import Markup
import Testing

@testable import Requests
@testable import Site

/// The public side as a browser without JavaScript uses it.
@Suite struct RequestsPublicRouteTests {
    typealias Links = PublicRequestLinks

    static var typed: [(String, String)] {
        RequestsApplicationTests.person.map { ($0.key.rawValue, $0.value) }.sorted { $0.0 < $1.0 }
    }

    static let form = Links.new(.disclosure, organization: false, asked: "", words: "")

    @Test func theSameForAllMayBeKeptAndIsSound() async throws {
        try await PublicVisitor.with { visitor in
            for link in [Links.entry, Links.paper] {
                let answer = try await visitor.get(link)
                #expect(answer.status == 200 && answer.problems == [], "\(link.address) \(answer.problems)")
                #expect(answer.headers[values: .setCookie].isEmpty && answer.headers[.cacheControl] != "no-store")
            }
            let entry = try await visitor.page(Links.entry)
            for words in ["不需要说明用途", "20个工作日", "不收费", "人民路8号", "代为填写"] { #expect(entry.contains(words), "\(words)") }
            #expect(try await visitor.get(Links.paperFile).headers[.contentDisposition]?.contains("attachment") == true)
        }
    }

    /// §5.2-11: shown, opened, solved are counted; words are not kept, and nothing leads off the site.
    @Test func whatIsPublicIsFoundFirst() async throws {
        try await PublicVisitor.with { visitor in
            let page = try await visitor.page(Links.ask.query("q", "村卫生室 <改造>"))
            #expect(page.contains("可能已经公开") && page.contains("这就是我要的") && page.contains("仍要申请"))
            #expect(page.contains("&lt;通知&gt;") && page.contains("&lt;改造&gt;"))
            let opening = Links.open.query("asked", (DeskWorld.id(99) as AskedID).text).query(
                "to", PublicCases.finding.address)
            let opened = try await visitor.get(opening)
            #expect(opened.status == 303 && opened.location == PublicCases.finding.address)
            let solved = try await visitor.post(
                Links.solved, [("asked", (DeskWorld.id(99) as AskedID).text), ("to", PublicCases.finding.address)],
                from: page)
            #expect(solved.status == 303 && solved.location == PublicCases.finding.address)
            #expect(visitor.cases.steps == [.shown, .opened, .solved])
            for address in ["https://example.org/", "//example.org", "javascript:alert(1)", ""] {
                #expect(try await visitor.get(Links.open.query("to", address)).status == 404)
            }
            let none = try await visitor.page(Links.ask.query("q", "没有的东西"))
            #expect(none.contains("没有找到") && none.contains("去申请"))
            _ = try await visitor.page(Links.ask)
        }
    }

    @Test func anApplicationGoesFromFormToReceiptAndToTheCase() async throws {
        try await PublicVisitor.with { visitor in
            _ = try await visitor.page(Links.new)
            let form = try await visitor.page(RequestsPublicRouteTests.form)
            let review = try await visitor.post(Links.review, RequestsPublicRouteTests.typed, from: form)
            #expect(review.status == 200 && review.problems == [], "\(review.problems) \(review.text.prefix(300))")
            #expect(review.text.contains("2025年村卫生室改造补助资金分配表") && review.text.contains("核对申请"))
            let back = try await visitor.post(Links.revise, RequestsPublicRouteTests.typed, from: review.text)
            #expect(back.text.contains("value=\"苏木槿\"") && back.problems == [])
            let file = PublicVisitor.Upload(field: "attachments", name: "说明.txt", bytes: Array("证明".utf8))
            let sent = try await visitor.post(
                Links.send, RequestsPublicRouteTests.typed, from: review.text, files: [file])
            #expect(sent.status == 303 && sent.location == "/requests/receipt", "\(sent.text.prefix(400))")
            let new = try #require(visitor.cases.received.first)
            #expect(new.channel == .web && new.applicant.name == "苏木槿" && new.attachments.map(\.name) == ["说明.txt"])
            let receipt = try await visitor.page(Links.receipt)
            #expect(receipt.contains(PublicCases.code) && receipt.contains("2026-018") && receipt.contains("请抄下"))
            // Another browser sees nothing, and a cleared one neither.
            #expect(try await !visitor.another.page(Links.receipt).contains(PublicCases.code))
            #expect(try await visitor.post(Links.forget, [], from: receipt).status == 303)
            #expect(try await !visitor.page(Links.receipt).contains(PublicCases.code))
        }
    }

    /// T24: the second click on one form is the first one's receipt.
    @Test func sentTwiceIsOneApplication() async throws {
        try await PublicVisitor.with { visitor in
            let form = try await visitor.page(RequestsPublicRouteTests.form)
            let review = try await visitor.post(Links.review, RequestsPublicRouteTests.typed, from: form)
            for _ in 1...3 {
                let sent = try await visitor.post(Links.send, RequestsPublicRouteTests.typed, from: review.text)
                #expect(sent.status == 303 && sent.location == "/requests/receipt")
            }
            #expect(visitor.cases.received.count == 1)
        }
    }

    @Test func aFormWithFaultsKeepsEverything() async throws {
        try await PublicVisitor.with { visitor in
            let form = try await visitor.page(RequestsPublicRouteTests.form)
            var fields = RequestsPublicRouteTests.typed.filter { $0.0 != "phone" && $0.0 != "route" }
            fields.append(("document_number", "青卫发\"><script>"))
            for link in [Links.review, Links.send] {
                let answer = try await visitor.post(link, fields, from: form)
                #expect(answer.status == 422 && answer.problems == [], "\(answer.problems)")
                #expect(answer.text.contains("有 2 处需要修改") && answer.text.contains("value=\"苏木槿\""))
                #expect(answer.text.contains("青卫发&quot;&gt;&lt;script&gt;") && !answer.text.contains("\"><script>"))
            }
            // Far too long is told beside the field, with the whole text still there.
            let long = String(repeating: "长", count: 20_000)
            let answer = try await visitor.post(
                Links.review, RequestsPublicRouteTests.typed.map { $0.0 == "description" ? ($0.0, long) : $0 },
                from: form)
            #expect(answer.status == 422 && answer.text.contains(long) && answer.text.contains("超过3000字"))
            let other = try await visitor.post(
                Links.revise, RequestsPublicRouteTests.typed + [("switch", "organization")], from: form)
            #expect(other.text.contains("单位名称") && other.text.contains("value=\"苏木槿\""))
            visitor.cases.refuses(Refusal(.unavailable, "没有提交：系统正在维护。请稍后再试。"))
            let down = try await visitor.post(Links.send, RequestsPublicRouteTests.typed, from: form)
            #expect(down.status == 503 && down.text.contains("系统正在维护") && down.text.contains("苏木槿"))
        }
    }

    /// T4: what is hostile is refused beside its field; the rest of the application stays.
    @Test(arguments: [
        ("照片.png", Array("<html><script>alert(1)</script></html>".utf8)), ("申请.exe", Array("MZ\u{90}".utf8)),
        ("申请.pdf.html", Array("<!DOCTYPE html><p>".utf8)), ("空.pdf", []),
        ("图.svg", Array("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>".utf8)),
        ("../../etc/证明.docx", Array("PK\u{3}\u{4}broken".utf8)),
    ]) func hostileFilesAreRefused(_ name: String, _ bytes: [UInt8]) async throws {
        try await PublicVisitor.with { visitor in
            let form = try await visitor.page(RequestsPublicRouteTests.form)
            let good = PublicVisitor.Upload(field: "proof_picture", name: "好.txt", bytes: Array("好".utf8))
            let bad = PublicVisitor.Upload(field: "attachments", name: name, bytes: bytes)
            let sent = try await visitor.post(
                Links.send, RequestsPublicRouteTests.typed, from: form, files: [good, bad])
            #expect(sent.status == 422 && sent.problems == [], "\(name) \(sent.problems)")
            #expect(sent.text.contains("id=\"f-attachments-problem\"") && sent.text.contains("请重新选择"), "\(name)")
            #expect(sent.text.contains("苏木槿") && visitor.cases.received.isEmpty)
        }
    }

    @Test func tooMuchIsToldOnThePage() async throws {
        try await PublicVisitor.with { visitor in
            let form = try await visitor.page(RequestsPublicRouteTests.form)
            let large = PublicVisitor.Upload(
                field: "attachments", name: "大.txt", bytes: [UInt8](repeating: 0x61, count: 20_000_001))
            let one = try await visitor.post(Links.send, RequestsPublicRouteTests.typed, from: form, files: [large])
            #expect(one.status == 422 && one.text.contains("合计超过20 MB"))
            let small = PublicVisitor.Upload(field: "attachments", name: "小.txt", bytes: Array("a".utf8))
            let many = try await visitor.post(
                Links.send, RequestsPublicRouteTests.typed, from: form,
                files: Array(repeating: small, count: 11))
            #expect(many.status == 422 && many.text.contains("最多10个"))
        }
    }

    @Test func whatIsPersonalIsNeverKept() async throws {
        try await PublicVisitor.with { visitor in
            visitor.cases.holds(PublicCases.tracked(.handling))
            let form = try await visitor.page(RequestsPublicRouteTests.form)
            let code = ("code", PublicCases.code)
            let answers = [
                try await visitor.get(Links.new), try await visitor.get(RequestsPublicRouteTests.form),
                try await visitor.get(Links.receipt), try await visitor.get(Links.track),
                try await visitor.get(Links.ask.query("q", "村卫生室")),
                try await visitor.post(Links.review, RequestsPublicRouteTests.typed, from: form),
                try await visitor.post(Links.track, [code], from: form),
                try await visitor.post(
                    Links.letter, [code, ("letter", (DeskWorld.id(91) as CaseLetterID).text)], from: form),
                try await visitor.post(
                    Links.file, [code, ("file", (DeskWorld.id(73) as CaseFileID).text)], from: form),
            ]
            for answer in answers {
                #expect(
                    answer.status == 200 && answer.headers[.cacheControl] == "no-store", "\(answer.text.prefix(200))")
                #expect(answer.headers[.contentSecurityPolicy] != nil)
                #expect(
                    answer.headers[.contentType] == "text/html; charset=utf-8"
                        || answer.headers[.contentDisposition]?.hasPrefix("attachment") == true)
            }
            // T4: never as a page, whatever it is.
            #expect(answers.last?.headers[.contentType] == "application/octet-stream")
            let robots = try #require(HTTPField.Name("X-Robots-Tag"))
            #expect(answers[6].headers[robots] == "noindex, nofollow")
        }
    }

    /// The code is in bodies alone; a wrong one is always answered the same, and only wrong ones are counted.
    @Test func wrongCodesSayNothing() async throws {
        var limits = PublicRequestLimits()
        limits.guesses = VisitorThrottle(most: 4, within: .seconds(600), sentence: "没有查询：次数过多。请稍后再查。")
        try await PublicVisitor.with(limits: limits) { visitor in
            visitor.cases.holds(PublicCases.tracked(.handling))
            #expect(
                try await visitor.get(Links.track.query("code", PublicCases.code)).text.contains("2026-017") == false)
            for _ in 1...6 {
                let right = try await visitor.post(Links.track, [("code", PublicCases.code)])
                #expect(right.status == 200 && right.text.contains("2026-017") && right.problems == [])
            }
            var said: Set<String> = []
            for (link, code) in [
                (Links.track, "ABCD-EFGH-JKLM"), (Links.act, "x"), (Links.letter, "ABCDEFGH2345"), (Links.file, ""),
            ] {
                let wrong = try await visitor.post(link, [("code", code), ("act", "withdraw")])
                #expect(wrong.status == 404 && wrong.problems == [])
                let at = try #require(wrong.text.range(of: "没有查到"))
                said.insert(String(wrong.text[at.lowerBound...].prefix(40)))
            }
            #expect(said.count == 1)
            let held = try await visitor.post(Links.track, [("code", PublicCases.code)])
            #expect(held.status == 429 && held.text.contains("次数过多"))
        }
    }

    static let acts: [(ApplicantAct, RequestStage, [(String, String)], ApplicantInput)] = [
        (.correct, .correcting, [("correct_words", "2025年")], .correct(words: "2025年")),
        (.giveReasons, .explaining, [("give_reasons_words", "写论文")], .giveReasons(words: "写论文")),
        (.payNotice, .awaitingPayment, [("pay_notice_words", "No 12")], .payNotice(receipt: "No 12")),
        (.withdraw, .handling, [], .withdraw(reason: "")), (.confirmReceipt, .delivering, [], .confirmReceipt),
        (.rate, .closed, [("rate_stars", "4"), ("rate_words", "好")], .rate(stars: 4, words: "好")),
        (.proposePublication, .closed, [("propose_publication_words", "很多人问")], .proposePublication(words: "很多人问")),
    ]

    @Test(arguments: acts.indices) func theApplicantActs(_ row: Int) async throws {
        let (act, stage, fields, input) = RequestsPublicRouteTests.acts[row]
        try await PublicVisitor.with { visitor in
            visitor.cases.holds(PublicCases.tracked(stage))
            let base = [("code", PublicCases.code), ("act", act.rawValue)]
            let file = PublicVisitor.Upload(field: PublicCaseField.files(act), name: "补充.txt", bytes: Array("补".utf8))
            let done = try await visitor.post(Links.act, base + fields, files: act.takesFiles ? [file] : [])
            #expect(
                done.status == 200 && done.problems == [] && done.text.contains("notice done"),
                "\(done.text.prefix(300))")
            #expect(visitor.cases.done.map(\.input) == [input])
            #expect(visitor.cases.done.first?.files.count == (act.takesFiles ? 1 : 0))
            visitor.cases.refuses(Refusal(.stateRefused, "未能办理：这一件已经办结。", rule: "FOI-30", field: "words"))
            let refused = try await visitor.post(Links.act, base + fields)
            #expect(refused.status == 409 && refused.text.contains("已经办结") && refused.problems == [])
        }
    }

    @Test func emptyActsAreRefusedBesideTheirField() async throws {
        try await PublicVisitor.with { visitor in
            visitor.cases.holds(PublicCases.tracked(.correcting))
            let base = [("code", PublicCases.code)]
            let empty = try await visitor.post(Links.act, base + [("act", "correct"), ("correct_words", " ")])
            #expect(empty.status == 422 && empty.text.contains("id=\"f-correct_words-problem\""))
            #expect(try await visitor.post(Links.act, base + [("act", "rate"), ("rate_stars", "6")]).status == 422)
            #expect(try await visitor.post(Links.act, base + [("act", "archive")]).status == 404)
            #expect(visitor.cases.done.isEmpty)
        }
    }

    /// Generous, and what was typed is still there.
    @Test func abuseIsHeldBackWithoutLoss() async throws {
        var limits = PublicRequestLimits()
        limits.sends = VisitorThrottle(most: 2, within: .seconds(600), sentence: "没有提交：次数过多。请稍后再提交。")
        try await PublicVisitor.with(limits: limits) { visitor in
            for number in 1...3 {
                let form = try await visitor.page(RequestsPublicRouteTests.form)
                let review = try await visitor.post(Links.review, RequestsPublicRouteTests.typed, from: form)
                let sent = try await visitor.post(Links.send, RequestsPublicRouteTests.typed, from: review.text)
                #expect(sent.status == (number < 3 ? 303 : 429))
                if number == 3 { #expect(sent.text.contains("次数过多") && sent.text.contains("苏木槿")) }
            }
            let bare = try await visitor.another.post(Links.send, RequestsPublicRouteTests.typed, from: "<p>")
            #expect(bare.status != 303 && visitor.cases.received.count == 2)
        }
    }

    @Test func theLogIsPagedAndHasItsFeed() async throws {
        try await PublicVisitor.with { visitor in
            let page = try await visitor.page(Links.log)
            #expect(page.contains("村卫生室改造补助资金分配表") && page.contains("&lt;一份&gt;") && page.contains("共 2 页"))
            #expect(try await visitor.get(Links.feed).headers[.contentType]?.contains("atom") == true)
            // What was handed out to one person has passed no gate of publishing: no address leads to it.
            let file = Route<CaseFileID>("/requests/log/{file}")(DeskWorld.id(73))
            #expect(try await visitor.get(file).status == 404)
            // A release must be seen at once: the page is not among those that are kept.
            #expect(try await visitor.get(Links.log).headers[.cacheControl] == "no-store")
        }
    }
}
