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

    private func redacted(
        _ source: [UInt8], _ marks: (RedactablePages) -> [RedactionPlace]
    ) async throws -> (file: RedactedFile, text: String) {
        let prepared = try await Children.readers.prepared(source, name: "a.pdf")
        let material = try await Children.readers.material(prepared.bytes, name: prepared.name)
        guard case .pages(let pages) = material else { throw Refusal.notFound }
        let plan = RedactionPlan(
            fileHash: hash, material: material, title: "件",
            marks: marks(pages).map { RedactionMark($0, [.commercialSecret]) })
        let file = try await Children.redactor.redacted(prepared.bytes, hash: hash, name: prepared.name, plan: plan)
        let words = try await PageDrawing.pages(file.bytes).flatMap(\.words).map(\.text).joined()
        return (file, WordsFold.folded(words))
    }

    /// The words beside a gap tell how wide it is; a whole line tells nothing but that there is one.
    @Test func aWholeLineTellsNothingOfItsWords() async throws {
        var files: [RedactedFile] = []
        for secret in ["甲乙公司", "一家名称很长很长的公司"] {
            let source = PageFiles([("供应商名单", 60), ("一、\(secret)中标", 100), ("二、其他公司未中标", 140)]).bytes
            let made = try await redacted(source) { pages in
                pages.places(of: secret).compactMap { place in
                    guard case .page(let number, let box) = place else { return nil }
                    let line = pages.pages[0].wholeLine(box)
                    return .page(number, RedactionBox(left: 1_000, top: line.top, width: 38_000, height: line.height))
                }
            }
            #expect(made.text.contains("供应商名单") && made.text.contains("其他公司未中标") && !made.text.contains("一中标"))
            files.append(made.file)
        }
        #expect(files[0].bytes == files[1].bytes)
    }

    @Test func aForgottenNameOnAnotherPlaceOfThePageYieldsNoFile() async throws {
        let source = PageFiles([("申请人张小明来信", 60), ("抄送：张小明", 140)]).bytes
        await #expect(throws: Refusal.self) {
            _ = try await redacted(source) { Array($0.places(of: "张小明").prefix(1)) }.text
        }
        _ = try await redacted(source) { $0.places(of: "张小明") }
    }

    @Test func aTurnedAndCutPageIsSetUprightBeforeItIsMarked() async throws {
        var file = PageFiles([("关于补偿的答复", 60), ("申请人张小明来信", 100), ("裁去的内容", 290)])
        file.pageEntries = "/Rotate 90 /CropBox [0 40 400.28 300.11]"
        #expect(try await !PicturePDFCheck.isPrepared(file.bytes))
        let prepared = try await Children.readers.prepared(file.bytes, name: "a.pdf")
        #expect(try await PicturePDFCheck.isPrepared(prepared.bytes))
        guard case .pages(let pages) = try await Children.readers.material(prepared.bytes, name: "a.pdf") else {
            return
        }
        #expect(abs(pages.pages[0].width - 26_011) < 20 && abs(pages.pages[0].height - 40_028) < 20)
        let made = try await redacted(file.bytes) { $0.places(of: "张小明") }
        #expect(!made.text.contains("张小明") && !made.text.contains("裁去"))
        // The unprepared file itself is not worked on: its boxes would stand elsewhere.
        let material = try await Children.readers.material(file.bytes, name: "a.pdf")
        let box = RedactionBox(left: 1_000, top: 1_000, width: 9_000, height: 9_000)
        let plan = RedactionPlan(fileHash: hash, material: material, title: "件", marks: [.page(1, box, .privacy)])
        await #expect(throws: Refusal.self) {
            try await Children.redactor.redacted(file.bytes, hash: hash, name: "a.pdf", plan: plan)
        }
    }

    @Test func aScannedPageIsReadOffItsPicture() async throws {
        let line = try await LabelPicture.drawn("申请人张小明来信", size: 16, resolution: 200)
        let other = try await LabelPicture.drawn("补偿标准已经公布", size: 16, resolution: 200)
        var scan = PixelPage(width: 1_111, height: 833)
        scan.stamp(line, left: 60, top: 100)
        scan.stamp(other, left: 60, top: 400)
        var pdf = PicturePDF()
        try pdf.add(scan, resolution: 200)
        let made = try await redacted(try pdf.bytes()) { _ in
            [.page(1, RedactionBox(left: 6_700, top: 3_000, width: 5_500, height: 3_500))]
        }
        #expect(made.text.contains("补偿标准已经公布") && !made.text.contains("张小明"))
        #expect(made.text.contains("不予公开商业秘密"))
    }

    @Test func aWorkbookIsPrintedAndItsHiddenSheetIsNot() async throws {
        let bytes = try HiddenSheets.workbook(shown: "联系人张小明", hidden: "隐藏的名单")
        let prepared = try await Children.readers.prepared(bytes, name: "台账.xlsx")
        #expect(prepared.kind == .pages && prepared.name == "台账.pdf")
        guard case .pages(let pages) = try await Children.readers.material(prepared.bytes, name: prepared.name) else {
            return
        }
        #expect(pages.places(of: "张小明").count == 1 && pages.places(of: "隐藏的名单").isEmpty)
    }

    @Test func ligaturesAndTraditionalCharactersAreFound() throws {
        let text = try #require(RedactableText(lines: Array("the o\u{FB03}ce of 張小明，Ｏｆｆｉｃｅ".utf8)))
        #expect(text.places(of: "office") == [.text(unit: 1, 4..<8), .text(unit: 1, 16..<22)])
        #expect(text.places(of: "张小明") == [.text(unit: 1, 12..<15)])
    }
}
