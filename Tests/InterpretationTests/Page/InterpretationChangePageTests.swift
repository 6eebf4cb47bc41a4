import Documents
import HTTPTypes
import Kernel
import Markup
import PageChecking
import Publishing
import SignedInSite
import Testing

@testable import Interpretation
@testable import Site

/// 变动牵连 without a case of interpretation, by forms alone (NORM-6).
@Suite struct InterpretationChangePageTests {
    typealias World = InterpretationWorld

    /// A text from before the system whose term ends on 15 March 2026, and a page that names it.
    private func expiring(_ world: World) async throws -> ArticleID {
        let page = try await world.live("青禾县献血奖励办法", "<p>奖励办法。</p>", in: "zcwj")
        let guide = try await world.live("献血奖励领取指南", "<p>依据青卫规〔2024〕1号领取。</p>", in: "bszn")
        let day = World.day("2024-03-16")
        _ = try await world.normatives.enrol(
            NormativeDraft(title: "青禾县献血奖励办法", issuer: "青禾县卫生健康局", unit: World.section),
            NormativeRegistration(
                number: "青卫规〔2024〕1号", code: nil, on: day, effectiveOn: day, term: .years(2)),
            publication: NormativePublication(on: day, address: PublicAddress.article(page)), by: World.legal)
        return guide
    }

    @Test func `a text of the library is found, its pages are settled, and it stands in the list`() async throws {
        try await InterpretationSite.with { site in
            let world = site.world
            let guide = try await expiring(world)
            let index = InterpretationLinks.allChanges.address
            let empty = try await site.page(index, as: World.drafter)
            #expect(empty.contains("没有待处置的页面"))
            #expect(try await site.page(index + "?q=%E6%97%A0%E6%AD%A4", as: World.drafter).contains("没有找到已经公开的文件或者信息"))
            let found = try await site.page(index + "?q=%E7%8C%AE%E8%A1%80", as: World.drafter)
            let target = try #require(
                try await world.interpretations.changeTargets(naming: "献血", for: World.drafter).first)
            let changes = InterpretationLinks.changes(target.found.id)
            #expect(found.contains("href=\"\(changes.address)\""))
            // Before anything happened: what a withdrawal would make stale.
            let before = try await site.page(changes.address, as: World.drafter)
            #expect(before.contains("献血奖励领取指南") && before.contains("依据青卫规〔2024〕1号领取。"))
            world.clock.set("2026-03-17")
            _ = try await world.interpretations.settleDay()
            #expect(try await site.page(index, as: World.office).contains("待处置"))
            let list = try await site.page(InterpretationLinks.list.address, as: World.office)
            #expect(list.contains("只处置变动牵连") && list.contains("变动牵连未处置"))
            // Its record is the page of its changes; nobody outside sees it, an overseer only reads.
            let record = InterpretationLinks.record(target.found.id).address
            #expect(try await site.page(record, as: World.office).contains("有效期于2026年3月15日届满"))
            #expect(!(try await site.page(record, as: World.above)).contains("登记处置</button>"))
            #expect(try await site.get(record, as: World.outsider).status == 404)
            #expect(try await site.get(record, as: World.administrator).status == 403)
            let view = try await world.interpretations.changeView(of: target.found.id, for: World.drafter)
            let expiry = try #require(view.changes.first { $0.change.key.hasPrefix("expiry") })
            let suffix = "_x"
            func settle(_ way: String, _ reason: String, as officer: Officer) async throws -> SiteReply {
                try await site.post(
                    changes,
                    [
                        ("version", "\(view.found.version)"), ("change", expiry.change.key), ("page", guide.text),
                        ("suffix", suffix), ("settle_way" + suffix, way), ("settle_reason" + suffix, reason),
                    ], as: officer)
            }
            let bare = try await settle("stays", "", as: World.drafter)
            #expect(bare.status == 422 && bare.text.contains("没有写明这个页面可以原样保留的理由"))
            #expect(PageChecker.problems(in: bare.text) == [])
            #expect(try await settle("stays", "照旧", as: World.supervisor).status == 403)
            #expect(try await settle("stays", "奖励改由新办法规定，领取方式照旧。", as: World.drafter).status == 303)
            // The page it stood on is an older one now.
            #expect(try await settle("stays", "再来一次", as: World.drafter).status == 412)
            #expect(try await site.page(index, as: World.office).contains("没有待处置的页面"))
        }
    }
}
