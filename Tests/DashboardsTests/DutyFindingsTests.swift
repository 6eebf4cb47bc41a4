import Kernel
import Obligations
import Testing

@testable import Dashboards

/// What the ledger's plots say, by literal tallies.
@Suite struct DutyFindingsTests {
    static let today = DashboardWorld.day("2026-09-15")
    static let findings = DutyFindings(
        period: DashboardPeriod("2026", today: today), today: today, whose: "青禾县卫生健康局")

    static func tally(_ day: String, _ state: Obligation.State, _ count: Int) -> DutyTally {
        DutyTally(day: DashboardWorld.day(day), state: state, count: count)
    }

    /// FOI-D7: late is never on time, what was lifted does not count, what is open counts when its day is over.
    @Test func punctualityCountsWhatIsDecided() {
        let figure = Self.findings.punctuality([
            Self.tally("2026-01-10", .met, 3), Self.tally("2026-01-20", .metLate, 1), Self.tally("2026-02-10", .met, 2),
            Self.tally("2026-02-11", .waived, 9), Self.tally("2026-09-14", .open, 1),
            Self.tally("2026-09-15", .open, 4),
            Self.tally("2026-11-02", .met, 1),
        ])
        #expect(figure.finding == "到期事项按时率 75%（6/8）")
        guard case .line(let points, let against, let unit) = figure.plot else {
            Issue.record("not a line")
            return
        }
        #expect(points == [.init("1月", 75), .init("2月", 100), .init("9月", 0)] && unit == "%")
        #expect(against?.values == [4, 2, 1])
    }

    @Test func ninetyNineIsNotAll() {
        #expect(
            Self.findings.punctuality([Self.tally("2026-01-10", .met, 999), Self.tally("2026-01-10", .metLate, 1)])
                .finding == "到期事项按时率 99%（999/1000）")
        #expect(Self.findings.punctuality([Self.tally("2026-01-10", .met, 7)]).finding == "到期事项全部按时办结（7/7）")
        #expect(Self.findings.punctuality([]).finding == "这一时期没有到期的事项")
    }

    @Test func ageingHasItsBorders() {
        let figure = Self.findings.ageing(
            [
                Self.tally("2026-09-15", .open, 5), Self.tally("2026-09-14", .open, 1),
                Self.tally("2026-09-08", .open, 2),
                Self.tally("2026-09-07", .open, 3), Self.tally("2026-08-16", .open, 4),
                Self.tally("2026-08-15", .open, 6),
            ], undated: 2)
        #expect(figure.finding == "在办 23 件，逾期 16 件，最长 31 天")
        guard case .parts(let parts) = figure.plot else {
            Issue.record("not parts")
            return
        }
        #expect(parts.map(\.value) == [7, 3, 7, 6])
        #expect(Self.findings.ageing([Self.tally("2026-09-15", .open, 5)], undated: 0).finding == "在办 5 件，没有逾期")
    }

    @Test func loadLooksThirtyDaysAhead() {
        let figure = Self.findings.load([
            Self.tally("2026-09-14", .open, 9), Self.tally("2026-09-15", .open, 1), Self.tally("2026-09-30", .open, 4),
            Self.tally("2026-10-14", .open, 4), Self.tally("2026-10-15", .open, 8),
        ])
        #expect(figure.finding == "30天内有 9 件到期，9月30日最多（4 件）")
        guard case .line(let points, _, _) = figure.plot else {
            Issue.record("not a line")
            return
        }
        #expect(points.count == 30 && points.map(\.value).reduce(0, +) == 9 && points[15] == .init("9.30", 4))
    }

    @Test func unitsTheWorstFirst() {
        let names = [DashboardWorld.office: "办公室", DashboardWorld.section: "医政科", DashboardWorld.finance: "财务科"]
        let figure = Self.findings.units(
            [
                UnitTally(unit: DashboardWorld.office, state: .met, count: 4),
                UnitTally(unit: DashboardWorld.section, state: .met, count: 3),
                UnitTally(unit: DashboardWorld.section, state: .open, count: 50),
                UnitTally(unit: DashboardWorld.finance, state: .waived, count: 2),
            ], overdue: [DashboardWorld.section: 1]
        ) { names[$0] ?? "" }
        #expect(figure.finding == "2 个单位中 1 个全部按时，医政科最低")
        guard case .bars(let bars) = figure.plot else {
            Issue.record("not bars")
            return
        }
        #expect(bars.map(\.label) == ["医政科", "办公室"] && bars.map(\.value) == [75, 100])
        #expect(bars.map(\.isMarked) == [true, false])
    }
}
