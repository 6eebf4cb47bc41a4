package import Kernel
package import ObjectStorage
package import People
package import Site

/// The ledger on the staff side.
///
/// | method | path | does |
/// |---|---|---|
/// | GET | /console | 工作台 |
/// | GET | /console/ledger, /console/ledger/export/{format} | the ledger, and the same as a file |
/// | GET | /console/overview | numbers, plots and sentences for leaders |
/// | GET | /console/plans | plans, uploads, what is public |
/// | GET | /console/plans/{plan}/implementation, …/{format} | 落实情况, and the same as a file |
/// | POST | /console/plans/{plan}/assignments, …/publication, …/withdrawal | 全部分派, 公开, 撤回 |
/// | GET | /console/tasks/{task} | one task |
/// | POST | /console/tasks/{task}/… | each act a resource of its own (`LedgerLinks.act`) |
/// | GET | /console/evidence/{evidence} | a file of evidence |
package struct LedgerRoutes: Sendable {
    let plans: PlanStore
    let imports: PlanImportStore
    let people: PeopleStore
    let files: FileShelf
    let calendar: @Sendable () -> WorkCalendar
    let elsewhere: OwedElsewhereReading

    /// - Parameters:
    ///   - calendar: The calendar as it is published now.
    ///   - elsewhere: What an officer's units owe besides tasks, for the workbench.
    package init(
        plans: PlanStore, imports: PlanImportStore, people: PeopleStore, files: FileShelf,
        calendar: @escaping @Sendable () -> WorkCalendar,
        elsewhere: @escaping OwedElsewhereReading = { _ in .nothing }
    ) {
        self.plans = plans
        self.imports = imports
        self.people = people
        self.files = files
        self.calendar = calendar
        self.elsewhere = elsewhere
    }

    /// Ten files of 50 MB.
    private static var uploads: FormLimits {
        var limits = FormLimits.upload(megabytes: 50, count: 10)
        limits.total = 10 * FileShelf.limit + 2_000_000
        return limits
    }

    package func register(on routes: SiteRoutes) {
        routes.page(LedgerLinks.workbench, audience: .signedIn) { _, context in try await workbench(context) }
        routes.page(LedgerLinks.ledger, audience: .staff) { _, context in try await ledger(context) }
        routes.page(LedgerLinks.export, audience: .staff) { _, context, format in
            try await export(format, context)
        }
        routes.page(LedgerLinks.overview, audience: .staff) { _, context in try await overview(context) }
        routes.page(LedgerLinks.plans, audience: .staff) { _, context in try await planList(context) }
        routes.page(LedgerLinks.implementation, audience: .staff) { _, context, id in
            try await implementation(id, context)
        }
        routes.page(LedgerLinks.implementationFile, audience: .staff) { _, context, id, format in
            try await implementationFile(id, format, context)
        }
        routes.page(LedgerLinks.task, audience: .staff) { _, context, id in
            try await taskPage(id, failed: nil, context)
        }
        routes.page(LedgerLinks.evidence, audience: .staff) { _, context, id in try await evidence(id, context) }
        registerActs(on: routes)
    }

    private func registerActs(on routes: SiteRoutes) {
        routes.act(LedgerLinks.assignments, audience: .staff) { _, context, id in try await assignAll(id, context) }
        routes.act(LedgerLinks.publication, audience: .staff) { _, context, id in try await publish(id, context) }
        routes.act(LedgerLinks.withdrawal, audience: .staff) { _, context, id in try await withdraw(id, context) }
        for act in TaskAct.allCases {
            let limits: FormLimits =
                switch act {
                case .progress, .contribute, .report: LedgerRoutes.uploads
                case .assign, .acknowledge, .delegate, .accept, .sendBack, .proposeChange, .approveChange,
                    .declineChange:
                    .form
                }
            routes.act(LedgerLinks.act(act), audience: .staff, reading: limits) { form, context, id in
                try await perform(act, form, context, id)
            }
        }
    }

    /// Today as the store's clock has it, with the calendar in force.
    var day: LedgerDay { LedgerDay(plans.today, calendar: calendar()) }
}
