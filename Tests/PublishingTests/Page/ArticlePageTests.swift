import Foundation
import HTTPTypes
import Kernel
import Markup
import OfficeFormats
import PageChecking
import SignedInSite
import Site
import Testing

@testable import Publishing

/// Articles as people work on them: forms posted to their resources.
@Suite struct PublishingPageTests {
    typealias World = ArticleWorld

    /// From the form over three reviews, three proof passes and secrecy review to the public, one return on the way
    /// (PUB-1, PUB-3, SEC-2).
    @Test func anArticleGoesFromDraftToPublication() async throws {
        try await ArticlePageSite.with { site in
            let made = try await site.post(ArticleLinks.list, site.typed(), as: World.drafter)
            #expect(made.status == .seeOther)
            let saved = try await site.get(made.location, as: World.drafter)
            #expect(saved.text.contains("已保存第1版。未检测到个人信息和用语问题。"))
            #expect(PageChecker.problems(in: saved.text) == [])
            try await site.act(.submit, as: World.drafter)
            try await site.act(.sendBack, [("step", "drafter"), ("words", "缺少接种地点")], as: World.head)
            #expect(try await site.only().working?.stage == .drafting)
            try await site.act(.submit, as: World.drafter)
            try await site.clear()
            let id = try await site.only().id
            let ready = try await site.page(ArticleLinks.article(id), as: World.office)
            #expect(ready.contains("待发布") && ready.contains("缺少接种地点") && ready.contains("审计凭证 第 "))
            #expect(try await site.act(.publish, as: World.office).status == .seeOther)
            let page = try await site.page(ArticleLinks.article(id), as: World.drafter)
            for words in ["已发布", "公开时间", "为做好预防接种工作，现通知如下。"] { #expect(page.contains(words), "\(words)") }
            let sheet = try await site.get(ArticleLinks.sheet(id).address, as: World.drafter)
            #expect(sheet.status == .ok && sheet.bytes.starts(with: [0x50, 0x4B]))
        }
    }

    /// PUB-3: a signature is for the text on the screen; for any other it is refused, and what was typed comes back.
    @Test func aSignatureForAnotherTextIsRefused() async throws {
        try await ArticlePageSite.with { site in
            _ = try await site.post(ArticleLinks.list, site.typed(), as: World.drafter)
            try await site.act(.submit, as: World.drafter)
            let before = try await site.only()
            let answer = try await site.act(
                .pass, [("words", "同意发布")], as: World.head, seen: String(repeating: "0", count: 64))
            #expect(answer.status == Refusal.Code.changedMeanwhile.status)
            #expect(answer.text.contains("签名只对当前文本有效") && answer.text.contains("同意发布"))
            #expect(PageChecker.problems(in: answer.text) == [])
            #expect(try await site.only() == before)
        }
    }

    /// What is refused comes back with everything that was typed.
    @Test func nothingTypedIsLost() async throws {
        try await ArticlePageSite.with { site in
            let answer = try await site.post(
                ArticleLinks.list, site.typed(["title": " "]), files: [("attachments", "名单.txt", Array("甲".utf8))],
                as: World.drafter)
            #expect(answer.status == .unprocessableContent)
            #expect(answer.text.contains("为做好预防接种工作，现通知如下。</textarea>"))
            #expect(answer.text.contains("接种、疫苗") && answer.text.contains("请重新选择"))
            #expect(PageChecker.problems(in: answer.text) == [])
            let bad = try await site.post(
                ArticleLinks.list, site.typed(["column": ""]), as: World.drafter)
            #expect(bad.status == .unprocessableContent && bad.text.contains("没有选择栏目"))
            let id = try await site.publishing.list(ArticleQuery(), for: World.office).total
            #expect(id == 0)
        }
    }

    /// PII-6: personal data is shown masked, mended by one click everywhere, or let through by a second person only.
    @Test func aFindingIsMendedOrLetThroughByTwo() async throws {
        try await ArticlePageSite.with { site in
            let text = "联系人张三丰，手机13800138000。再次联系：13800138000。"
            _ = try await site.post(ArticleLinks.list, site.typed(["body": text]), as: World.drafter)
            let id = try await site.only().id
            let page = try await site.page(ArticleLinks.article(id), as: World.drafter)
            #expect(page.contains("检测结果") && page.contains("138****8000"))
            while try await site.only().working?.findings.first != nil {
                let version = try await site.only().version
                let answer = try await site.settle(ArticleLinks.mending, as: World.drafter)
                #expect(answer.status == .seeOther, "\(answer.text)")
                guard try await site.only().version > version, answer.status == .seeOther else { break }
            }
            let mended = try await site.publishing.latestRevision(of: id, for: World.drafter)
            #expect(!mended.content.body.contains("13800138000"))
            #expect(try await site.act(.submit, as: World.drafter).status == .seeOther)
        }
    }

    @Test func aFindingIsLetThroughByASecondPerson() async throws {
        try await ArticlePageSite.with { site in
            let number = "11010519491231002X"
            _ = try await site.post(
                ArticleLinks.list, site.typed(["body": "身份证号\(number)。"]), as: World.drafter)
            let id = try await site.only().id
            #expect(try await site.act(.submit, as: World.drafter).status == Refusal.Code.stateRefused.status)
            let empty = try await site.settle("ask_override", as: World.drafter)
            #expect(empty.status == .unprocessableContent && PageChecker.problems(in: empty.text) == [])
            #expect(try await site.settle("ask_override", "依法须公开", as: World.drafter).status == .seeOther)
            let page = try await site.page(ArticleLinks.article(id), as: World.head)
            #expect(page.contains("依法须公开") && page.contains("同意放行"))
            let panel = page.components(between: "id=\"findings\"", and: "</section>")
            #expect(!panel.contains(number), "the list of findings must not be the leak")
            #expect(try await site.settle("override", as: World.head).status == .seeOther)
            #expect(try await site.only().working?.blockingFindings == [])
        }
    }

    /// What is attached is cleaned, looked through and said; staff see the copy, others nothing.
    @Test func anAttachmentIsCleanedAndLookedThrough() async throws {
        try await ArticlePageSite.with { site in
            let bytes = Array("名单：手机13800138000".utf8)
            let made = try await site.post(
                ArticleLinks.list, site.typed(), files: [("attachments", "名单.txt", bytes)], as: World.drafter)
            let saved = try await site.get(made.location, as: World.drafter)
            #expect(saved.text.contains("略去了作者信息。") && saved.text.contains("附件《名单.txt》"))
            #expect(PageChecker.problems(in: saved.text) == [])
            let article = try await site.only()
            let revision = try await site.publishing.latestRevision(of: article.id, for: World.drafter)
            let hash = try #require(revision.content.attachments.first).published
            let link = ArticleLinks.file(article.id, hash).address
            #expect(try await site.get(link, as: World.drafter).bytes == bytes)
            #expect(try await site.get(link, as: World.outsider).status == .notFound)
            let fields = site.typed() + [("version", "\(article.version)"), ("remove", hash)]
            let revised = try await site.post(ArticleLinks.revising(article.id), fields, as: World.drafter)
            #expect(revised.status == .seeOther)
            let next = try await site.publishing.latestRevision(of: article.id, for: World.drafter)
            #expect(next.content.attachments == [] && next.number == 2)
            #expect(try await site.only().working?.findings == [])
        }
    }

    /// A Word file becomes the text; a file that only calls itself one is not read.
    @Test func aWordFileBecomesTheText() async throws {
        try await ArticlePageSite.with { site in
            let word = try RichReader.plain("一、接种地点\n\n各乡镇卫生院设接种点。").wordFile()
            let lie = try await site.post(
                ArticleLinks.list, site.typed(), files: [("word", "通知.docx", Array("no zip".utf8))], as: World.drafter)
            #expect(lie.status == .unprocessableContent && lie.text.contains("不是 docx 文件"))
            let made = try await site.post(
                ArticleLinks.list, site.typed(), files: [("word", "通知.docx", word)], as: World.drafter)
            #expect(made.status == .seeOther)
            let page = try await site.page(ArticleLinks.article(try await site.only().id), as: World.drafter)
            #expect(page.contains("各乡镇卫生院设接种点。") && !page.contains("为做好预防接种工作"))
        }
    }

    /// Whatever a row holds, only what the text model knows reaches the page (T3).
    @Test func aHostileBodyIsHarmless() async throws {
        try await ArticlePageSite.with { site in
            var content = World.content("<script>alert(1)</script>通知")
            content.column = site.column.id
            content.body =
                "<p onclick=\"x()\">正文</p><script>alert(2)</script><img src=\"http://evil.example/x.png\"><iframe src=\"//e\"></iframe>"
            let article = try await site.publishing.draft(
                ArticleBeginning(content: content, unit: World.section, portal: site.portal.id, findings: []),
                by: World.drafter)
            let page = try await site.page(ArticleLinks.article(article.id), as: World.drafter)
            #expect(page.contains("正文"))
            for words in ["<script>alert", "onclick", "evil.example", "<iframe"] {
                #expect(!page.contains(words), "\(words)")
            }
        }
    }

    /// What changed against the public text is marked, and the public text stays.
    @Test func changesAreMarked() async throws {
        try await ArticlePageSite.with { site in
            _ = try await site.post(ArticleLinks.list, site.typed(), as: World.drafter)
            try await site.act(.submit, as: World.drafter)
            try await site.clear()
            try await site.act(.publish, as: World.office)
            let live = try await site.only()
            let fields =
                site.typed(["body": "为做好疫苗接种工作，现通知如下。"]) + [
                    ("version", "\(live.version)"), ("change_note", "更正用词"),
                ]
            let revised = try await site.post(ArticleLinks.revising(live.id), fields, as: World.drafter)
            #expect(revised.status == .seeOther)
            let page = try await site.page(ArticleLinks.article(live.id), as: World.drafter)
            #expect(page.contains("与公开的第1版的差异") && page.contains("<ins>") && page.contains("<del>"))
            #expect(try await site.only().live == live.live)
            let old = try await site.page(ArticleLinks.article(live.id).query("revision", 1), as: World.drafter)
            #expect(old.contains("为做好预防接种工作"))
        }
    }

    /// PII-6: the number that was taken out of a text is not read again in the comparison.
    @Test func whatWasMaskedStaysMaskedInTheComparison() async throws {
        try await ArticlePageSite.with { site in
            let number = "11010519491231002X"
            let first = site.typed(["body": "患者身份证号\(number)，联系电话13912345678。"])
            _ = try await site.post(ArticleLinks.list, first, as: World.drafter)
            let article = try await site.only()
            let fields = site.typed(["body": "患者信息已核实。"]) + [("version", "\(article.version)")]
            _ = try await site.post(ArticleLinks.revising(article.id), fields, as: World.drafter)
            let page = try await site.page(ArticleLinks.article(article.id), as: World.drafter)
            #expect(page.contains("与第1版的差异") && page.contains("<del>"))
            #expect(!page.contains(number) && !page.contains("13912345678"))
        }
    }

    /// Several at once for one reason; without a tick or a reason nothing happens.
    @Test func severalAreWithdrawnTogether() async throws {
        try await ArticlePageSite.with { site in
            _ = try await site.post(ArticleLinks.list, site.typed(), as: World.drafter)
            try await site.act(.submit, as: World.drafter)
            try await site.clear()
            try await site.act(.publish, as: World.office)
            let id = try await site.only().id.text
            let list = try await site.page(ArticleLinks.list, as: World.office)
            #expect(list.contains("批量撤回") && list.contains("选择《"))
            let refused = try await site.post(
                ArticleLinks.withdrawals, [("articles", id), ("kind", "error"), ("words", "")], as: World.office)
            #expect(refused.status == .unprocessableContent && PageChecker.problems(in: refused.text) == [])
            let done = try await site.post(
                ArticleLinks.withdrawals, [("articles", id), ("kind", "error"), ("words", "数据有误")], as: World.office)
            #expect(done.status == .seeOther)
            #expect(try await site.only().withdrawal?.reason == "数据有误")
        }
    }

    /// Every page of everybody is sound in every state; strangers find nothing.
    @Test func everyPageIsSoundForEverybody() async throws {
        try await ArticlePageSite.with { site in
            _ = try await site.post(
                ArticleLinks.list, site.typed(["body": "手机13800138000。"]), as: World.drafter)
            let id = try await site.only().id
            let staff = World.everybody.filter { $0.agency == World.commission && !$0.isAdministrator }
            for officer in staff {
                for link in [ArticleLinks.list, ArticleLinks.new, ArticleLinks.columns, ArticleLinks.article(id)] {
                    _ = try await site.page(link, as: officer)
                }
            }
            _ = try await site.page(ArticleLinks.revising(id), as: World.drafter)
            #expect(try await site.get(ArticleLinks.article(id).address, as: World.outsider).status == .notFound)
            #expect(try await site.get(ArticleLinks.sheet(id).address, as: World.outsider).status == .notFound)
        }
    }

    /// 三审三校, urgent publication, delegation, remarks, schedule: each form does its act or says why not.
    @Test func theOtherActsHaveForms() async throws {
        try await ArticlePageSite.with { site in
            _ = try await site.post(ArticleLinks.list, site.typed(), as: World.drafter)
            #expect(
                try await site.act(.comment, [("quote", "接种"), ("words", "写全称")], as: World.head).status == .seeOther)
            try await site.act(.submit, as: World.drafter)
            let member = [("member", World.otherClerk.id.text)]
            #expect(try await site.act(.delegate, member, as: World.head).status == .seeOther)
            #expect(try await site.act(.proof, [("words", "")], as: World.otherClerk).status == .seeOther)
            let urgent = [("words", "突发疫情"), ("basis", "不涉密")]
            #expect(try await site.act(.publishUrgently, urgent, as: World.principal).status == .seeOther)
            let id = try await site.only().id
            let page = try await site.page(ArticleLinks.article(id), as: World.office)
            #expect(page.contains("补齐（PUB-3）") && page.contains("写全称"))
            let release = [("channel", "wechat"), ("reference", "https://mp.example/1"), ("day", "2026-03-10")]
            #expect(try await site.act(.recordRelease, release, as: World.office).status == .seeOther)
            let withdrawn = try await site.act(.withdraw, [("kind", "merged"), ("words", "重复")], as: World.office)
            #expect(withdrawn.status == .unprocessableContent && withdrawn.text.contains("须指明"))
            #expect(PageChecker.problems(in: withdrawn.text) == [])
        }
    }
}

extension String {
    /// What stands between two marks; empty when they are not there.
    fileprivate func components(between start: String, and end: String) -> String {
        guard let from = range(of: start), let to = self[from.upperBound...].range(of: end) else { return "" }
        return String(self[from.upperBound..<to.lowerBound])
    }
}
