import Foundation
import Kernel
import Testing

@testable import Requests

/// What the law wants in a letter, for every code and every kind of applicant.
@Suite struct LetterLawTests {
    /// Section 1.4: basis and words of each decision; R first, E either, S split (FOI-R1, FOI-R2).
    static let table: [(code: String, path: Character, basis: String, words: String)] = [
        ("K01", "E", "第三十六条第（一）项", "已经主动公开"), ("K02", "E", "第三十六条第（二）项", "决定予以公开"),
        ("K03", "S", "第十五条、第三十二条、第三十七条", "决定部分公开"), ("K04", "R", "第十四条、第三十六条第（三）项", "国家秘密"),
        ("K05", "R", "第十四条、第三十六条第（三）项", "《中华人民共和国精神卫生法》第四条"),
        ("K06", "R", "第十四条、第三十六条第（三）项", "国家安全、公共安全、经济安全、社会稳定"),
        ("K07", "R", "第十五条、第三十二条、第三十六条第（三）项", "第三方不同意公开"),
        ("K08", "R", "第十六条第一款、第三十六条第（三）项", "内部工作流程"),
        ("K09", "R", "第十六条第二款、第三十六条第（三）项", "讨论记录"), ("K10", "R", "第十六条第二款、第三十六条第（三）项", "行政执法案卷"),
        ("K11", "E", "第三十六条第（七）项", "《不动产登记暂行条例》第二十七条"), ("K12", "E", "第三十六条第（四）项", "未检索到相关信息"),
        ("K13", "E", "第三十六条第（五）项", "电话0999-8000099"), ("K14", "E", "第三十八条", "加工、分析"),
        ("K15", "E", "第三十条", "仍不明确"), ("K16", "E", "第三十九条第一款", "青川县信访局"),
        ("K17", "E", "第三十六条第（六）项", "青卫公开复〔2026〕3号"), ("K18", "E", "第三十九条第二款", "青川县图书馆"),
        ("K19", "E", "第三十五条", "不予处理"), ("K20", "E", "第二条、第二十七条", "重新出具"),
        ("K21", "E", "第三十条", "不再处理"), ("K22", "E", "第四十二条和《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）", "800元"),
        ("K23", "E", "", "终止办理"),
    ]

    private static func text(_ code: DecisionCode, _ kind: ApplicantKind) throws -> LetterText {
        let id = try #require(LetterTemplateID(kind: .reply, code: code))
        return try LetterSample.templates().text(of: LetterSample.matter(id, applicant: kind))
    }

    @Test func everyCodeStandsInTheTable() {
        #expect(LetterLawTests.table.map(\.code) == DecisionCode.allCases.map(\.rawValue))
    }

    @Test(arguments: DecisionCode.allCases)
    func everyReplyHasBasisElementsAndRemedies(code: DecisionCode) throws {
        let row = try #require(LetterLawTests.table.first { $0.code == code.rawValue })
        for kind in ApplicantKind.allCases {
            let text = try LetterLawTests.text(code, kind)
            let words = text.paragraphs.joined(separator: "\n")
            #expect(words.contains(row.basis.isEmpty ? "本机关" : row.basis + "的规定") || words.contains(row.basis + "规定"))
            #expect(words.contains(row.words), "\(words)")
            #expect(text.recipient == LetterSample.applicant(kind).name)
            #expect(text.number == "青卫公开复〔2026〕12号" && text.on == LetterSample.day("2026-09-25"))
            #expect(words.contains("2026-017") && words.contains("2026年9月1日收到"))
            #expect(!words.contains("{{") && !words.contains("[[") && !words.contains("。。"))
            try LetterLawTests.check(row.path, try #require(text.paragraphs.last))
        }
    }

    private static func check(_ path: Character, _ remedies: String) throws {
        let first = "应当先自收到本答复书之日起60日内向青川县人民政府申请行政复议；对行政复议决定不服的，可以自收到行政复议决定书之日起15日内向青川县人民法院提起行政诉讼"
        let either = "之日起6个月内直接向青川县人民法院提起行政诉讼"
        #expect(remedies.contains("60日内向青川县人民政府申请行政复议"))
        switch path {
        case "R": #expect(remedies.contains(first) && !remedies.contains("6个月"), "FOI-R2")
        case "S":
            #expect(remedies.contains("不予公开的部分不服，" + first) && remedies.contains("其他内容不服") && remedies.contains(either))
        default: #expect(remedies.contains(either) && !remedies.contains("应当先"), "FOI-R1")
        }
    }

    /// A partial disclosure whose rest is withheld on no ground of Articles 14 to 16 leaves both ways open (FOI-R2 [C]).
    @Test func thePathOfAPartialDisclosureFollowsItsGrounds() {
        #expect(RemedyPath(.partlyDisclosed, withheld: []) == .split)
        #expect(RemedyPath(.partlyDisclosed, withheld: [.processInformation]) == .split)
        #expect(RemedyPath(.partlyDisclosed, withheld: [.notExisting]) == .either)
        let ground = DecisionCode.partlyDisclosed.ground(withheld: [.processInformation, .stateSecret, .notExisting])
        #expect(ground.articles == ["第十四条", "第十六条第二款", "第三十七条"])
    }

    /// FOI-R3: a step on the way names no remedies.
    @Test(arguments: LetterTemplateID.all.filter { !$0.kind.isFinal }.map(\.name))
    func aNoticeNamesNoRemedies(name: String) throws {
        let id = try #require(LetterTemplateID(name: name))
        let words = try LetterSample.templates().text(of: LetterSample.matter(id)).plain
        for word in ["行政复议", "行政诉讼", "人民法院", "青川县人民政府"] { #expect(!words.contains(word)) }
    }

    /// Who asks is nobody's business but the applicant's and the agency's (PII-6).
    @Test func othersLearnNothingOfTheApplicant() throws {
        for id in LetterTemplateID.all where id.kind.reader == .thirdParty || id.kind.reader == .organ {
            let words = try LetterSample.templates().text(of: LetterSample.matter(id)).plain
            let applicant = LetterSample.applicant()
            for word in [applicant.name, applicant.phone, applicant.proofNumber, applicant.address, "KQTWMXHRPJAD"] {
                #expect(!words.contains(word), "\(id.name) \(word)")
            }
        }
        let notice = try #require(LetterTemplateID(kind: .consultationNotice, code: nil))
        #expect(!(try LetterSample.templates().text(of: LetterSample.matter(notice)).plain.contains("医疗器械")))
    }

    @Test func theAddressFollowsTheSetting() throws {
        let id = try #require(LetterTemplateID(kind: .reply, code: .notExisting))
        var office = LetterSample.office
        office.addressing = .byKind
        let templates = try LetterSample.templates().with(office, for: LetterSample.agencyName)
        #expect(try templates.text(of: LetterSample.matter(id)).paragraphs[0].hasPrefix("你于2026年"))
        #expect(try templates.text(of: LetterSample.matter(id, applicant: .company)).paragraphs[0].hasPrefix("你单位于"))
    }

    @Test func enclosuresStandUnderTheTextAndTakeThePlaceOfTheWay() throws {
        let files = [LetterSample.enclosure(1, "设备采购合同（遮盖后）.pdf"), LetterSample.enclosure(2, "验收单.xlsx")]
        var request = LetterSample.request(.disclosed, facts: [:])
        let other = try #require(request.draft)
        request.draft = ReplyDraft(
            other.outcome, body: other.body, enclosures: files.map(\.id), drafter: other.drafter)
        // What lies there for other ends is not handed out.
        let kept = files + [LetterSample.enclosure(3, "内部意见.pdf")]
        let matter = LetterSample.matter(.reply, request, files: kept)
        let text = try LetterSample.templates().text(of: matter)
        #expect(text.attachments == ["设备采购合同（遮盖后）", "验收单"])
        #expect(text.paragraphs.contains("现按你（单位）要求的形式（纸质）提供该信息，详见附件。"))
    }

    /// The four ways an application to correct a record ends (FOI-41).
    @Test(arguments: [
        (RecordOutcome.corrected, "已经予以更正"), (.forwarded, "转送有权更正的"), (.pointedOut, "请你（单位）向有权更正的"),
        (.declined, "不予更正。理由"),
    ])
    func everyRecordOutcomeHasItsWords(outcome: RecordOutcome, words: String) throws {
        let request = LetterSample.request(nil, kind: .recordCorrection, record: outcome)
        let text = try LetterSample.templates().text(of: LetterSample.matter(.recordCorrectionNotice, request))
        #expect(text.paragraphs.filter { $0.hasPrefix("经审核") }.count == 1 && text.plain.contains(words))
    }
}
