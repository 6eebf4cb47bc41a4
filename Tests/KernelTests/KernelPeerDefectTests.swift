import Kernel
import Testing

/// The clock defects found by reading foreign systems (foi.md §2.5), each as a test of ours.
@Suite struct KernelPeerDefectTests {
    let calendar = StateCouncil.calendar

    @Test("PEER-1: every day of a case has exactly one signal, the due day too")
    func signalsPartition() throws {
        let clock = ObligationClock(term: .reply, startedOn: try day("2025-06-03"))
        var counts: [Signal: Int] = [:], seen: [Signal] = []
        var today = try day("2025-06-03")
        while today <= (try day("2025-07-10")) {
            let signal = clock.reading(at: Moment(day: today, minute: 600), calendar: calendar).signal
            counts[signal, default: 0] += 1
            if seen.last != signal { seen.append(signal) }
            today = today.adding(days: 1)
        }
        #expect(seen == [.green, .yellow, .orange, .red, .black])
        #expect(counts.values.reduce(0, +) == 38)
    }

    @Test("PEER-2: one counting convention: the receipt day is day 0 in every kind of term (FOI-D1)")
    func oneConvention() throws {
        let monday = try day("2026-03-02")
        for (length, first) in [
            (TermLength.workingDays(1), "2026-03-03"), (.naturalDays(1, rolls: false), "2026-03-03"),
            (.naturalDays(1, rolls: true), "2026-03-03"),
        ] {
            #expect(
                ObligationClock(term: Term(length), startedOn: monday).due(calendar).deadline?.day == (try day(first)))
        }
        #expect(calendar.workdays(after: monday, through: monday) == 0)
        let explained = DeadlineExplanation(workingDays: 3, after: monday, calendar: calendar)
        #expect(explained.days.first?.day == monday.adding(days: 1) && explained.days.first?.number == 1)
        // The clock's last day and the day its reading runs out are the same day.
        let clock = ObligationClock(term: Term(.workingDays(3)), startedOn: monday)
        #expect(clock.reading(at: Moment(day: try day("2026-03-05"), minute: 1_439), calendar: calendar).left == 0)
        #expect(clock.reading(at: Moment(day: try day("2026-03-06")), calendar: calendar).left == -1)
    }

    @Test("PEER-3: the first deadline and the one after a restart use the same calendar")
    func oneCalendar() throws {
        let local = [
            Arrangement(
                year: 2026, region: "广西",
                departures: [Departure(try day("2026-04-20"), .holiday, "三月三")])
        ]
        let first: [(ClockEvent.Kind, String)] = [(.started, "2026-04-17")]
        let again: [(ClockEvent.Kind, String)] = [
            (.started, "2026-04-09"), (.stopped(.correction), "2026-04-10"), (.restarted, "2026-04-17"),
        ]
        for region in [nil, "广西"] {
            let calendar = calendar.loading(local).overlaid(by: region)
            let plain = try ObligationClock.legal(.reply, first, calendar).due(calendar)
            let restarted = try ObligationClock.legal(.reply, again, calendar).due(calendar)
            #expect(plain == restarted)
            #expect(plain.deadline?.day == (try day(region == nil ? "2026-05-19" : "2026-05-20")))
        }
    }

    @Test("PEER-5: acknowledging does not restart the clock; only a correction or a payment does (FOI-D4)")
    func acknowledging() throws {
        let clock = ObligationClock(term: .reply, startedOn: try day("2025-06-03"))
        for kind in [ClockEvent.Kind.started, .restarted] {
            let refusal = clock.refusal(kind, on: try day("2025-06-05"), calendar)
            #expect(refusal?.code == .stateRefused && refusal?.rule == "FOI-D4")
        }
        // Even when such an event is found in the record, it moves nothing.
        let forged = ObligationClock(
            term: .reply,
            events: clock.events + [
                ClockEvent(.started, on: try day("2025-06-20")), ClockEvent(.restarted, on: try day("2025-06-20")),
            ])
        #expect(forged.due(calendar) == clock.due(calendar))
        #expect(forged.void(calendar).count == 2)
    }

    @Test("PEER-6: 20 working days as the 2019 text says, computed from the events and never taken from outside")
    func computedNotGiven() throws {
        #expect(Term.reply.length == .workingDays(20))
        let id = try #require(ObligationID("0192f0c4-7a10-7b3c-8d4e-5f60718293a4"))
        let agency = try #require(AgencyID("0192f0c4-7a10-7b3c-8d4e-5f60718293a5"))
        let unit = try #require(UnitID("0192f0c4-7a10-7b3c-8d4e-5f60718293a6"))
        var obligation = Obligation(
            id: id, rule: "FOI-33", title: "答复", subject: .init(kind: "request", id: "1"), agency: agency, owner: unit,
            clock: ObligationClock(term: .reply, startedOn: try day("2026-12-21")), calendar: calendar)
        #expect(obligation.dueCache?.moment.day == (try day("2027-01-18")))
        #expect(obligation.dueCache?.isProvisional == true)
        let isUnchanged = !obligation.recompute(calendar)
        #expect(isUnchanged)
        // No year menu ends: the year after the last loaded one only makes it provisional, and loading it settles it.
        let loaded = calendar.loading([
            Arrangement(
                year: 2027, source: "某年放假安排", departures: [Departure(try day("2027-01-01"), .holiday, "元旦")])
        ])
        let isChanged = obligation.recompute(loaded)
        #expect(isChanged)
        #expect(obligation.dueCache?.moment.day == (try day("2027-01-19")))
        #expect(obligation.dueCache?.isProvisional == false)
        #expect(obligation.dueCache?.calendarVersion == loaded.version)
    }

    @Test("PEER-8: a day off belongs to its year, not to every year")
    func oneOffDays() throws {
        #expect(calendar.reason(try day("2020-01-31")) == .holiday("春节", region: nil))
        #expect(calendar.isWorkday(try day("2018-01-31")))
        #expect(calendar.isWorkday(try day("2019-01-31")))
        #expect(calendar.isWorkday(try day("2024-01-31")))
        #expect(calendar.reason(try day("2025-05-02")) == .holiday("劳动节", region: nil))
        #expect(calendar.isWorkday(try day("2018-05-02")))
    }
}
