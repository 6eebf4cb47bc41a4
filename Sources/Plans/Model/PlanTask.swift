package import Kernel

/// 任务: one item of a plan as the ledger keeps it.
package struct PlanTask: Hashable, Sendable {
    package let id: PlanTaskID
    package let plan: PlanID
    package let agency: AgencyID
    /// Its place in the plan, from 1.
    package let position: Int
    /// The headings above it, outermost first.
    package let sectionPath: [String]
    /// The label the plan gives it: `1`, `12`, `一`.
    package let number: String?
    package let text: String
    /// The words of the plan's own deadline column: 长期推进, 11月底前.
    package let deadlineWords: String?
    package var due: Day
    package var state: TaskState
    package var assignments: [Assignment]
    /// The completion report that waits for the office or was accepted.
    package var report: ReportFacts?
    /// A change of unit or date that waits for a leader (ROLE-13).
    package var pendingChange: ChangeProposal?
    package let requirements: [TaskRequirement]
    /// Counts every write; a stale one is refused.
    package var version: Int

    package init(
        id: PlanTaskID, plan: PlanID, agency: AgencyID, position: Int, sectionPath: [String], number: String?,
        text: String, deadlineWords: String?, due: Day, state: TaskState = .pending, assignments: [Assignment] = [],
        report: ReportFacts? = nil, pendingChange: ChangeProposal? = nil, requirements: [TaskRequirement] = [],
        version: Int = 1
    ) {
        self.id = id
        self.plan = plan
        self.agency = agency
        self.position = position
        self.sectionPath = sectionPath
        self.number = number
        self.text = text
        self.deadlineWords = deadlineWords
        self.due = due
        self.state = state
        self.assignments = assignments
        self.report = report
        self.pendingChange = pendingChange
        self.requirements = requirements
        self.version = version
    }

    package func reach(of officer: Officer) -> RecordReach {
        RecordReach(of: officer, agency: agency, units: assignments.lazy.map(\.unit))
    }

    /// The units of `officer` that are assigned, the weightiest duty first.
    package func assignments(of officer: Officer) -> [Assignment] {
        assignments.filter { officer.units.contains($0.unit) }.sorted { $0.duty < $1.duty }
    }

    /// Done by its day? Nil while it is open. The day that counts is that of the report which was accepted (TASK-4), so
    /// that what was overdue when reported never closes "on time".
    package var closedOnTime: Bool? {
        guard state == .accepted, let report else { return nil }
        return report.submittedOn <= due
    }
}

/// A unit on a task with its duty.
package struct Assignment: Hashable, Sendable {
    package let unit: UnitID
    package let duty: Duty
    /// The words of the plan about this unit's part: 负责提供材料.
    package let note: String?
    package var acknowledgedBy: MemberID?
    /// The member inside the unit who does the work.
    package var delegate: MemberID?

    package init(
        unit: UnitID, duty: Duty, note: String? = nil, acknowledgedBy: MemberID? = nil, delegate: MemberID? = nil
    ) {
        self.unit = unit
        self.duty = duty
        self.note = note
        self.acknowledgedBy = acknowledgedBy
        self.delegate = delegate
    }
}

/// What the decisions need to know of a completion report.
package struct ReportFacts: Hashable, Sendable {
    package let id: ReportID
    package let author: MemberID
    package let submittedAt: Moment
    package let evidenceCount: Int

    package init(id: ReportID, author: MemberID, submittedAt: Moment, evidenceCount: Int) {
        self.id = id
        self.author = author
        self.submittedAt = submittedAt
        self.evidenceCount = evidenceCount
    }

    package var submittedOn: Day { submittedAt.day }
}

/// A number or day that the task's own words ask for: 每月, 不少于3次, 20个工作日内.
package struct TaskRequirement: Hashable, Sendable {
    package let kind: String
    /// As the plan reader writes it: a number, or a day `YYYY-MM-DD`.
    package let value: String?
    package let unit: String
    package let quote: String
    package let period: String?

    package init(kind: String, value: String?, unit: String, quote: String, period: String? = nil) {
        self.kind = kind
        self.value = value
        self.unit = unit
        self.quote = quote
        self.period = period
    }
}

/// A change of day or units that the office proposes and a leader approves (ROLE-13).
package struct ChangeProposal: Hashable, Sendable {
    package let id: ChangeID
    package let due: Day?
    package let assignments: [Assignment]?
    package let reason: String
    package let proposer: MemberID

    package init(id: ChangeID, due: Day?, assignments: [Assignment]?, reason: String, proposer: MemberID) {
        self.id = id
        self.due = due
        self.assignments = assignments
        self.reason = reason
        self.proposer = proposer
    }
}
