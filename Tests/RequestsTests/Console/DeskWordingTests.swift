import HTTPTypes
import Kernel
import Markup
import OfficeFormats
import PageChecking
import SignedInSite
import Testing

@testable import Requests
@testable import Site

/// Wordings of letters changed in the console; and the archive of a case as a file.
@Suite struct DeskWordingTests {
    typealias World = DeskWorld
    private static let name = "reply-K12"

    @Test("A wording is checked, kept in versions, journalled, and taken back (FOI-36, FOI-R1)")
    func wording() async throws {
        try await DeskSite.with { site in
            #expect(try await site.get(DeskLinks.wordings.address, as: World.handler).status == .forbidden)
            #expect(try await site.page(DeskLinks.wordings, as: World.head).contains("K12"))
            let id = try #require(LetterTemplateID(name: Self.name))
            let page = try await site.page(DeskLinks.wording(Self.name), as: World.head)
            #expect(page.contains("{{救济告知}}") && !page.contains("恢复全国文本"))
            let national = ShippedLetters.text(id)
            let lines = national.split(separator: "\n", omittingEmptySubsequences: false)
            let at = try #require(lines.firstIndex { $0.contains("{{救济告知}}") })
            // What the law wants is missing, and one key that may not be told stands in it: nothing is kept.
            let wrong = national.replacing("{{救济告知}}", with: "{{证件号码}}")
            let refused = try await site.post(
                DeskLinks.wording(Self.name), [("words", wrong), ("version", "0")], as: World.head)
            #expect(refused.status == .unprocessableContent && PageChecker.problems(in: refused.text) == [])
            #expect(refused.text.contains("证件号码") && refused.text.contains("第\(at + 1)行"))
            #expect(refused.text.contains("缺少“{{救济告知}}”"))
            let head = try #require(World.everybody.first { $0.id == World.head.id })
            #expect(try await site.requests.wordings(for: head) == [:])
            // A preview keeps nothing.
            let own = national.replacing("标题: ", with: "标题: 关于")
            let fields = [("words", own), ("version", "0")]
            let preview = try await site.post(
                DeskLinks.wording(Self.name), fields + [("act", "preview")], as: World.head)
            #expect(preview.status == .ok && preview.text.contains("<h2>关于"))
            #expect(try await site.requests.wordings(for: head) == [:])
            let saved = try await site.post(DeskLinks.wording(Self.name), fields, as: World.head)
            #expect(saved.status == .seeOther)
            #expect(try await site.requests.wordings(for: head)[id]?.version == 1)
            // Two at once meet at the version.
            let late = try await site.post(
                DeskLinks.wording(Self.name), [("words", own + "\n"), ("version", "0")], as: World.head)
            #expect(late.status == .unprocessableContent && late.text.contains("已被他人修改"))
            let back = try await site.post(
                DeskLinks.nationalWording(Self.name), [("version", "1")], as: World.head)
            #expect(back.status == .seeOther)
            let history = try await site.requests.history(of: id, for: head)
            #expect(history.map(\.version) == [2, 1] && history.map { $0.words == nil } == [true, false])
            #expect(try await site.page(DeskLinks.wording(Self.name), as: World.head).contains("第2版"))
        }
    }

    @Test("What an agency wrote is what its letters say; those of others and those issued before do not change")
    func letters() async throws {
        try await DeskSite.with { site in
            let id = try await DeskRouteTests.entered(site)
            let receipt = try #require(LetterTemplateID(name: "correction-notice"))
            let own = ShippedLetters.text(receipt).replacing("标题: ", with: "标题: 本局")
            _ = try await site.requests.saveWording(own, of: receipt, version: 0, by: World.head)
            try await site.act(.requireCorrection, id, [("items", "写明年度"), ("due", "2026-03-31")], as: World.handler)
            let view = try await site.requests.view(id, for: World.handler)
            let letter = try #require(view.letters.first { $0.kind == .correctionNotice })
            let before = try await site.requests.letterFile(letter.id, of: id, for: World.handler).bytes
            let words = String(
                decoding: try #require(try PackedFiles(before).files["word/document.xml"]), as: UTF8.self)
            #expect(words.contains("本局"))
            _ = try await site.requests.saveWording(nil, of: receipt, version: 1, by: World.head)
            #expect(try await site.requests.letterFile(letter.id, of: id, for: World.handler).bytes == before)
        }
    }

    @Test("The archive holds the case as data and the opinions, and is the same each time (FOI-45)")
    func archive() async throws {
        try await DeskSite.with { site in
            let id = try await DeskRouteTests.entered(site)
            let address = DeskLinks.archive(id).address
            #expect(try await site.get(address, as: World.handler).status == .conflict)
            try await site.act(
                .withdraw, id, [("on", "2026-03-10"), ("reason", "电话确认撤回")], as: World.handler)
            let first = try await site.get(address, as: World.handler)
            #expect(first.status == .ok)
            let report = try CaseArchive.verify(first.bytes)
            #expect(report.isSound, "\(report.chinese)")
            let files = try PackedFiles(first.bytes).files
            let record = String(decoding: try #require(files["case.json"]), as: UTF8.self)
            #expect(record.contains("苏木槿") && record.contains("gongkai.request/1"))
            let timeline = String(decoding: try #require(files["timeline.json"]), as: UTF8.self)
            #expect(timeline.contains("电话确认撤回") && !timeline.contains("查看了申请人信息"))
            #expect(try await site.get(address, as: World.handler).bytes == first.bytes)
            #expect(try await site.get(address, as: World.clerk).status == .notFound)
            #expect(try await site.get(address, as: World.supervisor).status != .ok)
        }
    }

    @Test("The handling section reads what the applicant sent to correct, not what proves who it is (PII-6)")
    func corrections() {
        let section = World.officer(61, "承办科员", [.clerk], [World.officeUnit])
        let request = World.request(.handling)
        #expect(request.refusal(ofOpening: .file(.correction), by: section) == nil)
        #expect(request.refusal(ofOpening: .file(.applicant), by: section)?.rule == "PII-6")
        #expect(request.refusal(ofOpening: .file(.correction), by: World.supervisor)?.rule == "PII-6")
        #expect(CasePaper.file(.correction).namesApplicant)
    }

    @Test("The form to print is a Word file with the fields of FOI-29 and none besides")
    func paper() throws {
        var office = ApplicationOffice(agency: "青禾县卫生健康局", name: "局办公室")
        office.address = "人民路8号"
        let bytes = try PaperFormDocument.bytes(for: office)
        #expect(bytes == (try PaperFormDocument.bytes(for: office)))
        let text = String(decoding: try #require(try PackedFiles(bytes).files["word/document.xml"]), as: UTF8.self)
        for words in ["政府信息公开申请表", "证件号码", "统一社会信用代码", "获取途径", "人民路8号"] { #expect(text.contains(words)) }
        #expect(!text.contains("用途"))
    }
}
