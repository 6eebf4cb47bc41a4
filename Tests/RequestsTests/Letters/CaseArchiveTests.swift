import Foundation
import Kernel
import OfficeFormats
import Testing

@testable import Requests

/// The case as it is put away: the same bytes each time, and nothing changes unseen (FOI-45).
@Suite struct CaseArchiveTests {
    private static func archived(_ words: String = "答复") -> ArchivedCase {
        let day = LetterSample.day("2026-09-25")
        return ArchivedCase(
            request: LetterSample.request(.disclosed), applicant: "张清源", agencyName: LetterSample.agencyName,
            letters: [
                .init(title: "接收回执", fileName: "接收回执.docx", on: day, bytes: [1, 2, 3]),
                .init(title: "答复书", fileName: "答复书.docx", on: day, bytes: Array(words.utf8)),
            ],
            files: [.init(title: "身份证明", fileName: "../../etc/<身份证>.pdf", on: day, bytes: [])],
            timeline: [.init(at: Moment(day: day), who: "李晓", what: "登记\u{202E}\"<申请>\"")], record: "{\"a\":1}")
    }

    @Test func theSameCaseGivesTheSameBytesAndIsSound() throws {
        let bytes = try CaseArchive.bytes(of: Self.archived())
        #expect(bytes == (try CaseArchive.bytes(of: Self.archived())))
        #expect(bytes != (try CaseArchive.bytes(of: Self.archived("别的"))))
        let report = try CaseArchive.verify(bytes)
        #expect(report.isSound && report.entries == 6 && report.number == "2026-017", "\(report.chinese)")
        let files = try PackedFiles(bytes).files
        #expect(
            files.keys.sorted() == [
                "case.json", "files/01-....etc身份证.pdf", "index.docx", "letters/01-接收回执.docx", "letters/02-答复书.docx",
                "manifest.json", "timeline.json",
            ])
        #expect(files["letters/02-答复书.docx"] == Array("答复".utf8))
    }

    /// The manifest has exactly what docs/schemas/case-archive.schema.json says.
    @Test func theManifestHasTheShapeOfItsSchema() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        let path = folder.appendingPathComponent("../../../docs/schemas/case-archive.schema.json").standardized
        let schema = try #require(try Self.json(Array(Data(contentsOf: path))))
        let files = try PackedFiles(try CaseArchive.bytes(of: Self.archived())).files
        let manifest = try #require(try Self.json(files["manifest.json"] ?? []))
        let known = try #require(schema["properties"] as? [String: Any])
        #expect(Set(manifest.keys) == Set(known.keys))
        let entries = try #require(manifest["entries"] as? [[String: Any]])
        let item = try #require((known["entries"] as? [String: Any])?["items"] as? [String: Any])
        let fields = Set(try #require(item["properties"] as? [String: Any]).keys)
        let required = Set(try #require(item["required"] as? [String]))
        let kinds = try #require((item["properties"] as? [String: [String: Any]])?["kind"]?["enum"] as? [String])
        #expect(kinds == CaseArchive.Kind.allCases.map(\.rawValue))
        for entry in entries {
            #expect(Set(entry.keys).isSubset(of: fields) && required.isSubset(of: Set(entry.keys)))
            #expect((entry["sha256"] as? String)?.count == 64)
        }
        #expect(entries.compactMap { $0["path"] as? String }.count == files.count - 1)
        let steps = try JSONSerialization.jsonObject(with: Data(files["timeline.json"] ?? [])) as? [[String: String]]
        #expect(steps?.first?["what"] == "登记\u{202E}\"<申请>\"")
    }

    private static func json(_ bytes: [UInt8]) throws -> [String: Any]? {
        try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    }

    private static func packed(_ files: [String: [UInt8]]) throws -> [UInt8] {
        var archive = PackageArchive()
        for (name, bytes) in files.sorted(by: { $0.key < $1.key }) { archive.add(name, bytes: bytes) }
        return try archive.bytes()
    }

    @Test func everyChangeShows() throws {
        let sound = try PackedFiles(try CaseArchive.bytes(of: Self.archived())).files
        let other = try PackedFiles(try CaseArchive.bytes(of: Self.archived("别的"))).files
        #expect(try CaseArchive.verify(Self.packed(sound)).isSound)
        var changed = sound
        changed["letters/02-答复书.docx"] = other["letters/02-答复书.docx"]
        #expect(try CaseArchive.verify(Self.packed(changed)).problems.count == 1)
        changed = sound
        changed["timeline.json"] = nil
        #expect(try CaseArchive.verify(Self.packed(changed)).problems == ["缺少“timeline.json”。"])
        changed = sound
        changed["letters/03-加入.docx"] = [1]
        #expect(try CaseArchive.verify(Self.packed(changed)).problems == ["多出“letters/03-加入.docx”，清单中没有。"])
        for manifest in ["", "{}", "{\"format\":\"x\",\"agency\":\"\",\"number\":\"\",\"entries\":[]}"] {
            changed = sound
            changed["manifest.json"] = Array(manifest.utf8)
            #expect(throws: Refusal.self) { try CaseArchive.verify(Self.packed(changed)) }
        }
        for bytes in [[], [0x50, 0x4B], Array(try Self.packed(sound).prefix(400))] as [[UInt8]] {
            #expect(throws: Refusal.self) { try CaseArchive.verify(bytes) }
        }
    }

    @Test func longNamesKeepTheirEnding() {
        let name = CaseArchive.safe(String(repeating: "很长的名字", count: 40) + ".pdf")
        #expect(name.hasSuffix(".pdf") && name.count == 76)
        #expect(CaseArchive.safe("\u{0}/") == "file")
    }
}
