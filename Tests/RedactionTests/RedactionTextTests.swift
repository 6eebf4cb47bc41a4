import Kernel
import OfficeFormats
import Screening
import Testing

@testable import Redaction

/// FOI-37: from texts what is marked is removed, and everything else stays.
@Suite struct RedactionTextTests {
    private let hash = String(repeating: "a", count: 64)

    private func words(_ file: RedactedFile) async throws -> [String] {
        guard case .text(let text) = try await Children.readers.material(file.bytes, name: file.name) else { return [] }
        return text.units.map(\.text)
    }

    @Test func linesKeepTheirNeighbours() async throws {
        let bytes = Array("关于补偿的复函\r\n申请人张小明（身份证号11010519491231002X）。\n金额：12000元".utf8)
        let prepared = try await Children.readers.prepared(bytes, name: "张小明.txt")
        let material = try await Children.readers.material(prepared.bytes, name: prepared.name)
        guard case .text(let text) = material else { throw Refusal.notFound }
        let places = text.places(of: "张小明") + text.places(of: "１１０１０５19491231002x")
        let marks = places.map { RedactionMark($0, [.privacy]) } + [.text(unit: 3, 3..<8, .commercialSecret)]
        let plan = RedactionPlan(fileHash: hash, material: material, title: "复函（部分公开）", marks: marks)
        let file = try await Children.redactor.redacted(prepared.bytes, hash: hash, name: prepared.name, plan: plan)
        #expect(file.name == "复函（部分公开）.txt")
        #expect(file.marksApplied == 3 && file.grounds == [.privacy: 2, .commercialSecret: 1])
        #expect(
            String(decoding: file.bytes, as: UTF8.self)
                == "关于补偿的复函\n申请人［不予公开：个人隐私］（身份证号［不予公开：个人隐私］）。\n金额：［不予公开：商业秘密］元")
    }

    @Test func aWordFileIsWrittenAnew() async throws {
        let body =
            WordFiles.p("申请人：") + WordFiles.p("")
            + "<w:p>\(WordFiles.r("张"))\(WordFiles.r("小明", "<w:b/>"))\(WordFiles.r("住在甲村"))</w:p>"
            + WordFiles.table([["姓名", "电话"], ["张小明", "13800138000"], ["李四海", "13900139000"]])
        let bytes = try WordFiles.docx(body)
        let material = try await Children.readers.material(bytes, name: "a.docx")
        guard case .text(let text) = material else { throw Refusal.notFound }
        let marks = (text.places(of: "张小明") + text.places(of: "138 0013 8000")).map { RedactionMark($0, [.privacy]) }
        #expect(marks.count == 3)
        let plan = RedactionPlan(fileHash: hash, material: material, title: "复函", marks: marks)
        let file = try await Children.redactor.redacted(bytes, hash: hash, name: "a.docx", plan: plan)
        let label = "［不予公开：个人隐私］"
        #expect(try await words(file) == ["申请人：", label + "住在甲村", "姓名", "电话", label, label, "李四海", "13900139000"])
        #expect(try await Children.redactor.redacted(bytes, hash: hash, name: "a.docx", plan: plan) == file)
    }

    @Test func aForgottenPlaceYieldsNoFile() async throws {
        let bytes = Array("申请人张小明\n附：张 小明的材料".utf8)
        let material = try await Children.readers.material(bytes, name: "a.txt")
        let one = RedactionMark.text(unit: 1, 3..<6, .privacy)
        let plan = RedactionPlan(fileHash: hash, material: material, title: "复函", marks: [one])
        do {
            _ = try await Children.redactor.redacted(bytes, hash: hash, name: "a.txt", plan: plan)
            Issue.record("a file came of it")
        } catch {
            #expect(error.sentence.contains("第1行已标注的内容仍在") && !error.sentence.contains("张"))
        }
        #expect(material.standing(plan) == [StandingWords(words: "张小明", places: ["第2行"])])
        let allowing = RedactionPlan(
            fileHash: hash, material: material, title: "复函", marks: [one], mayRemain: ["张小明"])
        #expect(material.standing(allowing).isEmpty)
        let file = try await Children.redactor.redacted(bytes, hash: hash, name: "a.txt", plan: allowing)
        #expect(String(decoding: file.bytes, as: UTF8.self).hasSuffix("附：张 小明的材料"))
        let all = RedactionPlan(fileHash: hash, material: material, title: "复函", marks: [one], othersStay: true)
        #expect(try await Children.redactor.redacted(bytes, hash: hash, name: "a.txt", plan: all).bytes == file.bytes)
        #expect(RedactionPlan(canonicalText: all.canonicalText) == all && all != plan)
    }

    /// The title of a file and the names in a passage are words of their own.
    @Test func theTitleSaysNothingAndNamesInAPassageAreLookedFor() async throws {
        let bytes = Array("来信摘要\n联系人：李明华，反映补偿问题\n办理情况：李明华已答复".utf8)
        let material = try await Children.readers.material(bytes, name: "a.txt")
        let passage = RedactionMark.text(unit: 2, 0..<14, .privacy)
        let plan = RedactionPlan(fileHash: hash, material: material, title: "来信", marks: [passage])
        #expect(try await Children.redactor.redacted(bytes, hash: hash, name: "a.txt", plan: plan).marksApplied == 1)
        let screen = Screen(.shipped(), today: try #require(Day(year: 2026, month: 9, day: 15)))
        await #expect(throws: Refusal.self) {
            try await Redactor(Children.readers, screen: screen).redacted(bytes, hash: hash, name: "a.txt", plan: plan)
        }
        let name = RedactionMark.text(unit: 2, 4..<7, .privacy), other = RedactionMark.text(unit: 3, 5..<8, .privacy)
        let titled = RedactionPlan(
            fileHash: hash, material: material, title: "李 明华来信（部分公开）", marks: [name, other])
        let file = try await Children.redactor.redacted(bytes, hash: hash, name: "a.txt", plan: titled)
        #expect(file.name == "某来信（部分公开）.txt")
    }

    @Test func theScreeningProposesAndNothingMore() async throws {
        let bytes = Array("联系人李明华，手机13800138000，身份证号11010519491231002X".utf8)
        guard case .text(let text) = try await Children.readers.material(bytes, name: "a.txt") else { return }
        let screen = Screen(.shipped(), today: try #require(Day(year: 2026, month: 9, day: 15)))
        let proposed = text.suggestions(screen)
        #expect(proposed.filter(\.isSure).map(\.words) == ["13800138000", "11010519491231002X"])
        #expect(proposed.allSatisfy { $0.mark.grounds == [.privacy] })
    }
}
