import Inspection
import Kernel
import Markup
import PageChecking
import Site
import TestSupport
import Testing

@testable import Assessment

@Suite struct AssessmentPageTests {
    typealias World = AssessmentWorld

    private static func context(_ address: String, _ officer: Officer) -> SiteContext {
        SiteContext(
            drawing: Link(returning: address) ?? Link("/"), settings: SiteSettings(baseURL: .loopback),
            signedIn: SignedIn(officer: officer, agencyName: "青禾县卫健局"))
    }

    private static func sheet(
        _ world: World, _ id: AssessmentSheetID, _ officer: Officer, open: Bool = true
    ) async throws -> String {
        let detail = try await world.assessments.detail(id, for: officer)
        let context = context("/console/assessment/sheets/\(id)", officer)
        return SheetScreen(
            detail: detail, scheme: try world.assessments.scheme(of: detail.round),
            timeline: try await world.assessments.timeline(of: id, for: officer),
            open: open ? Set(detail.scores.flatMap(\.items)) : [], officer: officer, today: world.assessments.today,
            context: context
        ).answer.html(in: context).string
    }

    @Test(
        "A sheet is sound at every step; each lost point leads to its record, and nobody sees a record that is not theirs"
    )
    func sheets() async throws {
        try await World.with(TestDatabases.all[0]) { world in
            let round = try await world.assessments.open(2025, by: World.assessor)
            let id = try await world.sheet("疾控科", round).id
            let steps: [(SheetInput, Officer)] = [
                (.report(words: "按要求公开。"), World.head),
                (
                    .check(["B1": ManualScore(points: Points(9), reason: "没有报送", address: "/console/plans")]),
                    World.assessor
                ),
                (.comment(words: "属实。"), World.openness), (.approve, World.deputy), (.notify, World.assessor),
                (.appeal(words: "有异议"), World.head), (.uphold(words: "维持"), World.principal),
            ]
            for (input, officer) in steps {
                let mine = try await Self.sheet(world, id, officer)
                #expect(PageChecker.problems(in: mine) == [], "\(input.act)")
                #expect(mine.contains("/acts/\(input.act.rawValue)\""))
                #expect(!(try await Self.sheet(world, id, World.supervisor)).contains("/acts/"))
                try await world.assessments.act(input, on: id, by: officer)
            }
            let last = try await Self.sheet(world, id, World.head)
            #expect(last.contains("href=\"/console/articles/1\"") && last.contains("href=\"/console/plans\""))
            #expect(last.contains("没有报送") && last.contains("维持"))
            let hidden = try await Self.sheet(world, id, World.head, open: false)
            #expect(!hidden.contains("《甲》") && hidden.contains("您无权查看的记录"))
            let found = try await world.assessments.ranking(round.id, for: World.above)
            let context = Self.context("/console/assessment", World.above)
            let page = AssessmentRoundScreen(
                round: found.round, scheme: found.scheme, groups: found.groups, context: context
            ).answer.html(in: context).string
            #expect(PageChecker.problems(in: page) == [] && page.contains("机关科室 2 个"))
            let list = AssessmentListScreen(
                rounds: [round], schemes: world.assessments.schemes, today: world.assessments.today, refusal: nil,
                context: context
            ).answer.html(in: context).string
            #expect(PageChecker.problems(in: list) == [] && list.contains("2025年"))
            let files = [
                try AssessmentExport.workbook(found.round, found.scheme, found.groups),
                try AssessmentExport.paper(
                    try await world.assessments.detail(id, for: World.head), found.scheme, shown: []),
            ]
            #expect(files.allSatisfy { $0.starts(with: [0x50, 0x4B]) })
        }
    }
}
