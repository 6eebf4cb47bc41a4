import Foundation
import Kernel
import OfficeFormats
import Testing

@testable import Requests

/// What is not written: letters that lack something, and wordings that would let it go missing.
@Suite struct LetterRefusalTests {
    private static func faults(_ name: String, _ change: (String) -> String) throws -> [String] {
        let id = try #require(LetterTemplateID(name: name))
        switch LetterTemplateFile.template(id, change(ShippedLetters.text(id))) {
        case .success: return []
        case .failure(let faults): return faults.all.map(\.sentence)
        }
    }

    @Test func everyShippedWordingPasses() throws {
        for id in LetterTemplateID.all { #expect(try LetterRefusalTests.faults(id.name) { $0 } == []) }
        #expect(LetterTemplateID.all.count == 42)
        #expect(Set(LetterTemplateID.all.map(\.name)).count == 42)
    }

    struct Fault: Sendable, CustomTestStringConvertible {
        let name: String, from: String, to: String, sentence: String
        var testDescription: String { "\(name) \(to)" }
    }

    static let faults: [Fault] = [
        // Keys.
        .init(name: "reply-K12", from: "{{检索词}}", to: "{{检索词语}}", sentence: "正文第2段，没有“{{检索词语}}”这一项。是否为“{{检索词}}”？"),
        .init(name: "reply-K01", from: "{{依据}}", to: "{{依据", sentence: "没有用“}}”结束"),
        .init(name: "reply-K01", from: "{{依据}}", to: "依据}}", sentence: "有“}}”而没有“{{”"),
        .init(name: "reply-K17", from: "[[于", to: "于", sentence: "有“]]”而没有“[[”"),
        .init(name: "reply-K17", from: "}}]]", to: "}}", sentence: "没有用“]]”结束"),
        .init(name: "reply-K17", from: "[[于{{前次答复日期}}]]", to: "[[此前]]", sentence: "内容不会被省略"),
        // Obligatory elements.
        .init(name: "reply-K12", from: "，检索结果为：{{检索结果}}", to: "", sentence: "缺少必备内容“{{检索结果}}”（K12）"),
        .init(name: "reply-K12", from: "该政府信息不存在", to: "没有", sentence: "缺少必备表述“不存在”（K12）"),
        .init(name: "reply-K13", from: "理由：{{理由}}。", to: "", sentence: "缺少必备内容“{{理由}}”（K13）"),
        .init(name: "reply-K05", from: "，具体规定为：{{具体规定}}", to: "", sentence: "缺少必备内容“{{具体规定}}”（K05）"),
        .init(name: "reply-K04", from: "不予公开的理由：{{理由}}。", to: "[[理由：{{理由}}。]]", sentence: "不能放在双方括号"),
        .init(name: "reply-K08", from: "，类别为：{{信息类别}}", to: "", sentence: "缺少必备内容“{{信息类别}}”（K08）"),
        .init(name: "reply-K04", from: "根据{{依据}}的规定，", to: "", sentence: "缺少必备内容“{{依据}}”（K04）"),
        .init(name: "reply-K02", from: "；获取时间为：{{获取时间}}", to: "", sentence: "“{{获取时间}}”或者“{{附件名称}}”"),
        .init(name: "reply-K04", from: "  - \"{{补充说明}}\"\n", to: "", sentence: "缺少“{{补充说明}}”"),
        .init(name: "correction-notice", from: "视为放弃申请", to: "退回申请", sentence: "缺少必备表述“视为放弃申请”"),
        .init(name: "third-party-letter", from: "由本机关依照该条例的规定决定是否公开", to: "视为同意公开", sentence: "缺少必备表述"),
        .init(name: "joint-maker-letter", from: "的，视为同意公开", to: "的，由本机关决定", sentence: "缺少必备表述“视为同意公开”"),
        // Remedies.
        .init(name: "reply-K04", from: "  - \"{{救济告知}}\"\n", to: "", sentence: "缺少“{{救济告知}}”"),
        .init(name: "reply-K04", from: "\"{{救济告知}}\"", to: "\"如不服，可以提起诉讼。{{救济告知}}\"", sentence: "出现“提起诉讼”"),
        .init(name: "reply-K04", from: "\"{{救济告知}}\"", to: "\"告知：{{救济告知}}\"", sentence: "应当单独成段"),
        .init(name: "reply-K04", from: "\"{{补充说明}}\"", to: "\"{{补充说明}}\"\n  - \"{{救济告知}}\"", sentence: "重复"),
        .init(name: "extension-notice", from: "不计算在上述期限内。", to: "{{救济告知}}", sentence: "程序性文书不得有“{{救济告知}}”（FOI-R3）"),
        .init(name: "fee-notice", from: "一、计收", to: "不服可以申请行政复议。一、计收", sentence: "程序性文书不告知救济途径（FOI-R3）"),
        // Personal data.
        .init(name: "third-party-letter", from: "{{征求内容}}", to: "{{征求内容}}（申请人：{{申请人}}）", sentence: "不得告知被征求意见方"),
        .init(name: "consultation-notice", from: "书面征求第三方", to: "书面征求{{被征求意见方}}", sentence: "不得告知申请人"),
        .init(name: "reply-K01", from: "{{公开途径}}", to: "{{公开途径}}{{证件号码}}", sentence: "个人信息"),
        // Shape.
        .init(name: "reply-K01", from: "标题: ", to: "题目: ", sentence: "“题目”，不认识这一项"),
        .init(name: "reply-K01", from: "正文:", to: "表格:", sentence: "信函文书不能有“表格”"),
        .init(name: "service-return", from: "表格:", to: "正文:", sentence: "应有“表格”"),
        .init(name: "service-return", from: "行数: 4", to: "行数: 40", sentence: "行数应为 1 至 15"),
        .init(name: "reply-K07", from: "有: 第三方不同意", to: "若: 第三方不同意", sentence: "“若”不认识"),
        .init(name: "reply-K07", from: "标题: ", to: "标题: [", sentence: "不是有效的 YAML"),
    ]

    @Test(arguments: faults)
    func aFaultyWordingIsRefusedWithItsPlace(fault: Fault) throws {
        let text = ShippedLetters.text(try #require(LetterTemplateID(name: fault.name)))
        #expect(text.contains(fault.from), "the fault is planted")
        let found = try LetterRefusalTests.faults(fault.name) {
            guard let range = $0.range(of: fault.from) else { return $0 }
            return $0.replacingCharacters(in: range, with: fault.to)
        }
        #expect(found.contains { $0.contains(fault.sentence) }, "\(found)")
        #expect(found.allSatisfy { $0.hasPrefix("文书模板 \(fault.name).yaml 未采用：") })
    }

    @Test func hugeAndOddFilesAreRefused() throws {
        let long = String(repeating: "长", count: 2001)
        #expect(try !LetterRefusalTests.faults("reply-K01") { $0.replacingOccurrences(of: "经查", with: long) }.isEmpty)
        #expect(try !LetterRefusalTests.faults("reply-K01") { $0 + String(repeating: "# \n", count: 40_000) }.isEmpty)
        for odd in ["", "null", "- a", "\u{0}", "标题: &a [*a]", "标题: x\n标题: y\n", "{"] {
            #expect(try !LetterRefusalTests.faults("reply-K01") { _ in odd }.isEmpty, "\(odd)")
        }
    }

    // MARK: Letters

    /// Every fact that the code needs is missed by name (section 1.4).
    @Test(arguments: DecisionCode.allCases.filter { !$0.needed.isEmpty })
    func aReplyThatLacksAFactIsNotWritten(code: DecisionCode) throws {
        let id = try #require(LetterTemplateID(kind: .reply, code: code))
        for fact in code.needed {
            var facts = LetterSample.facts(.decision(code))
            facts[fact.rawValue] = " \u{200B}\n"
            let full = LetterSample.matter(id)
            var request = full.request
            request.draft = ReplyDraft(
                .decision(code), body: "", facts: facts, withheld: [.thirdPartyRights], drafter: LetterSample.drafter)
            let refusal = #expect(throws: Refusal.self) {
                try LetterSample.templates().text(of: LetterSample.matter(.reply, request))
            }
            #expect(refusal?.sentence.contains("缺少“\(LetterKey(fact).rawValue)”") == true, "\(refusal?.sentence ?? "")")
        }
    }

    @Test func stepsThatDidNotHappenAreMissed() throws {
        for (code, words) in [
            (DecisionCode.notExisting, "“检索范围”、“检索词”、“检索结果”"), (.stillUnclear, "补正通知日期"), (.unreasonable, "说明理由通知日期"),
            (.unpaid, "收费金额"), (.uncorrected, "补正通知日期"), (.disclosed, "获取方式"),
        ] {
            var request = LetterSample.request(code, facts: code == .disclosed ? [:] : nil)
            request.searches = []
            let refusal = #expect(throws: Refusal.self) {
                try LetterSample.templates().text(of: LetterSample.matter(.reply, request))
            }
            #expect(refusal?.sentence.contains(words) == true, "\(refusal?.sentence ?? "")")
        }
    }

    @Test func noFinalLetterWithoutGovernmentAndCourt() throws {
        let templates = try LetterTemplates.load(from: nil)
        for id in LetterTemplateID.all where id.kind.isFinal {
            let refusal = #expect(throws: Refusal.self) { try templates.text(of: LetterSample.matter(id)) }
            #expect(refusal?.rule == "FOI-R1")
        }
        let notice = try #require(LetterTemplateID(kind: .extensionNotice, code: nil))
        #expect(try templates.text(of: LetterSample.matter(notice)).contact.isEmpty)
    }

    @Test func theSettingsOfAgenciesAreReadStrictly() throws {
        let good = "青川县卫生健康局:\n  复议机关: 青川县人民政府\n  法院: 青川县人民法院\n  称谓: 按申请人类别\n"
        let office = try #require(LetterOfficesFile.offices(good)["青川县卫生健康局"])
        #expect(office.government == "青川县人民政府" && office.addressing == .byKind)
        #expect(try LetterOfficesFile.offices("").isEmpty)
        for bad in ["- a", "甲: 乙", "甲:\n  复仪机关: 乙", "甲:\n  称谓: 您", "甲:\n  法院: [a]", "甲: [", "甲:\n  法院:\n"] {
            #expect(throws: Refusal.self) { try LetterOfficesFile.offices(bad) }
        }
    }

    // MARK: Hostile facts

    @Test func hostileFactsDoNoHarm() throws {
        let id = try #require(LetterTemplateID(kind: .reply, code: .notOurs))
        let hostile = [
            "{{救济告知}}]]", "<w:p/>&amp;]]>\"'", "a\u{0}\u{7}\u{1B}[31m\u{202E}b\u{200B}", "第一行\r\n\n第二行\u{2028}第三行",
            String(repeating: "极长的理由。", count: 2000), "%n%s\\u0000", "=HYPERLINK(\"x\")",
        ]
        for words in hostile {
            var facts = LetterSample.facts(.decision(.notOurs))
            facts["reason"] = words
            var request = LetterSample.matter(id).request
            request.draft = ReplyDraft(.decision(.notOurs), body: words, facts: facts, drafter: LetterSample.drafter)
            let text = try LetterSample.templates().text(of: LetterSample.matter(.reply, request))
            #expect(text.paragraphs.last?.hasPrefix("如对本答复书不服") == true)
            #expect(!text.plain.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x202E })
            #expect(text.plain.components(separatedBy: "60日内").count == 2, "values are not read as wordings")
            let bytes = try CaseLetterDocument.bytes(of: text)
            #expect(bytes == (try CaseLetterDocument.bytes(of: text)), "the same letter, the same bytes")
        }
        var request = LetterSample.matter(id).request
        request.draft = ReplyDraft(
            .decision(.notOurs), body: String(repeating: "长", count: 70_000),
            facts: LetterSample.facts(.decision(.notOurs)), drafter: LetterSample.drafter)
        #expect(throws: Refusal.self) { try LetterSample.templates().text(of: LetterSample.matter(.reply, request)) }
    }

    @Test func listsAndSentencesFitTogether() {
        #expect(LetterValue.list(["甲", "乙。", "丙"]).paragraphs == ["1.甲；", "2.乙。", "3.丙。"])
        #expect(LetterValue.list(["（一）甲", "（二）乙"]).paragraphs == ["（一）甲；", "（二）乙。"])
        #expect(LetterValue.text("第一行\n第二行").inline == "第一行，第二行")
        #expect(LetterValue.money(Money(fen: 80_000)).inline == "800元")
        #expect(LetterValue.money(Money(fen: 80_050)).inline == "800.50元")
    }

    @Test func fileNamesAreSafe() {
        let name = CaseLetterDocument.fileName("答复书/..\\:*?\u{0}", number: "青卫〔2026〕1号", ending: "docx")
        #expect(name == "答复书..（青卫〔2026〕1号）.docx")
    }

    @Test func anOfficesFolderIsReadAndChecked() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("letters-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let id = try #require(LetterTemplateID(name: "reply-K01"))
        let own = ShippedLetters.text(id).replacingOccurrences(of: "经查，", with: "经本局查证，")
        try own.write(to: folder.appendingPathComponent("reply-K01.yaml"), atomically: true, encoding: .utf8)
        try "甲:\n  法院: 乙\n".write(to: folder.appendingPathComponent("agencies.yaml"), atomically: true, encoding: .utf8)
        #expect(try LetterTemplates.faults(in: folder).sentences.isEmpty)
        let templates = try LetterTemplates.load(from: folder).with(LetterSample.office, for: LetterSample.agencyName)
        #expect(try templates.text(of: LetterSample.matter(id)).plain.contains("经本局查证，"))
        let offices = "甲:\n  机关代字: 青卫\n"
        #expect(try LetterOfficesFile.offices(offices)["甲"]?.organ == "青卫")
        #expect(throws: Refusal.self) { try LetterOfficesFile.offices("甲:\n  机关代字: 青卫〔2026〕\n") }
        try "x".write(to: folder.appendingPathComponent("reply-K99.yaml"), atomically: true, encoding: .utf8)
        #expect(try LetterTemplates.faults(in: folder).sentences.count == 1)
        #expect(throws: Refusal.self) { try LetterTemplates.load(from: folder) }
    }
}
