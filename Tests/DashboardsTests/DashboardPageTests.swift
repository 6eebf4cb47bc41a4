import HTTPTypes
import Kernel
import OfficeFormats
import SignedInSite
import Site
import TestSupport
import Testing

@testable import Dashboards

/// Dashboards behind their routes: sound pages, the workbook, what everybody may see.
@Suite(.serialized) struct DashboardPageTests {
    typealias World = DashboardWorld

    private func with(_ body: @escaping @Sendable (SignedInSite<DashboardWorld>) async throws -> Void) async throws {
        let source: DashboardSource = { scope in
            [
                DashboardFigure(
                    "来信最多的是“<b>咨询</b>”", source: "\(scope.period.period.title)，来信登记",
                    plot: .bars([.init("咨询", 12), .init("投诉", 3, shown: "3（66%）", isMarked: false)]))
            ]
        }
        try await World.with(TestDatabases.all[0], sources: [source]) { world in
            try await DashboardsStoreTests.fill(world, 60)
            try await SignedInSite.serving(
                world, to: World.everybody,
                routes: { routes in
                    DashboardRoutes(dashboards: world.dashboards).register(on: routes)
                    StatisticsPortal(
                        dashboards: world.dashboards, agency: { World.commission }, site: .tested
                    ).register(on: routes)
                }, body)
        }
    }

    @Test func pagesAreSound() async throws {
        try await with { site in
            for officer in [World.clerk, World.leader, World.openness, World.above] {
                for query in ["", "?period=2026-Q3", "?period=2025", "?period=2026-08"] {
                    let page = try await site.page("/console/dashboard\(query)", as: officer)
                    #expect(page.contains("数据看板") && !page.contains("<b>咨询"))
                }
            }
            #expect(try await site.get("/console/dashboard", as: World.administrator).status == 403)
            #expect(try await site.get("/console/dashboard?unit=\(World.finance)", as: World.clerk).status == 404)
            #expect(try await site.get("/console/dashboard").status != 200)
            let year = try await site.page("/console/dashboard?agency=\(World.commission)", as: World.above)
            #expect(year.contains("青禾县卫生健康局") && year.contains("到期事项"))
        }
    }

    /// The workbook holds the finding, the source and the numbers of every plot.
    @Test func theWorkbookIsThePage() async throws {
        try await with { site in
            let file = try await site.get("/console/dashboard/export.xlsx", as: World.leader)
            #expect(file.status == 200)
            let text = "\(try await DocumentReader.read(bytes: file.bytes, named: "看板.xlsx").blocks)"
            for words in ["到期事项", "在办", "30天内", "来信最多的是“<b>咨询</b>”", "66%"] {
                #expect(text.contains(words), "\(words)")
            }
        }
    }

    /// What everybody may see holds nothing of the ledger.
    @Test func statisticsAreForEverybody() async throws {
        try await with { site in
            let page = try await site.page("/statistics")
            #expect(page.contains("公开数据统计") && page.contains("咨询") && !page.contains("在办"))
            #expect(try await site.page("/statistics?period=2025").contains("2025年"))
        }
    }
}
