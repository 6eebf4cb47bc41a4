import Foundation
import Testing

@testable import OfficeFormats

/// F27: our parsers in a child, on sound files and on files made to break them.
@Suite struct ConfinementCorpusTests {
    private static let child = (ConfinedReader.ownExecutable as NSString).deletingLastPathComponent + "/ReadingChild"

    private func reader(_ limits: ConfinementLimits = .reading) -> ConfinedReader {
        ConfinedReader(executable: Self.child, limits: limits)
    }

    static let html = Array(
        "<html><body><h1>2026年工作要点</h1><p>一、公开为常态</p><table><tr><td rowspan=2>甲</td><td>乙</td></tr><tr><td>丙</td></tr></table>"
            .utf8)
    static let text = Array("一、总体要求\n1.公开为常态，不公开为例外。\n".utf8)

    static func word() throws -> [UInt8] {
        var word = WordWriter(DocumentProperties(title: "要点"))
        word.paragraph("一、总体要求", .heading1)
        word.paragraph("公开为常态，不公开为例外。")
        word.table(
            WordTable(widths: [1, 2], rows: [[WordCell("序号"), WordCell("任务")], [WordCell("1"), WordCell("解读\n回应")]]))
        return try word.bytes()
    }

    static func workbook() throws -> [UInt8] {
        try WorkbookWriter(title: "台账").adding(
            Worksheet(
                "台账", columns: [Column("序号"), Column("任务"), Column("期限")],
                rows: [
                    [1, "改版", .day(year: 2026, month: 3, day: 2)], [2, "解读", .empty],
                ], heading: "工作台账")
        ).bytes()
    }

    static func seeds() throws -> [(name: String, bytes: [UInt8])] {
        [
            ("a.docx", try word()), ("a.xlsx", try workbook()), ("a.html", html), ("a.txt", text),
            ("a.pdf", SniffingTests.pdf),
        ]
    }

    @Test func soundFilesReadTheSameInAChild() async throws {
        for seed in try Self.seeds() where seed.name != "a.pdf" {
            let here = try await DocumentReader.read(bytes: seed.bytes, named: seed.name)
            let there = try await reader().document(seed.bytes, name: seed.name)
            #expect(here == there, "\(seed.name)")
            #expect(!there.blocks.isEmpty)
        }
    }

    /// A PDF needs a second program inside the child, under limits no higher than the child's own.
    @Test func aPDFIsReadInsideTheChild() async throws {
        let pdf = try await Soffice.convert(try Self.word(), "docx", to: "pdf")
        let here = try await DocumentReader.read(bytes: pdf, named: "a.pdf")
        for level in Isolation.allCases {
            let answer = try await Confinement(Self.child, ["--", "a.pdf"], isolation: level).run(pdf)
            #expect(try ReadDocumentCoding.decode(answer) == here, "\(level)")
        }
    }

    @Test func aTrapCostsOneFile() async throws {
        await #expect(throws: ConfinementFailure.crashed(signal: SIGILL)) {
            try await reader().document(Self.text, name: "trap.txt")
        }
        #expect(try await reader().document(Self.text, name: "a.txt").blocks.count == 2)
    }

    @Test func aRefusalBringsTheReadersSentence() async throws {
        do throws(ConfinementFailure) {
            _ = try await reader().document(SniffingTests.compound(["WordDocument"]), name: "a.doc")
            Issue.record("an old Word file was read")
        } catch {
            #expect(error.shownSentence == ReadingError(.legacyWord).sentence)
        }
        let foreign = ConfinementFailure.refused(status: 1, message: "Syntax Error: no xref\n")
        #expect(foreign.shownSentence == foreign.sentence)
    }

    @Test func archivesMadeToExplodeAreRefused() async throws {
        let start = ContinuousClock.now
        for bytes in [Self.bomb(), Self.entities(), Self.deep()] {
            await #expect(throws: ConfinementFailure.self) { try await reader().document(bytes, name: "a.docx") }
        }
        #expect(ContinuousClock.now - start < .seconds(40))
    }

    /// Bytes changed, cut, repeated and swapped, by a generator with a fixed seed. `GONGKAI_HOSTILE_FILES` sets their
    /// number, `GONGKAI_READER` the program whose `read-document` is tried instead of the tests' own.
    @Test func brokenFilesEndAsDocumentOrRefusal() async throws {
        let environment = ProcessInfo.processInfo.environment
        let count = environment["GONGKAI_HOSTILE_FILES"].flatMap { Int($0) } ?? 100
        let reader = environment["GONGKAI_READER"].map { ConfinedReader(executable: $0) } ?? reader()
        let seeds = try Self.seeds()
        var random = SplitMix(state: 20_260_302)
        let files = (0..<count).map { number in
            (seeds[number % seeds.count].name, Self.mutated(seeds[number % seeds.count].bytes, &random))
        }
        let outcomes = await withTaskGroup(of: (Int, String).self) { group in
            for (index, file) in files.enumerated() {
                group.addTask {
                    do throws(ConfinementFailure) {
                        _ = try await reader.read(file.1, name: file.0)
                        return (index, "read")
                    } catch {
                        return (index, error.code)
                    }
                }
            }
            return await group.reduce(into: [Int: String]()) { $0[$1.0] = $1.1 }
        }
        #expect(outcomes.count == count)
        let bad = outcomes.filter { !["read", "file.unreadable", "file.tooLarge"].contains($0.value) }
        #expect(bad.isEmpty, "\(bad)")
        #expect(outcomes.values.contains("read") && outcomes.values.contains("file.unreadable"))
    }

    /// The answer of a child that has been taken over may be anything.
    @Test func theServerBelievesNoAnswer() async throws {
        let sound = ReadDocumentCoding.encode(try await DocumentReader.read(bytes: Self.html, named: "a.html"))
        #expect(throws: Never.self) { try ReadDocumentCoding.decode(sound) }
        var random = SplitMix(state: 7)
        var refused = 0
        for _ in 0..<3000 {
            do throws(ConfinementFailure) {
                _ = try ReadDocumentCoding.decode(Self.mutated(sound, &random))
            } catch {
                refused += 1
            }
        }
        #expect(refused > 1000)
        #expect(throws: ConfinementFailure.self) { try ReadDocumentCoding.decode([]) }
        #expect(throws: ConfinementFailure.self) { try ReadDocumentCoding.decode(sound + [0]) }
        #expect(throws: ConfinementFailure.self) {
            try ReadDocumentCoding.decode([UInt8](repeating: 0xFF, count: 64))
        }
    }

    private static func mutated(_ bytes: [UInt8], _ random: inout SplitMix) -> [UInt8] {
        var result = bytes
        for _ in 0...(random.next() % 4) where !result.isEmpty {
            let place = Int(random.next() % UInt64(result.count))
            let length = min(result.count - place, Int(random.next() % 64) + 1)
            switch random.next() % 6 {
            case 0: result[place] ^= UInt8(truncatingIfNeeded: 1 << (random.next() % 8))
            case 1: result.removeSubrange(place..<(place + length))
            case 2: result.insert(contentsOf: result[place..<(place + length)], at: place)
            case 3: result = Array(result.prefix(place))
            case 4: result[place] = UInt8(truncatingIfNeeded: random.next())
            default: for offset in place..<(place + length) { result[offset] = 0xFF }
            }
        }
        return result
    }

    private static func package(_ document: XMLBuffer) -> [UInt8] {
        var archive = PackageArchive()
        archive.add("[Content_Types].xml", XMLBuffer.document())
        archive.add("word/document.xml", document)
        return (try? archive.bytes()) ?? []
    }

    /// 100 MB of one letter.
    private static func bomb() -> [UInt8] {
        var xml = XMLBuffer(reserving: 100 << 20)
        for _ in 0..<1_000_000 {
            xml.raw(
                """
                xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\
                xxxxx
                """)
        }
        return package(xml)
    }

    private static func entities() -> [UInt8] {
        var xml = XMLBuffer()
        xml.raw(
            """
            <!DOCTYPE d [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c \
            "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY f SYSTEM "file:///etc/passwd">]><d>&c;&f;</d>
            """)
        return package(xml)
    }

    private static func deep() -> [UInt8] {
        var xml = XMLBuffer()
        for _ in 0..<200_000 { xml.raw("<d>") }
        return package(xml)
    }
}

/// Numbers that are the same on every run.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
