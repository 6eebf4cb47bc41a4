import Testing

@testable import OfficeFormats

@Suite struct ReadingRefusalTests {
    private func code(_ bytes: [UInt8], _ name: String) async -> ReadingError.Code? {
        do {
            _ = try await read(bytes, name)
            return nil
        } catch let error as ReadingError {
            return error.code
        } catch {
            Issue.record("an error of another kind: \(error)")
            return nil
        }
    }

    private func compound(_ stream: String) -> [UInt8] {
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600)
            + stream.utf16.flatMap { [UInt8($0 & 0xFF), 0] }
    }

    @Test func whatCannotBeReadSaysWhy() async {
        #expect(await code([], "a.docx") == .empty)
        #expect(await code(Array(" \n\t\n".utf8), "a.txt") == .empty)
        #expect(await code(ReadingFiles.docx(body: ""), "a.docx") == .empty)
        #expect(await code(compound("WordDocument"), "a.docx") == .legacyWord)
        #expect(await code(compound("Workbook"), "a.xls") == .legacyExcel)
        #expect(await code(compound("EncryptedPackage"), "a.docx") == .encrypted)
        #expect(await code([0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 0], "a.docx") == .unsupported)
        #expect(await code([0, 1, 2, 3, 4, 5, 6, 7, 8], "a.txt") == .unsupported)
        #expect(await code(ReadingFiles.zip([("a.txt", "x")]), "a.docx") == .unsupported)
        #expect(await code(Array(ReadingFiles.docx(body: ReadingFiles.p("甲")).prefix(300)), "a.docx") == .unreadable)
        #expect(await code(Array("%PDF-1.4 nothing else".utf8), "a.pdf") == .unreadable)
    }

    @Test func everyRefusalIsASentenceThatSaysWhatToDo() {
        for code in ReadingError.Code.allCases {
            let sentence = ReadingError(code, "细节").sentence
            #expect(sentence.hasPrefix("没有读取文件：") && sentence.hasSuffix("。") && sentence.contains("请"), "\(code)")
        }
    }

    @Test func hostileMarkupIsRefused() async {
        let names = #"xmlns:w="w""#
        func document(_ xml: String) -> [UInt8] { ReadingFiles.zip([("word/document.xml", xml)]) }
        let laughs =
            "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><w:document \(names)><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
        #expect(await code(document(laughs), "a.docx") == .unreadable)
        #expect(await code(document("<!DOCTYPE d SYSTEM \"file:///etc/passwd\"><d/>"), "a.docx") == .unreadable)
        let deep = String(repeating: "<w:sdt>", count: 5_000) + String(repeating: "</w:sdt>", count: 5_000)
        #expect(
            await code(document("<w:document \(names)><w:body>\(deep)</w:body></w:document>"), "a.docx") == .unreadable)
        #expect(await code(document("<w:document \(names)><w:body><w:p>"), "a.docx") == .unreadable)
    }

    /// 8 MiB of blanks pack to a few KiB: the ratio stops it after the first MiB.
    @Test func aZipBombIsStoppedWhileInflating() async throws {
        var buffer = XMLBuffer()
        buffer.text(String(repeating: " ", count: 8 << 20))
        var archive = PackageArchive()
        archive.add("word/document.xml", buffer)
        let bytes = try archive.bytes()
        #expect(bytes.count < 100_000)
        #expect(await code(bytes, "a.docx") == .tooLarge)
    }

    @Test func manyEntriesAndLargeFilesAreRefused() async {
        let many = ReadingFiles.zip((0..<2_100).map { ("e\($0)", "") } + [("word/document.xml", "<d/>")])
        #expect(await code(many, "a.docx") == .tooLarge)
        var small = ReadingLimits()
        small.file = 10
        await #expect(throws: ReadingError(.tooLarge)) {
            try await DocumentReader.read(bytes: Array("01234567890".utf8), named: "a.txt", limits: small)
        }
    }

    /// Never half a page: nested beyond the parser's depth it is refused, up to there it is read whole.
    @Test func deepPagesAreReadWholeOrNotAtAll() async throws {
        func page(_ depth: Int) -> [UInt8] {
            Array(("<html><body>" + String(repeating: "<div>", count: depth) + "深处" + "</body></html>").utf8)
        }
        #expect(try await read(page(240), "a.html").texts == ["深处"])
        #expect(await code(page(20_000), "a.html") == .unreadable)
    }
}
