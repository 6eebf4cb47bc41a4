import HTTPTypes
import Kernel
import Markup
import PageChecking
import Redaction
import SignedInSite
import Testing

@testable import Requests
@testable import Site

@Suite struct DeskRouteTests {
    typealias World = DeskWorld
    typealias CaseID = Identifier<DisclosureRequestSubject>

    static let paper: [(String, String)] = [
        ("kind", "disclosure"), ("channel", "counter"), ("arrived_on", "2026-03-10"),
        ("applicant_kind", "natural_person"), ("name", "苏木槿"), ("proof", "identity_card"),
        ("proof_number", "110101199003070011"), ("phone", "13900001234"), ("description", "2025年检查问题清单"),
        ("medium", "paper"), ("route", "pick_up"), ("checked", "yes"),
    ]

    /// A case that was entered by the form, and its id.
    static func entered(_ site: DeskSite, _ fields: [(String, String)] = paper) async throws -> CaseID {
        let answer = try await site.post(DeskLinks.new, fields, as: World.handler)
        #expect(answer.status == .ok && answer.text.contains("query-code"))
        #expect(PageChecker.problems(in: answer.text) == [])
        let line = try #require(try await site.requests.board(RequestQuery(), for: World.handler).lines.last)
        return line.id
    }

    @Test("Every route of the desk says who may ask, and every act wants its token")
    func declared() async throws {
        try await DeskSite.with { site in
            for route in site.declared where route.path.hasPrefix("/console/requests") {
                #expect(route.audience != .everyone && route.isSound, "\(route.path)")
                #expect(route.method == .get || route.proof == .formToken)
            }
            let nobody = try await site.get(DeskLinks.board.address, as: nil)
            #expect(nobody.status != .ok)
            let id = try await Self.entered(site)
            let forged = try await site.post(
                DeskLinks.act(id, "accept"), [("version", "0")], as: World.handler, proof: false)
            #expect(forged.status == .forbidden || forged.status == .badRequest)
            #expect(try await site.requests.view(id, for: World.handler).request.stage == .registered)
        }
    }

    @Test("Entry shows duplicates and gaps first, then gives a receipt; the day it came is day 0 (FOI-29, FOI-31)")
    func entry() async throws {
        try await DeskSite.with { site in
            #expect(try await site.page(DeskLinks.board, as: World.handler).contains("请先登记"))
            _ = try await site.page(DeskLinks.new, as: World.handler)
            #expect(try await site.get(DeskLinks.new.address, as: World.clerk).status == .forbidden)
            let first = try await Self.entered(site)
            let again = Self.paper.filter { $0.0 != "checked" }
            let held = try await site.post(DeskLinks.new, again, as: World.handler)
            #expect(
                held.status == .unprocessableContent && held.text.contains("2026-001") && held.text.contains("同一申请人"))
            #expect(try await site.requests.figures(for: World.handler).open == 1)
            let faulty = try await site.post(DeskLinks.new, again.filter { $0.0 != "name" }, as: World.handler)
            #expect(faulty.status == .unprocessableContent && faulty.text.contains("没有填写姓名或者名称"))
            #expect(faulty.text.contains("2025年检查问题清单"))
            let request = try await site.requests.view(first, for: World.handler).request
            #expect(request.receivedOn == World.today && request.stage == .registered)
            #expect(try await site.page(DeskLinks.receipt(first), as: World.handler).contains("2026-001"))
        }
    }

    @Test("Board, filters, export: what one sees one can take away, and applicants stay masked (PII-3)")
    func board() async throws {
        try await DeskSite.with { site in
            _ = try await Self.entered(site)
            let board = try await site.page(DeskLinks.board.query("stage", "registered"), as: World.handler)
            #expect(board.contains("2026-001") && board.contains("苏**") && !board.contains("苏木槿"))
            let none = try await site.page(DeskLinks.board.query("signal", "black"), as: World.handler)
            #expect(none.contains("没有符合条件的申请"))
            #expect(try await site.page(DeskLinks.board, as: World.clerk).contains("请本科室协办"))
            let csv = try await site.get(DeskLinks.export("csv").address, as: World.handler)
            #expect(csv.status == .ok && csv.text.contains("2026-001") && !csv.text.contains("苏木槿"))
            #expect(try await site.get(DeskLinks.export("exe").address, as: World.handler).status == .notFound)
        }
    }

    @Test("Acts go through the form; what is refused comes back with what was typed; two at once meet at the version")
    func acts() async throws {
        try await DeskSite.with { site in
            let id = try await Self.entered(site)
            let empty = try await site.act(
                .requireCorrection, id, [("items", " "), ("due", "2026-03-31")], as: World.handler)
            #expect(empty.status == .unprocessableContent && empty.text.contains("value=\"2026-03-31\""))
            #expect(PageChecker.problems(in: empty.text) == [])
            let version = try await site.requests.view(id, for: World.handler).request.version
            let done = try await site.act(.requireCorrection, id, [("items", "写明年度\n写明机构")], as: World.handler)
            #expect(done.status == .seeOther && done.location.contains("done=require_correction"))
            let late = try await site.post(
                DeskLinks.act(id, "accept"), [("version", "\(version)")], as: World.handler)
            #expect(late.status == .preconditionFailed || late.status == .conflict)
            #expect(late.text.contains("已被他人更新") || late.text.contains("补正中"))
            let page = try await site.page(DeskLinks.request(id), as: World.handler)
            #expect(page.contains("写明机构") && page.contains("补正中"))
        }
    }

    @Test("The applicant in clear is an act with its line in the timeline; a section has no such button")
    func reveal() async throws {
        try await DeskSite.with { site in
            let id = try await Self.entered(site)
            #expect(!(try await site.page(DeskLinks.request(id), as: World.handler)).contains("13900001234"))
            let answer = try await site.act(.reveal, id, as: World.handler)
            #expect(answer.status == .ok && answer.text.contains("13900001234") && answer.text.contains("苏木槿"))
            #expect(try await site.page(DeskLinks.request(id), as: World.handler).contains("查看申请人信息"))
            #expect(try await site.get(DeskLinks.request(id).address, as: World.clerk).status == .notFound)
            let supervisor = try await site.page(DeskLinks.request(id), as: World.supervisor)
            #expect(!supervisor.contains("/acts/") && !supervisor.contains("苏木槿"))
        }
    }

    @Test("A section sees what it was asked, answers it, and the case shows it; 协办 has its own page for it")
    func section() async throws {
        try await DeskSite.with { site in
            let id = try await Self.entered(site)
            try await site.act(.accept, id, as: World.handler)
            try await site.act(
                .askSection, id, [("unit", World.section.text), ("question", "请核对清单")], as: World.handler)
            #expect(try await site.page(DeskLinks.board, as: World.clerk).contains("2026-001"))
            let page = try await site.page(DeskLinks.request(id), as: World.clerk)
            #expect(page.contains("/acts/answer_section") && !page.contains("/acts/draft"))
            let asked = try await site.requests.view(id, for: World.clerk).request.assistances[0]
            let answer = try await site.act(
                .answerSection, id, [("id", asked.id.text), ("words", "清单完整")], as: World.clerk)
            #expect(answer.status == .seeOther)
            #expect(try await site.page(DeskLinks.request(id), as: World.handler).contains("清单完整"))
        }
    }
}
