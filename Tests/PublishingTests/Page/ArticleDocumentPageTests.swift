import Documents
import HTTPTypes
import Kernel
import Markup
import PageChecking
import SignedInSite
import Site
import Testing

@testable import Publishing

/// An article that makes an official document public: the form begins with what the document holds (FOI-26).
@Suite struct PublishingDocumentPageTests {
    typealias World = ArticleWorld

    static func document(on site: ArticlePageSite, body: String) async throws -> OfficialDocument {
        let file = try await ArticleShelf(files: site.files).keep(Array("附表".utf8))
        var contents = DocumentContents(
            title: "关于做好预防接种工作的通知", kind: .notice, organCode: "青卫发", addressees: "各医疗卫生单位", body: body,
            proposal: AttributeProposal(.proactive, reason: ""))
        contents.files = [DocumentFile(role: .attachment, name: "附表.txt", hash: file, size: 6, kind: "text")]
        return try await site.documents.draft(contents, unit: World.section, by: World.drafter)
    }

    @Test func theFormBeginsWithTheDocument() async throws {
        try await ArticlePageSite.with { site in
            let document = try await Self.document(on: site, body: "<p>请做好接种点预约服务。</p>")
            let link = ArticleLinks.new.query("document", document.id.text)
            let page = try await site.page(link, as: World.drafter)
            for words in ["依据公文《", "请做好接种点预约服务。</textarea>", "附表.txt"] { #expect(page.contains(words), "\(words)") }
            #expect(try await site.get(link.address, as: World.outsider).status == .notFound)
            let fields = site.typed() + [("document", document.id.text), ("document_file", "0")]
            #expect(try await site.post(ArticleLinks.list, fields, as: World.drafter).status == .seeOther)
            let article = try await site.only()
            #expect(article.document == document.id)
            let content = try await site.publishing.latestRevision(of: article.id, for: World.drafter).content
            #expect(content.attachments.map(\.name) == ["附表.txt"])
            // One document, one article: the second is told where to go on, and keeps what it typed.
            let again = try await site.post(ArticleLinks.list, fields, as: World.drafter)
            #expect(again.status == Refusal.Code.stateRefused.status && again.text.contains("已经有一条"))
            #expect(PageChecker.problems(in: again.text) == [])
        }
    }

    /// Pictures of the document go through the same cleaning as attachments, and staff see them before the public does.
    @Test func picturesComeWithTheText() async throws {
        try await ArticlePageSite.with { site in
            let hash = try await ArticleShelf(files: site.files).keep(ArticlePageSite.picture)
            let document = try await Self.document(on: site, body: "<p><img src=\"/files/\(hash)\" alt=\"接种点分布图\"></p>")
            let text = "![接种点分布图](/files/\(hash))"
            let fields = site.typed(["body": text]) + [("document", document.id.text)]
            #expect(try await site.post(ArticleLinks.list, fields, as: World.drafter).status == .seeOther)
            let article = try await site.only()
            let address = ArticleLinks.file(article.id, hash).address
            let page = try await site.page(ArticleLinks.article(article.id), as: World.drafter)
            #expect(page.contains("接种点分布图") && page.contains("src=\"\(address)\""))
            let picture = try await site.get(address, as: World.drafter)
            #expect(picture.bytes == ArticlePageSite.picture && picture.headers[.contentType] == "image/png")
            #expect(try await site.get(address, as: World.outsider).status == .notFound)
            let kept = site.typed(["body": text + "\n\n说明。"]) + [("version", "\(article.version)")]
            #expect(try await site.post(ArticleLinks.revising(article.id), kept, as: World.drafter).status == .seeOther)
            let next = try await site.publishing.latestRevision(of: article.id, for: World.drafter)
            #expect(next.number == 2 && next.content.body.contains(hash))
        }
    }

    /// PII-6: naming the hash of some other file, such as an original that was never cleaned, does not make it public.
    @Test func aForeignPictureIsRefused() async throws {
        try await ArticlePageSite.with { site in
            let hash = try await ArticleShelf(files: site.files).keep(ArticlePageSite.picture)
            let answer = try await site.post(
                ArticleLinks.list, site.typed(["body": "![图](/files/\(hash))"]), as: World.drafter)
            #expect(answer.status == .unprocessableContent && answer.text.contains("不是这条信息的图片"))
            #expect(answer.text.contains("![图](/files/\(hash))") && PageChecker.problems(in: answer.text) == [])
        }
    }

    /// A text that the small editor cannot show stays as it is when its box is left empty.
    @Test func aTableOfMergedCellsStays() async throws {
        try await ArticlePageSite.with { site in
            let table = "<table><tr><td colspan=\"2\">接种点</td></tr><tr><td>东街</td><td>西街</td></tr></table>"
            let document = try await Self.document(on: site, body: table)
            let fields = site.typed(["body": ""]) + [("document", document.id.text)]
            #expect(try await site.post(ArticleLinks.list, fields, as: World.drafter).status == .seeOther)
            let article = try await site.only()
            #expect(try await site.page(ArticleLinks.revising(article.id), as: World.drafter).contains("留空则正文保持不变"))
            let kept = site.typed(["body": "", "title": "新标题"]) + [("version", "\(article.version)")]
            #expect(try await site.post(ArticleLinks.revising(article.id), kept, as: World.drafter).status == .seeOther)
            let next = try await site.publishing.latestRevision(of: article.id, for: World.drafter).content
            #expect(next.title == "新标题" && next.body.contains("colspan=\"2\"") && next.body.contains("西街"))
        }
    }
}
