import Foundation
import Kernel
import Obligations
import SQL
import Synchronization
import TestSupport
import Testing

@testable import Requests

@Suite(.serialized) struct RequestsStoreTransportTests {
    typealias World = CaseWorld

    /// An ended case goes out with everything and comes in as history, with the same row and no clock.
    @Test(arguments: TestDatabases.all)
    func anEndedCaseTravels(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            let id = try await world.requests.receive(World.new(), by: World.handler).id
            _ = try await world.requests.act(.accept, on: id, by: World.handler)
            let closed = try await world.reply(id)
            let out = try await world.requests.exportCase(id, by: World.handler)
            let text = String(decoding: out.bytes, as: UTF8.self)
            #expect(out.number == "2026-001" && text.contains("苏木槿") && text.contains("青卫公开告〔2026〕1号"))
            #expect(try await world.acts(of: id).last == "request.export")
            let duties = try await world.duties().count
            let copied = try await world.requests.importCase(out.bytes, by: World.handler)
            let copy = try await world.request(copied.id)
            #expect(copy.stage == .archived && copy.row == closed.row && copy.number == "2026-002")
            #expect(try await world.duties().count == duties)
            #expect(try await world.requests.track(copied.code).number == "2026-002")
            #expect(try await world.journalProblems() == [])
        }
    }

    /// What is under way stays where it is; what has only arrived begins here; what is no case is told so.
    @Test(arguments: TestDatabases.all)
    func whatIsUnderWayStays(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            let id = try await world.requests.receive(World.new(), by: World.handler).id
            let fresh = try await world.requests.exportCase(id, by: World.handler).bytes
            let again = try await world.requests.importCase(fresh, by: World.handler)
            #expect(try await world.request(again.id).stage == .registered)
            _ = try await world.requests.act(
                .requireCorrection(items: ["写明年度"], due: nil), on: id, by: World.handler)
            let open = try await world.requests.exportCase(id, by: World.handler).bytes
            let refusal = await world.refusal { _ = try await world.requests.importCase(open, by: World.handler) }
            #expect(refusal?.code == .stateRefused)
            for wrong in [
                "", "{}", "[1]", String(decoding: open, as: UTF8.self).replacing("gongkai.request/1", with: "x/9"),
            ] {
                let refusal = await world.refusal {
                    _ = try await world.requests.importCase(Array(wrong.utf8), by: World.handler)
                }
                #expect(refusal?.field == "file")
            }
            let stranger = await world.refusal { _ = try await world.requests.exportCase(id, by: World.clerk) }
            #expect(stranger == .notFound)
        }
    }

    /// CAL-5: a holiday that is announced later moves the day of the reply, in the ledger and on the board alike.
    @Test(arguments: TestDatabases.all)
    func aNewCalendarMovesTheBoard(_ database: TestDatabase) async throws {
        try await World.with(database, on: "2026-12-14") { world in
            let id = try await world.requests.receive(World.new(), by: World.handler).id
            let before = try await world.requests.board(RequestQuery(), for: World.handler).lines[0].clock
            #expect(before.due == World.day("2027-01-11") && before.isProvisional)
            let shelf = OneCalendar(StateCouncil.calendar)
            let calendars = CalendarStore(
                store: world.store, journal: world.journal, current: shelf, followers: [RequestStore.followDeadlines])
            let file = """
                date,kind,name,source,known_since,region
                2027-01-01,published,,测试用安排,2026-12-01,
                2027-01-01,holiday,元旦,测试用安排,2026-12-01,
                2027-01-04,holiday,元旦,测试用安排,2026-12-01,
                """
            let affected = try await calendars.load(file, named: "2027.csv", by: "测试")
            let reply = try #require(affected.first { $0.obligation.rule == "FOI-33" })
            #expect(reply.obligation.title == "答复政府信息公开申请（2026-001）" && reply.obligation.owner == World.officeUnit)
            let line = try await world.store.read {
                try $0.first("SELECT due_at FROM request WHERE id = ?", [id])?.moment(0).day
            }
            #expect(line == reply.after?.day && line != before.due)
        }
    }

    /// CAL-5: a year that is published without moving the day makes it certain.
    @Test(arguments: TestDatabases.all)
    func aNewCalendarMakesTheDayCertain(_ database: TestDatabase) async throws {
        try await World.with(database, on: "2026-12-14") { world in
            _ = try await world.requests.receive(World.new(), by: World.handler)
            let calendars = CalendarStore(
                store: world.store, journal: world.journal, current: OneCalendar(StateCouncil.calendar),
                followers: [RequestStore.followDeadlines])
            let file = "date,kind,name,source,known_since,region\n2027-01-01,published,,测试用安排,2026-12-01,\n"
            #expect(try await calendars.load(file, named: "2027.csv", by: "测试") == [])
            let after = try await world.requests.board(RequestQuery(), for: World.handler).lines[0].clock
            #expect(after.due == World.day("2027-01-11") && !after.isProvisional)
        }
    }

    /// What goes out is what docs/schemas/request-case.schema.json says, whatever the stage.
    @Test func whatGoesOutHasTheShapeOfItsSchema() async throws {
        try await World.with(.memory) { world in
            let schema = try SchemaShape("request-case")
            let requests = world.requests
            let new = try await requests.receive(World.new(.web), by: nil).id
            let correcting = try await requests.receive(World.new(.counter, "有关材料"), by: World.handler).id
            _ = try await requests.act(
                .requireCorrection(items: ["写明年度"], due: nil), on: correcting, by: World.handler)
            let consulting = try await requests.receive(World.new(.counter, "采购合同"), by: World.handler).id
            _ = try await requests.act(.accept, on: consulting, by: World.handler)
            _ = try await requests.act(
                .consult(whom: .thirdParty, party: "清泉公司", question: "是否同意公开"),
                on: consulting, by: World.handler)
            let withdrawn = try await requests.receive(World.new(.counter, "检查记录"), by: World.handler).id
            _ = try await requests.act(
                .withdraw(on: requests.today, reason: "已经查到"), on: withdrawn, by: World.handler)
            let replied = try await requests.receive(World.new(.counter, "检查结果"), by: World.handler).id
            _ = try await requests.act(.accept, on: replied, by: World.handler)
            try await world.reply(replied, World.draft(.partlyDisclosed, withheld: [.enforcementFile]))
            for id in [new, correcting, consulting, withdrawn, replied] {
                let bytes = try await requests.exportCase(id, by: World.handler).bytes
                #expect(try schema.problems(bytes) == [])
                let wrong = String(decoding: bytes, as: UTF8.self)
                    .replacing("\"applicant\"", with: "\"applicants\"").replacing("gongkai.request/1", with: "2")
                #expect(try schema.problems(Array(wrong.utf8)).count == 3)
            }
        }
    }
}

private final class OneCalendar: CalendarShelf {
    private let kept: Mutex<WorkCalendar>
    init(_ calendar: WorkCalendar) { kept = Mutex(calendar) }
    var value: WorkCalendar { kept.withLock { $0 } }
    func replace(_ next: WorkCalendar) { kept.withLock { $0 = next } }
}
