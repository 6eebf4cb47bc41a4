package import Kernel

/// What one case adds to figures: open to whoever counts (EVAL-3).
package struct OpinionFact: Hashable, Sendable {
    package let id: OpinionID
    package let number: String
    package let title: String
    package let unit: UnitID
    package let kind: OpinionKind
    package let stage: OpinionStage
    package let start: Moment
    package let limit: Moment
    package let target: Moment?
    package let press: Moment?
    package let respondedAt: Moment?
    package let pressAt: Moment?

    package init(_ found: OpinionCase) {
        let clocks = found.clocks
        id = found.id
        number = found.number
        title = found.notice.title
        unit = found.unit
        kind = found.strictest
        stage = found.stage
        start = clocks.start
        limit = clocks.limit
        target = clocks.target
        press = found.owesPress ? clocks.press : nil
        respondedAt = found.respondedAt
        pressAt = found.pressAt
    }

    /// True in time, false late, nil while there is still time or nothing is owed.
    package func isOnTime(at now: Moment) -> Bool? {
        if stage == .declined { return nil }
        if let respondedAt { return respondedAt <= limit }
        return now > limit ? false : nil
    }
}

/// A half-year, a year or any span, in numbers.
package struct OpinionFigures: Hashable, Sendable {
    package struct Row: Hashable, Sendable {
        package var registered = 0
        package var responded = 0
        package var declined = 0
        package var onTime = 0
        package var late = 0
        /// 重大: within three hours (SEN-3).
        package var inTarget = 0
        package var pressOnTime = 0
        package var pressOwed = 0
        package var minutes: [Int] = []

        package var median: Int? {
            minutes.isEmpty ? nil : minutes.sorted()[(minutes.count - 1) / 2]
        }
    }

    package private(set) var rows: [OpinionKind: Row] = [:]

    package init(_ facts: [OpinionFact], at now: Moment) {
        for fact in facts { rows[fact.kind, default: Row()].add(fact, at: now) }
    }

    /// Whole per cent of what was due that came in time; nil when nothing was due.
    package var punctuality: Int? {
        let onTime = rows.values.reduce(0) { $0 + $1.onTime }, late = rows.values.reduce(0) { $0 + $1.late }
        return onTime + late == 0 ? nil : onTime * 100 / (onTime + late)
    }
}

extension OpinionFigures.Row {
    fileprivate mutating func add(_ fact: OpinionFact, at now: Moment) {
        registered += 1
        if fact.stage == .declined {
            declined += 1
            return
        }
        if let respondedAt = fact.respondedAt {
            responded += 1
            minutes.append(fact.start.minutes(until: respondedAt))
            if let target = fact.target, respondedAt <= target { inTarget += 1 }
        }
        switch fact.isOnTime(at: now) {
        case .some(true): onTime += 1
        case .some(false): late += 1
        case nil: break
        }
        if let press = fact.press, fact.pressAt != nil || now > press {
            pressOwed += 1
            if let held = fact.pressAt, held <= press { pressOnTime += 1 }
        }
    }
}
