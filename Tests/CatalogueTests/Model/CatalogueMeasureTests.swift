import Kernel
import Publishing
import Testing

@testable import Catalogue

/// Coverage, freshness and overdue by literal days.
@Suite struct CatalogueMeasureTests {
    typealias World = CatalogueWorld

    static func measure(
        _ limit: String, last: String?, on day: String, freshness: Int? = nil, since: String = "2026-01-05",
        change: String? = nil, bound: Bool = true
    ) -> ItemMeasure {
        let column = World.column(1, freshness: freshness)
        let activity = ColumnActivity(count: last == nil ? 0 : 3, last: last.map(World.day))
        return ItemMeasure(
            World.item(1, World.content(limit: limit)), columns: bound ? [column] : [],
            activity: [column.id: activity], since: World.day(since), change: change.map(World.day),
            on: World.day(day), calendar: StateCouncil.calendar)
    }

    /// What went out in a period, on time or late, settles that period; the next one is due in its own.
    static let dues: [(limit: String, last: String, due: String)] = [
        ("每年1月31日前", "2026-01-20", "2027-01-31"), ("每年1月31日前", "2026-02-05", "2027-01-31"),
        ("每年1月31日前", "2025-01-20", "2026-01-31"), ("每月10日前", "2026-08-12", "2026-09-10"),
        ("每月10日前", "2026-08-01", "2026-09-10"), ("按月", "2026-01-31", "2026-02-28"),
        ("每季度", "2026-04-01", "2026-09-30"), ("季度终了后15日内", "2026-04-10", "2026-07-15"),
        ("每半年", "2026-06-30", "2026-12-31"), ("每周", "2026-03-11", "2026-03-22"),
        ("每月10日前；每年1月31日前", "2026-08-12", "2026-09-10"),
    ]

    @Test(arguments: dues) func theNextUpdateIsDue(_ row: (limit: String, last: String, due: String)) {
        #expect(Self.measure(row.limit, last: row.last, on: row.last).due == World.day(row.due))
    }

    @Test func dayByDay() {
        func on(_ day: String) -> ItemMeasure { Self.measure("每月10日前", last: "2026-08-12", on: day) }
        #expect(on("2026-09-10").standing == .fresh(until: World.day("2026-09-10")))
        #expect(on("2026-09-10").signal(calendar: StateCouncil.calendar) == .red)
        #expect(on("2026-09-07").signal(calendar: StateCouncil.calendar) == .orange)
        #expect(on("2026-09-03").signal(calendar: StateCouncil.calendar) == .yellow)
        #expect(on("2026-08-20").signal(calendar: StateCouncil.calendar) == .green)
        #expect(on("2026-09-11").standing == .overdue(days: 1) && on("2026-09-30").overdueDays == 20)
        #expect(on("2026-09-11").signal(calendar: StateCouncil.calendar) == .black)
        #expect(!on("2026-09-11").isFresh && on("2026-09-11").isCovered)
    }

    /// A term that runs from an event is not a period: the column's own says how often (SITE-5), or nothing does.
    @Test func eventTermsAreMeasuredByTheColumn() {
        let free = Self.measure("20个工作日内", last: "2024-01-02", on: "2026-03-10")
        #expect(free.standing == .fresh(until: nil) && free.due == nil)
        let fed = Self.measure("20个工作日内", last: "2026-03-01", on: "2026-03-16", freshness: 14)
        #expect(fed.due == World.day("2026-03-15") && fed.standing == .overdue(days: 1))
    }

    /// FOI-26: an open duty to follow a change is due before the period is.
    @Test func anOpenChangeCounts() {
        let late = Self.measure("每年12月", last: "2026-02-01", on: "2026-04-08", change: "2026-04-07")
        #expect(late.due == World.day("2026-04-07") && late.standing == .overdue(days: 1))
    }

    @Test func whatIsNotThereIsNotFresh() {
        let unbound = Self.measure("长期", last: nil, on: "2026-03-10", bound: false)
        #expect(unbound.standing == .unbound && !unbound.isCovered && unbound.overdueDays == 0)
        #expect(unbound.signal(calendar: StateCouncil.calendar) == .red)
        let empty = Self.measure("每月10日前", last: nil, on: "2026-03-10", since: "2026-02-20")
        #expect(empty.standing == .empty && empty.due == World.day("2026-03-10") && empty.overdueDays == 0)
        let late = Self.measure("每月10日前", last: nil, on: "2026-03-20", since: "2026-02-20")
        #expect(late.overdueDays == 10 && late.signal(calendar: StateCouncil.calendar) == .black)
    }

    @Test func totalsAddUp() {
        let measures = [
            Self.measure("每月10日前", last: "2026-08-12", on: "2026-09-30"),
            Self.measure("20个工作日内", last: "2026-08-12", on: "2026-09-30"),
            Self.measure("20个工作日内", last: nil, on: "2026-09-30"),
        ]
        let totals = CatalogueTotals(measures)
        #expect(totals.coverage.chinese == "66.6%（2/3）" && totals.freshness.chinese == "33.3%（1/3）")
        #expect(totals.items == 3 && totals.overdue == 1)
        #expect(CatalogueTotals.byUnit(measures) == [World.section: totals])
        #expect(CatalogueTotals([]).coverage.chinese == "没有应当统计的记录")
    }

    /// Whatever was published later, the due day never comes sooner.
    @Test func dueNeverGoesBack() {
        for limit in ["每月10日前", "每季度", "每年1月31日前", "每周", "每半年"] {
            var before = Day.earliest
            for offset in 0..<800 {
                let day = World.day("2024-01-01").adding(days: offset)
                let due = Self.measure(limit, last: day.description, on: day.description).due ?? .earliest
                #expect(due > day && due >= before, "\(limit) \(day)")
                before = due
            }
        }
    }
}
