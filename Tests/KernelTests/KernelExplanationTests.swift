import Kernel
import Testing

@Suite struct KernelExplanationTests {
    let calendar = StateCouncil.calendar

    @Test("A deadline explains every counted and every skipped day in Chinese (CAL-T13)")
    func dayByDay() throws {
        let explained = DeadlineExplanation(workingDays: 3, after: try day("2026-09-30"), calendar: calendar)
        #expect(
            explained.text == """
                2026年9月30日（周三）为第 0 日，不计入；期限 3 个工作日。
                2026-10-01 周四　法定节假日：国庆节
                2026-10-02 周五　法定节假日：国庆节
                2026-10-03 周六　周末
                2026-10-04 周日　周末
                2026-10-05 周一　法定节假日：国庆节
                2026-10-06 周二　法定节假日：国庆节
                2026-10-07 周三　法定节假日：国庆节
                2026-10-08 周四　第 1 个工作日
                2026-10-09 周五　第 2 个工作日
                2026-10-10 周六　第 3 个工作日（调休上班：国庆节）
                应当在2026年10月10日（周六）前（含当日）办结。
                """)
    }

    @Test("Excluded days say so; a weekend inside stays a weekend (FOI-D3, CAL-T9)")
    func excludedDays() throws {
        let explained = DeadlineExplanation(
            workingDays: 20, after: try day("2025-03-03"),
            excluding: [Exclusion(after: try day("2025-03-10"), through: try day("2025-03-24"))], calendar: calendar)
        #expect(explained.due.deadline?.day == (try day("2025-04-15")))
        let rows = Dictionary(uniqueKeysWithValues: explained.days.map { ($0.day.description, $0) })
        #expect(rows["2025-03-10"]?.why == "第 5 个工作日")
        #expect(rows["2025-03-11"]?.why == "扣除期间，不计入")
        #expect(rows["2025-03-15"]?.why == "周末")
        #expect(rows["2025-03-24"]?.counted == false)
        #expect(rows["2025-03-25"]?.number == 6)
        #expect(explained.days.count(where: \.counted) == 20)
    }

    @Test("A provisional day says that its year is not published (CAL-5)")
    func provisional() throws {
        let explained = DeadlineExplanation(workingDays: 8, after: try day("2026-12-24"), calendar: calendar)
        #expect(explained.due.deadline?.isProvisional == true)
        #expect(explained.days.last?.why == "第 8 个工作日（2027 年放假安排尚未公布，暂按周一至周五计）")
        #expect(explained.conclusion.hasSuffix("公布后重新计算。"))
    }

    @Test("A clock tells its story: correction, restart, consultation, extension")
    func story() throws {
        let clock = try ObligationClock.legal(
            .reply,
            [
                (.started, "2025-06-03"), (.stopped(.correction), "2025-06-12"), (.restarted, "2025-06-20"),
                (.consulted(matter: "第1号", whom: .thirdParty), "2025-06-23"),
                (.reachedParty(matter: "第1号"), "2025-06-24"), (.answered(matter: "第1号"), "2025-06-27"),
                (.extended(5), "2025-07-10"),
            ], calendar)
        let explained = clock.explanation(calendar)
        #expect(
            explained.summary == """
                2025年6月3日为第 0 日，不计入；期限 20 个工作日。
                2025年6月12日发出补正通知，期限停止计算。
                2025年6月20日收到补正材料或者缴费，期限重新起算，当日为第 0 日。
                2025年6月23日发函征求第三方意见（第1号）。
                2025年6月24日对方收到征求意见函（第1号），15 个工作日内不答复即不再等候。
                2025年6月27日收到答复（第1号）。
                2025年7月10日批准并告知延长 5 个工作日。
                征求第三方意见：2025年6月23日之后至2025年6月27日的日子不计入。
                应当在2025年7月31日（周四）前（含当日）办结。
                """)
        #expect(explained.from == (try day("2025-06-20")))
        #expect(explained.days.count(where: \.counted) == 25)
        #expect(explained.due == clock.due(calendar))
    }

    @Test("A natural term shows the day it rolls from (FOI-D6)")
    func rolling() throws {
        let clock = ObligationClock(term: Term(.naturalDays(30, rolls: true)), startedOn: try day("2026-01-16"))
        let days = clock.explanation(calendar).days
        #expect(days.first(where: { $0.number == 30 })?.day == (try day("2026-02-15")))
        #expect(days.first(where: { $0.day.description == "2026-02-16" })?.why == "法定节假日：春节，届满日顺延")
        #expect(days.last?.why == "顺延至本日届满")
        #expect(days.last?.day == (try day("2026-02-24")))
    }

    @Test("A clock that stands still says since when and why")
    func standingStill() throws {
        let clock = try ObligationClock.legal(
            .reply, [(.started, "2025-06-03"), (.stopped(.payment), "2025-06-12")], calendar)
        #expect(clock.explanation(calendar).conclusion == "2025年6月12日起因缴费停止计算，收到后重新起算。")
        #expect(clock.explanation(calendar).days.isEmpty)
        #expect(ObligationClock(term: .reply).explanation(calendar).conclusion == "期限尚未起算。")
    }
}
