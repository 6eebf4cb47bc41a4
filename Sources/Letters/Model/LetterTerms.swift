package import Kernel

/// How long an agency gives itself for letters from a day on (MAIL-2: terms are local, so they are data).
package struct LetterTermTable: Hashable, Sendable {
    package let from: Day
    /// The local rule that it comes from.
    package let source: String
    /// 工作日 for signing an order or giving it back.
    package var sign = 1
    /// Natural days for what is urgent; 0 is the same day.
    package var urgent = 0
    /// 工作日 by category.
    package var days: [LetterCategory: Int]
    /// 工作日 that may be added once.
    package var mostMore = 5

    package static let usualDays: [LetterCategory: Int] = [
        .consultation: 3, .help: 5, .suggestion: 10, .complaint: 15, .report: 15, .praise: 5,
    ]

    package init(from: Day, source: String, days: [LetterCategory: Int] = LetterTermTable.usualDays) {
        self.from = from
        self.source = source
        self.days = days
    }

    /// The clock of an answer.
    package func answer(_ category: LetterCategory, isUrgent: Bool) -> Term {
        // Same day means this day, worked or not.
        if isUrgent { return Term(.naturalDays(urgent, rolls: false)) }
        let count = days[category] ?? LetterTermTable.usualDays[category] ?? 15
        return Term(.workingDays(count), extensionCap: mostMore)
    }

    package var signing: Term { Term(.workingDays(sign)) }
}

/// All tables that are or were in force; a letter keeps the clock of the day it came.
package struct LetterTerms: Hashable, Sendable {
    /// Latest first.
    package let tables: [LetterTermTable]

    package init(_ tables: [LetterTermTable]) { self.tables = tables.sorted { $0.from > $1.from } }

    /// The table in force on `day`; the oldest for days before all of them.
    package func table(on day: Day) -> LetterTermTable {
        tables.first { $0.from <= day } ?? tables.last ?? LetterTermTable(from: .earliest, source: "")
    }

    /// The defaults of MAIL-2.
    package static let usual = LetterTerms([
        LetterTermTable(from: .earliest, source: "当地信箱、热线办理规定（默认值，请按本地规定调整）")
    ])
}

/// Clocks that no local rule may change.
package enum LetterLaw {
    /// A message on the site without an answer for three months is a veto (MAIL-4).
    package static let site = Term(.naturalMonths(3, rolls: false))
    /// Selected questions and answers are published at least every two months (MAIL-4).
    package static let selection = Term(.naturalMonths(2, rolls: false))
    /// Acceptance or refusal of a petition is told within 15 days (MAIL-5).
    package static let petitionNotice = Term(.naturalDays(15, rolls: false))
    /// A petition is finished within 60 days of acceptance, once 30 more (MAIL-5).
    package static let petition = Term(.naturalDays(60, rolls: false), extensionCap: 30)
    package static let petitionMore = 30
    /// 复查 and 复核 are answered within 30 days each, and asked for within 30 days of the answer before (MAIL-5).
    package static let petitionReview = Term(.naturalDays(30, rolls: false))
    package static let petitionReviewWithin = 30
}
