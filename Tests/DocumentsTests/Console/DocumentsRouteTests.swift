import HTTPTypes
import Kernel
import Markup
import OfficeFormats
import PageChecking
import SignedInSite
import Site
import Testing

@testable import Documents

/// Documents as people work on them: forms posted to their resources.
@Suite struct DocumentsRouteTests {
    typealias World = DocumentsWorld

    static let typed: [(String, String)] = [
        ("unit", World.section.text), ("title", "关于做好预防接种工作的通知"), ("kind", "notice"), ("organ_code", "青卫发"),
        ("addressees", "各医疗卫生单位"), ("body", "请做好接种点预约服务。\n\n此通知。"), ("attribute", "proactive"), ("reason", ""),
    ]

    /// From the form to the number over every page in between, one return on the way.
    @Test func aDocumentGoesFromDraftToIssue() async throws {
        try await DocumentsSite.with { site in
            let made = try await site.post(DocumentLinks.list, Self.typed, files: [], as: World.drafter)
            #expect(made.status == .seeOther)
            let id = try await site.only()
            let secrecy = [("conclusion", "open"), ("basis", "未发现涉密内容")]
            try await site.act(.submit, id, as: World.drafter)
            try await site.act(.sendBack, id, [("step", "drafting"), ("words", "缺少时限")], as: World.head)
            try await site.act(.submit, id, as: World.drafter)
            try await site.act(.approveDraft, id, secrecy, as: World.head)
            try await site.act(.passAttribute, id, [("words", "同意")], as: World.keeper)
            try await site.act(.concludeSecrecy, id, secrecy, as: World.secrecy)
            let signing = try await site.page(DocumentLinks.document(id), as: World.leader)
            #expect(signing.contains("最终确定的公开属性") && signing.contains("预约服务"))
            try await site.act(.sign, id, [("attribute", "proactive"), ("words", "")], as: World.leader)
            try await site.act(.issue, id, as: World.office)
            let page = try await site.page(DocumentLinks.document(id), as: World.drafter)
            for words in ["青卫发〔2026〕1号", "（此件公开发布）", "缺少时限", "已印发", "审计凭证 第 "] {
                #expect(page.contains(words), "\(words)")
            }
            let letter = try await site.get(DocumentLinks.letter(id).address, as: World.drafter)
            #expect(letter.status == .ok && letter.bytes.starts(with: [0x50, 0x4B]))
        }
    }

    /// What is refused comes back with everything that was typed.
    @Test func nothingTypedIsLost() async throws {
        try await DocumentsSite.with { site in
            var fields = Self.typed
            fields[1] = ("title", " ")
            let refused = try await site.post(DocumentLinks.list, fields, files: [], as: World.drafter)
            #expect(refused.status == .unprocessableContent && refused.text.contains("请做好接种点预约服务。"))
            #expect(PageChecker.problems(in: refused.text) == [])
            let document = try await site.world.documents.draft(
                World.contents(.withheld, reason: ""), unit: World.section, by: World.drafter)
            let answer = try await site.act(.submit, document.id, as: World.drafter)
            #expect(answer.text.contains("OPN-3") || answer.text.contains("须写明理由"))
            #expect(PageChecker.problems(in: answer.text) == [])
        }
    }

    /// Whatever a row holds, only what the text model knows reaches the page (T3).
    @Test func aHostileBodyIsHarmless() async throws {
        try await DocumentsSite.with { site in
            var contents = World.contents
            contents.title = "<script>alert(1)</script>通知"
            contents.body =
                "<p onclick=\"x()\">正文</p><script>alert(2)</script><img src=\"http://evil.example/x.png\"><iframe src=\"//e\"></iframe>"
            let document = try await site.world.documents.draft(contents, unit: World.section, by: World.drafter)
            let page = try await site.page(DocumentLinks.document(document.id), as: World.drafter)
            #expect(page.contains("正文"))
            for words in ["<script>alert", "onclick", "evil.example", "<iframe"] {
                #expect(!page.contains(words), "\(words)")
            }
        }
    }

    /// A Word file becomes clean text, is kept as it came, and says what was left out.
    @Test func aWordFileBecomesTheText() async throws {
        try await DocumentsSite.with { site in
            let word = try WordWriter.bytesOfOneLine()
            let made = try await site.post(
                DocumentLinks.list, Self.typed, files: [("source", "通知.docx", word)], as: World.drafter)
            #expect(made.status == .seeOther)
            let id = try await site.only()
            let document = try await site.world.documents.document(id, for: World.drafter)
            #expect(document.contents.body.contains("读自通知.docx") && !document.contents.body.contains("script"))
            #expect(document.contents.files.map(\.role) == [.source])
            let shown = try await site.get(made.location, as: World.drafter)
            #expect(shown.text.contains("略去了一处批注。"))
            let file = try await site.get(DocumentLinks.file(id, 0).address, as: World.drafter)
            #expect(file.bytes == word)
            let lie = try await site.post(
                DocumentLinks.list, Self.typed, files: [("source", "x.docx", Array("no zip".utf8))], as: World.drafter)
            #expect(lie.status == .unprocessableContent)
        }
    }

    /// SEC-4: a stub without content, from a form that asks for none.
    @Test func aClassifiedDocumentIsAStub() async throws {
        try await DocumentsSite.with { site in
            let made = try await site.post(
                DocumentLinks.stub, [("stub_unit", World.section.text), ("stub_kind", "report"), ("title", "机密")],
                as: World.drafter)
            #expect(made.status == .seeOther)
            let page = try await site.page(DocumentLinks.document(try await site.only()), as: World.drafter)
            #expect(page.contains("涉密，线下处理") && !page.contains("机密"))
        }
    }

    /// Lists, forms and exports of everybody are sound; strangers find nothing, drafts stay with their unit.
    @Test func everyPageIsSound() async throws {
        try await DocumentsSite.with { site in
            let signed = try await site.world.signed(World.contents(.withheld))
            let draft = try await site.world.documents.draft(World.contents, unit: World.section, by: World.drafter)
            let links: [Link] = [
                DocumentLinks.list, DocumentLinks.new, DocumentLinks.reviews, DocumentLinks.meetings,
                DocumentLinks.newMeeting,
            ]
            for officer in [World.drafter, World.head, World.office, World.leader, World.supervisor, World.above] {
                for link in links { _ = try await site.page(link, as: officer) }
            }
            _ = try await site.page(DocumentLinks.editing(draft.id), as: World.drafter)
            let reviews = try await site.page(DocumentLinks.reviews, as: World.keeper)
            #expect(reviews.contains("青卫发〔2026〕1号") && reviews.contains("2027年1月30日"))
            for format in DocumentExportFormat.allCases {
                let file = try await site.get(DocumentLinks.export(format.rawValue).address, as: World.office)
                #expect(file.status == .ok && !file.bytes.isEmpty)
            }
            for officer in [World.outsideUnit, World.outsider] {
                for id in [signed.id, draft.id] {
                    let answer = try await site.get(DocumentLinks.document(id).address, as: officer)
                    #expect(answer.status == .notFound, "\(officer.name)")
                }
            }
        }
    }

    /// OPN-12: recorded, confirmed by a leader, and then owed.
    @Test func aMeetingIsRecordedAndConfirmed() async throws {
        try await DocumentsSite.with { site in
            let fields = [
                ("unit", World.officeUnit.text), ("kind", "committee"), ("title", "第1次委务会"), ("held_on", "2026-01-29"),
                ("decision_1", "同意设立社区接种点。"), ("attribute_1", "proactive"), ("reason_1", ""),
                ("decision_2", "研究人事事项。"), ("attribute_2", "withheld"), ("reason_2", ""),
            ]
            let refused = try await site.post(DocumentLinks.meetings, fields, as: World.office)
            #expect(refused.status == .unprocessableContent && refused.text.contains("同意设立社区接种点。"))
            let whole = fields.map { $0.0 == "reason_2" ? ($0.0, "内部人事管理") : $0 }
            let made = try await site.post(DocumentLinks.meetings, whole, as: World.office)
            #expect(made.status == .seeOther)
            let meeting = try #require(try await site.world.documents.meetings(for: World.office).first)
            _ = try await site.page(DocumentLinks.meeting(meeting.id), as: World.leader)
            let confirmed = try await site.post(
                DocumentLinks.confirmation(meeting.id), [("version", "1")], as: World.leader)
            #expect(confirmed.status == .seeOther)
            let page = try await site.page(DocumentLinks.meeting(meeting.id), as: World.office)
            #expect(page.contains("分管领导"))
        }
    }

    /// Every act asks for the form's token.
    @Test func actsNeedTheirToken() async throws {
        try await DocumentsSite.with { site in
            let document = try await site.world.documents.draft(
                World.contents, unit: World.section, by: World.drafter)
            for act in DocumentAct.allCases {
                let answer = try await site.post(
                    DocumentLinks.act(document.id, act.rawValue), [("version", "1")], as: World.drafter, proof: false)
                #expect(answer.status == .forbidden, "\(act)")
            }
            #expect(try await site.world.documents.document(document.id, for: World.drafter).version == 1)
        }
    }
}

extension DocumentsSite {
    /// The one document there is.
    func only() async throws -> DocumentID {
        let lines = try await world.documents.ledger(DocumentQuery(), for: DocumentsWorld.office).lines
        return try #require(lines.first).id
    }
}

extension WordWriter {
    /// A Word file of one line.
    static func bytesOfOneLine() throws -> [UInt8] {
        try LetterheadDocument(
            form: .headed, organs: ["青禾县卫生健康局"], number: "", title: "通知", recipients: "各单位",
            body: RichReader.plain("正文。")
        ).bytes()
    }
}
