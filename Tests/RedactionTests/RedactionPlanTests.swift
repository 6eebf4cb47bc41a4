import Kernel
import OfficeFormats
import Testing

@testable import Redaction

/// What a plan may say (FOI-37), and that nothing comes of one that may not be carried out.
@Suite struct RedactionPlanTests {
    private let hash = String(repeating: "d", count: 64)
    private let text = RedactableText(lines: Array("甲乙丙\n  \n丁".utf8)).map(RedactableMaterial.text)
    private let pages = RedactableMaterial.pages(RedactablePages([.init(width: 59_500, height: 84_200)]))

    private func refusal(_ material: RedactableMaterial, _ marks: [RedactionMark], title: String = "件") -> String? {
        RedactionPlan(fileHash: hash, material: material, title: title, marks: marks).refusal(hash: hash, material)?
            .sentence
    }

    @Test func marksOutsideAreRefused() throws {
        let text = try #require(text)
        let wrong: [(RedactionMark, String)] = [
            (.text(unit: 0, 0..<1, .privacy), "之外"), (.text(unit: 4, 0..<1, .privacy), "之外"),
            (.text(unit: 1, 0..<4, .privacy), "之外"), (.text(unit: 1, 2..<2, .privacy), "之外"),
            (.text(unit: 1, -1..<1, .privacy), "之外"), (.text(unit: 2, 0..<2, .privacy), "空白"),
            (RedactionMark(.text(unit: 1, 0..<1), []), "没有不予公开的依据"),
            (.page(1, RedactionBox(left: 0, top: 0, width: 1_000, height: 1_000), .privacy), "类型不符"),
        ]
        for (mark, reason) in wrong {
            #expect(refusal(text, [mark])?.contains(reason) == true, "\(mark)")
        }
        let boxes: [(RedactionMark, String)] = [
            (.page(0, RedactionBox(left: 0, top: 0, width: 1_000, height: 1_000), .privacy), "不存在的页"),
            (.page(2, RedactionBox(left: 0, top: 0, width: 1_000, height: 1_000), .privacy), "不存在的页"),
            (.page(1, RedactionBox(left: 0, top: 0, width: 100, height: 1_000), .privacy), "太小"),
            (.page(1, RedactionBox(left: 0, top: 0, width: 60_000, height: 1_000), .privacy), "超出"),
            (.page(1, RedactionBox(left: -900, top: 0, width: 2_000, height: 1_000), .privacy), "超出"),
            (.text(unit: 1, 0..<1, .privacy), "类型不符"),
        ]
        for (mark, reason) in boxes { #expect(refusal(pages, [mark])?.contains(reason) == true, "\(mark)") }
        #expect(refusal(text, [.text(unit: 1, 0..<1, .privacy)]) == nil)
        #expect(refusal(pages, [.page(1, RedactionBox(left: 0, top: 0, width: 900, height: 900), .privacy)]) == nil)
    }

    @Test func anEmptyPlanAndAnotherFileAreRefused() throws {
        let text = try #require(text)
        let one = RedactionMark.text(unit: 1, 0..<1, .privacy)
        #expect(refusal(text, [])?.contains("还没有标注") == true)
        #expect(refusal(text, [one], title: " ")?.contains("名称") == true)
        let plan = RedactionPlan(fileHash: hash, material: text, title: "件", marks: [one])
        #expect(plan.refusal(hash: "0", text)?.code == .stateRefused)
        let other = try #require(RedactableText(lines: Array("甲乙丙\n \n丁".utf8)))
        #expect(plan.refusal(hash: hash, .text(other))?.sentence.contains("读取结果") == true)
        #expect(plan.refusal(hash: hash, text) == nil)
    }

    @Test func overlappingMarksBecomeOneWithBothGrounds() {
        let plan = RedactionPlan(
            fileHash: hash, kind: .lines, digest: "", title: "件",
            marks: [
                .text(unit: 1, 4..<6, .privacy), .text(unit: 1, 0..<3, .privacy),
                .text(unit: 1, 2..<4, .commercialSecret),
                .text(unit: 2, 0..<1, .privacy), .text(unit: 2, 1..<2, .privacy), .text(unit: 2, 0..<1, .privacy),
            ])
        #expect(
            plan.marks == [
                RedactionMark(.text(unit: 1, 0..<4), [.commercialSecret, .privacy]), .text(unit: 1, 4..<6, .privacy),
                .text(unit: 2, 0..<2, .privacy),
            ])
        #expect(plan.marks[0].label == "［不予公开：商业秘密、个人隐私］")
    }

    @Test func whatIsStoredIsReadBackAndNothingElse() throws {
        let box = RedactionBox(left: -3, top: 10, width: 900, height: 800)
        let plan = RedactionPlan(
            fileHash: hash, kind: .pages, digest: "0f", title: "一\n二\\n", marks: [.page(3, box, .enforcementFile)],
            mayRemain: ["张 三", "李\n四"])
        #expect(RedactionPlan(canonicalText: plan.canonicalText) == plan)
        for wrong in [
            "", "redaction 2\n", plan.canonicalText + "x\n", plan.canonicalText + "title a\n",
            plan.canonicalText + "text 1 5 2 privacy\n", plan.canonicalText + "text 1 2 5 secret\n",
            plan.canonicalText + "page 1 2 3 4 privacy\n",
            plan.canonicalText + "text 1 0 99999999999999999999 privacy\n",
        ] {
            #expect(RedactionPlan(canonicalText: wrong) == nil, "\(wrong)")
        }
    }

    @Test func everyGroundHasItsArticleAndCode() {
        let table = RedactionGround.allCases.map { "\($0.code) \($0.rule) \($0.shortChinese)" }
        #expect(
            table == [
                "K04 FOI-14 国家秘密", "K05 FOI-14 法律禁止公开", "K06 FOI-14 三安全一稳定", "K07 FOI-15 商业秘密",
                "K07 FOI-15 个人隐私", "K08 FOI-16 内部事务信息", "K09 FOI-16 过程性信息", "K10 FOI-16 行政执法案卷信息",
            ])
    }

    /// PEER-9: when the look through the new file fails, there is no file.
    @Test func aVerificationThatFailsYieldsNoFile() async throws {
        let text = try #require(text)
        let plan = RedactionPlan(
            fileHash: hash, material: text, title: "件", marks: [.text(unit: 1, 0..<1, .privacy)])
        let bytes = Array("甲乙丙\n  \n丁".utf8)
        for program in ["/usr/bin/false", "/usr/bin/true", "/nowhere"] {
            let broken = RedactionReaders(
                rich: .rich(executable: program), everything: .everything(executable: program),
                publishable: .publishable(executable: program))
            await #expect(throws: Refusal.self, "\(program)") {
                try await Redactor(broken).redacted(bytes, hash: hash, name: "a.txt", plan: plan)
            }
        }
        #expect(try await Children.redactor.redacted(bytes, hash: hash, name: "a.txt", plan: plan).marksApplied == 1)
    }

    @Test func whatCannotBeHandledIsRefusedWithAnAdvice() async throws {
        let files: [(String, [UInt8])] = [
            ("a.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + [UInt8](repeating: 0, count: 40)),
            ("a.html", Array("<!DOCTYPE html><html><body>甲</body></html>".utf8)),
            ("a.zip", Array("PK\u{05}\u{06}".utf8) + [UInt8](repeating: 0, count: 18)),
            ("a.exe", Array("MZ\u{0}".utf8)),
        ]
        for (name, bytes) in files {
            do {
                _ = try await Children.readers.prepared(bytes, name: name)
                Issue.record("\(name) was taken")
            } catch {
                #expect(error.sentence.contains("请") && error.rule == "FOI-37", "\(error.sentence)")
            }
        }
    }
}
