import Kernel
import Testing

@testable import Dashboards

/// Which time a dashboard speaks of.
@Suite struct DashboardPeriodTests {
    static let today = DashboardWorld.day("2026-09-15")

    @Test(arguments: [
        ("2026", "2026-01-01", "2026-12-31", "2026"), ("2025", "2025-01-01", "2025-12-31", "2025"),
        ("2026-Q3", "2026-07-01", "2026-09-30", "2026-Q3"), ("2026-Q1", "2026-01-01", "2026-03-31", "2026-Q1"),
        ("2026-09", "2026-09-01", "2026-09-30", "2026-09"), ("2024-02", "2024-02-01", "2024-02-29", "2024-02"),
        // What has not begun, and what is none, is this year.
        ("2027", "2026-01-01", "2026-12-31", "2026"), ("2026-Q4", "2026-01-01", "2026-12-31", "2026"),
        ("2026-13", "2026-01-01", "2026-12-31", "2026"), ("2026-Q5", "2026-01-01", "2026-12-31", "2026"),
        ("", "2026-01-01", "2026-12-31", "2026"), ("26", "2026-01-01", "2026-12-31", "2026"),
        ("2026-9", "2026-01-01", "2026-12-31", "2026"), ("2026-09-01", "2026-01-01", "2026-12-31", "2026"),
        ("99999999999999999999", "2026-01-01", "2026-12-31", "2026"), ("2026-Q-1", "2026-01-01", "2026-12-31", "2026"),
    ])
    func isRead(_ text: String, _ first: String, _ last: String, _ written: String) {
        let found = DashboardPeriod(text, today: Self.today)
        #expect(found.period.first.description == first && found.period.last.description == last)
        #expect(found.text == written)
        #expect(DashboardPeriod(found.text, today: Self.today) == found)
    }

    @Test func whatIsOfferedCanBeAsked() {
        let offered = DashboardPeriod.choices(today: Self.today)
        #expect(offered.map(\.text).prefix(5) == ["2026", "2025", "2026-Q3", "2026-Q2", "2026-Q1"])
        #expect(offered.count == 2 + 3 + 9)
        for one in offered { #expect(DashboardPeriod(one.text, today: Self.today) == one) }
    }

    /// The steps of a period follow one another and cover it.
    @Test(arguments: ["2026", "2026-Q3", "2026-02", "2026-08"])
    func stepsCoverThePeriod(_ text: String) throws {
        let found = DashboardPeriod(text, today: Self.today)
        let steps = found.steps
        #expect(try #require(steps.first).first <= found.period.first)
        #expect(try #require(steps.last).last >= found.period.last)
        for (one, next) in zip(steps, steps.dropFirst()) { #expect(one.last.adding(days: 1) == next.first) }
    }
}
