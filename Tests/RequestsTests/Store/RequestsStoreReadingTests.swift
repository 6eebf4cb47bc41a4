import Kernel
import SQL
import TestSupport
import Testing

@testable import Requests

@Suite(.serialized) struct RequestsStoreReadingTests {
    typealias World = CaseWorld

    /// PII-3: everybody sees the mask; the whole only whom the act allows, and the journal says who looked.
    @Test(arguments: TestDatabases.all)
    func theApplicantIsMasked(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            let id = try await world.requests.receive(World.new(), by: World.handler).id
            let seen = try await world.requests.view(id, for: World.head).applicant
            #expect(seen.name == "苏**" && seen.phone == "139****1234" && seen.proofNumber == "****1000")
            #expect(seen.address == "青禾县云溪镇****" && seen.email == "s***@example.org")
            #expect(try await world.requests.reveal(id, by: World.head).name == "苏木槿")
            #expect(try await world.acts(of: id).last == "request.reveal")
            let refused = await world.refusal { _ = try await world.requests.reveal(id, by: World.legal) }
            #expect(refused?.code == .roleRefused)
            #expect(try await world.request(id).version == 0)
            #expect(try await world.journalProblems() == [])
        }
    }

    @Test(arguments: [
        ("张三", "张*"), ("欧阳明华", "欧***"), ("张", "*"), ("", ""),
    ])
    func namesAreMasked(_ name: String, _ masked: String) { #expect(Masking.name(name) == masked) }

    @Test(arguments: [
        ("13812341234", "138****1234"), ("0999-8000100", "099****0100"), ("8000100", "****00"), ("110", "****"),
        ("", ""),
    ])
    func telephonesAreMasked(_ phone: String, _ masked: String) { #expect(Masking.phone(phone) == masked) }

    /// What one may not know of is not found, in every way of asking.
    @Test(arguments: TestDatabases.all)
    func whoHasNoPartKnowsNothing(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            let receipt = try await world.requests.receive(World.new(), by: World.handler)
            for officer in [World.clerk, World.financeClerk, World.outsider, World.administrator] {
                #expect(try await world.requests.board(RequestQuery(), for: officer).lines == [], "\(officer.name)")
                #expect(try await world.requests.figures(for: officer).open == 0)
                let refusals = [
                    await world.refusal { _ = try await world.requests.view(receipt.id, for: officer) },
                    await world.refusal { _ = try await world.requests.timeline(of: receipt.id, for: officer) },
                    await world.refusal { _ = try await world.requests.act(.accept, on: receipt.id, by: officer) },
                ]
                #expect(refusals == [.notFound, .notFound, .notFound], "\(officer.name)")
            }
            for officer in [World.head, World.leader, World.supervisor, World.legal, World.above] {
                #expect(try await world.requests.board(RequestQuery(), for: officer).lines.count == 1)
            }
            _ = try await world.requests.act(
                .askSection(unit: World.section, question: "有无", due: nil), on: receipt.id, by: World.handler)
            #expect(try await world.requests.board(RequestQuery(), for: World.clerk).lines.count == 1)
            #expect(try await world.requests.board(RequestQuery(), for: World.financeClerk).lines == [])
            for wrong in ["", "AAAA-BBBB-CCCC", "<script>", receipt.number] {
                let refusal = await world.refusal { _ = try await world.requests.track(wrong) }
                #expect(refusal?.code == .notFound)
            }
        }
    }

    /// Pages of the board together are every open case once, in the order of their days, whatever the size of a page.
    @Test(arguments: TestDatabases.all)
    func pagesOfTheBoardFollowOneAnother(_ database: TestDatabase) async throws {
        try await World.with(database, on: "2026-03-02") { world in
            for (place, day) in ["2026-03-02", "2026-03-03", "2026-03-03", "2026-03-05", "2026-03-06"].enumerated() {
                world.clock.set(day)
                _ = try await world.requests.receive(
                    World.new(place == 3 ? .web : .counter, applicant: World.applicant(place)),
                    by: World.handler)
            }
            var numbers: [String] = [], query = RequestQuery(size: 2)
            repeat {
                let page = try await world.requests.board(query, for: World.handler)
                numbers += page.lines.map(\.number)
                query.cursor = page.next
            } while query.cursor != nil
            #expect(numbers == ["2026-004", "2026-001", "2026-002", "2026-003", "2026-005"])
        }
    }

    @Test(arguments: TestDatabases.all)
    func theBoardIsFiltered(_ database: TestDatabase) async throws {
        try await World.with(database, on: "2026-03-02") { world in
            let first = try await world.requests.receive(World.new(), by: World.handler).id
            _ = try await world.requests.receive(World.new(.fax, "门诊楼改造招标文件_100%"), by: World.handler)
            _ = try await world.requests.act(.accept, on: first, by: World.handler)
            _ = try await world.requests.act(
                .assign(unit: World.section, handler: World.clerk.id), on: first, by: World.handler)
            func numbers(_ change: (inout RequestQuery) -> Void) async throws -> [String] {
                var query = RequestQuery()
                change(&query)
                return try await world.requests.board(query, for: World.handler).lines.map(\.number)
            }
            #expect(try await numbers { $0.stages = [.handling] } == ["2026-001"])
            #expect(try await numbers { $0.stages = [.handling, .awaitingConfirmation] }.count == 2)
            #expect(try await numbers { $0.stages = [.closed] } == [])
            #expect(try await numbers { $0.unit = World.section } == ["2026-001"])
            #expect(try await numbers { $0.handler = World.clerk.id } == ["2026-001"])
            #expect(try await numbers { $0.channel = .fax } == ["2026-002"])
            #expect(try await numbers { $0.words = "招标 _100%" } == ["2026-002"])
            #expect(try await numbers { $0.words = "026-001" } == ["2026-001"])
            #expect(try await numbers { $0.dueBefore = World.day("2026-03-29") } == ["2026-002"])
            #expect(try await world.duties().filter { $0.rule == "FOI-33" }.count == 1)
        }
    }

    /// FOI-D7, PEER-1: on every day each open case has exactly one light, the same in the list, the filter and the figures.
    @Test(arguments: TestDatabases.all)
    func lightsPartitionTheOpenCases(_ database: TestDatabase) async throws {
        try await World.with(database, on: "2026-03-02") { world in
            let id = try await world.requests.receive(World.new(), by: World.handler).id
            _ = try await world.requests.receive(World.new(.web, applicant: World.applicant(2)), by: nil)
            let consulted = try await world.requests.receive(
                World.new(applicant: World.applicant(3)), by: World.handler
            ).id
            _ = try await world.requests.act(.accept, on: consulted, by: World.handler)
            world.clock.set("2026-03-26")
            _ = try await world.requests.act(
                .consult(whom: .otherOrgan, party: "县财政局", question: "意见"),
                on: consulted,
                by: World.handler)
            var seen: [Signal] = []
            for day in [
                "2026-03-02", "2026-03-03", "2026-03-20", "2026-03-23", "2026-03-24", "2026-03-25", "2026-03-27",
                "2026-03-30", "2026-03-31",
            ] {
                world.clock.set(day)
                let lines = try await world.requests.board(RequestQuery(), for: World.handler).lines
                let figures = try await world.requests.figures(for: World.handler)
                #expect(lines.count == 3 && figures.open == 3 && figures.signals.values.reduce(0, +) == 3)
                for light in Signal.allCases {
                    let filtered = try await world.requests.board(RequestQuery(signal: light), for: World.handler).lines
                    #expect(Set(filtered.map(\.id)) == Set(lines.filter { $0.clock.signal == light }.map(\.id)))
                    #expect(figures.signals[light, default: 0] == filtered.count, "\(day) \(light)")
                }
                let line = try #require(lines.first { $0.id == id })
                seen.append(line.clock.signal)
                let duty = try await world.requests.view(id, for: World.handler).duties.first { $0.rule == "FOI-33" }
                #expect(duty?.reading.signal == line.clock.signal && duty?.reading.sentence == line.clock.sentence)
            }
            #expect(seen == [.green, .green, .green, .yellow, .yellow, .orange, .red, .red, .black])
        }
    }

    @Test(arguments: TestDatabases.all)
    func theLogTellsNothingOfWhoAsked(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            let id = try await world.requests.receive(World.new(), by: World.handler).id
            _ = try await world.requests.act(.accept, on: id, by: World.handler)
            try await world.reply(id)
            let words = LogWording(title: "2025年监督检查发现的问题清单", summary: "已经提供")
            _ = try await world.requests.act(.release(words), on: id, by: World.head)
            let log = try await world.requests.publicLog(of: World.commission, page: 1)
            #expect(log.total == 1 && log.replies.map(\.code) == [.disclosed])
            #expect(log.replies[0].title == words.title && log.replies[0].summary == words.summary)
            let other = try await world.requests.receive(
                World.new(.counter, "我的手机13900001234登记的投诉处理结果"), by: World.handler
            ).id
            _ = try await world.requests.act(.accept, on: other, by: World.handler)
            try await world.reply(other)
            let refusal = await world.refusal {
                let words = try await world.request(other).logWording
                _ = try await world.requests.act(.release(words), on: other, by: World.head)
            }
            #expect(refusal?.rule == "PII-1")
            #expect(try await world.requests.publicLog(of: World.commission, page: 1).total == 1)
            #expect(try await world.request(other).loggedOn == nil)
        }
    }

    @Test(arguments: TestDatabases.all)
    func searchesBeforeTheFormAreCounted(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            let found = try await world.requests.showAsked(found: 3, of: World.commission)
            _ = try await world.requests.showAsked(found: 0, of: World.commission)
            try await world.requests.noteAsked(.opened, found)
            try await world.requests.noteAsked(.solved, found)
            try await world.requests.noteAsked(.solved, World.id(99))
            let day = world.requests.today
            let figures = try await world.requests.askedFigures(of: World.commission, from: day, through: day)
            #expect(figures == AskedFigures(searches: 2, shown: 1, opened: 1, solved: 1, applied: 0))
        }
    }
}
