import Foundation
import Kernel
import OfficeFormats
import Testing

@testable import Redaction

/// FOI-37: from pages what is boxed is removed with everything that lay under, beside and behind it.
@Suite struct RedactionPageTests {
    private let hash = String(repeating: "b", count: 64)

    @Test func aBoxedNameIsGoneAndItsNeighboursStay() async throws {
        let source = PageFiles([("关于征地补偿的答复", 60), ("申请人张小明住在甲村", 100), ("补偿标准已经公布", 140)]).bytes
        let prepared = try await Children.readers.prepared(source, name: "a.pdf")
        let material = try await Children.readers.material(prepared.bytes, name: prepared.name)
        guard case .pages(let pages) = material else { throw Refusal.notFound }
        let places = pages.places(of: "张小明")
        #expect(places.count == 1)
        let plan = RedactionPlan(
            fileHash: hash, material: material, title: "答复", marks: places.map { RedactionMark($0, [.privacy]) })
        let file = try await Children.redactor.redacted(prepared.bytes, hash: hash, name: prepared.name, plan: plan)
        #expect(file.name == "答复.pdf" && file.marksApplied == 1)
        let extraction = try await Children.readers.everything.extraction(file.bytes, name: file.name)
        #expect(Set(extraction.parts.map(\.place)) == [.metadata, .body, .ocr])
        let text = WordsFold.folded(extraction.parts.filter { $0.place == .body }.map(\.text).joined())
        #expect(text.contains("关于征地补偿的答复") && text.contains("补偿标准已经公布") && text.contains("在甲村"))
        #expect(text.contains("不予公开个人隐私") && !text.contains("张") && !text.contains("小明"))
    }
}
