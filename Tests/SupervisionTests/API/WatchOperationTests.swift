import Ciphers
import HTTPTypes
import Kernel
import Obligations
import People
import SQL
import SignedInSite
import TestSupport
import Testing

@testable import Site
@testable import Supervision

/// Inbox, duties of rules and checks for programs: the decisions of the pages, receipts, and answers as `/api/openapi.json`
/// says they are.
@Suite struct WatchOperationTests {
    typealias EngineSite = SignedInSite<EngineWorld>
    typealias CheckSite = SignedInSite<CheckWorld>

    static let above: AgencyID = Identifier(at: TestDatabase.moment, random: (1, 9))
    static let clerk = officer(EngineWorld.clerk, [.clerk], [EngineWorld.health])
    static let office = officer(EngineWorld.officer, [.opennessOffice], [EngineWorld.office])
    static let leader = officer(EngineWorld.leader, [.leader])
    static let keeper = officer(EngineWorld.keeper, [.systemAdministrator], [EngineWorld.health])
    static let supervisor = officer(other(21), [.supervisor])
    static let neighbour = officer(other(22), [.clerk], [EngineWorld.office])
    static let overseer = Officer(
        id: other(23), name: "县政府办", agency: above, roles: [.opennessOffice], overseen: [EngineWorld.agency])
    static let outsider = Officer(id: other(24), name: "外单位", agency: above, roles: [.opennessOffice, .leader])
    static let everybody = [clerk, office, leader, keeper, supervisor, neighbour, overseer, outsider]

    static func other(_ n: UInt64) -> MemberID { Identifier(at: TestDatabase.moment, random: (8, n)) }
    static func officer(_ id: MemberID, _ roles: Set<Role>, _ units: Set<UnitID> = []) -> Officer {
        Officer(id: id, name: "甲", agency: EngineWorld.agency, roles: roles, units: units)
    }

    private func engine(_ body: @escaping @Sendable (EngineSite) async throws -> Void) async throws {
        try await EngineWorld.with(TestDatabases.all[0], on: "2026-03-02") { world in
            let book = try RuleFileReading.book(local: [])
            let people = PeopleStore(store: world.store, journal: world.journal, cost: .init(memory: 8, passes: 1))
            let duties = RuleDutyStore(
                store: world.store, journal: world.journal, obligations: world.obligations, people: people,
                rules: { book })
            try await EngineSite.serving(
                world, to: Self.everybody, changing: { $0.receipts = BearerAccess(people: people).receipts },
                routes: {
                    InboxOperationRoutes(notices: world.notices, duties: duties).register(on: $0)
                }, body)
        }
    }

    /// What the document says of the operation's answer holds of this one.
    private func check(_ reply: SiteReply, _ facts: APIFacts) throws {
        switch facts.answers {
        case .json(let schema): try schema.check(reply.json)
        case .list(let schema):
            guard case .list(let items)? = try reply.json["items"] else {
                Issue.record("no list: \(reply.text.prefix(200))")
                return
            }
            for item in items { try schema.check(item) }
        case .file: Issue.record("\(facts.path) answers a file")
        }
    }

    // MARK: Duties

    private static func order(_ rule: String = "FOI-26-B", unit: UnitID = EngineWorld.health) -> String {
        #"{"rule":"\#(rule)","title":"公开2026年部门预算","unit":"\#(unit)","start":"2026-03-02"}"#
    }

    /// A key makes a second call the same call; another body under it is refused.
    @Test func aDutyIsPutOnAUnitOnce() async throws {
        try await engine { site in
            let path = "/api/v1/duties"
            #expect(try await site.call(.post, path, Self.order(), as: Self.office).status == 422)
            let made = try await site.call(.post, path, Self.order(), as: Self.office, key: "one")
            #expect(made.status == 201, "\(made.text)")
            try check(made, InboxOperations.assign.facts)
            let again = try await site.call(.post, path, Self.order(), as: Self.office, key: "one")
            #expect(again.status == 201 && again.text == made.text && again.location == made.location)
            #expect(try await site.world.count("obligation") == 1)
            let other = try await site.call(
                .post, path, Self.order(unit: EngineWorld.office), as: Self.office, key: "one")
            #expect(other.status == 422)
            // The address leads a program on, not a person.
            #expect(made.location.hasPrefix("/api/v1/duties/"))
            let read = try await site.call(.get, made.location, as: Self.clerk)
            #expect(try read.status == 200 && read.json["due"] == .text("2026-03-22"), "\(read.text)")
            try check(read, InboxOperations.duty.facts)
        }
    }

    @Test func onlyTheOfficePutsDutiesOnUnits() async throws {
        try await engine { site in
            for officer in [Self.clerk, Self.leader, Self.keeper, Self.supervisor, Self.neighbour] {
                let reply = try await site.call(
                    .post, "/api/v1/duties", Self.order(), as: officer, key: officer.id.text)
                #expect(reply.status == 403 || reply.status == 404, "\(officer.roles) \(reply.text)")
            }
            // Theirs is another agency: the unit is not there.
            for officer in [Self.overseer, Self.outsider] {
                let reply = try await site.call(
                    .post, "/api/v1/duties", Self.order(), as: officer, key: officer.id.text)
                #expect(reply.status == 422 || reply.status == 404 || reply.status == 403, "\(reply.text)")
            }
            for wrong in [Self.order("FOI-33"), Self.order("NONE"), "{}", #"{"rule":1}"#] {
                let reply = try await site.call(.post, "/api/v1/duties", wrong, as: Self.office, key: "\(wrong.count)")
                #expect(reply.status == 422, "\(wrong): \(reply.text)")
            }
            #expect(try await site.world.count("obligation") == 0)
        }
    }

    @Test func aDutyIsConcludedByWhoOwesIt() async throws {
        try await engine { site in
            let made = try await site.call(.post, "/api/v1/duties", Self.order(), as: Self.office, key: "one")
            let path = made.location + "/conclusion", words = #"{"words":"已公开，见网站"}"#
            let refusals: [(Officer, HTTPResponse.Status)] = [
                (Self.leader, 403), (Self.supervisor, 403), (Self.overseer, 403), (Self.neighbour, 404),
                (Self.keeper, 403), (Self.outsider, 404),
            ]
            for (officer, status) in refusals {
                #expect(try await site.call(.post, path, words, as: officer).status == status, "\(officer.roles)")
            }
            #expect(try await site.call(.post, path, #"{"words":""}"#, as: Self.clerk).status == 422)
            let done = try await site.call(.post, path, words, as: Self.clerk, key: "done")
            #expect(done.status == 200, "\(done.text)")
            try check(done, InboxOperations.conclude.facts)
            #expect(try await site.call(.post, path, words, as: Self.clerk, key: "done").text == done.text)
            #expect(try await site.call(.post, path, words, as: Self.clerk).status == 409)
            #expect(try await site.call(.get, made.location, as: Self.office).json["state"] == .text("met"))
            #expect(try await site.world.journalActs("supervision.duty").count == 2)
        }
    }

    // MARK: Inbox

    @Test func everybodyReadsTheirOwnInbox() async throws {
        try await engine { site in
            for id in ["a", "b", "c"] { try await site.world.open(id) }
            try site.world.clock.set("2026-04-03")
            try await site.world.tell()
            let list = try await site.call(.get, "/api/v1/inbox?limit=2", as: Self.clerk)
            #expect(list.status == 200)
            try check(list, InboxOperations.list.facts)
            guard case .list(let first)? = try list.json["items"], case .text(let next)? = try list.json["next"] else {
                Issue.record("\(list.text)")
                return
            }
            #expect(first.count == 2)
            let rest = try await site.call(.get, "/api/v1/inbox?limit=2&cursor=\(next)", as: Self.clerk)
            guard case .list(let last)? = try rest.json["items"], case .text(let note)? = first[0]["id"] else {
                Issue.record("\(rest.text)")
                return
            }
            #expect(last.count == 1 && !first.contains(last[0]))
            // Another's note is not there; nobody without notes has any.
            let reading = "/api/v1/inbox/\(note)/reading"
            for officer in [Self.neighbour, Self.outsider] {
                #expect(try await site.call(.post, reading, as: officer).status == 404)
                #expect(try await site.call(.get, "/api/v1/inbox", as: officer).json["items"] == .list([]))
            }
            #expect([403, 404].contains(try await site.call(.post, reading, as: Self.keeper).status))
            let read = try await site.call(.post, reading, as: Self.clerk)
            #expect(try read.json["unread"] == .integer(2), "\(read.text)")
            try check(read, InboxOperations.read.facts)
            #expect(try await site.call(.post, reading, as: Self.clerk).json["unread"] == .integer(2))
            let all = try await site.call(.post, "/api/v1/inbox/reading", as: Self.clerk)
            #expect(try all.json["unread"] == .integer(0))
        }
    }

    // MARK: Checks

    @Test func checksAreReadAsThePagesShowThem() async throws {
        try await CheckWorld.with(TestDatabases.all[0], on: "2026-09-15") { world in
            let plan = try await world.plan()
            _ = try await world.checks.settleRest(of: plan, by: CheckWorld.office)
            world.figures.set(.rate(part: 8, whole: 10))
            try await world.round()
            try await world.look()
            try await CheckSite.serving(
                world, to: CheckWorld.everybody,
                routes: { CheckOperationRoutes(checks: world.checks, rules: world.rules).register(on: $0) }
            ) { site in
                for officer in [CheckWorld.office, CheckWorld.above, CheckWorld.clerk] {
                    let list = try await site.call(.get, "/api/v1/checks", as: officer)
                    #expect(list.status == 200)
                    try check(list, CheckOperations.list.facts)
                    guard case .list(let items)? = try list.json["items"] else { continue }
                    #expect(items.count == 3 && items.first?["signal"] == .text("red"), "\(officer.name)")
                }
                // As many as were asked for.
                let two = try await site.call(.get, "/api/v1/checks?limit=2", as: CheckWorld.office)
                guard case .list(let shown)? = try two.json["items"], case .text(let next)? = try two.json["next"]
                else {
                    Issue.record("\(two.text)")
                    return
                }
                let rest = try await site.call(.get, "/api/v1/checks?limit=2&cursor=\(next)", as: CheckWorld.office)
                guard case .list(let last)? = try rest.json["items"] else {
                    Issue.record("\(rest.text)")
                    return
                }
                #expect(shown.count == 2 && last.count == 1 && !shown.contains(last[0]))
                guard case .text(let id)? = shown[0]["id"] else { return }
                let one = try await site.call(.get, "/api/v1/checks/\(id)", as: CheckWorld.above)
                #expect(one.status == 200)
                try check(one, CheckOperations.read.facts)
                let rules = try await site.call(.get, "/api/v1/rule-checks", as: CheckWorld.office)
                try check(rules, CheckOperations.rules.facts)
                #expect(rules.text.contains("INT-7"))
                // 三员 see nothing (MLPS-3).
                let hidden = try await site.call(.get, "/api/v1/checks/\(id)", as: CheckWorld.keeper)
                #expect([403, 404].contains(hidden.status), "\(hidden.text)")
                for path in ["/api/v1/checks", "/api/v1/rule-checks"] {
                    let reply = try await site.call(.get, path, as: CheckWorld.keeper)
                    #expect(try reply.status != 200 || reply.json["items"] == .list([]), "\(path) \(reply.text)")
                }
            }
        }
    }
}
