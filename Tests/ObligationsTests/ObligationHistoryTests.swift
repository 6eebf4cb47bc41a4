import Kernel
import SQL
import TestSupport
import Testing

@testable import Obligations

/// What must hold for every history: what is stored equals what its events say. A failing seed is in the message.
@Suite struct ObligationHistoryTests {
    private static let histories: ClosedRange<UInt64> = 1...60
    private static let steps = 14

    @Test("The stored due day is the events folded, after every event", arguments: TestDatabases.all)
    func cacheEqualsFoldedEvents(_ database: TestDatabase) async throws {
        try await ObligationWorld.with(database) { world in
            var accepted = 0, refused = 0
            for seed in Self.histories {
                var generator = SeededGenerator(seed: seed)
                try world.clock.set("2026-02-05")
                let id = "seed \(seed)"
                try await world.open(id, .reply)
                for _ in 0..<Self.steps {
                    if try await step(id, in: world, &generator) { accepted += 1 } else { refused += 1 }
                }
            }
            // Otherwise the histories would prove nothing.
            #expect(accepted > 150 && refused > 150, "\(accepted) accepted, \(refused) refused")
        }
    }

    /// One random event, to the store and to the kernel's obligation; both must say the same.
    private func step(
        _ id: String, in world: ObligationWorld, _ generator: inout SeededGenerator
    ) async throws -> Bool {
        let calendar = world.shelf.value
        let hours = Int64.random(in: 0...90, using: &generator)
        world.clock.set(Moment(milliseconds: world.clock.now.milliseconds + hours * 3_600_000))
        let now = world.clock.now, kind = Self.kind(&generator)
        let back = Bool.random(using: &generator) ? 0 : Int64.random(in: -20...72, using: &generator)
        let at = Moment(milliseconds: now.milliseconds - back * 3_600_000)
        let before = try #require(try await world.obligation(id)), row = try await world.stored(id)
        let message: Comment = "\(id): \(kind) at \(at.minute)"
        switch before.appending(kind, at: at, now: now, calendar: calendar) {
        case .failure(let expected):
            let refusal = await #expect(throws: Refusal.self, message) { try await world.append(kind, to: id, at: at) }
            #expect(refusal == expected, message)
            #expect(try await world.stored(id) == row, message)
            return false
        case .success(let expected):
            try await world.append(kind, to: id, at: at)
            let after = try #require(try await world.obligation(id))
            #expect(after == expected, message)
            try await expectFolded(after, id, in: world, message)
            return true
        }
    }

    private func expectFolded(
        _ obligation: Obligation, _ id: String, in world: ObligationWorld, _ message: Comment
    ) async throws {
        let calendar = world.shelf.value
        let folded = ObligationClock(term: .reply, events: obligation.clock.events)
        let due = folded.due(calendar).deadline
        let row = try #require(try await world.stored(id))
        #expect(row.due == due?.moment, message)
        #expect(row.isProvisional == (due?.isProvisional ?? false), message)
        #expect(row.calendarVersion == calendar.version, message)
        #expect(row.state == obligation.state.rawValue, message)
        #expect(row.events == obligation.clock.events.count && row.version == row.events, message)
    }

    private static func kind(_ generator: inout SeededGenerator) -> ClockEvent.Kind {
        let matter = "函\(Int.random(in: 1...2, using: &generator))"
        switch Int.random(in: 0..<22, using: &generator) {
        case 0: return .started
        case 1, 2: return .stopped(.correction)
        case 3, 4: return .stopped(.payment)
        case 5...8: return .restarted
        case 9, 10, 11:
            return .consulted(matter: matter, whom: Consulted.allCases.randomElement(using: &generator) ?? .thirdParty)
        case 12, 13, 14: return .reachedParty(matter: matter)
        case 15, 16, 17: return .answered(matter: matter)
        case 18, 19: return .extended(Int.random(in: -1...25, using: &generator))
        case 20: return Bool.random(using: &generator) ? .met : .rescheduled(.earliest)
        default: return Bool.random(using: &generator) ? .waived : .extended(20)
        }
    }
}
