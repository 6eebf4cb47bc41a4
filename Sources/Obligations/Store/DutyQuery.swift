package import Kernel

/// Whose obligations somebody may look at: decided by role, never by what was asked for (MLPS-2, ROLE-14).
package enum DutyScope: Hashable, Sendable {
    /// Everything an agency owes.
    case agency(AgencyID)
    /// What these units owe, whichever agency they stand under.
    case units(Set<UnitID>)
}

/// Which of them a board shows.
package struct DutyQuery: Hashable, Sendable {
    package var scope: DutyScope
    package var state: Obligation.State
    package var unit: UnitID?
    package var rule: String?
    /// All rules but this.
    package var besides: String?
    package var signal: Signal?
    /// Due by the end of this day.
    package var dueBy: Day?
    /// Where the page before ended.
    package var cursor: DutyCursor?
    package var size: Int

    package init(
        scope: DutyScope, state: Obligation.State = .open, unit: UnitID? = nil, rule: String? = nil,
        besides: String? = nil, signal: Signal? = nil, dueBy: Day? = nil, cursor: DutyCursor? = nil, size: Int = 30
    ) {
        self.scope = scope
        self.state = state
        self.unit = unit
        self.rule = rule
        self.besides = besides
        self.signal = signal
        self.dueBy = dueBy
        self.cursor = cursor
        self.size = min(max(size, 1), 500)
    }
}

/// The last row of a page: the next page goes on behind it, whatever came in between.
package struct DutyCursor: Hashable, Sendable {
    package let sort: Int64
    package let id: ObligationID

    package init(sort: Int64, id: ObligationID) {
        self.sort = sort
        self.id = id
    }

    /// Reads what `text` writes; nil for anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: "_", maxSplits: 1)
        guard parts.count == 2, let sort = Int64(parts[0]), let id = ObligationID(parts[1]) else { return nil }
        self.init(sort: sort, id: id)
    }

    package var text: String { "\(sort)_\(id)" }
}

/// A page of a board.
package struct DutyPage: Sendable {
    package let lines: [Obligation]
    package let next: DutyCursor?

    package init(lines: [Obligation], next: DutyCursor?) {
        self.lines = lines
        self.next = next
    }
}

/// How many are open, and how those stand that are not green.
package struct DutyFigures: Hashable, Sendable {
    /// Open ones by unit and by rule, whatever their light.
    package var units: [UnitID: Int] = [:]
    package var rules: [String: Int] = [:]
    /// Those with a light.
    package var lights: [Light] = []
    /// What turned during the seven days before now.
    package var newlyBlack = 0
    package var newlyRed = 0

    /// So many of one rule, unit and light.
    package struct Light: Hashable, Sendable {
        package let unit: UnitID
        package let rule: String
        package let signal: Signal
        package let count: Int
        /// The first of them to be due.
        package let earliest: Moment

        package init(unit: UnitID, rule: String, signal: Signal, count: Int, earliest: Moment) {
            self.unit = unit
            self.rule = rule
            self.signal = signal
            self.count = count
            self.earliest = earliest
        }
    }

    package init() {}

    package var open: Int { units.values.reduce(0, +) }

    /// Green ones are what is open without any of the other lights.
    package func count(_ signal: Signal, unit: UnitID? = nil, rule: String? = nil) -> Int {
        let lit = lights.filter { (unit == nil || $0.unit == unit) && (rule == nil || $0.rule == rule) }
        guard signal == .green else { return lit.reduce(0) { $0 + ($1.signal == signal ? $1.count : 0) } }
        let all = unit.map { units[$0] ?? 0 } ?? rule.map { rules[$0] ?? 0 } ?? open
        return all - lit.reduce(0) { $0 + $1.count }
    }
}

/// One that will turn red or black soon.
package struct DutyTurn: Hashable, Sendable {
    package let obligation: Obligation
    /// The day on which it turns red.
    package let red: Day

    package init(obligation: Obligation, red: Day) {
        self.obligation = obligation
        self.red = red
    }
}
