import Foundation

/// The figures as a Markdown table, and what they were measured on.
struct Report {
    let figures: [Figure]
    let surroundings: [String]
    let rounds: Int

    var markdown: String {
        let lines =
            surroundings.map { "- \($0)" } + [
                "",
                "Least / **median** / most of \(rounds) rounds. *Times less* divides the two numbers of one round.",
                "",
                "| figure | unit | ours | reference | | times less | aim | |",
                "|---|---|---|---|---|---|---|---|",
            ] + figures.map(row)
        return lines.joined(separator: "\n") + "\n"
    }

    private func row(_ figure: Figure) -> String {
        let aim =
            switch figure.aim {
            case .timesLess(let bar): "≥ \(Report.short(bar)) ×"
            case .atMost(let bar): "≤ \(Report.short(bar)) \(figure.unit)"
            case nil: "–"
            }
        let met =
            switch figure.isMet {
            case true: "met"
            case false: "**missed**"
            case nil: ""
            }
        let cells = [
            figure.title, figure.unit, Report.spread(figure.ours), figure.referenceName,
            Report.spread(figure.reference), Report.spread(figure.ratios), aim, met,
        ]
        return "| " + cells.joined(separator: " | ") + " |"
    }

    private static func spread(_ values: [Double]) -> String {
        let spread = Spread(values)
        return "\(short(spread.least)) / **\(short(spread.median))** / \(short(spread.most))"
    }

    /// Three digits that say something; thousands with commas.
    static func short(_ value: Double) -> String {
        guard value.isFinite else { return "–" }
        if value >= 1_000 { return grouped(Int(value.rounded())) }
        let places = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : value >= 0.1 ? 3 : 4
        let text = String(format: "%.\(places)f", value)
        return value == value.rounded() && value >= 1 ? "\(Int(value))" : text
    }

    private static func grouped(_ value: Int) -> String {
        var digits = String(value), groups: [String] = []
        while digits.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits.removeLast(3)
        }
        return ([digits] + groups).joined(separator: ",")
    }
}
