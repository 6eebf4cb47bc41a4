import Kernel
import Testing

@testable import Inspection

/// SITE-5, item 2: a week of visits, twenty a day, not open in five percent of them.
@Suite struct ReachWeekTests {
    private let last = InspectionWorld.day("2026-03-09")

    /// Visits each hour of the week that ends with `last`, `failed` of them in vain.
    private func week(failed: Int, missing: Int = 0) -> ReachWeek {
        let first = Moment(day: last.adding(days: -6))
        let probes = (missing..<168).map { hour in
            SiteProbe(
                slot: first.adding(hours: hour), port: 8_080, milliseconds: 20,
                failure: hour - missing < failed ? "连接不上" : "")
        }
        return ReachWeek(probes, endingOn: last)
    }

    @Test(
        "Five percent of the visits are a veto, and 4.8 are not",
        arguments: [(0, 0, false), (8, 4, false), (9, 5, true), (84, 50, true)])
    func limit(failed: Int, percent: Int, isVetoed: Bool) throws {
        let week = week(failed: failed), pack = try InspectionPackFile.pack()
        #expect(week.isObserved && week.visits == 168 && week.percent == percent)
        let evidence = week.evidence(address: "/console/inspection/reach")
        let result = pack.judge(evidence, on: last)
        #expect(result.vetoes.map(\.item.id) == (isVetoed ? ["SITE-5-2"] : []))
        #expect(evidence.facts.allSatisfy { $0.address == "/console/inspection/reach" })
    }

    @Test("With fewer than twenty visits on one day nobody is judged, however many of them failed")
    func few() throws {
        #expect(week(failed: 0, missing: 4).isObserved)
        let week = week(failed: 163, missing: 5)
        let evidence = week.evidence(address: "/x")
        #expect(!week.isObserved && evidence.facts.isEmpty && !evidence.seen.contains(.unreachable))
        #expect(evidence.remarks.contains { $0.contains("不足 20 次") })
        #expect(try InspectionPackFile.pack().judge(evidence, on: last).unseen.contains { $0.id == "SITE-5-2" })
    }

    @Test("Hours without a visit are counted hour by hour, at most a week of them")
    func missed() {
        let next = Moment(day: last, minute: 600)
        #expect(SiteProbe.missed(after: next.adding(hours: -1), before: next).isEmpty)
        let three = SiteProbe.missed(after: next.adding(hours: -4), before: next)
        #expect(three == [-3, -2, -1].map { next.adding(hours: $0) })
        #expect(SiteProbe.missed(after: next.adding(hours: -1_000), before: next).count == 168)
        #expect(SiteProbe.slot(of: next.adding(seconds: 3_599)) == next)
    }
}
