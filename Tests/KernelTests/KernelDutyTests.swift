import Kernel
import Testing

@Suite struct KernelDutyTests {
    let calendar = StateCouncil.calendar

    private func signal(_ clock: ObligationClock, _ iso: String) throws -> Signal {
        clock.reading(at: Moment(day: try day(iso), minute: 540), calendar: calendar).signal
    }

    @Test(
        "FOI-D7: 20 working days turn yellow at 5 left, orange at 3, red at 1, black after the last day",
        arguments: [
            ("2025-09-22", Signal.green), ("2025-10-16", .green), ("2025-10-17", .yellow), ("2025-10-20", .yellow),
            ("2025-10-21", .orange), ("2025-10-22", .orange), ("2025-10-23", .red), ("2025-10-24", .red),
            ("2025-10-25", .black),
        ])
    func longTerm(on today: String, expected: Signal) throws {
        #expect(try signal(ObligationClock(term: .reply, startedOn: try day("2025-09-22")), today) == expected)
    }

    @Test(
        "FOI-D7: shorter terms go by shares of what is left: 7 working days from CAL-T1",
        arguments: [
            ("2025-09-22", Signal.green), ("2025-09-25", .green), ("2025-09-26", .yellow), ("2025-09-28", .yellow),
            ("2025-09-29", .orange), ("2025-09-30", .red), ("2025-10-01", .black),
        ])
    func shortTerm(on today: String, expected: Signal) throws {
        #expect(
            try signal(ObligationClock(term: .correctionNotice, startedOn: try day("2025-09-22")), today) == expected)
    }

    @Test(
        "FOI-D7, SEN-2: hours go by shares",
        arguments: [
            ("08:00", Signal.green), ("10:00", .green), ("10:31", .yellow), ("11:45", .orange), ("13:00", .red),
            ("13:01", .black),
        ])
    func hours(at clockTime: String, expected: Signal) throws {
        let start = try #require(Moment(iso: "2026-02-16T08:00")),
            now = try #require(Moment(iso: "2026-02-16T\(clockTime)"))
        let clock = ObligationClock(term: Term(.naturalHours(5)), events: [ClockEvent(.started, at: start)])
        #expect(clock.reading(at: now, calendar: calendar).signal == expected)
    }

    @Test("FOI-D7: met on the last day is on time, met later stays black and is never closed on time")
    func closing() throws {
        let start: [(ClockEvent.Kind, String)] = [(.started, "2025-09-22")]
        let onTime = try ObligationClock.legal(.reply, start + [(.met, "2025-10-24")], calendar)
        let late = try ObligationClock.legal(.reply, start + [(.met, "2025-10-27")], calendar)
        let later = Moment(day: try day("2026-03-01"))
        #expect(onTime.reading(at: later, calendar: calendar).closing == .onTime)
        #expect(onTime.reading(at: later, calendar: calendar).signal == .green)
        #expect(late.reading(at: later, calendar: calendar).closing == .late)
        #expect(late.reading(at: later, calendar: calendar).signal == .black)
        #expect(late.refusal(.met, on: try day("2025-10-28"), calendar)?.code == .stateRefused)
        let waived = try ObligationClock.legal(.reply, start + [(.waived, "2025-10-27")], calendar)
        #expect(waived.reading(at: later, calendar: calendar).closing == .waived)
    }

    @Test("FOI-D8: a stopped clock shows green and says why; a reading of the past knows only the past")
    func stopped() throws {
        let clock = try ObligationClock.legal(
            .reply, [(.started, "2025-06-03"), (.stopped(.correction), "2025-06-12")], calendar)
        let reading = clock.reading(at: Moment(day: try day("2025-08-01")), calendar: calendar)
        #expect(reading.signal == .green && reading.left == nil && reading.sentence == "补正中，期限停止计算")
        let earlier = clock.reading(at: Moment(day: try day("2025-06-05")), calendar: calendar)
        #expect(earlier.due.deadline?.day == (try day("2025-07-01")))
        #expect(earlier.left == 18)
    }

    @Test(
        "TASK-7: what comes back, and when next",
        arguments: [
            (Recurrence.yearly(month: 1, .day(31)), "2026-01-31", "2027-01-31", "每年1月31日"),
            (.quarterly(month: 3, .last), "2026-03-30", "2026-03-31", "每季度第 3 个月最后一日"),
            (.quarterly(month: 1, .day(10)), "2026-01-10", "2026-04-10", "每季度第 1 个月10日"),
            (.monthly(.day(31)), "2026-01-31", "2026-02-28", "每月31日"),
            (.monthly(.workday(5)), "2026-01-31", "2026-02-06", "每月第 5 个工作日"),
            (.halfYearly(month: 6, .day(30)), "2026-06-30", "2026-12-30", "每半年第 6 个月30日"),
            (.weekly(.friday), "2026-03-13", "2026-03-20", "每周五"),
            (.weekly(.friday), "2026-03-12", "2026-03-13", "每周五"),
        ])
    func recurrences(_ recurrence: Recurrence, after: String, next: String, chinese: String) throws {
        #expect(recurrence.next(after: try day(after), calendar: calendar) == (try day(next)))
        #expect(recurrence.chinese == chinese)
    }

    @Test("TASK-7: all occurrences of a year")
    func occurrences() throws {
        let start = try day("2025-12-31"), end = try day("2026-12-31")
        func count(_ recurrence: Recurrence) -> Int {
            recurrence.occurrences(after: start, through: end, calendar: calendar).count
        }
        #expect(count(.monthly(.day(10))) == 12)
        #expect(count(.quarterly(month: 1, .day(10))) == 4)
        #expect(count(.halfYearly(month: 6, .last)) == 2)
        #expect(count(.yearly(month: 1, .day(31))) == 1)
        #expect(count(.weekly(.thursday)) == 53)
    }

    @Test(
        "Periods hold the day they are asked for",
        arguments: [
            (Period.Kind.month, "2026-02-01", "2026-02-28", "2026年2月"),
            (.quarter, "2026-01-01", "2026-03-31", "2026年第一季度"),
            (.halfYear, "2026-01-01", "2026-06-30", "2026年上半年"), (.year, "2026-01-01", "2026-12-31", "2026年"),
            (.week, "2026-02-23", "2026-03-01", "2026-02-23 至 2026-03-01"),
        ])
    func periods(kind: Period.Kind, first: String, last: String, title: String) throws {
        let period = Period(kind, containing: try day("2026-02-28"))
        #expect(period.first.description == first && period.last.description == last && period.title == title)
    }

    @Test(
        "FOI-D7: a check is green met, yellow within its margin, red broken",
        arguments: [
            (Check.Threshold.atLeastPercent(90), Measure.rate(part: 39, whole: 39), Signal.green),
            (.atLeastPercent(90), .rate(part: 36, whole: 39), .yellow),
            (.atLeastPercent(90), .rate(part: 899, whole: 1_000), .red),
            (.atLeastPercent(90), .rate(part: 0, whole: 0), .green), (.atLeast(2), .count(1), .red),
            (.atLeast(2), .count(2), .yellow), (.atLeast(2), .count(7), .green), (.atMost(10), .count(11), .red),
            (.withinDays(14), .age(days: 3), .green), (.withinDays(14), .age(days: 12), .yellow),
            (.withinDays(14), .age(days: 15), .red), (.withinDays(14), .age(days: nil), .red),
            (.atLeast(2), .age(days: 1), .red),
        ])
    func checks(threshold: Check.Threshold, measured: Measure, expected: Signal) {
        let check = Check(
            id: "INT-7", title: "多样化解读率", source: "工作要点", measure: "m", period: .year, threshold: threshold, margin: 5)
        #expect(check.result(measured).signal == expected)
    }

    @Test("A check speaks")
    func checkSentence() {
        let check = Check(
            id: "INT-7", title: "多样化解读率", source: "工作要点", measure: "m", period: .year,
            threshold: .atLeastPercent(90), margin: 5)
        #expect(
            check.result(.rate(part: 36, whole: 39)).sentence == "多样化解读率：92.3%（36/39），要求不低于 90%，刚达到。")
    }

    @Test("A local rule overrides the national one from its day on")
    func ruleVersions() throws {
        func rule(_ days: Int, from: String?, to: String? = nil) throws -> Rule {
            Rule(
                id: "MAIL-2", title: "答复来信", source: "办法", trigger: .event("letter.received"),
                term: Term(.workingDays(days)), owner: .petitionsOffice, effectiveFrom: try from.map(day),
                effectiveTo: try to.map(day))
        }
        let rules = [
            try rule(15, from: nil), try rule(5, from: "2026-01-01"), try rule(3, from: "2026-06-01", to: "2026-06-30"),
        ]
        func days(_ iso: String) throws -> TermLength? { rules.inForce("MAIL-2", on: try day(iso))?.term.length }
        #expect(try days("2025-12-31") == .workingDays(15))
        #expect(try days("2026-01-01") == .workingDays(5))
        #expect(try days("2026-06-30") == .workingDays(3))
        #expect(try days("2026-07-01") == .workingDays(5))
        #expect(rules.inForce("MAIL-9", on: try day("2026-07-01")) == nil)
        #expect(rules.first?.thresholds == .standardDays)
    }
}

/// The words of a light: what is left, never "today" before the day.
@Suite struct KernelReadingWordsTests {
    @Test(arguments: [
        // The last day lies in the National Day holiday of 2026: from 09-30 no working day is left.
        ("2026-09-29", "还剩 1 个工作日"), ("2026-09-30", "还剩 3 天，均为休息日"), ("2026-10-03", "今天到期"), ("2026-10-04", "已逾期"),
    ])
    func aFixedDayInAHolidayIsNotToday(_ today: String, _ words: String) throws {
        let due = try #require(Day(iso: "2026-10-03")), day = try #require(Day(iso: today))
        let clock = ObligationClock(term: Term(.until(due)), startedOn: due.adding(days: -60))
        let reading = clock.reading(at: Moment(day: day, minute: 600), calendar: StateCouncil.calendar)
        #expect(reading.sentence.hasPrefix(words))
    }

    @Test func aBegunHourCountsAsOne() throws {
        let start = try #require(Moment(iso: "2026-09-15T22:30"))
        let clock = ObligationClock(term: Term(.naturalHours(2)), events: [ClockEvent(.started, at: start)])
        let reading = clock.reading(at: start.adding(seconds: 5_400), calendar: StateCouncil.calendar)
        #expect(reading.sentence == "还剩 1 小时")
    }
}
