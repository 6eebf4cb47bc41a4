import Foundation
import Testing

@testable import OfficeFormats

/// What is broken, lying or without end is refused with a sentence, and never passes as looked into.
@Suite struct ExtractingHostileTests {
    private static let hostile: [(String, [UInt8])] = {
        let docx = ReadingFiles.docx(body: ReadingFiles.p("正文"))
        var blanks = XMLBuffer()
        blanks.text(String(repeating: " ", count: 8 << 20))
        var bomb = PackageArchive()
        bomb.add("[Content_Types].xml", bytes: Array("<Types>wordprocessingml.document.main+xml</Types>".utf8))
        bomb.add("word/document.xml", blanks)
        let laughs =
            "<!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><w:document xmlns:w=\"w\">&b;</w:document>"
        var entities = PackageArchive()
        entities.add("[Content_Types].xml", bytes: Array("<Types>wordprocessingml.document.main+xml</Types>".utf8))
        entities.add("word/document.xml", bytes: Array(laughs.utf8))
        let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + Array(repeating: 0, count: 4_096)
        return [
            ("truncated.docx", Array(docx.prefix(docx.count / 2))), ("bomb.docx", bytes(bomb)),
            ("entities.docx", bytes(entities)), ("program.docx", Array("MZ".utf8) + Array(repeating: 0, count: 200)),
            ("lying.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + Array(repeating: 7, count: 300)),
            ("lying.jpg", [0xFF, 0xD8, 0xFF, 0xE1, 0xFF, 0xFF, 0x45]), ("broken.pdf", Array("%PDF-1.4 nothing".utf8)),
            ("compound.doc", compound),
            ("noise.bin", (0..<4_000).map { UInt8(truncatingIfNeeded: $0 &* 97 ^ ($0 >> 3)) }),
            ("archive.rar", Array("Rar!\u{1A}\u{7}\u{0}".utf8) + Array(repeating: 1, count: 50)),
        ]
    }()

    private static func bytes(_ archive: PackageArchive) -> [UInt8] {
        do { return try archive.bytes() } catch { return [] }
    }

    @Test(arguments: hostile.map(\.0)) func isIncompleteWithASentence(name: String) async throws {
        let bytes = try #require(Self.hostile.first { $0.0 == name }?.1)
        let found = try await EverythingExtractor.extract(bytes, name: name)
        #expect(!found.isComplete)
        #expect(found.notes.contains { $0.message.hasSuffix("。") && $0.message.contains("请") })
    }

    @Test(arguments: hostile.map(\.0)) func isNotRewritten(name: String) async throws {
        let bytes = try #require(Self.hostile.first { $0.0 == name }?.1)
        await #expect(throws: ReadingError.self) { try await PublishableRewriter.rewrite(bytes, name: name) }
    }

    @Test func aMemberBehindAnotherOfItsNameDoesNotPass() async throws {
        let bytes = ReadingFiles.zip([("a.txt", "甲"), ("a.txt", "13800138000")])
        #expect(try await EverythingExtractor.extract(bytes, name: "a.zip").isComplete == false)
    }

    @Test func filesInFilesEndSomewhere() async throws {
        var inner = ReadingFiles.zip([("a.txt", "13800138000")])
        for _ in 0..<12 {
            var outer = PackageArchive()
            outer.add("next.zip", bytes: inner)
            inner = try outer.bytes()
        }
        #expect(try await EverythingExtractor.extract(inner, name: "a.zip").isComplete == false)
    }

    @Test func tenThousandCellsAreReadOneByOne() async throws {
        let rows = (1...1_000).map { row in
            let cells = (1...10).map { "<c r=\"\(CellReference.letters($0))\(row)\"><v>\(row * 10 + $0)</v></c>" }
            return "<row r=\"\(row)\">\(cells.joined())</row>"
        }
        let bytes = ReadingFiles.xlsx(sheets: [("表", "visible", "<sheetData>\(rows.joined())</sheetData>")])
        let found = try await EverythingExtractor.extract(bytes, name: "a.xlsx")
        #expect(found.isComplete)
        #expect(found.parts.count { $0.place == .body && $0.detail.hasPrefix("工作表“表”") } >= 10_000)
    }
}
