import Foundation
import Kernel
import OfficeFormats
import Testing

@testable import Redaction

/// FOI-37, PEER-9: wherever a producer has put the words a second time, nothing of them is in the file that is handed out.
@Suite struct RedactionHostileTests {
    private static let isLong = ProcessInfo.processInfo.environment["GONGKAI_LONG"] == "1"
    private static let tries = isLong ? 8 : 1
    private let hash = String(repeating: "c", count: 64)
    private let persons = [
        "张小明", "李四海13800138000", "11010519491231002X", "欧阳明月", "王芳6222021234567894", "赵钱孙", "周吴郑王", "冯陈褚卫",
    ]

    private func redacted(_ source: [UInt8], _ name: String, _ words: String) async throws -> RedactedFile {
        let prepared = try await Children.readers.prepared(source, name: name)
        let material = try await Children.readers.material(prepared.bytes, name: prepared.name)
        let places =
            switch material {
            case .text(let text): text.places(of: words)
            case .pages(let pages): pages.places(of: words)
            }
        let marks = places.map { RedactionMark($0, [.privacy]) }
        let plan = RedactionPlan(fileHash: hash, material: material, title: "部分公开件", marks: marks)
        return try await Children.redactor.redacted(prepared.bytes, hash: hash, name: prepared.name, plan: plan)
    }

    /// Everything that can be taken out of a file, and its bytes, packed parts unpacked.
    private func remains(of words: String, in file: RedactedFile) async throws -> [String] {
        let extraction = try await Children.readers.everything.extraction(file.bytes, name: file.name)
        let wanted = WordsFold.folded(words)
        var found = extraction.parts.filter { WordsFold.folded($0.text).contains(wanted) }.map(\.detail)
        for (name, bytes) in try await Unpacking.pieces(file.bytes, kind: file.kind)
        where RawWords.hold(bytes, words) || RawWords.find(Array(wanted.utf8), in: bytes) {
            found.append("raw " + name)
        }
        return found
    }

    @Test func wordFilesKeepNothingInAnyPlace() async throws {
        var counts = (files: 0, planted: 0, remaining: 0)
        for words in persons.prefix(Self.tries) {
            for (place, bytes) in try HostileWords.all(words) {
                let file = try await redacted(bytes, "a.docx", words)
                let left = try await remains(of: words, in: file)
                #expect(left.isEmpty, "\(place): \(left)")
                guard case .text(let text) = try await Children.readers.material(file.bytes, name: file.name) else {
                    continue
                }
                let lines = text.units.map(\.text)
                #expect(
                    lines.first == HostileWords.before && lines.contains(HostileWords.behind)
                        && lines.contains("申请人［不予公开：个人隐私］来信"), "\(place): \(lines)")
                counts = (counts.files + 1, counts.planted + 2, counts.remaining + left.count)
            }
        }
        print("| docx | \(counts.files) | \(counts.planted) | \(counts.remaining) |")
    }

    @Test func pagesKeepNothingInAnyPlace() async throws {
        var counts = (files: 0, planted: 0, remaining: 0)
        // Drawing and recognising takes seconds a page, so that only the long run has a file for each place.
        for words in persons.prefix(Self.tries) {
            let together = HostilePages.together(words)
            let apart = HostilePages.all(words).map { (place: $0, planted: 2, bytes: $1) }
            let all = [(place: "全部", planted: together.places + 2, bytes: together.bytes)]
            for (place, planted, bytes) in all + (Self.isLong && words == persons[0] ? apart : []) {
                let file = try await redacted(bytes, "a.pdf", words)
                let left = try await remains(of: words, in: file)
                #expect(left.isEmpty, "\(place): \(left)")
                let again = try await PageDrawing.pages(file.bytes).flatMap(\.words).map(\.text).joined()
                for (line, _) in HostilePages.shown {
                    #expect(WordsFold.folded(again).contains(line), "\(place): \(again)")
                }
                counts = (counts.files + 1, counts.planted + planted, counts.remaining + left.count)
            }
        }
        print("| PDF | \(counts.files) | \(counts.planted) | \(counts.remaining) |")
    }

    /// The control: what people do without such a tool is caught.
    @Test func aBlackBoxOverTextIsCaughtByTheVerifier() async throws {
        let words = "李四海"
        var file = PageFiles(HostilePages.shown + [(words, 100)])
        file.behind = "0 0 0 rg 18 186 220 20 re f\n"
        let verifier = RedactionVerifier(Children.readers)
        let removed = [RemovedWords(words, place: "第1页")]
        let naive = try await verifier.verification(file.bytes, name: "a.pdf", removed: removed)
        #expect(!naive.isClean && naive.refusal?.rule == "FOI-37")
        #expect(naive.remnants.allSatisfy { $0.markedIn == "第1页" && $0.foundIn.contains("正文") })
        let clean = PageFiles(HostilePages.shown).bytes
        #expect(try await verifier.verification(clean, name: "a.pdf", removed: removed).isClean)
    }

    /// And the hiding places of these files do hide something: the words that nobody sees are found in each.
    @Test func theVerifierFindsEveryHidingPlace() async throws {
        let words = "李四海", verifier = RedactionVerifier(Children.readers)
        let removed = [RemovedWords(words, place: "第1页")]
        for (place, bytes) in HostilePages.all(words, isShown: false) {
            #expect(try await !verifier.verification(bytes, name: "a.pdf", removed: removed).isClean, "\(place)")
        }
        for (place, bytes) in try HostileWords.all(words, isShown: false) {
            #expect(try await !verifier.verification(bytes, name: "a.docx", removed: removed).isClean, "\(place)")
        }
    }
}

/// The pieces of a file as anybody can unpack them.
enum Unpacking {
    static func pieces(_ bytes: [UInt8], kind: RedactableKind) async throws -> [(String, [UInt8])] {
        switch kind {
        case .lines: return [("", bytes)]
        case .word: return [("", bytes)] + (try parts(bytes))
        case .pages: return [("", bytes), ("unpacked", try await unpacked(bytes))]
        }
    }

    private static func parts(_ bytes: [UInt8]) throws -> [(String, [UInt8])] {
        let list = try run(
            "python3",
            [
                "-c",
                "import sys,zipfile,io\nz=zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()))\nfor n in z.namelist(): sys.stdout.buffer.write(n.encode()+b'\\n'+z.read(n)+b'\\n')",
            ], bytes)
        return [("parts", list)]
    }

    private static func unpacked(_ bytes: [UInt8]) async throws -> [UInt8] {
        try run(
            "sh",
            [
                "-c",
                "cat > /tmp/gongkai-$$.pdf; qpdf --qdf --object-streams=disable /tmp/gongkai-$$.pdf -; rm /tmp/gongkai-$$.pdf",
            ], bytes)
    }

    private static func run(_ program: String, _ arguments: [String], _ input: [UInt8]) throws -> [UInt8] {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("redaction-\(UUID().uuidString)")
        try Data(input).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process(), output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [program] + arguments
        process.standardInput = try FileHandle(forReadingFrom: file)
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let made = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Array(made)
    }
}
