import HTTPTypes
import Kernel
import Markup
import PageChecking
import SignedInSite
import Testing

@testable import Site
@testable import Supervision

@Suite struct SupervisionPageTests {
    typealias People = SupervisionPeople

    private static func fill(_ site: SupervisionSite) async throws -> [ObligationID] {
        [
            try await site.world.owe("目录", due: "2026-09-01"), try await site.world.owe("清单", due: "2026-09-08"),
            try await site.world.owe("预算", due: "2026-09-10", owner: People.finance),
            try await site.world.owe("会议秘密", due: "2026-09-20", owner: People.finance),
        ]
    }

    @Test func theFirstScreenTellsAStory() async throws {
        try await SupervisionSite.with { site in
            _ = try await Self.fill(site)
            let page = try await site.page("/console/supervision", as: People.supervisor)
            for said in [
                "在办应办事项 4 项：已逾期 2 项，马上到期 1 项", "最需要督促的是医政医管科", "下周日前将变红的 1 项", "9月18日",
                "已逾期 7 个工作日", "公开《会议秘密》",
            ] { #expect(page.contains(said), "\(said)") }
            let late = try await site.page(
                "/console/supervision?signal=black&unit=\(People.section)", as: People.leader)
            #expect(late.contains("公开《目录》") && !late.contains("公开《预算》") && !late.contains("最需要督促"))
            #expect(!late.contains("name=\"o\""), "a leader drafts no order")
            _ = try await site.page("/console/supervision", as: People.clerk)
            _ = try await site.page("/console/supervision?state=met", as: People.clerk)
            #expect(try await site.get("/console/supervision", as: People.administrator).status == 403)
            #expect(
                try await site.get("/console/supervision?agency=\(People.commission)", as: People.outsider).status
                    == 404)
        }
    }

    /// Titles of papers under limits are not shown to those without right; the line is.
    @Test func aTitleThatIsNotForSomebodyIsNotShown() async throws {
        try await SupervisionSite.with { site in
            _ = try await Self.fill(site)
            for address in ["/console/supervision", "/console/supervision/export/csv"] {
                let hidden = try await site.get(address, as: People.assessor)
                #expect(hidden.status == 200 && !hidden.text.contains("会议秘密") && hidden.text.contains("按权限不显示标题"))
                #expect(try await site.get(address, as: People.leader).text.contains("会议秘密"))
            }
            let read = try await site.call(.get, "/api/v1/supervision/duties", as: People.assessor)
            #expect(read.status == 200 && !read.text.contains("会议秘密") && read.text.contains("目录"))
        }
    }

    /// The order and its paper name no title that its drafter may not read.
    @Test func anOrderOverAHiddenTitleDoesNotNameIt() async throws {
        try await SupervisionSite.with { site in
            let owed = try await Self.fill(site)
            let draft = ItemDraft(
                contents: ItemContents(title: "督办", demand: "公开", due: People.day("2026-09-17")),
                target: People.commission, unit: People.finance, obligations: [owed[3]])
            let item = try await site.world.items.draft(draft, hiding: [owed[3]], by: People.supervisor)
            #expect(item.matters.map(\.title) == [ItemMatter.hiddenTitle])
        }
    }

    /// SUP-1 by pages: one click on the board, signed by another, put right by a third, reviewed by a fourth.
    @Test func anOrderGoesItsWay() async throws {
        try await SupervisionSite.with { site in
            let owed = try await Self.fill(site)
            let form = try await site.page(
                "/console/supervision/items/new?o=\(owed[0])&o=\(owed[1])", as: People.office)
            #expect(form.contains("督促办结：公开《目录》等2项") && form.contains("value=\"2026-09-17\""))
            let fields = [
                ("target", People.commission.text), ("o", owed[0].text), ("o", owed[1].text),
                ("unit", People.section.text), ("title", "督促公开目录、清单"), ("demand", "立即公开"), ("due", "2026-09-17"),
            ]
            let wrong = try await site.post(SupervisionLinks.items, Array(fields.dropLast()), as: People.office)
            #expect(wrong.status == 422 && wrong.text.contains("立即公开"))
            #expect(PageChecker.problems(in: wrong.text) == [])
            let saved = try await site.post(SupervisionLinks.items, fields, as: People.office)
            #expect(saved.status == 303, "\(saved.text.prefix(500))")
            let place = String(saved.location.prefix { $0 != "?" })
            let id = try #require(SupervisionItemID(place.split(separator: "/").last ?? ""))
            func act(_ act: ItemAct, _ more: [(String, String)], as officer: Officer) async throws -> Int {
                let version = try await site.world.items.view(id, for: People.supervisor).item.version
                return try await site.post(
                    SupervisionLinks.itemAct(id, act.rawValue),
                    more.map { (ItemField.name(act, $0.0), $0.1) } + [("version", "\(version)")], as: officer
                ).status.code
            }
            for officer in [People.office, People.supervisor, People.leader] {
                _ = try await site.page(place, as: officer)
            }
            #expect(try await act(.submit, [], as: People.office) == 303)
            #expect(try await act(.issue, [], as: People.office) == 403, "the drafter does not sign")
            #expect(try await act(.issue, [], as: People.leader) == 303)
            #expect(try await act(.rectify, [("words", "")], as: People.clerk) == 422)
            #expect(try await act(.rectify, [("words", "已公开")], as: People.clerk) == 303)
            #expect(try await act(.pass, [], as: People.supervisor) == 409, "still owed")
            for title in ["目录", "清单"] { try await site.world.meet(title) }
            #expect(try await act(.pass, [("words", "属实")], as: People.supervisor) == 303)
            #expect(try await act(.close, [], as: People.leader) == 303)
            for officer in [People.clerk, People.office, People.above] {
                let page = try await site.page(place, as: officer)
                #expect(page.contains("督办〔2026〕1号") && page.contains("已销号") && page.contains("已公开"))
            }
            #expect(try await site.page("/console/supervision/items", as: People.clerk).contains("督促公开目录、清单"))
            #expect(try await site.get(place, as: People.finances).status == 404)
            let view = try await site.world.items.view(id, for: People.office)
            let paper = try #require(view.item.papers.first)
            let word = try await site.get(SupervisionLinks.paper(id, paper.id, "docx").address, as: People.clerk)
            #expect(word.status == 200 && word.bytes.starts(with: Array("PK".utf8)))
            #expect(
                try await site.get(SupervisionLinks.paper(id, paper.id, "exe").address, as: People.clerk).status == 404)
        }
    }

    @Test func everyStageHasASoundPageForEverybody() async throws {
        try await SupervisionSite.with { site in
            let items = site.world.items
            let item = try await site.world.issued(
                [try await site.world.owe("目录", due: "2026-09-01")], due: "2026-09-14")
            let place = SupervisionLinks.item(item.id).address
            func look() async throws {
                for officer in [People.clerk, People.office, People.supervisor, People.leader, People.above] {
                    _ = try await site.page(place, as: officer)
                }
            }
            try await look()
            let first = try await site.page(place, as: People.clerk)
            #expect(first.contains("被督办单位签收，整改后报送情况") && first.contains("主动公开信息<br>"))
            site.world.clock.set("2026-09-15")
            try await look()
            _ = try await items.act(.circulate, .words("予以通报"), on: item.id, by: People.leader)
            let talk = ItemInterview(
                on: People.day("2026-09-15"), place: "", interviewer: "沈若兰", interviewee: "夏知秋", words: "原因",
                promise: "公开")
            let bad = try await site.post(
                SupervisionLinks.itemAct(item.id, "interview"),
                [("version", "4"), ("interview_interviewer", "沈若兰"), ("interview_on", "2026-09-15")],
                as: People.supervisor)
            #expect(bad.status == 422 && bad.text.contains("没有填写被约谈人") && bad.text.contains("value=\"沈若兰\""))
            #expect(PageChecker.problems(in: bad.text) == [])
            _ = try await items.act(.interview, .interview(talk), on: item.id, by: People.supervisor)
            try await look()
            #expect(try await site.page(place, as: People.clerk).contains("已经通报批评，仍不整改的约谈或者提出处理建议"))
            _ = try await items.act(.rectify, .words("已公开"), on: item.id, by: People.clerk)
            try await look()
            let list = try await site.page("/console/supervision/items?stage=reviewing", as: People.supervisor)
            #expect(list.contains("通报批评"))
        }
    }

    @Test func registersAreKept() async throws {
        try await SupervisionSite.with { site in
            let all = try await site.page("/console/supervision/registers", as: People.office)
            for kind in RegisterKind.allCases {
                #expect(all.contains(kind.chinese))
                let address = "/console/supervision/registers/\(kind.rawValue)"
                for officer in [People.office, People.finances, People.supervisor] {
                    _ = try await site.page(address, as: officer)
                }
                var fields = [("day", "2026-09-01"), ("unit", People.section.text)]
                for field in kind.fields {
                    if case .choice(let choices) = field.kind {
                        fields.append((field.name, choices[0]))
                    } else {
                        fields.append((field.name, field.kind == .number ? "12" : "内容\(field.name)"))
                    }
                }
                let link = SupervisionLinks.register(kind.rawValue)
                let bad = try await site.post(link, [("day", "2026-09-01")], as: People.office)
                #expect(bad.status == 422 && PageChecker.problems(in: bad.text) == [])
                #expect(try await site.post(link, fields, as: People.finances).status == 403)
                #expect(try await site.post(link, fields, as: People.office).status == 303)
                #expect(try await site.page(address, as: People.office).contains("内容\(kind.head)"))
                let entry = try #require(
                    try await site.world.registers.entries(kind, of: People.commission, for: People.office).first)
                let place = SupervisionLinks.entry(entry.id).address
                _ = try await site.page(place, as: People.office)
                let revised = fields.map { $0.0 == kind.head ? ($0.0, "改过的内容") : $0 } + [("version", "1")]
                let answer = try await site.post(
                    SupervisionLinks.entryAct(entry.id, "revise"), revised, as: People.office)
                #expect(answer.status == 303, "\(kind) \(answer.text.prefix(400))")
                #expect(try await site.page(place, as: People.office).contains("改过的内容"))
            }
            let entries = try await site.world.registers.entries(.complaint, of: People.commission, for: People.office)
            let complaint = try #require(entries.first)
            let closed = try await site.post(
                SupervisionLinks.entryAct(complaint.id, "answer"), [("version", "2"), ("words", "已答复")],
                as: People.clerk)
            #expect(closed.status == 303, "\(closed.text.prefix(400))")
            #expect(
                try await site.page(SupervisionLinks.entry(complaint.id).address, as: People.office).contains("已答复"))
        }
    }

    /// The same decisions for programs.
    @Test func operations() async throws {
        try await SupervisionSite.with { site in
            let owed = try await Self.fill(site)
            let item = try await site.world.issued([owed[0]])
            let path = "/api/v1/supervision/items/\(item.id)"
            let read = try await site.call(.get, path, as: People.clerk)
            #expect(read.status == 200 && read.text.contains("督办〔2026〕1号"))
            #expect(try await site.call(.get, path, as: People.finances).status == 404)
            let blind = try await site.call(.post, path + "/rectification", "{\"words\":\"已公开\"}", as: People.clerk)
            #expect(blind.status == 428)
            let done = try await site.call(
                .post, path + "/rectification", "{\"words\":\"已公开\"}", as: People.clerk, version: item.version)
            #expect(done.status == 200 && done.text.contains("reviewing"), "\(done.text)")
            let list = try await site.call(.get, "/api/v1/supervision/items?stage=reviewing", as: People.supervisor)
            #expect(list.status == 200 && list.text.contains(item.id.text))
            let red = try await site.call(.get, "/api/v1/supervision/duties?signal=red&limit=1", as: People.leader)
            #expect(red.status == 200 && red.text.contains("公开《预算》"))
        }
    }
}
