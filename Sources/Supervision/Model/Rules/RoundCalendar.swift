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
            guard let round = entry.round,
                entry.scope.includes(shortName: agency.shortName, creditCode: agency.creditCode?.text)
            else { return [] }
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
