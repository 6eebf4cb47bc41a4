import Foundation
import Kernel
import OfficeFormats
import Testing

@testable import Redaction

/// Random texts with random marks: what comes out is a function of what stays, and of nothing else.
@Suite struct RedactionPropertyTests {
    private static let isLong = ProcessInfo.processInfo.environment["GONGKAI_LONG"] == "1"
    private let hash = String(repeating: "e", count: 64)

    @Test func whatIsNotMarkedStaysInItsOrder() throws {
        var random = Draw(seed: 1)
        for _ in 0..<(Self.isLong ? 20_000 : 1_000) {
            let text = random.text(of: random.letters)
            let plan = RedactionPlan(
                fileHash: hash, material: .text(text), title: "件", marks: random.marks(in: text))
            #expect(plan.marks.isEmpty || plan.refusal(hash: hash, .text(text)) == nil)
            #expect(RedactionPlan(canonicalText: plan.canonicalText) == plan)
            let redacted = try #require(text.redacted(plan.marks))
            for (before, after) in zip(text.units, redacted.units) {
                var isMarked = [Bool](repeating: false, count: before.count)
                for case .text(before.number, let range) in plan.marks.map(\.place) {
                    for place in range { isMarked[place] = true }
                }
                let kept = zip(before.text.unicodeScalars, isMarked).filter { !$0.1 }.map(\.0)
                #expect(Array(Self.withoutLabels(after.text).unicodeScalars) == kept)
            }
        }
    }

    /// The length, the letters and the number of what was removed cannot be told from the file (froide#437).
    @Test func twoSecretsGiveTheSameFile() async throws {
        var random = Draw(seed: 2)
        for round in 0..<(Self.isLong ? 60 : 4) {
            let isWord = round % 2 == 0
            let pieces = (0..<random.number(2, 5)).map { _ in
                (0..<random.number(2, 4)).map { _ in random.words(random.letters) }
            }
            let secrets = [random.words("赵钱孙李周吴郑王"), random.words("0123456789ABCDEFX")]
            var files: [RedactedFile] = []
            for secret in secrets {
                let lines = pieces.map { $0.joined(separator: secret) }
                let bytes =
                    isWord
                    ? try WordFiles.docx(lines.map { WordFiles.p($0) }.joined() + WordFiles.table([[secret, "表"]]))
                    : Array(lines.joined(separator: "\n").utf8)
                files.append(try await redacted(bytes, isWord ? "a.docx" : "a.txt", secret))
            }
            #expect(files[0].bytes == files[1].bytes)
        }
    }

    private func redacted(_ bytes: [UInt8], _ name: String, _ secret: String) async throws -> RedactedFile {
        let material = try await Children.readers.material(bytes, name: name)
        guard case .text(let text) = material else { throw Refusal.notFound }
        let marks = text.places(of: secret).map { RedactionMark($0, [.privacy]) }
        let plan = RedactionPlan(fileHash: hash, material: material, title: "件", marks: marks)
        return try await Children.redactor.redacted(bytes, hash: hash, name: name, plan: plan)
    }

    private static func withoutLabels(_ text: String) -> String {
        var out = text
        while let start = out.range(of: "［不予公开："), let end = out.range(of: "］", range: start.upperBound..<out.endIndex)
        {
            out.removeSubrange(start.lowerBound..<end.upperBound)
        }
        return out
    }
}

/// The same numbers on every run.
struct Draw {
    private var state: UInt64
    let letters = "甲乙丙丁戊己庚辛一二三的是在有，。；（）、ef \u{3000}😀é"

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func number(_ low: Int, _ high: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return low + Int(state >> 33) % (high - low + 1)
    }

    mutating func words(_ letters: String) -> String {
        let all = Array(letters.unicodeScalars)
        return String(String.UnicodeScalarView((0..<number(4, 14)).map { _ in all[number(0, all.count - 1)] }))
    }

    mutating func text(of letters: String) -> RedactableText {
        let lines = (0..<number(1, 6)).map { _ in words(letters) }
        return RedactableText(lines: Array(lines.joined(separator: "\n").utf8))
            ?? RedactableText(kind: .lines, units: [], blocks: [])
    }

    mutating func marks(in text: RedactableText) -> [RedactionMark] {
        (0..<number(0, 8)).compactMap { _ in
            guard let unit = text.unit(number(1, text.units.count)) else { return nil }
            let start = number(0, unit.count - 1)
            let range = start..<number(start + 1, unit.count)
            guard let words = unit.words(range), !words.allSatisfy(\.isWhitespace) else { return nil }
            let grounds = RedactionGround.allCases
            return .text(unit: unit.number, range, grounds[number(0, grounds.count - 1)])
        }
    }
}
