import Testing

@testable import Kernel

/// FOI-D7: the moments kept beside a due day tell the same light as the clock itself.
@Suite struct KernelSignalTurnTests {
    private static func obligation(_ term: Term, from start: String, events: [ClockEvent] = []) throws -> Obligation {
        let clock = ObligationClock(
            term: term, events: [ClockEvent(.started, at: Moment(day: try day(start), minute: 600))] + events)
        return Obligation(
            id: Identifier(at: Moment(day: try day(start)), random: (1, 1)), rule: "R", title: "t",
            subject: Obligation.Subject(kind: "k", id: "1"),
            agency: Identifier(at: Moment(day: try day(start)), random: (1, 2)),
            owner: Identifier(at: Moment(day: try day(start)), random: (1, 3)), clock: clock,
            calendar: StateCouncil.calendar)
    }

    @Test func turnsByTheCalendar() throws {
        // Received on 2025-03-03, reply by 2025-03-31: five, three, one working days left.
        let reply = try Self.obligation(Term(.workingDays(20)), from: "2025-03-03").turns(StateCouncil.calendar)
        #expect(reply.yellow?.day.description == "2025-03-24" && reply.orange?.day.description == "2025-03-26")
        #expect(reply.red?.day.description == "2025-03-28" && reply.due?.day.description == "2025-03-31")
        // 2026-10-10 is a worked Saturday after the holiday: three working days from 2026-09-30, half of them at the start.
        let short = try Self.obligation(Term(.workingDays(3)), from: "2026-09-30").turns(StateCouncil.calendar)
        #expect(short.yellow?.day.description == "2026-10-09" && short.red?.day.description == "2026-10-10")
    }

    @Test("The light by moments is the light of the clock, at every moment")
    func sameAsTheReading() throws {
        let start = try day("2025-09-01"), calendar = StateCouncil.calendar
        for seed in UInt64(1)...400 {
            var generator = SeededGenerator(seed: seed)
            let n = Int.random(in: 0...40, using: &generator)
            let lengths: [TermLength] = [
                .workingDays(n), .naturalDays(n, rolls: n % 2 == 0), .naturalMonths(n % 7, rolls: true),
                .naturalHours(n * 3), .until(start.adding(days: n * 3)),
            ]
            let length = lengths[Int.random(in: 0..<lengths.count, using: &generator)]
            var events: [ClockEvent] = []
            if seed % 3 == 0 {
                let sent = Moment(day: start.adding(days: 2), minute: 500)
                events.append(ClockEvent(.consulted(matter: "a", whom: .thirdParty), at: sent))
                if seed % 2 == 0 {
                    let back = sent.day.adding(days: Int.random(in: 1...20, using: &generator))
                    events.append(ClockEvent(.answered(matter: "a"), at: Moment(day: back)))
                }
            }
            let subject = try Self.obligation(
                Term(length, excludesConsultation: true), from: "2025-09-01", events: events)
            let turns = subject.turns(calendar)
            for step in 24...260 {
                let now = Moment(milliseconds: Moment(day: start).milliseconds + Int64(step) * 7 * 3_600_000)
                let shown = subject.reading(at: now, calendar: calendar)
                // Before the last event the reading does not know of it yet.
                guard events.allSatisfy({ $0.at < now }) else { continue }
                #expect(turns.signal(at: now) == shown.signal, "seed \(seed) \(length) at \(now)")
                if let next = turns.next(after: now) { #expect(turns.signal(at: next) != turns.signal(at: now)) }
            }
        }
    }
}
