import Kernel
import SQL
import Synchronization
import TestSupport
import Testing

@testable import Requests

/// FOI-31a, FOI-D3: what nobody confirmed is listed on every working day, once, to those who handle applications.
@Suite struct RequestsReminderTests {
    private typealias World = CaseWorld

    private func reminders(_ world: World) async throws -> [RequestReminder] {
        let found = Mutex<[RequestReminder]>([])
        _ = try await world.requests.remindUnconfirmed { reminder, _ in
            found.withLock { $0.append(reminder) }
            return reminder.members.count
        }
        return found.withLock { $0 }
    }

    @Test(arguments: TestDatabases.all)
    func whatNobodyConfirmedIsListed(_ database: TestDatabase) async throws {
        try await World.with(database, on: "2026-03-02") { world in
            try await world.store.write {
                try $0.execute(
                    "INSERT INTO member_role (member_id, agency_id, role, granted_at) VALUES (?, ?, ?, 0)",
                    [World.clerk.id, World.commission, Role.requestHandler.rawValue])
            }
            let web = try await world.requests.receive(World.new(.web), by: nil)
            world.clock.set("2026-03-03")
            let fax = try await world.requests.receive(
                World.new(.fax, applicant: World.applicant(1), "另一份材料"), by: World.handler)
            // A working day to confirm: on the last one nobody is reminded.
            #expect(try await reminders(world) == [])
            world.clock.set("2026-03-04")
            let first = try #require(try await reminders(world).first)
            #expect(first.title == "1件申请还没有与申请人确认收到：\(web.number)（互联网渠道，2026年3月2日到达）")
            #expect(first.words == "1件申请超过1个工作日没有确认收到。请登录后逐件办理。")
            #expect(first.members == [World.clerk.id] && first.agency == World.commission && first.rule == "FOI-31")
            #expect(try await reminders(world).map(\.source) == [first.source])
            world.clock.set("2026-03-05")
            let second = try #require(try await reminders(world).first)
            #expect(second.source != first.source && second.title.contains(fax.number))
            world.clock.set("2026-03-07")
            #expect(try await reminders(world) == [])
            world.clock.set("2026-03-09")
            for receipt in [web, fax] {
                _ = try await world.requests.act(
                    .confirm(on: world.requests.today, note: ""), on: receipt.id, by: World.handler)
            }
            #expect(try await reminders(world) == [])
        }
    }

    @Test(arguments: TestDatabases.all)
    func aLetterWhoseReceiptNobodyNotedIsListed(_ database: TestDatabase) async throws {
        try await World.with(database, on: "2026-03-02") { world in
            let receipt = try await world.requests.receive(World.new(), by: World.handler)
            _ = try await world.requests.act(.accept, on: receipt.id, by: World.handler)
            let asked = try await world.requests.act(
                .consult(whom: .thirdParty, party: "清泉公司", question: "是否同意公开"), on: receipt.id,
                by: World.handler)
            world.clock.set("2026-03-11")
            #expect(try await reminders(world) == [])
            world.clock.set("2026-03-12")
            let found = try #require(try await reminders(world).first)
            #expect(found.title == "1件征求意见没有登记对方收函日期：\(receipt.number)（2026年3月2日发出）")
            #expect(!found.words.contains("清泉") && found.stage == .consulting)
            _ = try await world.requests.act(
                .noteConsultReceipt(asked.consultations[0].id, on: World.day("2026-03-04")), on: receipt.id,
                by: World.handler)
            #expect(try await reminders(world) == [])
        }
    }
}
