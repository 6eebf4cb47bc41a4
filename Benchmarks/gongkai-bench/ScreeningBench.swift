import Foundation
import Kernel
import Screening

/// The privacy and wording gate over a megabyte of varied text, against one pass of a plain regular expression that only
/// looks for the shapes of the same numbers: no check digits, no context, no words.
struct ScreeningBench {
    let rounds: Int

    /// Identity numbers, mobiles, landlines, cards, passports, plates, mail.
    private static let pattern =
        "(?<![0-9])[1-9][0-9]{5}(?:19|20)[0-9]{9}[0-9Xx](?![0-9])|(?<![0-9])1[3-9][0-9]{9}(?![0-9])"
        + "|(?<![0-9])0[0-9]{2,3}-?[0-9]{7,8}(?![0-9])|(?<![0-9])[0-9]{16,19}(?![0-9])"
        + "|\\b[EGDSPK][0-9]{8}\\b|[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][A-Z0-9]{5,6}"
        + "|[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}"

    func figures() async throws -> [Figure] {
        let text = try ScreeningBench.text()
        let today = Day(year: 2026, month: 3, day: 15) ?? .earliest
        let screen = Screen(.shipped(), today: today)
        let expression = try NSRegularExpression(pattern: ScreeningBench.pattern)
        let megabytes = Double(text.utf8.count) / 1e6
        var figure = Figure(
            "privacy and wording gate over \(Report.short(megabytes)) MB of text", unit: "CPU ms a MB",
            against: "NSRegularExpression (ICU), the shapes of the numbers alone", aim: .timesLess(0.5))
        for round in 0...rounds {
            var hits = 0, matches = 0
            let ours = try await processorSeconds { hits = screen.hits(in: text).count }
            let other = try await processorSeconds {
                matches = expression.numberOfMatches(in: text, range: NSRange(text.startIndex..., in: text))
            }
            guard hits > 300, matches > 300 else {
                throw BenchFailure("the screening found \(hits), the expression \(matches)")
            }
            if round > 0 { figure.add(ours: ours * 1e3 / megabytes, reference: other * 1e3 / megabytes) }
        }
        return [figure]
    }

    /// Real plans for the most part, as published texts are, with the labelled sentences among them.
    private static func text() throws -> String {
        let folder = URL(fileURLWithPath: "Tests/PlansTests/Corpus")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".txt") }
        let plans = try names.sorted().map {
            try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8)
        }
        let labelled = try String(
            contentsOf: URL(fileURLWithPath: "Tests/ScreeningTests/Corpus/labelled.tsv"), encoding: .utf8)
        let sentences = labelled.split(separator: "\n").compactMap { $0.split(separator: "\t").last.map(String.init) }
        let once = plans.joined(separator: "\n") + "\n"
        var text = sentences.joined(separator: "\n") + "\n"
        while text.utf8.count < 1_000_000 { text += once }
        return text
    }
}
