import Kernel
import Obligations
import SQL
import TestSupport
import Testing

@testable import Supervision

@Suite struct RuleOpeningTests {
    typealias World = EngineWorld

    private static let event = """
        rules:
        - id: QH-1
          title: 签发后三日内送档案室
          source: 《青禾县档案管理办法》第五条
          trigger: {event: document.issue, met_by: [document.register_offline], waived_by: [document.discard]}
          clock: 3wd
          owner: section_head
          from: 2026-03-05
        - id: QH-1
          title: 签发后五日内送档案室
          source: 《青禾县档案管理办法》（2026年修订）第五条
          trigger: {event: document.issue, met_by: [document.register_offline], owner_is_actor: true}
          clock: 5wd
          owner: openness_office
          from: 2026-04-01
        """

    @Test("An office's rule is opened by one kind of entry and met by another", arguments: TestDatabases.all)
    func events(_ database: TestDatabase) async throws {
        try await World.with(database, on: "2026-03-10", rules: Self.event) { world in
            try await world.act("document.issue", on: "old")
            try await world.run()
            // What happened before the engine began is not for its rules.
            #expect(try await world.duties("QH-1").isEmpty)
            try await world.act("document.issue", on: "a")
            try await world.act("document.draft", on: "x")
            try await world.act("document.issue", on: "b")
            try await world.act("document.issue", on: "c")
            try await world.run()
            try await world.run()
            #expect(
                try await world.duties("QH-1") == ["a", "b", "c"].map { "\($0) open 2026-03-13 签发后三日内送档案室" })
            try world.clock.set("2026-03-12")
            try await world.act("document.register_offline", on: "a")
            try await world.act("document.register_offline", on: "old")
            try await world.act("document.discard", on: "b")
            let done = try await world.run()
            #expect(done.ended == 2)
            #expect(try await world.duties("QH-1").map { $0.prefix(6) } == ["a met ", "b waiv", "c open"])
        }
    }

    @Test("A changed rule keeps the old one for what happened under it", arguments: TestDatabases.all)
    func versions(_ database: TestDatabase) async throws {
        try await World.with(database, on: "2026-03-31", rules: Self.event) { world in
            try await world.run()
            try await world.act("document.issue", on: "a")
            try world.clock.set("2026-04-01")
            try await world.act("document.issue", on: "b")
            // The worker was down: both are read on the second day.
            try await world.run()
            #expect(
                try await world.duties("QH-1") == [
                    "a open 2026-04-03 签发后三日内送档案室", "b open 2026-04-09 签发后五日内送档案室",
                ])
        }
    }

    @Test("Entries are read exactly once by four workers at a time", arguments: TestDatabases.all)
    func workers(_ database: TestDatabase) async throws {
        try await World.with(database, on: "2026-03-10", rules: Self.event) { world in
            try await world.run()
            for n in 0..<40 { try await world.act("document.issue", on: "d\(n)") }
            try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<4 { group.addTask { try await world.run().opened } }
                let opened = try await group.reduce(0, +)
                #expect(opened <= 40)
            }
            try await world.run()
            #expect(try await world.duties("QH-1").count == 40)
        }
    }

    private static let monthly = """
        rules:
        - {id: QH-2, title: 报送月度统计, source: 县办, owner: openness_office, from: 2026-01-01, to: 2026-06-30, trigger: {recurring: monthly 10, lead: 5, met_by: [people.report]}}
        - {id: QH-2, title: 报送季度统计, source: 县办, owner: openness_office, from: 2026-07-01, trigger: {recurring: quarterly 1 15, lead: 5}}
        """

    /// TASK-7; a worker that was down for months opens every period once and in order, each by the rule of its time.
    @Test("Periods that were missed are opened once and in order", arguments: TestDatabases.all)
    func rounds(_ database: TestDatabase) async throws {
        try await World.with(database, on: "2026-03-06", rules: Self.monthly) { world in
            try await world.run()
            #expect(try await world.duties("QH-2") == ["2026-03 open 2026-03-10 报送月度统计（2026年3月）"])
            try await world.act("people.report", on: "1", by: World.officer)
            try world.clock.set("2026-07-12")
            try await world.run()
            try await world.run()
            #expect(
                try await world.duties("QH-2") == [
                    "2026-03 met 2026-03-10 报送月度统计（2026年3月）", "2026-04 open 2026-04-10 报送月度统计（2026年4月）",
                    "2026-05 open 2026-05-10 报送月度统计（2026年5月）", "2026-06 open 2026-06-10 报送月度统计（2026年6月）",
                    "2026Q3 open 2026-07-15 报送季度统计（2026年第三季度）",
                ])
            let opened = try await world.journalActs("supervision.engine.open").filter { $0.contains("统计") }
            #expect(opened.count == 5 && opened.last?.hasSuffix("报送季度统计（2026年第三季度）") == true)
        }
    }

    /// FOI-49: a department has until 31 January, a government until 31 March; its publication meets the one that is open.
    @Test("Who owes the annual report by when follows from what the agency is", arguments: TestDatabases.all)
    func annualReport(_ database: TestDatabase) async throws {
        try await World.with(database, on: "2026-02-01") { world in
            try await world.run()
            #expect(try await world.duties("FOI-49") == [])
            #expect(try await world.duties("FOI-49-B") == [])
            try await world.store.write { try $0.execute("UPDATE agency SET is_government = 1") }
            try world.clock.set("2026-02-02")
            try await world.run()
            #expect(try await world.duties("FOI-49-B") == [], "its opening day was before it was a government")
            try world.clock.set("2026-12-10")
            try await world.run()
            #expect(try await world.duties("FOI-49") == [])
            try world.clock.set("2027-01-29")
            try await world.run()
            #expect(try await world.duties("FOI-49-B") == [], "opens sixty days before 31 March")
            try world.clock.set("2027-01-30")
            try await world.run()
            #expect(try await world.duties("FOI-49-B") == ["2027 open 2027-03-31 公布本级政府信息公开工作年度报告（2027年）"])
            // Marked a department meanwhile: what is owed is still met by its publication.
            try await world.store.write { try $0.execute("UPDATE agency SET is_government = 0") }
            try await world.act("annual_report.publish", on: "1", by: World.officer)
            try world.clock.set("2027-01-31")
            try await world.run()
            #expect(try await world.duties("FOI-49-B").map { $0.prefix(8) } == ["2027 met"])
        }
    }

    @Test("The year of the national rules: who owes what by when", arguments: TestDatabases.all)
    func nationalYear(_ database: TestDatabase) async throws {
        try await World.with(database, on: "2026-01-05") { world in
            try await world.run()
            #expect(try await world.duties("FOI-49") == ["2026 open 2026-01-31 报送、公布政府信息公开工作年度报告（2026年）"])
            // Nobody holds these roles here: told as such, tried again every time.
            #expect(try await world.run().ownerless.contains("SITE-9 县卫健局"))
            try world.clock.set("2026-05-06")
            try await world.run()
            #expect(try await world.duties("ROLE-1") == ["2026H1 open 2026-06-30 领导听取政务公开工作汇报（2026年上半年）"])
            let isMet = try await world.store.write { [obligations = world.obligations] tx in
                try obligations.meetRound("ROLE-1", of: World.agency, at: tx.now, note: "听取汇报", in: tx)
            }
            #expect(isMet)
            try world.clock.set("2026-12-31")
            try await world.run()
            #expect(
                try await world.duties("ROLE-1").map { $0.prefix(11) } == ["2026H1 met ", "2026H2 open"])
            #expect(try await world.duties("FOI-49").map { $0.prefix(9) } == ["2026 open", "2027 open"])
        }
    }
}
