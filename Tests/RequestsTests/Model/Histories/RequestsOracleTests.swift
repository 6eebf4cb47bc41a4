import Foundation
import Kernel
import Testing

@testable import Requests

/// Random histories against an oracle in another language that was written from the rules (`Tests/Oracles`).
@Suite struct RequestsOracleTests {
    static let isLong = ProcessInfo.processInfo.environment["GONGKAI_LONG"] == "1"
    static let wanted = isLong ? 100_000 : 3_000

    @Test("FOI-30…35, FOI-D1…D5, FEE-5…7: no difference on 3,000 histories, on 100,000 with --long")
    func noDifference() async throws {
        let answer = try await Oracle.judge(RequestsOracleTests.wanted, from: 1_000_000)
        #expect(answer.status == 0, "\(answer.text)")
        #expect(answer.text.contains("\(RequestsOracleTests.wanted) histories"), "\(answer.text)")
        // It must have been asked about everything.
        for word in [
            "answered", "consult", "correct", "corrected", "delay", "extend", "extend refused", "fee", "fee_received",
            "lapse_uncorrected", "lapse_uncorrected refused", "lapse_unpaid", "lapse_unpaid refused", "paid", "reached",
            "reply", "silent",
        ] {
            #expect(answer.text.contains("\(word) "), "\(word) never happened")
        }
    }

    static let sample: Result<[String], any Error> = Result { try (1...400).map { try RandomHistory($0).trace.json } }

    /// Controls: an oracle that overlooked a wrong clock would be none.
    @Test(
        "a wrong limit, an uncounted make-up day, a forgotten restart, a lost exclusion are noticed",
        arguments: Mutant.allCases)
    func wrongClocksAreNoticed(_ mutant: Mutant) throws {
        let answer = try Oracle.judge(RequestsOracleTests.sample.get().map(mutant.spoiling))
        // Not merely fallen over: it counted differences.
        #expect(answer.status == 1 && answer.text.contains(" events, "), "\(mutant): \(answer.text)")
        #expect(!answer.text.contains(" 0 differences"), "\(mutant) passed: \(answer.text)")
    }
}

/// Ways in which another implementation goes wrong.
enum Mutant: CaseIterable {
    case oneDayMore, heldForgotten, lateness, extensionAllowed, lapseEarly, restartForgotten, answerLonger

    func spoiling(_ line: String) -> String {
        switch self {
        case .oneDayMore:
            line.replacingOccurrences(of: "\"due\":\"2025-03-31\"", with: "\"due\":\"2025-04-01\"")
                .replacingOccurrences(of: "-15\",\"recorded\"", with: "-16\",\"recorded\"")
        case .heldForgotten: line.replacingOccurrences(of: "\"due\":\"held\"", with: "\"due\":\"2025-12-31\"")
        case .lateness: line.replacingOccurrences(of: "\"late\":true", with: "\"late\":false")
        case .extensionAllowed:
            // The events of an extension alone carry `days` before `refused`.
            (1...21).reduce(line) {
                $0.replacingOccurrences(of: "\"days\":\($1),\"refused\":true", with: "\"days\":\($1)")
            }
        case .lapseEarly: line.replacingOccurrences(of: "\"until\":\"20", with: "\"until\":\"21")
        case .restartForgotten: line.replacingOccurrences(of: "\"do\":\"corrected\"", with: "\"do\":\"noted\"")
        case .answerLonger: line.replacingOccurrences(of: "\"answer_due\":\"2", with: "\"answer_due\":\"3")
        }
    }
}

enum Oracle {
    /// Lives `count` histories, in parallel, and lets the oracle read them.
    static func judge(_ count: Int, from seed: Int) async throws -> (status: Int32, text: String) {
        let lanes = 2, share = (count + lanes - 1) / lanes
        let lines = try await withThrowingTaskGroup(of: [String].self) { group in
            for lane in 0..<lanes {
                let seeds = (lane * share)..<min((lane + 1) * share, count)
                group.addTask { try seeds.map { try RandomHistory(seed + $0).trace.json } }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        return try judge(lines)
    }

    static func judge(_ lines: [String]) throws -> (status: Int32, text: String) {
        let file = FileManager.default.temporaryDirectory.appending(
            path: "gongkai-histories-\(UUID().uuidString).jsonl")
        defer { try? FileManager.default.removeItem(at: file) }
        try (lines.joined(separator: "\n") + "\n").write(to: file, atomically: true, encoding: .utf8)
        return try run(file)
    }

    private static func run(_ file: URL) throws -> (Int32, String) {
        let python = Pinned.root.appending(path: ".venv/bin/python")
        try #require(
            FileManager.default.isExecutableFile(atPath: python.path),
            "there is no .venv with the Python packages of the tests; run ./test once, it makes it")
        let process = Process(), pipe = Pipe()
        process.executableURL = python
        process.arguments = [Pinned.root.appending(path: "Tests/Oracles/reply_oracle.py").path, file.path]
        process.standardOutput = pipe
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }
}
