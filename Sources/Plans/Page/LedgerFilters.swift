import Kernel
package import Markup
package import Site

extension LedgerQuery {
    /// The sizes a page of the ledger may have.
    package static let pageSizes = [20, 50, 100]

    /// What the address of the ledger asks for; what makes no sense is left out.
    package init(reading fields: FormFields) {
        let sort = fields["sort"]
        let key = sort.hasPrefix("-") ? String(sort.dropFirst()) : sort
        let size = fields.number("size") ?? 20
        self.init(
            plan: fields.id("plan"), states: Set(fields.list("state").compactMap(TaskState.init(rawValue:))),
            unit: fields.id("unit"), window: Window(rawValue: fields["window"]),
            words: String(fields["q"].prefix(100)), order: Order(rawValue: key) ?? .due,
            descending: sort.hasPrefix("-") && Order(rawValue: key) != nil,
            page: min(fields.number("page") ?? 1, 100_000),
            pageSize: LedgerQuery.pageSizes.contains(size) ? size : 20)
    }

    /// The same filters and order on another address, without page and size.
    package func link(from base: Link) -> Link {
        var link = base.query("plan", plan?.text)
        for state in states.map(\.rawValue).sorted() { link = link.query("state", state) }
        link = link.query("unit", unit?.text).query("window", window?.rawValue).query("q", words)
        guard order != .due || descending else { return link }
        return link.query("sort", (descending ? "-" : "") + order.rawValue)
    }

    package var isFiltered: Bool {
        plan != nil || !states.isEmpty || unit != nil || window != nil || !words.isEmpty
    }
}

/// The row of choices above the ledger.
struct LedgerFilters {
    let plans: [PlanListing]
    let units: [(id: UnitID, name: String)]

    var choices: [FilterRow.Filter] {
        [
            FilterRow.Filter(
                "plan", "要点", plans.map { .init($0.plan.id.text, "\($0.plan.year)年 \(short($0.plan.title))") }),
            FilterRow.Filter("state", "状态", TaskState.allCases.map { .init($0.rawValue, $0.chinese) }),
            FilterRow.Filter("unit", "单位", units.map { .init($0.id.text, $0.name) }),
            FilterRow.Filter("window", "时限", LedgerQuery.Window.allCases.map { .init($0.rawValue, $0.chinese) }),
        ]
    }

    private func short(_ title: String) -> String { title.count <= 22 ? title : String(title.prefix(21)) + "…" }
}
