import Kernel
import Markup
import PageChecking
import People
import SQL
import Site
import TestSupport
import Testing

@testable import Inspection

@Suite struct InspectionPageTests {
    typealias World = InspectionWorld

    private static func context(_ address: String, _ officer: Officer) -> SiteContext {
        SiteContext(
            drawing: Link(returning: address) ?? Link("/"), settings: SiteSettings(baseURL: .loopback),
            signedIn: SignedIn(officer: officer, agencyName: "青禾县卫健局"))
    }

    private static let facts = [
        InspectionFact(
            .stalePolicy, "栏目“<政策>”", amount: 200, address: "/columns/zc", note: "旧 & 久", unit: World.section),
        InspectionFact(.homeAge, "首页", amount: 20, address: "/"), InspectionFact(.wording, "“其它”"),
    ]

    @Test("The pages are sound, say what follows and draw an act only for who may do it")
    func pages() async throws {
        try await World.with(TestDatabases.all[0]) { world in
            world.told.set(Self.facts, seen: [.stalePolicy, .homeAge, .wording])
            let run = try await world.inspections.rehearse(
                World.commission, on: World.day("2026-03-10"), by: World.siteOperator)
            for officer in [World.siteOperator, World.supervisor, World.above] {
                let screen = InspectionScreen(
                    detail: try await world.inspections.detail(run.id, for: officer),
                    timeline: try await world.inspections.timeline(of: run.id, for: officer),
                    units: try await world.inspections.units(of: World.commission), officer: officer,
                    context: Self.context("/console/inspection/\(run.id)", officer))
                let page = screen.answer.html(in: Self.context("/console/inspection/\(run.id)", officer)).string
                #expect(PageChecker.problems(in: page) == [])
                #expect(page.contains("单项否决 1 项") && page.contains("首页超过两周未更新") && page.contains("疾控科：1 个"))
                #expect(page.contains("栏目“&lt;政策&gt;”") && page.contains("没有检查的指标"))
                #expect(page.contains("/handing\"") == (officer == World.siteOperator))
            }
        }
    }

    @Test("The list offers a rehearsal to who may run one; a wrong day keeps what was typed")
    func list() throws {
        let pack = try InspectionPackFile.pack()
        let typed = FormState(["day": "2027-01-01"], problems: [FieldProblem("day", "没有检查：日期还没有到。")])
        for (officer, state) in [
            (World.siteOperator, FormState.empty), (World.siteOperator, typed), (World.head, .empty),
        ] {
            let context = Self.context("/console/inspection", officer)
            let page = InspectionListScreen(
                runs: [], pack: pack, today: World.day("2026-03-10"), ports: [8_080],
                refusal: InspectionRun.refusal("检查网站", by: officer, agency: World.commission), state: state,
                context: context
            ).answer.html(in: context).string
            #expect(PageChecker.problems(in: page) == [])
            #expect(page.contains("action=\"/console/inspection/runs\"") == (officer == World.siteOperator))
            if !state.problems.isEmpty { #expect(page.contains("2027-01-01") && page.contains("还没有到")) }
        }
        let context = Self.context("/console/inspection/items", World.head)
        let items = InspectionItemsScreen(pack: pack, day: World.day("2026-03-10")).answer.html(in: context).string
        #expect(PageChecker.problems(in: items) == [] && items.contains("SITE-5-6B") && items.contains("约定"))
    }
}
