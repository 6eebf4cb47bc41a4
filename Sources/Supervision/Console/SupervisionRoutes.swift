import Hummingbird
package import Kernel
package import Site

/// Supervision on the staff side.
///
/// | method | path | does |
/// |---|---|---|
/// | GET | /console/supervision, …/export/{format} | the board of all that is owed, and the same as a file |
/// | GET | /console/supervision/items | supervision items |
/// | GET, POST | /console/supervision/items/new, /console/supervision/items | an order, drafted |
/// | GET | /console/supervision/items/{item} | one item |
/// | POST | …/acts/{act} | each act of the item |
/// | GET | …/papers/{paper}/{format} | 督办单, 通报, 约谈记录, 处理建议书 |
/// | GET | /console/supervision/registers | the small registers, how each stands |
/// | GET, POST | /console/supervision/registers/{kind} | one of them; another line |
/// | GET, POST | /console/supervision/entries/{entry}, …/acts/{act} | one line |
/// | POST | /console/supervision/entries/{entry}/contact | how somebody who complained can be reached |
package struct SupervisionRoutes: Sendable {
    /// Makes PDF of a paper.
    package typealias PaperPDF = @Sendable (_ docx: [UInt8]) async throws -> [UInt8]

    package typealias CheckCounts = @Sendable (Officer) async throws -> [Signal: Int]

    let board: BoardStore
    let items: ItemStore
    let registers: RegisterStore
    let door: DutyDoor
    let ruleTitle: RuleTitles
    let pdf: PaperPDF
    let checks: CheckCounts
    let complaints: ComplaintStore?

    /// - Parameters:
    ///   - checks: how the checks stand that this officer may see.
    ///   - complaints: nil where the site has no public form.
    package init(
        board: BoardStore, items: ItemStore, registers: RegisterStore, door: @escaping DutyDoor,
        ruleTitle: @escaping RuleTitles, pdf: @escaping PaperPDF, checks: @escaping CheckCounts = { _ in [:] },
        complaints: ComplaintStore? = nil
    ) {
        self.complaints = complaints
        self.board = board
        self.items = items
        self.registers = registers
        self.door = door
        self.ruleTitle = ruleTitle
        self.pdf = pdf
        self.checks = checks
    }

    package func register(on routes: SiteRoutes) {
        routes.page(SupervisionLinks.board, audience: .staff) { _, context in try await boardPage(context) }
        routes.page(SupervisionLinks.export, audience: .staff) { _, context, format in
            try await export(format, context)
        }
        routes.page(SupervisionLinks.items, audience: .staff) { _, context in try await itemList(context) }
        routes.page(SupervisionLinks.newItem, audience: .staff) { _, context in try await draftPage(context) }
        routes.act(SupervisionLinks.items, audience: .staff, draft)
        routes.page(SupervisionLinks.item, audience: .staff) { _, context, id in try await itemPage(id, context) }
        routes.act(SupervisionLinks.itemAct, audience: .staff, perform)
        routes.page(SupervisionLinks.paper, audience: .staff) { _, context, id, paper, format in
            try await self.paper(id, paper, format, context)
        }
        registerRegisters(on: routes)
    }

    private func registerRegisters(on routes: SiteRoutes) {
        routes.page(SupervisionLinks.registers, audience: .staff) { _, context in try await registerList(context) }
        routes.page(SupervisionLinks.register, audience: .staff) { _, context, kind in
            try await registerPage(kind, context)
        }
        routes.act(SupervisionLinks.register, audience: .staff, addEntry)
        routes.page(SupervisionLinks.entry, audience: .staff) { _, context, id in try await entryPage(id, context) }
        routes.act(SupervisionLinks.entryAct, audience: .staff, performEntry)
        routes.act(SupervisionLinks.contact, audience: .staff) { _, context, id in try await reveal(context, id) }
    }

    /// The entry on the left with what waits for this person; nil for those who have no part in business (MLPS-3).
    package static func rail(_ items: ItemStore, for officer: Officer) async throws -> RailEntry? {
        guard !officer.isAdministrator else { return nil }
        return RailEntry(
            id: "supervision", title: "监察", link: SupervisionLinks.board, count: try await items.waiting(for: officer))
    }
}
