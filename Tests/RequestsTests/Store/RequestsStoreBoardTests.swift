import Kernel
import People
import SQL
import TestSupport
import Testing

@testable import Requests

/// What the board remembers between pages is never older than the rows, and whoever has several ways to a case sees it once.
@Suite(.serialized) struct RequestsStoreBoardTests {
    typealias World = CaseWorld

    /// ROLE-5: the cases of each unit and what was asked of it, in one order, whatever the size of a page.
    @Test(arguments: TestDatabases.all)
    func severalWaysLeadToACaseOnce(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            let both = Officer(
                id: World.clerk.id, name: "两科", agency: World.commission, roles: [.clerk],
                units: [World.section, World.finance])
            for number in 0..<12 {
                world.clock.set("2026-03-\(10 + number)")
                let id = try await world.requests.receive(
                    World.new(applicant: World.applicant(number), "第\(number)件"), by: World.handler
                ).id
                _ = try await world.requests.act(.accept, on: id, by: World.handler)
                if let unit = [World.section, World.finance, nil, World.section][number % 4] {
                    _ = try await world.requests.act(.assign(unit: unit, handler: nil), on: id, by: World.handler)
                }
                guard number % 3 == 0 else { continue }
                _ = try await world.requests.act(
                    .askSection(unit: World.finance, question: "有无", due: nil), on: id, by: World.handler)
            }
            let all = try await world.requests.board(RequestQuery(size: 100), for: World.handler).lines
            var visible: [RequestLine] = []
            for line in all {
                let request = try await world.request(line.id)
                if request.reach(of: both).canRead { visible.append(line) }
            }
            #expect(all.count == 12 && visible.count == 10)
            for size in [1, 2, 3, 100] {
                var found: [RequestLine] = [], query = RequestQuery(size: size)
                repeat {
                    let page = try await world.requests.board(query, for: both)
                    found += page.lines
                    query.cursor = page.next
                } while query.cursor != nil
                #expect(found == visible, "\(size)")
            }
            #expect(try await world.requests.figures(for: both).open == visible.count)
            let filtered = try await world.requests.board(RequestQuery(unit: World.finance), for: both).lines
            #expect(filtered == visible.filter { $0.unit == World.finance })
        }
    }

    /// Names, figures and lights follow at once what another page has changed.
    @Test(arguments: TestDatabases.all)
    func nothingRememberedIsOld(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            let id = try await world.requests.receive(World.new(), by: World.handler).id
            let first = try await world.requests.board(RequestQuery(), for: World.handler)
            #expect(first.lines.map(\.applicant) == ["苏**"] && first.units.count == 3)
            #expect(first.members == [World.clerk.id: World.clerk.name])
            #expect(try await world.requests.figures(for: World.handler).stages == [.registered: 1])
            _ = try await world.requests.act(.accept, on: id, by: World.handler)
            #expect(try await world.requests.figures(for: World.handler).stages == [.handling: 1])
            let people = world.people
            let added = try await world.store.write { tx in
                try people.addUnit(
                    UnitDraft(name: "信访科", kind: .section), agency: World.commission, by: .operatorOfServer, in: tx)
            }
            let second = try await world.requests.board(RequestQuery(), for: World.handler)
            #expect(second.units[added.id] == "信访科" && second.lines[0].applicant == "苏**")
            // What a transaction took back was never there.
            await #expect(throws: Refusal.self) {
                try await world.store.write { tx in
                    let unit = try people.addUnit(
                        UnitDraft(name: "督查科", kind: .section), agency: World.commission, by: .operatorOfServer, in: tx)
                    #expect(try people.names(of: World.commission, in: tx).units[unit.id] == "督查科")
                    throw Refusal.notFound
                }
            }
            let third = try await world.requests.board(RequestQuery(), for: World.handler)
            #expect(third.units == second.units)
        }
    }
}
