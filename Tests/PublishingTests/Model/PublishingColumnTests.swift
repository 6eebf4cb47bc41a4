import Kernel
import Testing

@testable import Publishing

/// The tree of columns (SITE-2) and how fresh they are (SITE-5).
@Suite struct PublishingColumnTests {
    typealias World = ArticleWorld

    private static func column(_ number: Int, parent: Int? = nil, freshness: Int? = nil) -> SiteColumn {
        SiteColumn(
            id: World.id(number), agency: World.commission, portal: World.id(42), parent: parent.map { World.id($0) },
            slug: "c\(number)", name: "栏目\(number)", type: .notice, description: "描述", keywords: "关键词",
            freshness: freshness)
    }

    struct Freshness: Sendable {
        let term: Int?
        let last: String?
        let state: ColumnFreshness
        let signal: Signal
    }

    @Test(arguments: [
        Freshness(term: nil, last: nil, state: .empty, signal: .red),
        Freshness(term: 14, last: nil, state: .empty, signal: .red),
        Freshness(term: nil, last: "2020-01-01", state: .fresh(daysLeft: nil), signal: .green),
        Freshness(term: 14, last: "2026-03-10", state: .fresh(daysLeft: 14), signal: .green),
        Freshness(term: 14, last: "2026-03-02", state: .fresh(daysLeft: 6), signal: .green),
        Freshness(term: 14, last: "2026-03-01", state: .fresh(daysLeft: 5), signal: .yellow),
        Freshness(term: 14, last: "2026-02-24", state: .fresh(daysLeft: 0), signal: .yellow),
        Freshness(term: 14, last: "2026-02-23", state: .stale(days: 1), signal: .red),
        Freshness(term: 180, last: "2025-10-26", state: .fresh(daysLeft: 45), signal: .yellow),
        Freshness(term: 180, last: "2025-10-27", state: .fresh(daysLeft: 46), signal: .green),
    ])
    func freshnessOnTheTenthOfMarch(_ row: Freshness) {
        let state = PublishingColumnTests.column(51, freshness: row.term)
            .freshness(on: World.day("2026-03-10"), last: row.last.map(World.day))
        #expect(state == row.state)
        #expect(state.signal(of: row.term) == row.signal)
    }

    @Test func theFaultsOfADraft() {
        let tree = [Self.column(51), Self.column(52, parent: 51), Self.column(53, parent: 52)]
        let good = ColumnDraft(name: "通知", slug: "tz-1", type: .notice, description: "描述", keywords: "词")
        #expect(good.fault(among: tree, changing: nil) == nil)
        let faults: [(String, (inout ColumnDraft) -> Void)] = [
            ("name", { $0.name = "" }), ("name", { $0.name = String(repeating: "名", count: 41) }),
            ("slug", { $0.slug = "" }), ("slug", { $0.slug = "TZ" }), ("slug", { $0.slug = "a/b" }),
            ("slug", { $0.slug = "通知" }), ("slug", { $0.slug = "c52" }), ("description", { $0.description = "" }),
            ("description", { $0.keywords = "" }), ("freshness", { $0.freshness = 0 }),
            ("freshness", { $0.freshness = 3_651 }), ("parent", { $0.parent = World.id(99) }),
        ]
        for (field, spoil) in faults {
            var draft = good
            spoil(&draft)
            let fault = draft.fault(among: tree, changing: nil)
            #expect(fault?.field == field && fault?.rule == "SITE-2")
        }
    }

    @Test func aColumnIsNeverPutUnderItself() {
        let tree = [Self.column(51), Self.column(52, parent: 51), Self.column(53, parent: 52), Self.column(54)]
        for (parent, isFault) in [(51, true), (52, true), (53, true), (54, false)] {
            let draft = ColumnDraft(
                name: "顶层", slug: "c51", type: .notice, parent: World.id(parent), description: "描述", keywords: "词")
            #expect((draft.fault(among: tree, changing: World.id(51)) != nil) == isFault, "under \(parent)")
        }
        // A ring that got in some other way does not hang.
        let ring = [Self.column(61, parent: 62), Self.column(62, parent: 61)]
        #expect(SiteColumn.isBelow(World.id(61), World.id(99), among: ring))
    }

    @Test func columnsAreKeptByTheOfficeAndTheSiteOperator() {
        let keepers = World.everybody.filter { SiteColumn.refusal(keeping: World.commission, by: $0) == nil }
        #expect(keepers.map(\.name) == ["公开办甲", "公开办负责人", "网站管理员"])
        #expect(SiteColumn.refusal(keeping: World.commission, by: World.systemAdministrator) == .notFound)
    }
}
