import Foundation
import OfficeFormats
import Plans
import Testing

/// Thousands of damaged files: each is read or refused with a `ReadingError`; nothing traps (reliability F27).
@Suite(.serialized) struct PlansImportHostileTests {
    /// SplitMix64: the same damage every time.
    struct Seeded: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var value = state
            value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
            value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
            return value ^ (value >> 31)
        }
    }

    private static func damaged(_ bytes: [UInt8], _ random: inout Seeded) -> [UInt8] {
        var out = bytes
        for _ in 0..<Int.random(in: 1...12, using: &random) where out.count > 8 {
            let place = Int.random(in: 0..<out.count, using: &random)
            switch Int.random(in: 0..<6, using: &random) {
            case 0: out[place] = UInt8.random(in: 0...255, using: &random)
            case 1: out[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            case 2: out.removeLast(Int.random(in: 0..<max(1, out.count / 4), using: &random))
            case 3: out.removeSubrange(place..<min(out.count, place + Int.random(in: 1...40, using: &random)))
            case 4:
                out.insert(
                    contentsOf: out[place..<min(out.count, place + 60)],
                    at: Int.random(in: 0..<out.count, using: &random))
            default: out.insert(contentsOf: Array("<w:tc|、（1.一、牵头：年月日\u{0}".utf8), at: place)
            }
        }
        return out
    }

    private static func survives(_ bytes: [UInt8], _ name: String) async -> Bool {
        do {
            _ = PlanJSON.text(PlanInterpreter.interpret(try await DocumentReader.read(bytes: bytes, named: name)))
            return true
        } catch is ReadingError {
            return true
        } catch {
            return false
        }
    }

    /// How many damaged files a test tries: enough for every run, all with `./test --long`.
    private static let tries = ProcessInfo.processInfo.environment["GONGKAI_LONG"] == "1" ? 3_000 : 150

    @Test(arguments: ["docx", "xlsx", "html", "txt"])
    func damagedFilesAreReadOrRefused(_ format: String) async throws {
        var random = Seeded(state: 20_260_915)
        let files = try PlansImportCorpusTests.files(format)
        let sources = try files.map { [UInt8](try Data(contentsOf: $0)) }
        for count in 0..<Self.tries {
            let source = sources[count % sources.count]
            #expect(await Self.survives(Self.damaged(source, &random), "a.\(format)"))
        }
    }

    /// A mutated zip mostly fails its checksum, so the parts inside are damaged too and packed again.
    @Test func damagedPartsInsideASoundArchiveAreReadOrRefused() async throws {
        var random = Seeded(state: 7)
        let source = try Self.wordDocument()
        for _ in 0..<Self.tries {
            let part = Self.damaged(source, &random)
            #expect(await Self.survives(StoredZip.bytes([("word/document.xml", part)]), "a.docx"))
        }
    }

    private static func wordDocument() throws -> [UInt8] {
        func cell(_ text: String, _ merge: String = "") -> String {
            "<w:tc><w:tcPr>\(merge)</w:tcPr><w:p><w:r><w:t>\(text)</w:t></w:r></w:p></w:tc>"
        }
        let rows = (1...12).map { number in
            let merge = number % 3 == 1 ? #"<w:vMerge w:val="restart"/>"# : "<w:vMerge/>"
            return "<w:tr>" + cell("一、事项\(number)", merge) + cell("\(number).做好2021年12月底前的工作，每季度不少于3次，达到90%。（办公室）")
                + cell("甲局牵头，乙局、各县（区）人民政府和丙局配合") + "</w:tr>"
        }
        let header = "<w:tr>" + cell("工作事项") + cell("具体任务") + cell("责任单位") + "</w:tr>"
        return Array(#"<w:document xmlns:w="w"><w:body><w:tbl>"#.utf8) + Array((header + rows.joined()).utf8)
            + Array("</w:tbl></w:body></w:document>".utf8)
    }

    /// A PDF goes through foreign programs, so fewer are tried.
    @Test func damagedPDFsAreReadOrRefused() async throws {
        var random = Seeded(state: 99)
        let sources = try PlansImportCorpusTests.files("pdf").map { [UInt8](try Data(contentsOf: $0)) }
        for count in 0..<12 {
            #expect(await Self.survives(Self.damaged(sources[count % sources.count], &random), "a.pdf"))
        }
    }

    @Test func randomBytesAndRandomTextAreReadOrRefused() async {
        var random = Seeded(state: 3)
        let pieces = [
            "1.", "一、", "（一）", "（", "）", "牵头", "配合", "责任单位：", "2021年", "12月", "31日前", "90%", "不少于", "三", "次", "|", "\t",
            "\n", "、", "，", "。", "各科室", "和", "等", "《", "》", "每季度", "第", "10", ".", "#", "**", "百",
        ]
        for _ in 0..<600 {
            let length = Int.random(in: 0...80, using: &random)
            let text = (0..<length).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            #expect(await Self.survives(Array(text.utf8), "a.txt"))
            let noise = (0..<length * 4).map { _ in UInt8.random(in: 0...255, using: &random) }
            #expect(
                await Self.survives(noise, ["a.txt", "a.html", "a.docx", "a.xls"].randomElement(using: &random) ?? "a"))
        }
    }
}
