package import Kernel
package import Markup
package import Site

/// The addresses of the ledger, its tasks and what leads to them.
package enum LedgerLinks {
    package static let workbench = Link("/console")
    package static let ledger = Link("/console/ledger")
    package static let export = Route<String>("/console/ledger/export/{format}")
    package static let overview = Link("/console/overview")
    package static let plans = Link("/console/plans")
    /// The first step of the import wizard.
    package static let upload = Link("/console/plans/imports/new")
    package static let draft = Route<PlanImportID>("/console/plans/imports/{import}")
    package static let assignments = Route<PlanID>("/console/plans/{plan}/assignments")
    package static let publication = Route<PlanID>("/console/plans/{plan}/publication")
    package static let withdrawal = Route<PlanID>("/console/plans/{plan}/withdrawal")
    /// 落实情况 (TASK-6), and the same as a file.
    package static let implementation = Route<PlanID>("/console/plans/{plan}/implementation")
    package static let implementationFile = Route<PlanID, String>("/console/plans/{plan}/implementation/{format}")
    /// How the clauses of a plan are checked; Supervision answers it.
    package static let checks = Route<PlanID>("/console/plans/{plan}/checks")
    package static let task = Route<PlanTaskID>("/console/tasks/{task}")
    package static let evidence = Route<EvidenceID>("/console/evidence/{evidence}")

    package static let publicLedger = Link("/ledger")
    package static let publicPlan = Route<PlanID>("/ledger/{plan}")

    /// Where each act on a task is posted: a resource of its own.
    package static func act(_ act: TaskAct) -> Route<PlanTaskID> { Route(pattern(of: act)) }

    private static func pattern(of act: TaskAct) -> StaticString {
        switch act {
        case .assign: "/console/tasks/{task}/assignment"
        case .acknowledge: "/console/tasks/{task}/acknowledgement"
        case .delegate: "/console/tasks/{task}/delegation"
        case .progress: "/console/tasks/{task}/progress"
        case .contribute: "/console/tasks/{task}/contribution"
        case .report: "/console/tasks/{task}/report"
        case .accept: "/console/tasks/{task}/acceptance"
        case .sendBack: "/console/tasks/{task}/return"
        case .proposeChange: "/console/tasks/{task}/change"
        case .approveChange: "/console/tasks/{task}/change/approval"
        case .declineChange: "/console/tasks/{task}/change/refusal"
        }
    }

    /// The ledger cut down to what a figure counts.
    package static func ledger(
        plan: PlanID? = nil, state: TaskState? = nil, unit: UnitID? = nil, window: LedgerQuery.Window? = nil,
        words: String? = nil
    ) -> Link {
        ledger.query("plan", plan?.text).query("state", state?.rawValue).query("unit", unit?.text)
            .query("window", window?.rawValue).query("q", words)
    }
}
