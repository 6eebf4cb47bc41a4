import Kernel
import Testing

/// What must hold for every history, tried on thousands of random ones; a failing seed is in the message.
@Suite struct KernelLawPropertyTests {
    let calendar = StateCouncil.calendar
    static let histories = 3_000

    @Test("FOI-D3, FOI-D4, FOI-D5: no order of events, legal or not, lengthens a limit beyond the law")
    func limitNeverLengthened() throws {
        var dues = 0
        for seed in 1...UInt64(KernelLawPropertyTests.histories) {
            var generator = SeededGenerator(seed: seed)
            let events = randomEvents(&generator)
            let clock = ObligationClock(term: .reply, events: events.shuffled(using: &generator))
            guard let due = clock.due(calendar).deadline?.day else { continue }
            dues += 1
            let void = clock.void(calendar).map(\.event)
            let effective = events.filter { !void.contains($0) }
            #expect(countedDays(through: due, effective) <= 40, "seed \(seed): \(events)")
        }
        #expect(dues > 1_000)
    }

    @Test("The order of record does not matter, only when things happened")
    func orderOfRecord() {
        for seed in 1...UInt64(KernelLawPropertyTests.histories) {
            var generator = SeededGenerator(seed: seed)
            // Of the same day, the order of record decides: the property is about different days.
            var days: Set<Int> = []
            let events = randomEvents(&generator).filter { days.insert($0.at.day.number).inserted }
            let one = ObligationClock(term: .reply, events: events).due(calendar)
            let other = ObligationClock(term: .reply, events: events.shuffled(using: &generator)).due(calendar)
            #expect(one == other, "seed \(seed)")
        }
    }

    @Test("FOI-D7: what is black stays black, whatever is recorded afterwards, backdated or not, until it is closed")
    func blackStaysBlack() {
        var blackened = 0
        for seed in 1...UInt64(KernelLawPropertyTests.histories) {
            var generator = SeededGenerator(seed: seed)
            var clock = ObligationClock(term: .reply, startedOn: base)
            var now = base, wasBlack = false
            for _ in 0..<12 {
                now = now.adding(days: Int.random(in: 0...12, using: &generator))
                let at = now.adding(days: -Int.random(in: 0...15, using: &generator))
                let kind = randomKind(&generator)
                if kind == .met || kind == .waived { continue }
                if case .success(let next) = clock.appending(
                    kind, at: Moment(day: at), now: Moment(day: now, minute: 900), calendar: calendar)
                {
                    clock = next
                }
                let signal = clock.reading(at: Moment(day: now, minute: 900), calendar: calendar).signal
                if wasBlack { #expect(signal == .black, "seed \(seed), \(now)") }
                if signal == .black, !wasBlack {
                    wasBlack = true
                    blackened += 1
                }
            }
        }
        #expect(blackened > 500)
    }

    @Test("FOI-D7: as days pass and nothing happens, a signal only rises, and the days left fall to the deadline")
    func signalsOnlyRise() throws {
        for seed in 1...300 as ClosedRange<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let lengths: [TermLength] = [
                .workingDays(Int.random(in: 1...40, using: &generator)), .naturalMonths(2, rolls: true),
                .naturalDays(Int.random(in: 1...90, using: &generator), rolls: Bool.random(using: &generator)),
                .naturalHours(Int.random(in: 1...96, using: &generator)),
            ]
            let start = base.adding(days: Int.random(in: 0...700, using: &generator))
            for length in lengths {
                let clock = ObligationClock(term: Term(length), startedOn: start)
                let deadline = try #require(clock.due(calendar).deadline)
                var last = Signal.green
                for offset in 0..<130 {
                    let today = Moment(day: start.adding(days: offset), minute: 1_200)
                    let reading = clock.reading(at: today, calendar: calendar)
                    #expect(reading.signal >= last, "seed \(seed), \(length)")
                    #expect((reading.signal == .black) == (today > deadline.moment), "seed \(seed), \(length)")
                    last = reading.signal
                }
            }
        }
    }

    @Test("A deadline is a working day, the n-th of them, and its explanation counts the same")
    func explanationAgrees() {
        for seed in 1...300 as ClosedRange<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let start = base.adding(days: Int.random(in: -500...500, using: &generator))
            let count = Int.random(in: 1...40, using: &generator)
            let exclusions = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
                let from = start.adding(days: Int.random(in: -5...30, using: &generator))
                return Exclusion(after: from, through: from.adding(days: Int.random(in: -3...20, using: &generator)))
            }
            let due = calendar.workday(count, after: start, excluding: exclusions)
            let explained = DeadlineExplanation(
                workingDays: count, after: start, excluding: exclusions, calendar: calendar)
            #expect(explained.due.deadline?.day == due, "seed \(seed)")
            #expect(explained.days.last?.day == due && explained.days.last?.number == count, "seed \(seed)")
            #expect(explained.days.count(where: \.counted) == count, "seed \(seed)")
            #expect(explained.days.map(\.day) == explained.days.indices.map { start.adding(days: $0 + 1) })
        }
    }

    private let base = Day(year: 2024, month: 3, day: 4) ?? .earliest

    private func randomEvents(_ generator: inout SeededGenerator) -> [ClockEvent] {
        (0..<Int.random(in: 1...14, using: &generator)).map { index in
            let kind = index == 0 ? .started : randomKind(&generator)
            let day = base.adding(days: index == 0 ? 0 : Int.random(in: 0...60, using: &generator))
            return ClockEvent(kind, on: day, note: "\(index)")
        }
    }

    private func randomKind(_ generator: inout SeededGenerator) -> ClockEvent.Kind {
        let matter = "\(Int.random(in: 1...3, using: &generator))"
        switch Int.random(in: 0..<16, using: &generator) {
        case 0: return .started
        case 1: return .stopped(.correction)
        case 2: return .stopped(.payment)
        case 3, 4, 5: return .restarted
        case 6: return .consulted(matter: matter, whom: .thirdParty)
        case 7: return .consulted(matter: matter, whom: .ownDivision)
        case 8: return .reachedParty(matter: matter)
        case 9, 10: return .answered(matter: matter)
        case 11, 12: return .extended(Int.random(in: 0...30, using: &generator))
        case 13: return .rescheduled(base.adding(days: 400))
        case 14: return .met
        default: return .waived
        }
    }

    /// Working days from the last start through `due` outside every consultation, counted one after the other.
    private func countedDays(through due: Day, _ events: [ClockEvent]) -> Int {
        var start = base, spans: [String: (Day, Day)] = [:]
        for event in events {
            switch event.kind {
            case .restarted: start = max(start, event.at.day)
            case .consulted(let matter, _): spans[matter, default: (.earliest, .latest)].0 = event.at.day
            case .answered(let matter):
                spans[matter, default: (.earliest, .latest)].1 = min(spans[matter]?.1 ?? .latest, event.at.day)
            case .started, .stopped, .reachedParty, .extended, .rescheduled, .met, .waived: break
            }
        }
        // Silence after receipt ends a span earlier than this says: that can only make the true count larger than ours,
        // so it is added here, day by day, as well.
        for event in events {
            guard case .reachedParty(let matter) = event.kind else { continue }
            let silence = calendar.workday(15, after: event.at.day)
            spans[matter, default: (.earliest, .latest)].1 = min(spans[matter]?.1 ?? .latest, silence)
        }
        var count = 0, today = start
        while today < due {
            today = today.adding(days: 1)
            if calendar.isWorkday(today), !spans.values.contains(where: { $0.0 < today && today <= $0.1 }) {
                count += 1
            }
        }
        return count
    }
}
