package import Kernel
package import ObjectStorage
package import People
package import Site

/// The ledger for programs: the same decisions and refusals as on the pages of `LedgerRoutes`. What there is stands in
/// `TaskOperations`.
package struct PlanOperationRoutes: Sendable {
    let plans: PlanStore
    let people: PeopleStore
    let files: FileShelf
    let calendar: @Sendable () -> WorkCalendar

    /// - Parameter calendar: The calendar as it is published now.
    package init(
        plans: PlanStore, people: PeopleStore, files: FileShelf, calendar: @escaping @Sendable () -> WorkCalendar
    ) {
        self.plans = plans
        self.people = people
        self.files = files
        self.calendar = calendar
    }

    package func register(on routes: SiteRoutes) {
        registerPlans(routes)
        routes.reading(TaskOperations.tasks) { call in try await tasks(call) }
        routes.reading(TaskOperations.task) { call, id in try await task(id, call) }
        routes.reading(TaskOperations.evidence) { call, id in
            let file = try await plans.evidence(id, for: call.officer).file
            return FileAnswer(
                try await files.bytes(file.hash), name: file.name, type: EvidenceSniffing.servedType(of: file.kind))
        }
        for act in TaskAct.allCases {
            routes.writing(TaskOperations.act(act)) { call, id in
                try await TaskActWork(routes: self, call: call, task: id, officer: try call.officer).work(act)
            }
        }
    }

    private func registerPlans(_ routes: SiteRoutes) {
        routes.reading(TaskOperations.plans) { call in
            let paging = try call.paging
            let all = try await plans.listings(for: call.officer)
            let start = paging.after.flatMap { after in all.firstIndex { $0.plan.id.text == after.first } }
            let page = all.dropFirst(start.map { $0 + 1 } ?? 0).prefix(paging.limit)
            let isLast = page.last?.plan.id == all.last?.plan.id
            return paging.answer(page.map(\.json), next: isLast ? nil : page.last.map { [$0.plan.id.text] })
        }
        routes.reading(TaskOperations.plan) { call, id in
            guard let found = try await plans.listings(for: call.officer).first(where: { $0.plan.id == id }) else {
                throw Refusal.notFound
            }
            return APIAnswer(found.json)
        }
        routes.reading(TaskOperations.implementation) { call, id in try await implementation(id, call) }
        routes.writing(TaskOperations.assignAll) { call, id in
            let officer = try call.officer
            return APIWork {
                try await plans.assignAll(of: id, by: officer)
            } answer: { done in
                APIAnswer(.object(["assigned": .integer(done.assigned), "left": .integer(done.left)]))
            }
        }
        routes.writing(TaskOperations.publish) { call, id in
            let officer = try call.officer
            return APIWork {
                try await plans.publish(id, by: officer)
            } answer: {
                published(id, true)
            }
        }
        routes.writing(TaskOperations.withdraw) { call, id in
            let officer = try call.officer
            return APIWork {
                try await plans.withdraw(id, by: officer)
            } answer: {
                published(id, false)
            }
        }
    }

    private func implementation(_ id: PlanID, _ call: APICall) async throws -> APIAnswer {
        let records = try await plans.planRecords(of: id, for: try call.officer)
        let names = try await people.directory(of: Set(records.tasks.map(\.agency)).union([records.plan.agency])).names
        let day = LedgerDay(plans.today, calendar: calendar())
        let summary = PlanImplementation(records, names: names, on: day)
        return APIAnswer(try JSONReader.read(ImplementationExport.bytes(.json, summary)))
    }

    private func published(_ id: PlanID, _ isPublished: Bool) -> APIAnswer {
        APIAnswer(.object(["plan": .id(id), "published": .bool(isPublished)]))
    }

    private func tasks(_ call: APICall) async throws -> APIAnswer {
        let paging = try call.paging
        let query = LedgerQuery(
            plan: call.query.id("plan"), states: Set(call.query.list("state").compactMap { TaskState(rawValue: $0) }),
            unit: call.query.id("unit"), window: LedgerQuery.Window(rawValue: call.query["window"]),
            words: call.query["words"], order: .position, page: try paging.page, pageSize: paging.limit)
        let day = LedgerDay(plans.today, calendar: calendar())
        let page = try await plans.ledger(query, for: call.officer, window: day.window)
        return paging.answer(page.tasks.map(\.json), page: query.page, isLast: query.page >= page.pages)
    }

    private func task(_ id: PlanTaskID, _ call: APICall) async throws -> APIAnswer {
        let officer = try call.officer
        let task = try await plans.task(id, for: officer)
        return APIAnswer(
            .object([
                "task": task.json, "acts": .list(task.allowedActs(for: officer).map { .text($0.rawValue) }),
                "reports": .list(try await plans.reports(on: id, for: officer).map(\.json)),
                "timeline": .list(try await plans.timeline(of: id, for: officer).map(\.json)),
            ]), version: task.version)
    }
}
