import HTTPTypes
import Kernel
import Markup
import OfficeFormats
import PageChecking
import SignedInSite
import Testing

@testable import Consultation
@testable import Site

/// The text of a draft out of a Word file: read, looked at, saved; hostile files are told and nothing is lost.
@Suite struct DraftWordTests {
    typealias World = ConsultationWorld

    static func file(_ paragraphs: [String]) throws -> [UInt8] {
        var writer = WordWriter(DocumentProperties(title: "草案"))
        for paragraph in paragraphs { writer.paragraph(paragraph) }
        return try writer.bytes()
    }

    private static let fields: [(String, String)] = {
        let form = World.draft()
        return [
            ("kind", "decision"), ("title", form.title), ("explanation", form.explanation), ("basis", form.basis),
            ("ways", form.ways), ("closes_on", "2026-04-20"),
        ]
    }()

    @Test func aWordFileIsShownBeforeItIsSaved() async throws {
        try await ConsultationSite.with { site in
            let bytes = try Self.file(["第一条　为加强管理，制定本办法。", "第二条　每周开诊不少于<五>天。", " ", "第三条　自印发之日起施行。"])
            let link = ConsultationLinks.new
            let read = try await site.submit(
                link.address, to: link, Self.fields + [("text", ""), ("read", "yes")],
                files: [("source", "办法.docx", bytes)], as: World.drafter)
            #expect(read.status == 200 && PageChecker.problems(in: read.text) == [], "\(read.text.prefix(500))")
            for said in ["已从“办法.docx”读出3段", "还没有保存", "不少于&lt;五&gt;天", World.draft().basis] {
                #expect(read.text.contains(said), "\(said)")
            }
            #expect(try await site.world.consultations.list(ConsultationQuery(), for: World.drafter).total == 0)
            let words = "第一条　为加强管理，制定本办法。\n第二条　每周开诊不少于五天。\n第三条　自印发之日起施行。"
            let saved = try await site.submit(
                link.address, to: link, Self.fields + [("text", words)], as: World.drafter)
            #expect(saved.status == 303, "\(saved.text.prefix(400))")
            let id = try #require(ConsultationID(saved.location.split(separator: "/").last ?? ""))
            let edit = ConsultationLinks.edit(id)
            let changed = try await site.submit(
                edit.address, to: edit, Self.fields + [("text", words), ("version", "0")],
                files: [("source", "二稿.docx", try Self.file(["第一条　为加强管理，制定本办法。", "第二条　每周开诊不少于六天。"]))],
                as: World.drafter)
            #expect(changed.text.contains("<del>五</del>") && changed.text.contains("<ins>六</ins>"), "\(changed.status)")
            #expect(changed.text.contains("删去的段落"))
        }
    }

    @Test(arguments: [
        ("办法.docx", [UInt8]("PK\u{3}\u{4}broken".utf8)), ("办法.docx", []),
        ("办法.docx", [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0]),
        ("办法.pdf", [UInt8]("%PDF-1.4\n%%EOF\n".utf8)), ("办法.docx", [UInt8]("<html><script>alert(1)</script>".utf8)),
        ("../../etc/办法.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600)),
    ])
    func hostileFilesAreToldAndNothingIsLost(_ name: String, _ bytes: [UInt8]) async throws {
        try await ConsultationSite.with { site in
            let link = ConsultationLinks.new
            let sent = try await site.submit(
                link.address, to: link, Self.fields + [("text", "已经录入的文字"), ("read", "yes")],
                files: [("source", name, bytes)], as: World.drafter)
            #expect(sent.status == 422 && sent.text.contains("已经录入的文字"), "\(sent.status)")
            #expect(sent.text.contains("source-problem") || sent.text.contains("#source"), "\(sent.text.prefix(600))")
            #expect(PageChecker.problems(in: sent.text) == [])
            #expect(try await site.world.consultations.list(ConsultationQuery(), for: World.drafter).total == 0)
        }
    }

    @Test func filesWithoutWordsOrWithTooMany() async throws {
        let reading = DraftWordReading { _, _ in RichDocument(blocks: [.rule]) }
        let good = try Self.file(["字"])
        await #expect(throws: Refusal.self) { try await reading.draft(in: good, named: "空.docx") }
        let long = DraftWordReading { _, _ in
            RichDocument(blocks: (0...DraftText.mostParagraphs).map { .paragraph([.text("第\($0)段", [])], .start) })
        }
        await #expect(throws: Refusal.self) { try await long.draft(in: good, named: "长.docx") }
        let pictures = DraftWordReading { _, _ in
            RichDocument(
                blocks: [.paragraph([.text("正文", [])], .start)], notes: [ReadingNote("deleted_text", "有修订没有接受。")])
        }
        let read = try await pictures.draft(in: good, named: "甲.docx")
        #expect(read.lines == ["正文"] && read.notes == ["有修订没有接受。"])
    }
}
