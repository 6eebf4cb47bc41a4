package import Kernel

/// Whose page it is: who answers for errors on it.
package struct PageOwner: Hashable, Sendable {
    package let agency: AgencyID
    package let unit: UnitID
    /// What the page is called; empty when it is no page of a record.
    package let title: String

    package init(agency: AgencyID, unit: UnitID, title: String) {
        self.agency = agency
        self.unit = unit
        self.title = title
    }
}

/// Finds who owns a page by its path; nil when there is nobody yet who could answer.
package typealias PageOwnership = @Sendable (_ page: String) async throws -> PageOwner?

/// What the visitor is given for a report.
package struct CorrectionReceipt: Hashable, Sendable {
    package let number: String
    /// In clear this once; only its hash is kept.
    package let code: String
    /// True when the same error was known already: the visitor follows that one.
    package let isJoined: Bool

    package init(number: String, code: String, isJoined: Bool) {
        self.number = number
        self.code = code
        self.isJoined = isJoined
    }
}

/// What a query code opens.
package struct CorrectionTracking: Sendable {
    package let correction: Correction
    /// The words of the clock: `还剩 2 个工作日`; nil once it is closed.
    package let clock: String?
    package let due: Day?
    /// By which the page calls the units.
    package let unitNames: [UnitID: String]

    package init(correction: Correction, clock: String?, due: Day?, unitNames: [UnitID: String]) {
        self.correction = correction
        self.clock = clock
        self.due = due
        self.unitNames = unitNames
    }
}

/// A line of the list of staff.
package struct CorrectionLine: Sendable {
    package let correction: Correction
    /// Nil when the clock has ended.
    package let reading: ClockReading?

    package init(correction: Correction, reading: ClockReading?) {
        self.correction = correction
        self.reading = reading
    }
}

/// Which of them a list shows.
package struct CorrectionQuery: Hashable, Sendable {
    package var state: CorrectionState?
    package var kind: CorrectionKind?
    package var unit: UnitID?
    package var words: String
    package var page: Int
    package var size: Int

    package init(
        state: CorrectionState? = nil, kind: CorrectionKind? = nil, unit: UnitID? = nil, words: String = "",
        page: Int = 1, size: Int = 30
    ) {
        self.state = state
        self.kind = kind
        self.unit = unit
        self.words = words
        self.page = min(max(page, 1), 100_000)
        self.size = min(max(size, 1), 200)
    }
}

package struct CorrectionListPage: Sendable {
    package let lines: [CorrectionLine]
    package let total: Int

    package init(lines: [CorrectionLine], total: Int) {
        self.lines = lines
        self.total = total
    }
}

/// What came in during a year, and what became of it.
package struct CorrectionFigures: Hashable, Sendable {
    package let year: Int
    package var received = 0
    package var open = 0
    package var answered = 0
    package var rejected = 0
    /// Of the ended ones, those that ended within the term.
    package var onTime = 0
    package var kinds: [CorrectionKind: Int] = [:]

    package init(year: Int) { self.year = year }

    package var closed: Int { answered + rejected }
    /// Whole per cent of the ended ones that ended in time; nil when none has ended.
    package var punctuality: Int? { closed == 0 ? nil : onTime * 100 / closed }
}
