package import Kernel
package import Publishing

/// What is public of one item on a day.
package struct ItemMeasure: Hashable, Sendable {
    package enum Standing: Hashable, Sendable {
        /// No column says where it appears.
        case unbound
        /// Bound, and nothing readable there.
        case empty
        case overdue(days: Int)
        case fresh(until: Day?)
    }

    package let item: CatalogueItem
    package let columns: [SiteColumn]
    /// Readable articles in the columns.
    package let count: Int
    package let last: Day?
    /// The nearest day by which something has to happen.
    package let due: Day?
    package let standing: Standing
    /// An open duty to follow a change.
    package let change: Day?

    /// Overdue is counted also while there is nothing public: the duty runs from the approval of the catalogue.
    package var overdueDays: Int { due.map { max(0, $0.days(to: day)) } ?? 0 }
    package var isCovered: Bool { count > 0 }
    package var isFresh: Bool {
        if case .fresh = standing { true } else { false }
    }

    private let day: Day

    /// - Parameters:
    ///   - activity: of the columns the item is bound to.
    ///   - since: the day the edition came into force.
    ///   - change: by when the open update duty of the item is due.
    package init(
        _ item: CatalogueItem, columns: [SiteColumn], activity: [ColumnID: ColumnActivity], since: Day,
        change: Day? = nil, on day: Day, calendar: WorkCalendar
    ) {
        let own = columns.compactMap { activity[$0.id] }
        let last = own.compactMap(\.last).max()
        let count = own.reduce(0) { $0 + $1.count }
        let periodic = ItemMeasure.due(item.content.limit, columns, last: last, since: since, calendar)
        let due = [periodic, change].compactMap { $0 }.min()
        self.item = item
        self.columns = columns
        self.count = count
        self.last = last
        self.due = due
        self.change = change
        self.day = day
        if columns.isEmpty {
            standing = .unbound
        } else if count == 0 {
            standing = .empty
        } else if let due, due < day {
            standing = .overdue(days: due.days(to: day))
        } else {
            standing = .fresh(until: due)
        }
    }

    /// By the catalogue's own period when it has one, else by the column that has to be fed most often (SITE-5).
    private static func due(
        _ limit: TimeLimit, _ columns: [SiteColumn], last: Day?, since: Day, _ calendar: WorkCalendar
    ) -> Day? {
        let periodic = limit.recurrences.map { recurrence in
            last.map { recurrence.due(after: $0, calendar: calendar) }
                ?? recurrence.next(after: since, calendar: calendar)
        }
        if let first = periodic.min() { return first }
        return last.flatMap { last in columns.compactMap(\.freshness).min().map { last.adding(days: $0) } }
    }

    /// FOI-D7: working days left, as for every duty.
    package func signal(calendar: WorkCalendar) -> Signal {
        switch standing {
        case .unbound, .empty: return overdueDays > 0 ? .black : .red
        case .overdue: return .black
        case .fresh(nil): return .green
        case .fresh(let until?):
            let left = calendar.workdays(after: day, through: until)
            return left <= 1 ? .red : left <= 3 ? .orange : left <= 5 ? .yellow : .green
        }
    }

    package var chinese: String {
        switch standing {
        case .unbound: "没有对应栏目"
        case .empty: "没有公开信息"
        case .overdue(let days): "超期\(days)天"
        case .fresh(nil): "已公开"
        case .fresh(let until?): until == day ? "今天到期" : "还有\(day.days(to: until))天"
        }
    }
}

/// Sums over the items of a catalogue or of one unit.
package struct CatalogueTotals: Hashable, Sendable {
    package let items: Int
    package let covered: Int
    package let fresh: Int
    package let overdue: Int

    package init(_ measures: some Sequence<ItemMeasure>) {
        var items = 0, covered = 0, fresh = 0, overdue = 0
        for measure in measures {
            items += 1
            covered += measure.isCovered ? 1 : 0
            fresh += measure.isFresh ? 1 : 0
            overdue += measure.overdueDays > 0 ? 1 : 0
        }
        self.items = items
        self.covered = covered
        self.fresh = fresh
        self.overdue = overdue
    }

    /// 覆盖率 (EVAL-3).
    package var coverage: Measure { .rate(part: covered, whole: items) }
    package var freshness: Measure { .rate(part: fresh, whole: items) }

    /// One line for each unit that answers for something, in the order of the units given.
    package static func byUnit(_ measures: [ItemMeasure]) -> [UnitID: CatalogueTotals] {
        Dictionary(
            grouping: measures.compactMap { measure in measure.item.owner.map { ($0, measure) } }, by: \.0
        ).mapValues { CatalogueTotals($0.map(\.1)) }
    }
}
