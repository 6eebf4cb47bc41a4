import Kernel
import Testing

@testable import Supervision

/// What is owed in the simulated year: which rule, since when, by which term, and when it was done. `-` as a term takes that
/// of the rule file, as a last day: it is still open when the year ends.
struct YearTale: Sendable {
    let rule: String
    let opened: String
    let term: TermLength?
    let met: String?

    /// What the stores of plans and supervision open by their own acts (`YearActs`).
    static let played: Set<String> = ["SUP-1", "SUP-3", "TASK-4", "TASK-5"]

    /// Those of the table, and one for each rule that an obligation keeps and nobody wrote a tale for yet: it fires as well, and
    /// is not pinned.
    static func all(_ book: RuleBook, on day: Day) -> [YearTale] {
        let known = Set(told.map(\.rule)).union(played)
        let others = book.inForce(on: day).filter { rule in
            switch rule.trigger {
            case .capability, .assigned: !known.contains(rule.id)
            case .event, .recurring, .gate, .check: false
            }
        }
        return told
            + others.map {
                YearTale(rule: $0.id, opened: "2026-09-07", term: $0.clock ?? .workingDays(10), met: "2026-12-29")
            }
    }

    static let told: [YearTale] = {
        text.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: " ").map { String($0) }
            guard parts.count == 4 else { return nil }
            return YearTale(
                rule: parts[0], opened: parts[1], term: length(parts[2]), met: parts[3] == "-" ? nil : parts[3])
        }
    }()

    private static func length(_ text: String) -> TermLength? {
        if let day = Day(iso: text) { return .until(day) }
        if text.hasSuffix("wd"), let days = Int(text.dropLast(2)) { return .workingDays(days) }
        if text.hasSuffix("h"), let hours = Int(text.dropLast()) { return .naturalHours(hours) }
        if text.hasSuffix("d"), let days = Int(text.dropLast()) { return .naturalDays(days, rolls: false) }
        return nil
    }

    private static let text = """
        FOI-26 2026-01-15 - 2026-03-06
        FOI-26 2026-04-10 - 2026-04-20
        FOI-26 2026-11-20 - -
        FOI-26-B 2026-01-26 - 2026-02-27
        ENF-1 2026-06-03 - 2026-06-18
        ENF-2 2026-05-11 - 2026-05-20
        INST-2 2026-03-16 - 2026-04-30
        TASK-7 2026-10-08 2026-11-30 2026-12-08
        FOI-30 2026-02-02 - 2026-03-05
        FOI-30 2026-09-01 - 2026-09-03
        FOI-31 2026-06-01 - 2026-06-05
        FOI-32 2026-04-01 - 2026-05-07
        FOI-33 2026-01-19 - 2026-03-10
        FOI-33 2026-06-08 - 2026-06-22
        FOI-33 2026-09-01 - 2026-10-20
        FOI-33 2026-12-08 - -
        FOI-34 2026-06-15 - 2026-07-20
        FOI-35 2026-05-15 10wd 2026-06-10
        FOI-41 2026-03-09 - 2026-04-20
        FOI-51 2026-08-03 30d 2026-09-10
        FOI-D3 2026-04-20 5wd 2026-05-08
        FOI-R4 2026-07-06 10d 2026-07-20
        FEE-6 2026-06-22 - 2026-07-31
        OPN-9 2026-02-10 2026-06-30 2026-07-20
        PUB-3 2026-09-28 1wd 2026-10-10
        NORM-5 2026-01-05 2026-10-31 2026-11-16
        NORM-6 2026-08-10 5wd 2026-08-25
        NORM-7 2026-03-02 30d 2026-04-08
        CONS-2 2026-10-12 - 2026-11-20
        CONS-4 2026-10-19 5wd 2026-10-28
        CONS-6 2026-04-27 5wd 2026-05-15
        CONS-7 2026-02-02 2026-08-03 2026-08-10
        CONS-9 2026-04-13 - 2026-05-20
        INT-3 2026-04-30 - 2026-05-12
        INT-3 2026-09-30 - 2026-10-09
        INT-4 2026-07-13 - 2026-07-22
        INT-9 2026-04-01 15wd 2026-05-08
        INT-9 2026-07-01 15wd 2026-07-10
        INT-11 2026-05-25 2026-08-31 2026-09-15
        SEN-1 2026-08-17 48h 2026-08-21
        SEN-2 2026-08-17 5h 2026-08-18
        SEN-3 2026-08-17 24h 2026-08-20
        MAIL-2 2026-02-09 15wd 2026-03-16
        MAIL-4 2026-03-12 - 2026-06-22
        MAIL-5 2026-08-24 60d 2026-10-30
        SITE-4 2026-01-20 - 2026-01-30
        SITE-4 2026-07-08 - 2026-07-09
        SITE-5 2026-07-06 2026-07-10 2026-07-16
        """
}

/// When the duties that come round were recorded as done; the nearest open period each time.
enum YearRounds {
    static let done: [(rule: String, day: String)] =
        [("SITE-9", "2026-02-04"), ("FOI-49", "2026-02-06"), ("FOI-49", "2026-12-30")]
        + ["01-14", "02-13", "03-12", "04-14", "05-20", "06-12", "07-14", "08-14", "09-14", "10-14", "11-13", "12-18"]
        .map { ("SEN-8", "2026-\($0)") }
}

/// What the records show on a day, by measure: what is good, and the days on which it is not.
enum YearFigures {
    static let spells: [(measure: String, good: Measure, bad: Measure, from: String, through: String)] = [
        (
            "catalogue.coverage.rate", .rate(part: 100, whole: 100), .rate(part: 96, whole: 100), "2026-03-02",
            "2026-03-20"
        ),
        (
            "interpretation.forms.rate", .rate(part: 19, whole: 20), .rate(part: 8, whole: 10), "2026-04-13",
            "2026-05-20"
        ),
        (
            "interpretation.channels.rate", .rate(part: 20, whole: 20), .rate(part: 17, whole: 20), "2026-06-01",
            "2026-06-30"
        ),
        ("site.findings.count", .count(0), .count(3), "2026-07-13", "2026-07-16"),
        ("media.age", .age(days: 5), .age(days: 16), "2026-10-01", "2026-10-09"),
    ]

    static let rules = ["CAT-1", "INT-7", "INT-7-B", "SITE-6", "SITE-7"]

    /// A figure that no spell tells of is bad in December.
    static func measure(_ name: String, on day: Day) -> Measure {
        guard let spell = spells.first(where: { $0.measure == name }), let from = Day(iso: spell.from),
            let through = Day(iso: spell.through)
        else {
            let isBad = day.month == 12
            return name.hasSuffix(".rate")
                ? .rate(part: isBad ? 1 : 10, whole: 10)
                : name.hasSuffix(".age") ? .age(days: isBad ? 1_000 : 0) : .count(isBad ? 1_000 : 0)
        }
        return from <= day && day <= through ? spell.bad : spell.good
    }
}
