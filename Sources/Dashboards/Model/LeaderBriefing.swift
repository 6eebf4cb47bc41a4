package import Kernel
package import Obligations

/// What waits for a leader's own hand in one capability: documents to sign, articles to approve.
package struct LeaderPile: Hashable, Sendable {
    package struct Paper: Hashable, Sendable {
        package let title: String
        package let address: String

        package init(_ title: String, address: String) {
            self.title = title
            self.address = address
        }
    }

    package let name: String
    package let count: Int
    /// The list in the console.
    package let address: String
    /// The first of them; empty where only the number is known.
    package let papers: [Paper]

    package init(_ name: String, _ count: Int, address: String, papers: [Paper] = []) {
        self.name = name
        self.count = count
        self.address = address
        self.papers = papers
    }
}

/// A clock of hours that runs (SEN-1 … SEN-3).
package struct FastClock: Hashable, Sendable {
    package let title: String
    /// `最迟回应`.
    package let name: String
    package let due: Moment
    package let address: String

    package init(_ title: String, name: String, due: Moment, address: String) {
        self.title = title
        self.name = name
        self.due = due
        self.address = address
    }
}

/// One figure of this month beside that of the month before, as capabilities count it.
package struct MonthFigure: Hashable, Sendable {
    package let name: String
    package let value: Int
    package let address: String

    package init(_ name: String, _ value: Int, address: String) {
        self.name = name
        self.value = value
        self.address = address
    }
}

/// What capabilities tell a leader; each by its own store.
package struct LeaderSources: Sendable {
    package let piles: @Sendable (Officer) async throws -> [LeaderPile]
    package let clocks: @Sendable (Officer) async throws -> [FastClock]
    package let months: @Sendable (DashboardScope) async throws -> [MonthFigure]

    package init(
        piles: @escaping @Sendable (Officer) async throws -> [LeaderPile] = { _ in [] },
        clocks: @escaping @Sendable (Officer) async throws -> [FastClock] = { _ in [] },
        months: @escaping @Sendable (DashboardScope) async throws -> [MonthFigure] = { _ in [] }
    ) {
        self.piles = piles
        self.clocks = clocks
        self.months = months
    }
}

/// The first screen of a leader: what is red where they answer, what waits for their hand, the clocks of hours, this month
/// beside the last (ROLE-13).
package struct LeaderBriefing: Sendable {
    /// Whether a figure of this month is better than the last, where one can say so.
    package enum Trend: Hashable, Sendable { case better, worse, same, none }

    package struct Comparison: Hashable, Sendable {
        package let name: String
        package let now: String
        package let before: String
        package let trend: Trend
        package let address: String
    }

    package struct UnitLights: Hashable, Sendable {
        package let unit: UnitID
        package let name: String
        package let black: Int
        package let red: Int
    }

    /// Whose affairs: `全局`, `医政科、疾控科`.
    package let whose: String
    package let now: Moment
    package let units: [UnitLights]
    /// Overdue ones first, then those that are red; the first of them.
    package let lit: [(duty: Obligation, signal: Signal)]
    package let piles: [LeaderPile]
    package let clocks: [FastClock]
    package let months: [Comparison]

    package var black: Int { units.reduce(0) { $0 + $1.black } }
    package var red: Int { units.reduce(0) { $0 + $1.red } }
    package var waiting: Int { piles.reduce(0) { $0 + $1.count } }

    /// ROLE-13: leaders have it; those who watch or keep the system have not.
    package static func isFor(_ officer: Officer) -> Bool {
        !officer.isAdministrator && !officer.holds(.supervisor)
            && !officer.roles.isDisjoint(with: [.leader, .principalHead])
    }

    /// The head answers for all of it; a deputy for the sections they were given, and for all while none were.
    package static func scope(of officer: Officer) -> DutyScope {
        officer.holds(.principalHead) || officer.units.isEmpty ? .agency(officer.agency) : .units(officer.units)
    }
}

extension LeaderBriefing {
    /// What fell due in each of the two months, and how it was kept; then the figures of capabilities, name by name.
    package static func months(
        kept now: DutyFindings.Kept, before: DutyFindings.Kept, figures: [MonthFigure], last: [MonthFigure]
    ) -> [Comparison] {
        let rate = Comparison(
            name: "到期事项按时率", now: now.chinese, before: before.chinese,
            trend: trend(now.percent, before.percent), address: "/console/supervision")
        let late = Comparison(
            name: "逾期或者逾期办结", now: "\(now.decided - now.met) 件", before: "\(before.decided - before.met) 件",
            trend: trend(before.decided - before.met, now.decided - now.met), address: "/console/supervision")
        let others = figures.map { figure in
            Comparison(
                name: figure.name, now: "\(figure.value)",
                before: last.first { $0.name == figure.name }.map { "\($0.value)" } ?? "—", trend: .none,
                address: figure.address)
        }
        return [rate, late] + others
    }

    private static func trend(_ better: Int?, _ worse: Int?) -> Trend {
        guard let better, let worse else { return .none }
        return better == worse ? .same : better > worse ? .better : .worse
    }
}
