import Kernel

/// A plan between upload and confirmation: what was read, what a person has since corrected, what is still asked.
///
/// It is saved after every answer, so closing the browser loses nothing.
package struct ImportDraft: Hashable, Sendable, Codable {
    package var title: String
    package var year: Int?
    package var issuer: String?
    package var documentNumber: String?
    /// `YYYY-MM-DD`.
    package var reportDue: String?
    package var contactDepartment: String?
    package var rows: [ImportRow]
    /// What each unit name of the document stands for, in the order of first mention.
    package var units: [NamedUnit]
    /// Questions about the document as a whole.
    package var questions: [ImportQuestion]

    package init(
        title: String, year: Int?, issuer: String?, documentNumber: String?, reportDue: String?,
        contactDepartment: String?, rows: [ImportRow], units: [NamedUnit], questions: [ImportQuestion]
    ) {
        self.title = title
        self.year = year
        self.issuer = issuer
        self.documentNumber = documentNumber
        self.reportDue = reportDue
        self.contactDepartment = contactDepartment
        self.rows = rows
        self.units = units
        self.questions = questions
    }

    /// How many answers are still missing before the plan can be confirmed.
    package var openQuestions: Int {
        questions.count { !$0.answered }
            + rows.reduce(0) { $0 + ($1.included ? $1.questions.count { !$0.answered } : 0) }
            + units.count { $0.choice == nil && isUsed($0.name) }
    }

    private func isUsed(_ name: String) -> Bool {
        rows.contains { row in row.included && row.units.contains { $0.name == name } }
    }
}

/// One row of the preview: a task to be.
package struct ImportRow: Hashable, Sendable, Codable {
    /// From 1, never renumbered, so that links and marks stay true.
    package let position: Int
    package var included: Bool
    package var sectionPath: [String]
    package var number: String?
    package var text: String
    package var units: [RowUnit]
    package var deadlineWords: String?
    /// `YYYY-MM-DD`; nil takes the plan's own day.
    package var due: String?
    package var requirements: [RowRequirement]
    package var questions: [ImportQuestion]
    /// Which block of the source it came from, to light it up beside the row.
    package let sourceBlock: Int?
    package let sourceRow: Int?

    package init(
        position: Int, included: Bool = true, sectionPath: [String], number: String?, text: String, units: [RowUnit],
        deadlineWords: String?, due: String?, requirements: [RowRequirement], questions: [ImportQuestion],
        sourceBlock: Int?, sourceRow: Int?
    ) {
        self.position = position
        self.included = included
        self.sectionPath = sectionPath
        self.number = number
        self.text = text
        self.units = units
        self.deadlineWords = deadlineWords
        self.due = due
        self.requirements = requirements
        self.questions = questions
        self.sourceBlock = sourceBlock
        self.sourceRow = sourceRow
    }
}

/// A unit as the document names it, with its duty on one row.
package struct RowUnit: Hashable, Sendable, Codable {
    package let name: String
    /// Raw value of `Duty`.
    package let duty: String

    package init(name: String, duty: Duty) {
        self.name = name
        self.duty = duty.rawValue
    }
}

/// A requirement as read; stored with the task when the plan is confirmed.
package struct RowRequirement: Hashable, Sendable, Codable {
    package let kind: String
    package let value: String?
    package let unit: String
    package let quote: String
    package let period: String?

    package init(kind: String, value: String?, unit: String, quote: String, period: String?) {
        self.kind = kind
        self.value = value
        self.unit = unit
        self.quote = quote
        self.period = period
    }
}

/// Something the reader would not decide alone.
package struct ImportQuestion: Hashable, Sendable, Codable {
    /// A `needs_review` code: `inherited_units`.
    package let code: String
    /// The question, in Chinese, for the person who confirms.
    package let message: String
    package var answered: Bool

    package init(code: String, message: String, answered: Bool = false) {
        self.code = code
        self.message = message
        self.answered = answered
    }
}

/// A unit name of the document and what it stands for here.
package struct NamedUnit: Hashable, Sendable, Codable {
    package let name: String
    package var choice: UnitChoice?
    /// The units it may mean, best first, when none is certain.
    package var candidates: [String]

    package init(name: String, choice: UnitChoice?, candidates: [String] = []) {
        self.name = name
        self.choice = choice
        self.candidates = candidates
    }
}

/// What a name stands for.
package enum UnitChoice: Hashable, Sendable, Codable {
    /// The units with these ids; several when the name means all sections (TASK-2).
    case units([String])
    /// A unit to be made when the plan is confirmed.
    case create
    /// Not a unit of this agency: kept in the task's words, owes nothing in this ledger.
    case ignore
}
