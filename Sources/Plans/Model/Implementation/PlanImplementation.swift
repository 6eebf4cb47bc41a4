package import Kernel

/// 落实情况 (TASK-6): one plan as its records stand on a day. Page, Word file and JSON say what is here and nothing else.
package struct PlanImplementation: Sendable {
    package let plan: Plan
    package let day: LedgerDay
    package let names: [UnitID: String]
    /// The same counts as those of the ledger and the overview.
    package let summary: LedgerSummary
    /// Every task in the order of the plan.
    package let lines: [ImplementationLine]

    package init(_ records: PlanRecords, names: [UnitID: String], on day: LedgerDay) {
        plan = records.plan
        self.day = day
        self.names = names
        summary = LedgerSummary(of: records.tasks, year: records.plan.year, window: day.window)
        lines = records.tasks.map { task in
            ImplementationLine(
                row: LedgerRow(task: task, planTitle: records.plan.title, year: records.plan.year, names: names),
                history: records.histories[task.id] ?? .empty, today: day.today)
        }
    }

    package var title: String { "\(plan.title)落实情况" }

    /// How it stands, in the sentences of the overview.
    package var sentences: [String] {
        OverviewSentences(year: plan.year, summary: summary, names: names, window: day.window).all
    }

    /// Open past their day, or closed after it.
    package var late: [ImplementationLine] { lines.filter { $0.lateness != nil } }

    package func name(_ unit: UnitID) -> String { names[unit] ?? "（已撤销的单位）" }

    /// Where all of it comes from.
    package var origin: String { "本情况由系统于\(day.today.chinese)按任务台账的记录写成，数字与当日台账一致。" }
}

/// One task with what proves it, or why it is late.
package struct ImplementationLine: Sendable {
    package enum Lateness: Hashable, Sendable {
        /// Not done, so many days after its day.
        case open(Int)
        /// Reported so many days after its day, and accepted.
        case closed(Int)

        package var chinese: String {
            switch self {
            case .open(let days): "逾期\(days)天，未办结"
            case .closed(let days): "逾期\(days)天办结"
            }
        }

        package var days: Int {
            switch self {
            case .open(let days), .closed(let days): days
            }
        }
    }

    package let row: LedgerRow
    package let proofs: [TaskProof]
    package let acceptedOn: Day?
    package let lateness: Lateness?
    /// Why it is late; empty for what is not.
    package let reasons: [String]

    package var task: PlanTask { row.task }

    /// Those who answer for it, leads first.
    package var answering: [String] { row.units(.lead) + row.units(.responsible) }

    init(row: LedgerRow, history: TaskHistory, today: Day) {
        let task = row.task
        self.row = row
        let isDone = task.state == .accepted
        proofs = isDone ? history.proofs : []
        acceptedOn = isDone ? history.accepted?.reviewedAt?.day : nil
        let reported = isDone ? task.report?.submittedOn : nil
        if task.state.isOpen {
            lateness = task.due < today ? .open(task.due.days(to: today)) : nil
        } else {
            lateness = reported.flatMap { task.due < $0 ? .closed(task.due.days(to: $0)) : nil }
        }
        reasons = lateness == nil ? [] : DelayReasons(task: task, history: history).sentences
    }
}

/// What is on record of one plan.
package struct PlanRecords: Sendable {
    package let plan: Plan
    /// In the order of the plan.
    package let tasks: [PlanTask]
    package let histories: [PlanTaskID: TaskHistory]

    package init(plan: Plan, tasks: [PlanTask], histories: [PlanTaskID: TaskHistory]) {
        self.plan = plan
        self.tasks = tasks
        self.histories = histories
    }
}

/// How one plan stands, for texts that name its numbers (RPT-3).
package struct PlanStanding: Sendable {
    package let plan: Plan
    package let counts: LedgerSummary.Counts
}

/// The files a summary can be taken out as.
package enum ImplementationFormat: String, CaseIterable, Sendable {
    case docx, json

    package var chinese: String { whole.chinese }
    package var mediaType: String { whole.mediaType }

    private var whole: LedgerExportFormat {
        switch self {
        case .docx: .docx
        case .json: .json
        }
    }
}
