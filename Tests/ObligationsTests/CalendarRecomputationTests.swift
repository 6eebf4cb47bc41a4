import Kernel
import SQL
import TestSupport
import Testing

@testable import Obligations

/// CAL-5: many obligations are written by few statements, and each row is what it would be if it were written alone.
@Suite struct CalendarRecomputationTests {
    private static let terms: [Term] = [
        .reply, Term(.workingDays(7)), Term(.workingDays(40)), Term(.naturalDays(15, rolls: true)), .correctionNotice,
    ]

    @Test("Whether indexes are kept meanwhile or made anew", arguments: TestDatabases.all, [2_000, 10])
    func everyRowIsAsIfWrittenAlone(_ database: TestDatabase, few: Int) async throws {
        let known = StateCouncil.calendar.known(on: try #require(Day(iso: "2018-12-01")))
        try await ObligationWorld.with(database, on: "2018-12-03", known) { world in
            try await Self.fill(world)
            let before = try await Self.rows(world)
            world.shelf.replace(
                world.shelf.value.loading(try CalendarFile(CalendarStoreTests.text(of: 2019)).arrangements))
            let affected = try await world.store.write { try world.obligations.recompute(in: $0, few: few) }
                .filter(\.isMoved)
            let after = try await Self.rows(world)
            var moved: Set<String> = []
            for (id, row) in after {
                let was = try #require(before[id])
                let isOpen = row.values[3] == .text("open")
                // What has ended keeps the day that it ended by.
                #expect(row.values == (isOpen ? row.alone : was.values), "\(id)")
                #expect(row.version == was.version + (isOpen ? 1 : 0), "\(id)")
                if row.values[0] != was.values[0] { moved.insert(id) }
            }
            #expect(Set(affected.map(\.obligation.id.text)) == moved && moved.count > 20)
            let order = affected.map {
                ($0.obligation.agency.text, $0.before?.milliseconds ?? 0, $0.obligation.id.text)
            }
            #expect(zip(order, order.dropFirst()).allSatisfy { $0 < $1 })
        }
    }

    /// Starts on different days; lengthened, stopped, consulted and ended ones among them.
    private static func fill(_ world: ObligationWorld) async throws {
        for number in 0..<60 {
            try world.clock.set("2018-12-\(number % 20 + 10)")
            let id = "\(number)"
            try await world.open(id, terms[number % terms.count])
            guard number % terms.count == 0 else { continue }
            switch number / terms.count % 6 {
            case 0: try await world.append(.extended(20), to: id)
            case 1: try await world.append(.stopped(.correction), to: id)
            case 2: try await world.append(.consulted(matter: "m", whom: .thirdParty), to: id)
            case 3: try await world.append(.met, to: id)
            case 4: try await world.append(.waived, to: id)
            default: break
            }
        }
    }

    private struct Row: Hashable {
        let values: [SQLValue]
        /// What the obligation, computed by itself, would put there.
        let alone: [SQLValue]
        let version: Int
    }

    private static func rows(_ world: ObligationWorld) async throws -> [String: Row] {
        let calendar = world.shelf.value, now = world.clock.now
        return try await world.store.read { snapshot in
            var rows: [String: Row] = [:]
            for one in try ObligationRows.obligations(where: "1 = 1", [], calendar: calendar, in: snapshot) {
                let found = try snapshot.first(
                    """
                    SELECT due_at, is_provisional, calendar_version, state, due_sort, yellow_at, orange_at, red_at, turn_at, warned, version
                    FROM obligation WHERE id = ?
                    """, [one.id])
                let row = try #require(found)
                let warned = try row.optionalText(9).flatMap(Signal.init(rawValue:))
                rows[one.id.text] = Row(
                    values: Array(row.values.prefix(10)),
                    alone: ObligationRows.cache(one, calendar, warned: warned, at: now).map(\.sqlValue),
                    version: try row.integer(10))
            }
            return rows
        }
    }
}
