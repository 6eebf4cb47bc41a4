import Hummingbird
import Kernel
import Markup
package import ObjectStorage
package import People
package import Plans
package import Site

/// The checks of a plan's clauses on the staff side.
///
/// | method | path | does |
/// |---|---|---|
/// | GET | /console/plans/{plan}/checks | the clauses of a plan, what is proposed and decided |
/// | POST | /console/plans/{plan}/checks/rest | 按建议确认其余 |
/// | GET, POST | /console/tasks/{task}/clauses/{clause} | one clause and its form |
/// | GET | /console/checks, /console/checks/{check} | all checks; one with its days |
/// | GET | /console/rule-checks/{rule} | a rule that is looked at every day |
/// | POST | /console/checks/{check}/turns/{turn}/report, …/acceptance, …/return | 报送, 确认, 退回 |
/// | GET | /console/checks/{check}/turns/{turn}/proof | the file |
package struct CheckRoutes: Sendable {
    let checks: CheckStore
    let plans: PlanStore
    let people: PeopleStore
    let files: FileShelf
    let rules: RuleCheckStore

    package init(
        checks: CheckStore, plans: PlanStore, people: PeopleStore, files: FileShelf, rules: RuleCheckStore
    ) {
        self.rules = rules
        self.checks = checks
        self.plans = plans
        self.people = people
        self.files = files
    }

    package func register(on routes: SiteRoutes) {
        routes.page(CheckLinks.plan, audience: .staff) { _, context, id in try await planPage(id, context) }
        routes.act(CheckLinks.rest, audience: .staff) { _, context, id in try await settleRest(id, context) }
        routes.page(CheckLinks.clause, audience: .staff) { _, context, task, index in
            try await clausePage(task, index, context)
        }
        routes.act(CheckLinks.clause, audience: .staff) { form, context, task, index in
            try await settle(form, context, task, index)
        }
        routes.page(CheckLinks.list, audience: .staff) { _, context in try await list(context) }
        routes.page(CheckLinks.rule, audience: .staff) { _, context, rule in try await ruled(rule, context) }
        routes.page(CheckLinks.record, audience: .staff) { _, context, id in try await record(id, context) }
        routes.page(CheckLinks.proof, audience: .staff) { _, context, id, turn in
            let file = try await checks.proof(turn, of: id, for: try context.requireOfficer())
            return FileAnswer(
                try await files.bytes(file.hash), name: file.name, type: EvidenceSniffing.servedType(of: file.kind))
        }
        registerTurns(on: routes)
    }

    private func registerTurns(on routes: SiteRoutes) {
        var upload = FormLimits.upload(megabytes: 50, count: 1)
        upload.total = FileShelf.limit + 2_000_000
        routes.act(CheckLinks.report, audience: .staff, reading: upload) { form, context, id, turn in
            try await turned("report", id, turn, form, context) { officer, version in
                try await report(id, turn, form, officer, version)
            }
        }
        routes.act(CheckLinks.acceptance, audience: .staff) { form, context, id, turn in
            try await turned("acceptance", id, turn, form, context) { officer, version in
                try await checks.accept(turn, of: id, by: officer, version: version)
            }
        }
        routes.act(CheckLinks.sendingBack, audience: .staff) { form, context, id, turn in
            try await turned("return", id, turn, form, context) { officer, version in
                try await checks.sendBack(turn, of: id, reason: form["reason"], by: officer, version: version)
            }
        }
    }

    // MARK: Pages

    private func planPage(_ id: PlanID, failed: Refusal? = nil, _ context: SiteContext) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        let plan = try await plans.plan(id, for: officer)
        return PlanChecksScreen(
            plan: plan, lines: try await checks.clauses(of: id, for: officer), book: checks.book,
            directory: try await people.directory(of: [plan.agency]), officer: officer, failed: failed,
            context: context
        ).answer
    }

    private func list(_ context: SiteContext) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        let query = CheckQuery(
            method: CheckMethod(rawValue: context.query["method"]), signal: Signal(rawValue: context.query["signal"]),
            plan: context.query.id("plan"), unit: context.query.id("unit"), page: Pager.page(context))
        let page = try await checks.list(query, for: officer)
        let ruled = try await rules.list(for: officer)
        let agencies = Set(page.checks.map(\.agency) + ruled.map(\.agency)).union([officer.agency])
        let known = try await plans.plans(for: officer).filter {
            RecordReach(of: officer, agency: $0.agency, units: []).canRead
        }
        return CheckListScreen(
            page: page, query: query, plans: known, book: checks.book,
            directory: try await people.directory(of: agencies), today: checks.today, rules: ruled,
            ruleBook: rules.rules(), agencies: try await people.agencyNames(agencies), own: officer.agency,
            context: context
        ).answer
    }

    private func ruled(_ rule: String, _ context: SiteContext) async throws -> ConsolePage {
        let officer = try context.requireOfficer(), agency = context.query.id("agency") ?? officer.agency
        let detail = try await rules.detail(rule, of: agency, for: officer)
        let entry = rules.rules().inForce(rule, on: detail.check.standing.ranOn ?? checks.today)
        return RuleCheckScreen(
            detail: detail, rule: entry,
            definition: entry.flatMap { RuleQuestion($0, checks.book) }?.definition,
            agencyName: try await people.agencyNames([agency])[agency] ?? "", context: context
        ).answer
    }

    private func record(
        _ id: ClauseCheckID, failed: FailedTurn? = nil, _ context: SiteContext
    ) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        let detail = try await checks.check(id, for: officer)
        return CheckScreen(
            detail: detail, plan: try await plans.plan(detail.check.plan, for: officer), book: checks.book,
            directory: try await people.directory(of: [detail.check.agency]), today: checks.today, officer: officer,
            failed: failed, context: context
        ).answer
    }

    private func clausePage(
        _ task: PlanTaskID, _ index: Int, failed: (refusal: Refusal, state: FormState)? = nil, _ context: SiteContext
    ) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        let (plan, line) = try await clause(task, index, officer)
        if let refusal = CheckDecisions.refusal(by: officer, agency: plan.agency) { throw refusal }
        return ClauseScreen(
            plan: plan, line: line, index: index, book: checks.book, available: checks.available,
            directory: try await people.directory(of: [plan.agency]), failed: failed, context: context
        ).answer
    }

    private func clause(
        _ id: PlanTaskID, _ index: Int, _ officer: Officer
    ) async throws -> (plan: Plan, line: ClauseLine) {
        let task = try await plans.task(id, for: officer)
        let lines = try await checks.clauses(of: task.plan, for: officer).filter { $0.task.id == id }
        guard lines.indices.contains(index) else { throw Refusal.notFound }
        return (try await plans.plan(task.plan, for: officer), lines[index])
    }

    // MARK: Acts

    private func settle(
        _ form: Form, _ context: SiteContext, _ task: PlanTaskID, _ index: Int
    ) async throws -> Response {
        let officer = try context.requireOfficer()
        let (plan, line) = try await clause(task, index, officer)
        do {
            _ = try await checks.settle(
                task, form.fields.typed(ClauseField.key), as: try ClauseForm.setting(form.fields),
                reason: form[ClauseField.reason], by: officer, version: form.fields.number(ClauseField.version))
            let back = CheckLinks.plan(plan.id).query("done", "settled").fragment("c-\(line.task.position)-\(index)")
            return try SeeOther(back).response(in: context)
        } catch let refusal as Refusal where refusal.code == .invalid || refusal.code == .changedMeanwhile {
            let state = form.state([FieldProblem(refusal.field ?? "", refusal.sentence)])
            return try await clausePage(task, index, failed: (refusal, state), context).response(in: context)
        }
    }

    private func settleRest(_ id: PlanID, _ context: SiteContext) async throws -> SeeOther {
        let done = try await checks.settleRest(of: id, by: try context.requireOfficer())
        return SeeOther(
            CheckLinks.plan(id).query("done", "rest").query("count", done.settled).query("left", done.left))
    }

    private func report(
        _ id: ClauseCheckID, _ turn: ManualTurnID, _ form: Form, _ officer: Officer, _ version: Int
    ) async throws {
        // The decision is asked before the file is kept, so that what is refused leaves nothing behind.
        let detail = try await checks.check(id, for: officer)
        guard let found = detail.turns.first(where: { $0.id == turn }) else { throw Refusal.notFound }
        let upload = form.file("file")
        _ = try found.reporting(form["words"], hasProof: upload != nil, on: detail.check, by: officer).get()
        guard let upload else { return }
        let bytes = try upload.bytes(limit: FileShelf.limit)
        let finding = try EvidenceSniffing.accept(bytes, name: upload.name)
        let file = ProofFile(
            name: finding.name, hash: try await files.keep(bytes), size: bytes.count, kind: finding.kind)
        try await checks.report(turn, of: id, form["words"], file: file, by: officer, version: version)
    }

    private func turned(
        _ name: String, _ id: ClauseCheckID, _ turn: ManualTurnID, _ form: Form, _ context: SiteContext,
        _ body: (Officer, Int) async throws -> Void
    ) async throws -> Response {
        let officer = try context.requireOfficer()
        do {
            guard let version = form.fields.number("version") else {
                throw Refusal(.invalid, "未能办理：表单不完整。请刷新页面后重新办理。")
            }
            try await body(officer, version)
            return try SeeOther(CheckLinks.record(id).query("done", name)).response(in: context)
        } catch let refusal as Refusal where refusal.code != .notFound && refusal.code != .signInRequired {
            return try await record(id, failed: FailedTurn(turn, refusal, form), context).response(in: context)
        }
    }
}

/// Reads how a clause is to be checked from its form.
enum ClauseForm {
    static func setting(_ fields: FormFields) throws -> CheckSetting {
        guard let method = CheckMethod(rawValue: fields[ClauseField.method]) else {
            throw Refusal(.invalid, "未能确认核查：没有选择核查方式。请选择自动、人工或者不单列。", rule: "EVAL-3", field: ClauseField.method)
        }
        let typed = fields[ClauseField.threshold], threshold = fields.number(ClauseField.threshold)
        guard method != .measured || threshold != nil else {
            let problem = typed.isEmpty ? "没有写要求的数字" : "“\(typed.prefix(20))”不是整数"
            throw Refusal(.invalid, "未能确认核查：\(problem)。", rule: "EVAL-3", field: ClauseField.threshold)
        }
        guard fields[ClauseField.due].isEmpty || fields.day(ClauseField.due) != nil else {
            throw Refusal(.invalid, "未能确认核查：期限不是有效日期。请按“2026-03-13”的格式填写。", field: ClauseField.due)
        }
        let words = fields[ClauseField.scope].split { "、，,；; |".contains($0) }.map { String($0) }
        return CheckSetting(
            method: method, measure: method == .measured ? fields.optional(ClauseField.measure) : nil,
            threshold: method == .measured ? threshold ?? 0 : 0,
            period: Period.Kind(rawValue: fields[ClauseField.period]),
            scope: method == .measured && !words.isEmpty ? .subject(words) : .agency,
            due: fields.day(ClauseField.due), unit: method == .byTask ? nil : fields.id(ClauseField.unit))
    }
}
