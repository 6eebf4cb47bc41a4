package import Kernel
package import People

/// A period of a recurring rule that has come.
package struct RoundOpening: Hashable, Sendable {
    package let entry: RuleEntry
    package let round: RuleRound
    package let opens: Day
    package let due: Day
}

extension RuleBook {
    /// What rule `id` opens for `agency` after one day and through another, in order, each by the version of its opening day.
    /// The first look (`after` nil) takes what is open already and not yet past.
    package func openings(
        of id: String, for agency: Agency, after: Day?, through: Day, _ calendar: WorkCalendar
    ) -> [RoundOpening] {
        versions(of: id).flatMap { entry -> [RoundOpening] in
            guard let round = entry.round, entry.scope.includes(agency) else { return [] }
            return round.openings(
                after: after ?? through.adding(days: -round.lead - 1), through: through, calendar: calendar
            )
            .filter { inForce(id, on: $0.opens) == entry }
            .map { RoundOpening(entry: entry, round: round, opens: $0.opens, due: $0.due) }
        }.sorted { ($0.opens, $0.due) < ($1.opens, $1.due) }
    }
}

extension RuleEntry {
    /// The rhythm of a recurring rule.
    package var round: RuleRound? {
        switch trigger {
        case .recurring(let round): round
        case .capability, .event, .assigned, .gate, .check: nil
        }
    }

    /// The journal entries that an event rule lives by.
    package var event: RuleEvent? {
        switch trigger {
        case .event(let event): event
        case .capability, .recurring, .assigned, .gate, .check: nil
        }
    }
}

extension RuleRound {
    /// `2026年下半年`.
    package func title(of due: Day) -> String { Period(kind, containing: due).title }

    /// The stretch of days that a due day closes: the half-year of 30 June.
    package func stretch(of due: Day) -> Period { Period(kind, containing: due) }

    /// The stretch that the name of a period means: `2026`, `2026H1`, `2026Q3`, `2026-09`; nil for a week and for what is no
    /// period.
    package static func stretch(named name: String) -> Period? {
        let head = name.prefix(4), tail = name.dropFirst(4)
        func month(_ month: Int, _ kind: Period.Kind) -> Period? {
            Int(head).flatMap { Day(year: $0, month: month, day: 1) }.map { Period(kind, containing: $0) }
        }
        guard let mark = tail.first else { return month(1, .year) }
        guard let count = Int(tail.dropFirst()) else { return nil }
        switch mark {
        case "H" where (1...2).contains(count): return month(count * 6, .halfYear)
        case "Q" where (1...4).contains(count): return month(count * 3, .quarter)
        case "-" where (1...12).contains(count): return month(count, .month)
        default: return nil
        }
    }

    private var kind: Period.Kind {
        switch recurrence {
        case .weekly: .week
        case .monthly: .month
        case .quarterly: .quarter
        case .halfYearly: .halfYear
        case .yearly: .year
        }
    }
}
