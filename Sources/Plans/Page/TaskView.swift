package import Audit
package import Kernel
package import People
package import Site

/// What the page of a task shows.
package struct TaskView: Sendable {
    package let task: PlanTask
    package let plan: Plan
    package let reports: [ReportRecord]
    package let timeline: [RecordedEntry]
    /// What is owed for it; nil before it was handed out.
    package let obligation: Obligation?
    package let directory: LedgerDirectory
    /// Who may be named 经办人, by unit of the officer.
    package let candidates: [(unit: Unit, members: [Member])]
    package let day: LedgerDay
    package let officer: Officer
    /// Whether records of the system can be named as evidence, the words looked for, and what was found.
    package let offersRecords: Bool
    package let searched: String
    package let found: [LiveRecord]

    package init(
        task: PlanTask, plan: Plan, reports: [ReportRecord], timeline: [RecordedEntry],
        obligation: Obligation? = nil, directory: LedgerDirectory,
        candidates: [(unit: Unit, members: [Member])], day: LedgerDay, officer: Officer,
        offersRecords: Bool = false, searched: String = "", found: [LiveRecord] = []
    ) {
        self.task = task
        self.plan = plan
        self.reports = reports
        self.timeline = timeline
        self.obligation = obligation
        self.directory = directory
        self.candidates = candidates
        self.day = day
        self.officer = officer
        self.offersRecords = offersRecords
        self.searched = searched
        self.found = found
    }
}

/// An act that was refused, with what the person had typed.
package struct FailedAct: Sendable {
    package let act: TaskAct
    package let refusal: Refusal
    package let state: FormState
    /// Files came with the form; a browser cannot be given them back.
    let lostFiles: Bool

    package init(_ act: TaskAct, _ refusal: Refusal, _ form: Form) {
        self.act = act
        self.refusal = refusal
        lostFiles = !form.files.isEmpty
        let field = refusal.field.map { TaskField.name(act, $0) }
        state = form.state(field.map { [FieldProblem($0, refusal.sentence)] } ?? [])
    }

    /// What was typed into the text fields, so that it can be copied when the form itself is gone.
    var words: [String] { TaskField.texts.compactMap { state.fields.optional(TaskField.name(act, $0)) } }
}

/// The names of the fields on the page of a task. Several forms stand on one page, so each name says its act.
package enum TaskField {
    package static let words = "words"
    package static let reason = "reason"
    package static let note = "note"
    package static let due = "due"
    package static let units = "units"
    package static let member = "member"
    package static let evidence = "evidence"
    package static let version = "version"

    /// What the browser offers first; what is taken is decided by the content.
    static let acceptedFiles =
        ".docx,.xlsx,.pptx,.doc,.xls,.ppt,.wps,.et,.dps,.odt,.ods,.ofd,.pdf,.txt,.md,.csv,.png,.jpg,.jpeg,.gif,.webp"
    static let texts = [words, reason, note, due]

    package static func name(_ act: TaskAct, _ field: String) -> String { "\(act.rawValue)_\(wire(act, field))" }

    /// The field in which a duty of `unit` is chosen.
    package static func duty(_ act: TaskAct, _ unit: UnitID) -> String { "\(act.rawValue)_duty_\(unit.text)" }

    /// Decisions name the words of a person `words` whatever they are for; the forms say reason where it is one.
    private static func wire(_ act: TaskAct, _ field: String) -> String {
        guard field == words else { return field }
        switch act {
        case .sendBack, .declineChange: return reason
        case .accept: return note
        case .assign, .acknowledge, .delegate, .progress, .contribute, .report, .proposeChange, .approveChange:
            return words
        }
    }
}
