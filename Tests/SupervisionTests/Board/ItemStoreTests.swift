import Kernel
import Obligations
import SQL
import TestSupport
import Testing

@testable import Supervision

@Suite struct ItemStoreTests {
    typealias People = SupervisionPeople
    typealias World = SupervisionWorld

    @Test("预警 → 督办单 → 整改 → 复核 → 销号, and the day for putting right is owed (SUP-1)", arguments: TestDatabases.all)
    func wholeWay(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            let owed = try await world.owe("目录", due: "2026-09-01")
            var item = try await world.issued([owed])
            #expect(item.number == "督办〔2026〕1号" && item.stage == .rectifying && item.signer == People.leader.id)
            let duty = World.Duty(
                subject: item.id.text, state: "open", due: "2026-09-18", owner: People.section)
            #expect(try await world.duties("SUP-1") == [duty])
            item = try await world.items.act(.acknowledge, .none, on: item.id, by: People.head)
            item = try await world.items.act(.rectify, .words("已公开"), on: item.id, by: People.clerk)
            #expect(try await world.duties("SUP-1").map(\.state) == ["met"])
            // What was owed is not done yet, whatever was written.
            let early = await #expect(throws: Refusal.self) {
                try await world.items.act(.pass, .words(""), on: item.id, by: People.supervisor)
            }
            #expect(early?.sentence.contains("没有办结") == true)
            try await world.meet("目录")
            _ = try await world.items.act(.pass, .words("属实"), on: item.id, by: People.supervisor)
            item = try await world.items.act(.close, .none, on: item.id, by: People.leader)
            #expect(item.stage == .closed && item.closedAt != nil)
            let view = try await world.items.view(item.id, for: People.clerk)
            #expect(
                view.timeline.map(\.act)
                    == ["draft", "submit", "issue", "acknowledge", "rectify", "pass", "close"]
                    .map { "supervision." + $0 })
            #expect(try await world.journalProblems() == [])
        }
    }

    @Test("Found wanting: another round with its own day; overdue: 通报, 约谈, 处理建议", arguments: TestDatabases.all)
    func gravity(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            let item = try await world.issued([try await world.owe("目录", due: "2026-09-01")])
            _ = try await world.items.act(.rectify, .words("正在办"), on: item.id, by: People.clerk)
            _ = try await world.items.act(
                .fail, .review("没有公开", due: People.day("2026-09-21")), on: item.id, by: People.supervisor)
            #expect(try await world.duties("SUP-1").map(\.subject) == [item.id.text, "\(item.id)/2"])
            #expect(try await world.duties("SUP-1").map(\.due) == ["2026-09-18", "2026-09-21"])
            world.clock.set("2026-09-22")
            _ = try await world.items.act(.circulate, .words("予以通报\n各单位引以为戒"), on: item.id, by: People.leader)
            let talk = ItemInterview(
                on: People.day("2026-09-22"), place: "三楼", interviewer: "沈若兰", interviewee: "夏知秋", words: "说明原因",
                promise: "一周内公开")
            _ = try await world.items.act(.interview, .interview(talk), on: item.id, by: People.supervisor)
            let last = try await world.items.act(
                .recommend, .words("建议年度考核扣分"), on: item.id, by: People.leader)
            #expect(last.papers.map(\.number) == ["督办〔2026〕1号", "通报〔2026〕1号", "约谈〔2026〕1号", "建议〔2026〕1号"])
            #expect(last.outcome == .recommendation)
            // A later day does not change what was sent.
            let order = try #require(last.papers.first)
            #expect(order.words.last?.contains("2026年9月18日") == true)
            // Put right at last, late for ever.
            _ = try await world.items.act(.rectify, .words("已公开"), on: item.id, by: People.clerk)
            #expect(try await world.duties("SUP-1").map(\.state) == ["met", "met_late"])
            #expect(try await world.journalProblems() == [])
        }
    }

    @Test("Numbers have no gaps: a draft that is withdrawn takes none", arguments: TestDatabases.all)
    func numbers(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            var numbers: [String?] = []
            for place in 0..<4 {
                let owed = try await world.owe("第\(place)件", due: "2026-09-01")
                if place == 1 {
                    let item = try await world.draft([owed])
                    let gone = try await world.items.act(
                        .withdraw, .words("重复"), on: item.id, by: People.supervisor)
                    #expect(gone.number == nil && gone.stage == .withdrawn)
                } else {
                    numbers.append(try await world.issued([owed]).number)
                }
            }
            #expect(numbers == ["督办〔2026〕1号", "督办〔2026〕2号", "督办〔2026〕3号"])
            world.clock.set("2027-01-04")
            let next = try await world.issued([], due: "2027-01-08")
            #expect(next.number == "督办〔2027〕1号")
        }
    }

    @Test("Two at once meet at the version; the later one is told", arguments: TestDatabases.all)
    func versions(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            let item = try await world.issued([])
            _ = try await world.items.act(.acknowledge, .none, on: item.id, by: People.head, version: item.version)
            let late = await #expect(throws: Refusal.self) {
                try await world.items.act(.rectify, .words("好了"), on: item.id, by: People.clerk, version: item.version)
            }
            #expect(late?.code == .changedMeanwhile)
        }
    }

    @Test(
        "An order tells one unit, of this agency or one below; who is supervised drafts none",
        arguments: TestDatabases.all)
    func drafting(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            let ours = try await world.owe("目录", due: "2026-09-01")
            let others = try await world.owe("预算", due: "2026-09-01", owner: People.finance)
            let both = await #expect(throws: Refusal.self) { try await world.draft([ours, others]) }
            #expect(both?.field == "unit")
            for officer in [People.clerk, People.leader, People.assessor] {
                let refusal = await #expect(throws: Refusal.self) { try await world.draft([ours], by: officer) }
                #expect(refusal?.code == .roleRefused)
            }
            let own = await #expect(throws: Refusal.self) {
                try await world.draft([], by: People.office, unit: People.officeUnit)
            }
            #expect(own?.rule == "SUP-1")
            let stranger = await #expect(throws: Refusal.self) { try await world.draft([ours], by: People.outsider) }
            #expect(stranger == .notFound)
            // ROLE-14: the office above orders, and the business record stays as it was.
            let before = try await world.duties("FOI-26")
            let above = try await world.draft([ours], by: People.above)
            #expect(above.agency == People.government && above.isByHigherAgency)
            #expect(try await world.duties("FOI-26") == before)
            let list = try await world.items.list(ItemQuery(), for: People.clerk)
            #expect(list.items == [], "not known below before it is signed")
        }
    }

    @Test("Lists show what each may know of, and what waits for them", arguments: TestDatabases.all)
    func lists(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            let owed = try await world.owe("目录", due: "2026-09-01")
            let issued = try await world.issued([owed]), draft = try await world.draft([])
            let table: [(Officer, Int, Int)] = [
                (People.clerk, 1, 1), (People.finances, 0, 0), (People.supervisor, 2, 1), (People.leader, 2, 0),
                (People.above, 1, 0), (People.outsider, 0, 0), (People.administrator, 0, 0),
            ]
            for (officer, seen, waiting) in table {
                let list = try await world.items.list(ItemQuery(), for: officer)
                #expect(list.items.count == seen, "\(officer.name)")
                #expect(try await world.items.waiting(for: officer) == waiting, "\(officer.name)")
            }
            let found = try await world.items.items(on: [owed], for: People.supervisor)
            #expect(found[owed]?.id == issued.id)
            _ = draft
        }
    }
}
