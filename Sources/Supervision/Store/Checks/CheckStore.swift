package import Audit
package import Kernel
package import Obligations
package import People
package import Plans
package import SQL

/// Told inside the transaction in which a check turned red, so that its owner hears of it.
package typealias CheckAlert = @Sendable (ClauseCheck, CheckResult, Transaction) throws -> Void

/// The checks of the clauses of plans: what was confirmed, what each day showed, what people looked at themselves.
package struct CheckStore: Sendable {
    let store: Store
    let journal: Journal
    let obligations: ObligationStore
    let plans: PlanStore
    let people: PeopleStore
    package let book: MeasureBook
    let readers: MeasureReaders
    let alert: CheckAlert

    /// - Parameter readers: computes each measure from the records of the capability that owns them.
    package init(
        store: Store, journal: Journal, obligations: ObligationStore, plans: PlanStore, people: PeopleStore,
        book: MeasureBook, readers: MeasureReaders, alert: @escaping CheckAlert = { _, _, _ in }
    ) {
        self.store = store
        self.journal = journal
        self.obligations = obligations
        self.plans = plans
        self.people = people
        self.book = book
        self.readers = readers
        self.alert = alert
    }

    package var today: Day { store.timekeeper.now().day }
    package var available: Set<String> { readers.known }

    static let changedMeanwhile = Refusal(
        .changedMeanwhile, "未能保存：您打开页面之后，这一条已被他人更新。请刷新页面，查看最新情况后再办理。")

    /// Every clause of a plan with what is proposed and what was decided, in the order of the plan.
    package func clauses(of plan: PlanID, for officer: Officer) async throws -> [ClauseLine] {
        let tasks = try await tasks(of: plan, officer)
        let decided = try await store.read { snapshot in
            try CheckRows.checks(where: "plan_id = ? ORDER BY id", [plan], in: snapshot)
        }
        return tasks.flatMap { lines(of: $0, decided) }
    }

    private func tasks(of plan: PlanID, _ officer: Officer) async throws -> [PlanTask] {
        // Whoever may not know of the plan is told nothing of its clauses.
        let found = try await plans.plan(plan, for: officer)
        guard RecordReach(of: officer, agency: found.agency, units: []).canRead else { throw Refusal.notFound }
        let window = DueWindow(today: today, soonUntil: today)
        let query = LedgerQuery(plan: plan, order: .position, pageSize: 10_000)
        return try await plans.ledger(query, for: officer, window: window).tasks
    }

    func lines(of task: PlanTask, _ decided: [ClauseCheck]) -> [ClauseLine] {
        let own = decided.filter { $0.task == task.id }
        // Two figures asked of one sentence and read by no program are one thing for a person to look at.
        let adapted = ClauseMatcher(book).proposals(of: task.text, requirements: task.requirements)
            .map { $0.adapted(to: available, book) }
        let proposals = adapted.enumerated()
            .filter { index, proposal in adapted.prefix(index).allSatisfy { $0.key != proposal.key } }.map(\.element)
        var lines = proposals.map { proposal in
            ClauseLine(task: task, proposal: proposal, check: own.first { $0.key == proposal.key })
        }
        // What was decided stays, also when the catalogue has other words since.
        for check in own where !lines.contains(where: { $0.check?.id == check.id }) {
            let setting = check.setting
            let proposal = ClauseProposal(
                quote: check.quote, method: setting.method, measure: setting.measure, threshold: setting.threshold,
                period: setting.period, scope: setting.scope, due: setting.due, reason: "按指标目录以前的用词提出。")
            lines.append(ClauseLine(task: task, proposal: proposal, check: check))
        }
        return lines
    }

    /// A check, if `officer` may know of it.
    package func check(_ id: ClauseCheckID, for officer: Officer) async throws -> CheckDetail {
        try await store.read { snapshot in
            let check = try visible(id, to: officer, in: snapshot)
            return CheckDetail(
                check: check, runs: try CheckHistoryRows.runs(id, limit: 90, in: snapshot),
                items: try CheckHistoryRows.items(id, in: snapshot),
                turns: try CheckHistoryRows.turns(id, in: snapshot),
                timeline: try journal.timeline(subjectKind: ClauseCheck.journalKind, subjectID: id.text, in: snapshot))
        }
    }

    func visible(_ id: ClauseCheckID, to officer: Officer, in snapshot: Snapshot) throws -> ClauseCheck {
        guard let check = try CheckRows.check(id, in: snapshot), check.reach(of: officer).canRead else {
            throw Refusal.notFound
        }
        return check
    }

    /// How a record looks now, for `gongkai audit verify`.
    package static let subjectReader = SubjectReader(kind: ClauseCheck.journalKind) { id, snapshot in
        guard let id = ClauseCheckID(id) else { return nil }
        return try CheckRows.check(id, in: snapshot)?.canonicalText
    }
}

extension ClauseCheck {
    /// What was decided; what was computed is no act on it.
    var canonicalText: String {
        CanonicalJSON.object([
            ("id", .text(id.text)), ("agency", .text(agency.text)), ("task", .text(task.text)), ("quote", .text(quote)),
            ("method", .text(setting.method.rawValue)), ("measure", .text(setting.measure ?? "")),
            ("threshold", .integer(Int64(setting.threshold))), ("period", .text(setting.period?.rawValue ?? "")),
            ("scope", .text(setting.scope.text)), ("due", .text(setting.due?.description ?? "")),
            ("unit", .text(setting.unit?.text ?? "")), ("reason", .text(reason)), ("version", .integer(Int64(version))),
        ])
    }
}
