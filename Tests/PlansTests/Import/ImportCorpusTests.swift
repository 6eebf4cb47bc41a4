import Foundation
import OfficeFormats
import Plans
import Testing

/// Five real plans in every format they come in, scored against results made by reading (SCORE ≥ 0.95 a format).
@Suite struct PlansImportCorpusTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Corpus")

    /// The corpus files of one format.
    static func files(_ format: String) throws -> [URL] {
        let place = format == "txt" ? folder : folder.appendingPathComponent("files")
        return try FileManager.default.contentsOfDirectory(at: place, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == format }.sorted { $0.path < $1.path }
    }

    private static func plan(_ file: URL) async throws -> PlanDraft {
        let bytes = [UInt8](try Data(contentsOf: file))
        return PlanInterpreter.interpret(try await DocumentReader.read(bytes: bytes, named: file.lastPathComponent))
    }

    @Test(arguments: ["docx", "xlsx", "html", "pdf", "txt"])
    func everyFormatIsReadAsAPersonReadsIt(_ format: String) async throws {
        let out = FileManager.default.temporaryDirectory.appendingPathComponent("corpus-\(format)-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: out, withIntermediateDirectories: true)
        defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: out) } }
        let files = try Self.files(format)
        #expect(files.count == ["docx": 5, "xlsx": 3, "html": 4, "pdf": 5, "txt": 5][format])
        for file in files {
            let json = PlanJSON.text(try await Self.plan(file))
            try json.write(
                to: out.appendingPathComponent(file.lastPathComponent + ".json"), atomically: true, encoding: .utf8)
        }
        let mean = try Self.scores(out, format)
        #expect(mean["SCORE"] ?? 0 >= 0.95, "\(format): \(mean)")
        // The frame of a workbook is missing, so its metadata is judged on the other formats.
        if format != "xlsx" { #expect(mean["meta"] ?? 0 >= 0.95, "\(format): \(mean)") }
    }

    /// The mean line of score.py.
    private static func scores(_ out: URL, _ format: String) throws -> [String: Double] {
        struct Report: Decodable { let mean: [String: Double?] }
        let pipe = Pipe()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "python3", folder.appendingPathComponent("score.py").path, folder.path, out.path, "--ext", format, "--json",
        ]
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "score.py needs python3 on the path")
        return try JSONDecoder().decode(Report.self, from: data).mean.compactMapValues { $0 }
    }

    /// The container must not matter: the same tasks whatever the format.
    @Test(arguments: ["000_f67c96366b700579", "002_d7a12fbcf31fc583", "003_e8381f320f511e01"])
    func theSameTasksInEveryContainer(_ name: String) async throws {
        var seen: [String: [TaskDraft]] = [:]
        for format in ["docx", "xlsx", "html", "pdf", "txt"] {
            let file = try #require(Self.files(format).first { $0.lastPathComponent.hasPrefix(name) })
            seen[format] = try await Self.plan(file).tasks
        }
        let texts = seen.mapValues { tasks in
            tasks.map { "\($0.sectionPath) \($0.number ?? "-") \($0.text) \($0.lead ?? []) \($0.responsible ?? [])" }
        }
        for (format, found) in texts { #expect(found == texts["docx"], "\(name) as \(format)") }
        #expect(seen["pdf"]?.allSatisfy { $0.source.page != nil && $0.source.row != nil } == true)
        #expect(seen["docx"]?.allSatisfy { $0.source.table != nil && !$0.source.sentence.isEmpty } == true)
    }

    /// What the documents leave in doubt is marked where it stands.
    @Test func doubtsAreMarkedForReview() async throws {
        func codes(_ name: String, _ index: Int) async throws -> [ReviewCode] {
            let file = try #require(Self.files("txt").first { $0.lastPathComponent.hasPrefix(name) })
            return try await Self.plan(file).tasks[index].needsReview
        }
        #expect(try await codes("000", 2) == [.damagedHeading])
        #expect(try await codes("000", 5) == [.missingSection, .ambiguousUnits])
        #expect(try await codes("000", 7) == [.inheritedUnits])
        #expect(try await codes("002", 1) == [.unitCellNote])
        #expect(try await codes("002", 17) == [.unbalancedBracket])
        #expect(try await codes("002", 19) == [.suspectedTypo])
        #expect(try await codes("003", 3) == [.missingSeparator, .unnumberedParagraphs])
        #expect(try await codes("003", 24) == [.blankUnitCell])
    }
}
