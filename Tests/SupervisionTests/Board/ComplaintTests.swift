import HTTPTypes
import Kernel
import Markup
import PageChecking
import SQL
import SignedInSite
import Site
import TestSupport
import Testing

@testable import Supervision

/// Complaints by the public form (SUP-3, FOI-47).
@Suite struct ComplaintTests {
    typealias People = SupervisionPeople
    typealias World = SupervisionWorld

    /// The office holds a post, so that somebody answers.
    private func settle(_ world: World) async throws {
        try await world.store.write { tx in
            try tx.execute(
                """
                INSERT INTO member (id, agency_id, name, login, active, password_hash, password_set_at, must_change,
                    exempt_from_change, created_at, version)
                VALUES (?, ?, '公开办', 'office', 1, '', 0, 0, 0, 0, 1)
                """, [People.office.id, People.commission])
            try tx.execute(
                "INSERT INTO member_role (agency_id, member_id, role, granted_at) VALUES (?, ?, ?, 0)",
                [People.commission, People.office.id, Role.opennessOffice.rawValue])
            try tx.execute(
                "INSERT INTO post (agency_id, member_id, unit_id, is_head) VALUES (?, ?, ?, 0)",
                [People.commission, People.office.id, People.officeUnit])
        }
    }

    private func store(_ world: World, agency: AgencyID? = People.commission) -> ComplaintStore {
        ComplaintStore(registers: world.registers, cipher: EngineWorld.cipher, addressee: { agency })
    }

    @Test(
        "What is sent stands in the register, is owed in 15 working days and followed by its code alone",
        arguments: TestDatabases.all)
    func followed(_ database: TestDatabase) async throws {
        try await World.with(database, on: "2026-09-08") { world in
            try await settle(world)
            let complaints = store(world)
            #expect(complaints.dueForNew == People.day("2026-09-29"))
            let code = try await complaints.receive(ComplaintDraft(matter: "目录没有更新", contact: "13800000000"))
            let entry = try #require(
                try await world.registers.entries(.complaint, of: People.commission, for: People.office).first)
            #expect(entry.number == "2026-1" && entry.state == .open && entry.values["channel"] == "网站")
            let duty = try #require(try await world.duties("SUP-3").first)
            #expect(duty.due == "2026-09-29" && duty.owner == People.officeUnit)
            let before = try await complaints.tracking(code.lowercased())
            #expect(before.due == People.day("2026-09-29") && before.entry.values["outcome"] == nil)
            for wrong in ["", "K7M2-QX9P-4TNB", "x"] {
                let refusal = await #expect(throws: Refusal.self) { try await complaints.tracking(wrong) }
                #expect(refusal?.code == .notFound && refusal?.field == "code")
            }
            _ = try await world.registers.close(entry.id, .answer, words: "已更新目录", by: People.office)
            let after = try await complaints.tracking(code)
            #expect(after.entry.state == .ended && after.entry.values["outcome"] == "已更新目录")
            #expect(try await world.journalProblems() == [])
        }
    }

    @Test("The contact is sealed, shown to those who answer, and looking is journaled", arguments: TestDatabases.all)
    func contact(_ database: TestDatabase) async throws {
        try await World.with(database, on: "2026-09-08") { world in
            try await settle(world)
            let complaints = store(world)
            _ = try await complaints.receive(ComplaintDraft(matter: "目录没有更新", contact: "13800000000"))
            _ = try await complaints.receive(ComplaintDraft(matter: "清单没有公开"))
            let entries = try await world.registers.entries(.complaint, of: People.commission, for: People.office)
            let entry = try #require(entries.first { $0.title == "目录没有更新" })
            let bare = try #require(entries.first { $0.title == "清单没有公开" })
            let kept = try await world.store.read {
                try $0.first("SELECT contact FROM complaint_ticket WHERE entry_id = ?", [entry.id])?.bytes(0) ?? []
            }
            #expect(!kept.isEmpty && !String(decoding: kept, as: UTF8.self).contains("138"))
            #expect(try await complaints.contact(of: entry.id, by: People.office) == "13800000000")
            let acts = try await world.registers.entry(entry.id, for: People.office).timeline.map(\.act)
            #expect(acts == ["register.complaint.add", "register.complaint.reveal"])
            for (officer, code) in [(People.finances, Refusal.Code.notFound), (People.above, .roleRefused)] {
                let refusal = await #expect(throws: Refusal.self) {
                    try await complaints.contact(of: entry.id, by: officer)
                }
                #expect(refusal?.code == code)
            }
            #expect(try await !complaints.hasContact(bare.id))
            let none = await #expect(throws: Refusal.self) {
                try await complaints.contact(of: bare.id, by: People.office)
            }
            #expect(none?.rule == "SUP-3")
        }
    }

    @Test(arguments: [
        ("", "", ["matter"]), ("  ", "", ["matter"]), (String(repeating: "字", count: 2_001), "", ["matter"]),
        ("甲", String(repeating: "1", count: 101), ["contact"]), ("甲", " 电话 ", []),
    ]) func `what cannot be taken in is said field by field`(_ matter: String, _ contact: String, _ fields: [String]) {
        switch ComplaintDraft(matter: matter, contact: contact).sound() {
        case .success: #expect(fields.isEmpty)
        case .failure(let faults): #expect(faults.faults.map(\.field) == fields)
        }
    }

    @Test func `a site that nobody answers for says so`() async throws {
        try await World.with(.memory) { world in
            for agency in [nil, People.commission] {
                let refusal = await #expect(throws: Refusal.self) {
                    try await store(world, agency: agency).receive(ComplaintDraft(matter: "甲"))
                }
                #expect(refusal?.code == .unavailable)
            }
        }
    }

    private static let portal = PortalSite(
        name: "青禾县卫生健康局", domain: "wjj.qh.example.gov.cn", code: "9999010001", agency: "青禾县卫生健康局",
        host: "青禾县卫生健康局", operatorName: "办公室", contact: "0999-8000100", icp: "", police: "", entries: [])

    /// The public pages as the public sees them, and the same line in the office.
    @Test func pages() async throws {
        try await World.with(TestDatabases.all[0], on: "2026-09-08") { world in
            try await settle(world)
            let complaints = store(world)
            try await SupervisionSite.serving(
                world, to: People.everybody,
                routes: { routes in
                    ComplaintPortal(
                        complaints: complaints, site: Self.portal,
                        sending: VisitorThrottle(most: 2, within: .seconds(600), sentence: "没有提交：次数过多。请稍后再提交。")
                    ).register(on: routes)
                    SupervisionRoutes(
                        board: world.board, items: world.items, registers: world.registers, door: { _, _ in [:] },
                        ruleTitle: { $0 }, pdf: { _ in [] }, complaints: complaints
                    ).register(on: routes)
                }
            ) { site in
                let form = try await site.page("/complaints/new", as: People.outsider)
                #expect(form.contains("9月29日") && form.contains("第四十七条"))
                _ = try await site.page("/complaints/track", as: People.outsider)
                let empty = try await site.post(
                    ComplaintLinks.submit, [("matter", ""), ("contact", "电话")], as: People.outsider)
                #expect(empty.status == 422 && empty.text.contains("value=\"电话\""))
                #expect(PageChecker.problems(in: empty.text) == [])
                let sent = try await site.post(
                    ComplaintLinks.submit, [("matter", "目录没有更新"), ("contact", "邮箱")], as: People.outsider)
                #expect(sent.status == 303 && sent.location.hasPrefix("/complaints/track"))
                let wrong = try await site.post(ComplaintLinks.track, [("code", "K7M2-QX9P-4TNB")], as: People.outsider)
                #expect(wrong.status == 404 && wrong.text.contains("没有查到"))
                #expect(PageChecker.problems(in: wrong.text) == [])
                let code = try await complaints.receive(ComplaintDraft(matter: "清单没有公开"))
                let found = try await site.post(ComplaintLinks.track, [("code", code)], as: People.outsider)
                #expect(found.status == 200 && found.text.contains("清单没有公开") && found.text.contains("办理中"))
                #expect(PageChecker.problems(in: found.text) == [])
                let entries = try await world.registers.entries(.complaint, of: People.commission, for: People.office)
                let entry = try #require(entries.first { $0.title == "目录没有更新" })
                let page = try await site.page(SupervisionLinks.entry(entry.id).address, as: People.office)
                #expect(page.contains("查看联系方式") && !page.contains(">邮箱<"))
                let shown = try await site.post(SupervisionLinks.contact(entry.id), [], as: People.office)
                #expect(shown.status == 200 && shown.text.contains(">邮箱<"))
                #expect(try await site.post(SupervisionLinks.contact(entry.id), [], as: People.finances).status == 404)
                _ = try await site.post(ComplaintLinks.submit, [("matter", "再一件")], as: People.outsider)
                let many = try await site.post(ComplaintLinks.submit, [("matter", "第三件")], as: People.outsider)
                #expect(many.status == 429 && many.text.contains("第三件"))
            }
        }
    }
}
