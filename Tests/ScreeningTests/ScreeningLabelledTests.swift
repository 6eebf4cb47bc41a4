import Foundation
import Screening
import Testing

/// The labelled sentences of Corpus/labelled.tsv (made by make_corpus.py).
enum Labelled {
    struct Sentence {
        let text: String
        /// `kind=text`
        let wanted: [String]
    }

    static func sentences() throws -> [Sentence] {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Corpus/labelled.tsv")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
            let cells = line.split(separator: "\t", maxSplits: 1).map(String.init)
            return Sentence(
                text: cells[1], wanted: cells[0] == "-" ? [] : cells[0].split(separator: ";").map(String.init))
        }
    }
}

@Suite struct ScreeningLabelledTests {
    private static let kinds: [HitKind] = [
        .idCard, .idCard15, .mobile, .landline, .bankCard, .passport, .plate, .email, .medicalRecord,
    ]

    @Test("Precision and recall of numbers, phones, cards and codes are 0.98 at least")
    func precisionAndRecall() throws {
        let sentences = try Labelled.sentences()
        #expect(sentences.count >= 500 && sentences.count { $0.wanted.isEmpty } >= 200)
        var right: [HitKind: Int] = [:], extra: [HitKind: [String]] = [:], missed: [String: [String]] = [:]
        for sentence in sentences {
            var open = sentence.wanted
            // What is only low is a hint for a person and neither right nor wrong, but for the old numbers.
            for hit in Sample.hits(sentence.text) where Self.kinds.contains(hit.kind) {
                if let place = open.firstIndex(of: "\(hit.kind.rawValue)=\(hit.text)") {
                    open.remove(at: place)
                    right[hit.kind, default: 0] += 1
                } else if hit.confidence > .low {
                    extra[hit.kind, default: []].append(sentence.text)
                }
            }
            for label in open { missed[String(label.prefix { $0 != "=" }), default: []].append(sentence.text) }
        }
        print("kind             found  false  missed")
        for kind in Self.kinds {
            let numbers = [right[kind] ?? 0, extra[kind]?.count ?? 0, missed[kind.rawValue]?.count ?? 0]
            print(
                kind.rawValue.padding(toLength: 15, withPad: " ", startingAt: 0),
                numbers.map { String($0) }.joined(separator: "\t"))
            let found = Double(numbers[0])
            #expect(found > 0 && found / (found + Double(numbers[1])) >= 0.98, "\(kind): \(extra[kind] ?? [])")
            #expect(found / (found + Double(numbers[2])) >= 0.98, "\(kind): \(missed[kind.rawValue] ?? [])")
        }
    }

    @Test("None of these sentences has a sure slip of wording")
    func wording() throws {
        for sentence in try Labelled.sentences() {
            let slips = Sample.hits(sentence.text).filter { !$0.kind.isPrivacy && $0.confidence == .high }
            #expect(slips.isEmpty, "\(sentence.text) \(slips.map(\.text))")
        }
    }
}
