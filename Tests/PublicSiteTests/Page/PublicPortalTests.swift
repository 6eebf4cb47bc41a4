import Kernel
import Publishing
import Site
import Testing

@testable import PublicSite

/// Which portal answers (configured hosts only), and that what pages are drawn with follows at once.
@Suite struct PublicPortalTests {
    @Test func thePortalIsChosenByItsHost() async throws {
        try await PublicWorld.with { world in
            let hospital = try await world.publishing.addPortal(
                code: "yy", name: "青禾县医院网站", host: "yy.example.gov.cn", agency: PublicWorld.agency,
                by: PublicWorld.office)
            _ = try await world.publishing.keepColumn(
                ColumnDraft(name: "就医指南", slug: "jyzn", type: .service, description: "说明", keywords: "就医"),
                on: hospital.id, by: PublicWorld.office)
            try await world.hosts.follow("1") { try await world.publishing.hosts() }
            let own = "青禾县卫生健康局网站", others = "青禾县医院网站"
            for (host, said) in [
                ("yy.example.gov.cn", others), ("yy.example.gov.cn:8443", others), ("wjw.example.gov.cn", own),
                ("yy.example.gov.cn.evil.example", own), ("127.0.0.1:8080", own),
            ] {
                for path in ["/", "/map", "/latest"] {
                    #expect(try await world.agency(path, under: host) == "200 \(said)", "\(path) \(host)")
                }
            }
            #expect(try await world.agency("/columns/jyzn", under: "yy.example.gov.cn").hasPrefix("200"))
            #expect(try await world.agency("/columns/jyzn", under: "wjw.example.gov.cn").hasPrefix("404"))
            #expect(try await world.agency("/s/yy", under: "wjw.example.gov.cn") == "200 \(others)")
        }
    }

    /// What is kept between pages is of one content version: a new column and a new text are there at once.
    @Test func nothingKeptOutlivesItsVersion() async throws {
        try await PublicWorld.with { world in
            _ = try await world.page("/")
            #expect(try await !world.page("/map").contains("健康科普"))
            _ = try await world.publishing.keepColumn(
                ColumnDraft(name: "健康科普", slug: "jkkp", type: .other, description: "说明", keywords: "健康"),
                on: world.portal.id, by: PublicWorld.office)
            #expect(try await world.page("/map").contains("健康科普"))
            #expect(try await !world.page("/policies").contains("实施办法"))
            let id = try await world.tell("zcwj", "青禾县家庭医生签约实施办法")
            #expect(try await world.page("/policies").contains("实施办法"))
            _ = try await world.publishing.withdraw(id, .error, reason: "有误", by: PublicWorld.office)
            #expect(try await !world.page("/policies").contains("实施办法"))
        }
    }
}
