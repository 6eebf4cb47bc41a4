package import Kernel

/// One visit of the home page by the clock, whoever asked for a rehearsal or not (SITE-5, item 2).
package struct SiteProbe: Hashable, Sendable {
    /// The beginning of its hour: one visit an hour, however many programs run.
    package let slot: Moment
    package let port: Int
    package let milliseconds: Int
    /// Why it was not open; empty when it was.
    package let failure: String

    package init(slot: Moment, port: Int, milliseconds: Int, failure: String = "") {
        self.slot = slot
        self.port = port
        self.milliseconds = milliseconds
        self.failure = failure
    }

    package var isOpen: Bool { failure.isEmpty }

    package static let hour: Int64 = 3_600_000

    package static func slot(of now: Moment) -> Moment {
        Moment(milliseconds: now.milliseconds - now.milliseconds % hour)
    }

    /// The hours between two visits in which there was none, at most those of a week.
    package static func missed(after last: Moment, before next: Moment) -> [Moment] {
        let first = max(last.milliseconds + hour, next.milliseconds - Int64(ReachWeek.days * 24) * hour)
        return stride(from: first, to: next.milliseconds, by: Int64.Stride(hour)).map { Moment(milliseconds: $0) }
    }
}

/// What seven whole days of visits say: not open in 5 % of them or more is a veto, and fewer than twenty visits on one of
/// the days say nothing (SITE-5, item 2).
package struct ReachWeek: Hashable, Sendable {
    package static let days = 7
    package static let visitsADay = 20
    package static let vetoPercent = 5

    package struct Count: Hashable, Sendable {
        package let day: Day
        package var visits = 0
        package var failed = 0
    }

    /// Each of the seven days, the first on top.
    package private(set) var counts: [Count]

    package init(_ probes: [SiteProbe], endingOn last: Day) {
        counts = (0..<ReachWeek.days).map { Count(day: last.adding(days: $0 - ReachWeek.days + 1)) }
        for probe in probes {
            guard let place = counts.firstIndex(where: { $0.day == probe.slot.day }) else { continue }
            counts[place].visits += 1
            counts[place].failed += probe.isOpen ? 0 : 1
        }
    }

    package var visits: Int { counts.reduce(0) { $0 + $1.visits } }
    package var failed: Int { counts.reduce(0) { $0 + $1.failed } }
    package var isObserved: Bool { counts.allSatisfy { $0.visits >= ReachWeek.visitsADay } }

    /// Whole percent, rounded down: 4.9 % is not 5 %.
    package var percent: Int { visits == 0 ? 0 : failed * 100 / visits }

    package var chinese: String {
        guard let first = counts.first?.day, let last = counts.last?.day else { return "" }
        return "\(first.chinese)至\(last.chinese)访问首页 \(visits) 次，\(failed) 次打不开"
    }

    /// For a rehearsal: a fact when the week was watched, otherwise a word that it was not.
    package func evidence(address: String) -> InspectionEvidence {
        guard isObserved else {
            return InspectionEvidence(
                remarks: ["\(chinese)；七天中有的日子不足 \(ReachWeek.visitsADay) 次，没有判断站点能否访问。"])
        }
        let facts =
            failed == 0
            ? [] : [InspectionFact(.unreachable, "网站", amount: percent, address: address, note: chinese)]
        return InspectionEvidence(facts, seen: [.unreachable], remarks: ["\(chinese)。"])
    }
}
