import Kernel
import Testing

@testable import Requests

/// Properties over random histories: whatever people do, in whatever order, on whatever day.
@Suite struct RequestsHistoryTests {
    static let histories: Result<[RandomHistory], any Error> = Result { try (1...2_500).map { try RandomHistory($0) } }

    @Test("every move is one the clocks take, every act leads where the table says, and what runs is what is owed")
    func decisionsAndClocksAgree() throws {
        let histories = try Self.histories.get()
        for (index, history) in histories.enumerated() {
            for fault in history.faults { Issue.record("history \(index + 1): \(fault)") }
        }
        // The property would be easy to keep if nothing happened.
        let done = Set(histories.flatMap(\.done))
        #expect(done == Set(RequestAct.allCases), "never tried: \(Set(RequestAct.allCases).subtracting(done))")
        #expect(histories.reduce(0) { $0 + $1.done.count } > 20_000)
        #expect(histories.count(where: { $0.ledger.request.lengthening?.state == .approved }) > 100)
        #expect(histories.count(where: { $0.ledger.request.consultations.count > 1 }) > 100)
    }

    @Test("no order of events lengthens a limit beyond the law")
    func nothingLengthensALimit() throws {
        var dice = HistoryDice(7), bounded = 0
        for history in try Self.histories.get() {
            guard let clock = history.ledger.clocks[.reply] else { continue }
            let most = LegalBound.of(history.ledger.request)
            var orders = [clock.events]
            // The same facts, recorded in other orders.
            for _ in 0..<3 {
                var shuffled = clock.events
                for index in shuffled.indices.dropFirst() { shuffled.swapAt(index, dice.roll(index + 1)) }
                orders.append(shuffled)
            }
            for events in orders {
                let other = ObligationClock(term: clock.term, events: events)
                // A receipt recorded before its letter would be refused: that is another set of facts.
                guard !other.void(LawWorld.calendar).contains(where: { $0.event.kind.shortens }),
                    let day = other.due(LawWorld.calendar).deadline?.day, let most
                else { continue }
                bounded += 1
                if day > most {
                    Issue.record(
                        "due \(day), the law gives \(most) at most: \(events.map { "\($0.kind) \($0.at.day)" }), \(history.ledger.request)"
                    )
                }
            }
        }
        #expect(bounded > 3_000)
    }

    /// The bound would hold of anything if it were too wide: with one working day more on each clock it must break.
    @Test func theBoundIsTight() throws {
        var broken = 0
        for history in try Self.histories.get() {
            guard let clock = history.ledger.clocks[.reply], let most = LegalBound.of(history.ledger.request),
                let due = clock.due(LawWorld.calendar).deadline?.day
            else { continue }
            if LawWorld.calendar.workday(1, after: due) > most { broken += 1 }
        }
        #expect(broken > 500)
    }

    @Test("PEER-1: on every day each case stands at exactly one stage and its clock shows exactly one thing")
    func stagesPartitionAllCases() throws {
        for history in try Self.histories.get().prefix(300) {
            let stages = history.stages
            for (earlier, later) in zip(stages, stages.dropFirst()) {
                #expect(earlier.from <= later.from && earlier.stage != later.stage)
            }
            guard let clock = history.ledger.replyClock, let first = stages.first?.from else { continue }
            for offset in 0..<80 {
                let day = first.adding(days: offset)
                let reading = clock.reading(at: Moment(day: day, minute: 600), calendar: LawWorld.calendar)
                let shown: [Bool] = [
                    reading.closing != nil, reading.closing == nil && (reading.left ?? 0) < 0,
                    reading.closing == nil && (reading.left ?? -1) >= 0,
                    reading.closing == nil && reading.left == nil,
                ]
                #expect(shown.count(where: { $0 }) == 1, "\(day): \(reading)")
                // On the due day itself it is not overdue, on the next it is.
                if reading.closing == nil, let due = reading.due.deadline?.day {
                    #expect((reading.signal == .black) == (due < day), "\(day): \(reading)")
                }
            }
        }
    }

    @Test("RPT-25: every received application that was decided has exactly one row, and what was never received none")
    func exactlyOneRow() throws {
        var rows = Set<Int>()
        for history in try Self.histories.get() {
            let request = history.ledger.request
            let isCounted = request.kind == .disclosure && request.receivedOn != nil
            let isDecided = request.closing != nil || request.signedOn != nil
            #expect((request.row != nil) == (isCounted && isDecided))
            #expect(request.row.map { ReportRow(rawValue: $0)?.isOutcome == true } ?? true)
            if let row = request.row { rows.insert(row) }
            if !request.stage.isOpen { #expect(request.closing != nil) }
            if request.stage.isOpen { #expect(request.closing == nil) }
        }
        #expect(rows == Set(3...23), "never counted: \(Set(3...23).subtracting(rows).sorted())")
    }

    @Test("every letter has its basis, every signature four different people")
    func lettersAndHands() throws {
        var letters = Set<LetterKind>(), signed = 0
        for history in try Self.histories.get() {
            let request = history.ledger.request
            letters.formUnion(history.ledger.letters)
            for letter in history.ledger.letters {
                #expect(letter.rule.hasPrefix("FOI-") || letter.rule.hasPrefix("FEE-"))
            }
            if let code = request.closing?.code { #expect(code.basis.contains("条例")) }
            guard request.signedOn != nil, let draft = request.draft else { continue }
            signed += 1
            let hands = [request.hands.drafter, request.hands.legal, request.hands.secrecy, request.hands.signer]
            #expect(Set(hands.compactMap { $0 }).count == 4)
            let faults = RequestFaults(RequestAct.sign, history.ledger.context)
            #expect(ReplyConditions(draft: draft, request: request, faults: faults).refusal == nil)
            if request.closing?.why == .replied { #expect(request.untold.isEmpty) }
        }
        #expect(signed > 200)
        let neverByAct: Set<LetterKind> = [.applicationForm, .registrationForm]
        #expect(
            letters.union(neverByAct) == Set(LetterKind.allCases), "\(Set(LetterKind.allCases).subtracting(letters))")
    }
}

extension ClockEvent.Kind {
    /// Without it a limit is later.
    fileprivate var shortens: Bool {
        switch self {
        case .reachedParty, .answered: true
        case .started, .stopped, .restarted, .consulted, .extended, .rescheduled, .met, .waived: false
        }
    }
}

/// What the law gives at most, by another way than the clock's: the last beginning, 20 working days, the extension, and as
/// many working days as consultations took.
enum LegalBound {
    static func of(_ request: DisclosureRequest) -> Day? {
        guard let start = request.runStart else { return nil }
        let calendar = LawWorld.calendar
        var leftOut = Set<Day>()
        for asked in request.consultations {
            let silence = asked.receivedOn.map { calendar.workday(15, after: $0) }
            guard let end = [asked.answeredOn, silence].compactMap({ $0 }).min() else { return nil }
            var day = asked.sentOn.adding(days: 1)
            while day <= end {
                if calendar.isWorkday(day) { leftOut.insert(day) }
                day = day.adding(days: 1)
            }
        }
        let extra = request.lengthening?.state == .approved ? request.lengthening?.workingDays ?? 0 : 0
        return calendar.workday(20 + extra + leftOut.count, after: start)
    }
}
