import Kernel
import Testing

@Suite struct KernelClockTests {
    let calendar = StateCouncil.calendar

    private func due(_ term: Term, _ events: [(ClockEvent.Kind, String)]) throws -> String? {
        try ObligationClock.legal(term, events, calendar).due(calendar).deadline?.day.description
    }

    @Test("CAL-T9, FOI-D3: the days of a consultation do not count")
    func exclusion() throws {
        let start: [(ClockEvent.Kind, String)] = [(.started, "2025-03-03")]
        let consultation: [(ClockEvent.Kind, String)] = [
            (.consulted(matter: "一", whom: .thirdParty), "2025-03-10"), (.answered(matter: "一"), "2025-03-24"),
        ]
        #expect(try due(.reply, start) == "2025-03-31")
        #expect(try due(.reply, start + consultation) == "2025-04-15")
        // Overlapping consultations are united, not added.
        let second: [(ClockEvent.Kind, String)] = [
            (.consulted(matter: "二", whom: .otherOrgan), "2025-03-12"), (.answered(matter: "二"), "2025-03-20"),
        ]
        #expect(try due(.reply, start + consultation + second) == "2025-04-15")
        // What is left counts each excluded day once as well, while both still wait for an answer.
        let waiting = try ObligationClock.legal(
            .reply,
            start + [
                (.consulted(matter: "一", whom: .thirdParty), "2025-03-10"), (.reachedParty(matter: "一"), "2025-03-12"),
                (.consulted(matter: "二", whom: .thirdParty), "2025-03-12"), (.reachedParty(matter: "二"), "2025-03-13"),
            ], calendar)
        #expect(waiting.reading(at: Moment(day: try day("2025-03-14")), calendar: calendar).left == 15)
    }

    @Test("CAL-T10, FOI-32: a silent third party's time ends with its 15th working day after receipt")
    func silence() throws {
        let events: [(ClockEvent.Kind, String)] = [
            (.started, "2025-03-03"), (.consulted(matter: "一", whom: .thirdParty), "2025-03-10"),
            (.reachedParty(matter: "一"), "2025-03-12"),
        ]
        #expect(calendar.workday(15, after: try day("2025-03-12")) == (try day("2025-04-02")))
        #expect(try due(.reply, events) == "2025-04-24")
        // An answer after that day cannot lengthen it any more.
        #expect(try due(.reply, events + [(.answered(matter: "一"), "2025-04-20")]) == "2025-04-24")
    }

    @Test("FOI-D3: until a consultation has an end, the clock is held and says how much is left")
    func openConsultation() throws {
        let clock = try ObligationClock.legal(
            .reply, [(.started, "2025-03-03"), (.consulted(matter: "一", whom: .thirdParty), "2025-03-10")], calendar)
        #expect(clock.due(calendar) == .held(since: try day("2025-03-10"), remaining: 15))
    }

    @Test("CAL-T11, FOI-30, FOI-D4: correction within 7 working days restarts the clock at 0")
    func restart() throws {
        let clock = ObligationClock(term: .reply, startedOn: try day("2025-06-03"))
        #expect(clock.refusal(.stopped(.correction), on: try day("2025-06-12"), calendar) == nil)
        #expect(clock.refusal(.stopped(.correction), on: try day("2025-06-13"), calendar)?.rule == "FOI-30")
        let stopped: [(ClockEvent.Kind, String)] = [(.started, "2025-06-03"), (.stopped(.correction), "2025-06-12")]
        let waiting = try ObligationClock.legal(.reply, stopped, calendar)
        #expect(waiting.due(calendar) == .stopped(since: Moment(day: try day("2025-06-12")), for: .correction))
        #expect(try due(.reply, stopped + [(.restarted, "2025-06-20")]) == "2025-07-18")
        let corrected = try ObligationClock.legal(.reply, stopped + [(.restarted, "2025-06-20")], calendar)
        #expect(corrected.refusal(.stopped(.correction), on: try day("2025-06-20"), calendar)?.rule == "FOI-30")
    }

    @Test("FOI-30: correction is asked for once only, even within the seven days")
    func correctionOnce() throws {
        let clock = try ObligationClock.legal(
            .reply, [(.started, "2025-06-03"), (.stopped(.correction), "2025-06-04"), (.restarted, "2025-06-05")],
            calendar)
        let refusal = clock.refusal(.stopped(.correction), on: try day("2025-06-06"), calendar)
        #expect(refusal?.sentence.contains("一次性告知") == true)
    }

    @Test("FOI-D4, FOI-D5: a restart begins at 0 with the plain term; the one extension is used up")
    func restartDropsExtension() throws {
        let events: [(ClockEvent.Kind, String)] = [
            (.started, "2025-06-03"), (.extended(20), "2025-06-04"), (.stopped(.correction), "2025-06-05"),
            (.restarted, "2025-06-20"),
        ]
        #expect(try due(.reply, events) == "2025-07-18")
        let clock = try ObligationClock.legal(.reply, events, calendar)
        #expect(clock.refusal(.extended(1), on: try day("2025-06-23"), calendar)?.sentence.contains("只能延长一次") == true)
    }

    @Test("FOI-D3: a consultation with one's own divisions never stops the count")
    func ownDivision() throws {
        let clock = ObligationClock(term: .reply, startedOn: try day("2025-06-03"))
        let own = ClockEvent.Kind.consulted(matter: "一", whom: .ownDivision)
        #expect(clock.refusal(own, on: try day("2025-06-04"), calendar)?.rule == "FOI-D3")
        let publication = ObligationClock(term: .publication, startedOn: try day("2025-06-03"))
        let other = ClockEvent.Kind.consulted(matter: "一", whom: .otherOrgan)
        #expect(publication.refusal(other, on: try day("2025-06-04"), calendar)?.rule == "FOI-33")
    }

    @Test("FEE-7, FOI-D4: payment restarts too; the day after payment is day 1")
    func payment() throws {
        let events: [(ClockEvent.Kind, String)] = [
            (.started, "2025-06-03"), (.stopped(.payment), "2025-06-26"), (.restarted, "2025-07-04"),
        ]
        #expect(try due(.reply, events) == calendar.workday(20, after: try day("2025-07-04")).description)
        let clock = try ObligationClock.legal(.reply, events, calendar)
        #expect(clock.refusal(.stopped(.payment), on: try day("2025-07-07"), calendar)?.rule == "FEE-7")
    }

    @Test("CAL-T12, FOI-D5: one extension, of at most 20, decided before the deadline")
    func extending() throws {
        let clock = ObligationClock(term: .reply, startedOn: try day("2025-06-03"))
        #expect(clock.due(calendar).deadline?.day == (try day("2025-07-01")))
        #expect(clock.refusal(.extended(21), on: try day("2025-06-20"), calendar)?.rule == "FOI-D5")
        #expect(clock.refusal(.extended(0), on: try day("2025-06-20"), calendar)?.rule == "FOI-D5")
        #expect(
            clock.refusal(.extended(20), on: try day("2025-07-02"), calendar)?.sentence.contains("2025-07-01") == true)
        let extended = try ObligationClock.legal(
            .reply, [(.started, "2025-06-03"), (.extended(20), "2025-07-01")], calendar)
        #expect(extended.due(calendar).deadline?.day == (try day("2025-07-29")))
        #expect(extended.refusal(.extended(1), on: try day("2025-07-02"), calendar)?.rule == "FOI-D5")
        // Consulting while extended: its days are left out of the longer term too.
        let events: [(ClockEvent.Kind, String)] = [
            (.started, "2025-06-03"), (.extended(20), "2025-07-01"),
            (.consulted(matter: "一", whom: .jointMaker), "2025-07-07"), (.answered(matter: "一"), "2025-07-14"),
        ]
        #expect(try due(.reply, events) == "2025-08-05")
    }

    @Test("CAL-T13, INT-3", arguments: [("2026-09-30", "2026-10-10"), ("2025-04-30", "2025-05-08")])
    func interpretation(published: String, by: String) throws {
        #expect(try due(.interpretation, [(.started, published)]) == by)
    }

    @Test("CAL-T14, FOI-26: publication within 20 working days, the budget within 20 natural days")
    func publication() throws {
        #expect(try due(.publication, [(.started, "2026-01-30")]) == "2026-03-05")
        #expect(try due(.budgetPublication, [(.started, "2026-01-30")]) == "2026-02-19")
    }

    @Test(
        "FOI-D6: natural days and months begin after the first day and, where the law says so, roll to a working day",
        arguments: [
            ("60d", "2025-08-04", "2025-10-03"), ("60d+roll", "2025-08-04", "2025-10-09"),
            ("30d+roll", "2026-01-16", "2026-02-24"), ("6m+roll", "2025-08-31", "2026-02-28"),
            ("6m", "2025-08-31", "2026-02-28"), ("1m", "2024-01-31", "2024-02-29"), ("1m", "2025-12-31", "2026-01-31"),
            ("1m+roll", "2025-12-31", "2026-02-02"), ("2026-12-31", "2026-03-01", "2026-12-31"),
        ])
    func naturalTerms(length: String, start: String, by: String) throws {
        let term = Term(try #require(TermLength(length)))
        #expect(term.length.description == length)
        #expect(try due(term, [(.started, start)]) == by)
    }

    @Test("SEN-3: natural hours run day and night, over holidays")
    func hours() throws {
        let start = try #require(Moment(iso: "2026-02-15T22:30"))
        let clock = ObligationClock(term: Term(.naturalHours(48)), events: [ClockEvent(.started, at: start)])
        let deadline = try #require(clock.due(calendar).deadline)
        #expect(deadline.moment.minute == "2026-02-17 22:30")
        #expect(deadline.isHourly && !deadline.isProvisional)
    }

    @Test("A fixed day of a plan may be moved while it lasts, a term of law may not (TASK-1, FOI-D5, FOI-D7)")
    func rescheduling() throws {
        let plan = ObligationClock(term: Term(.until(try day("2026-06-30"))), startedOn: try day("2026-03-01"))
        let moved = ClockEvent.Kind.rescheduled(try day("2026-09-30"))
        #expect(plan.refusal(moved, on: try day("2026-06-30"), calendar) == nil)
        #expect(plan.refusal(moved, on: try day("2026-07-01"), calendar)?.code == .stateRefused)
        let law = ObligationClock(term: .reply, startedOn: try day("2026-03-01"))
        #expect(law.refusal(moved, on: try day("2026-03-02"), calendar)?.rule == "FOI-D5")
    }

    @Test("What a store writes of an event, it can read back")
    func storedEvents() throws {
        let kinds: [ClockEvent.Kind] = [
            .started, .stopped(.correction), .stopped(.payment), .restarted, .answered(matter: "甲:乙"),
            .consulted(matter: "甲:乙", whom: .thirdParty), .reachedParty(matter: "甲:乙"), .extended(20),
            .rescheduled(try day("2026-09-30")), .met, .waived,
        ]
        for kind in kinds { #expect(ClockEvent.Kind(code: kind.code, detail: kind.detail) == kind) }
        #expect(ClockEvent.Kind(code: "extended", detail: "many") == nil)
        #expect(ClockEvent.Kind(code: "paused", detail: "") == nil)
    }
}
