import Documents
import Kernel
import Publishing
import SQL
import TestSupport
import Testing

@testable import Interpretation

/// What a change of an article that no document stands behind makes stale (NORM-6).
@Suite struct PageKnockOnTests {
    typealias World = InterpretationWorld

    static let letter = PackagePlace.other(
        id: "0192f0c4-7a10-7b3c-8d4e-5f60718293a6", address: "/letters/2", desk: "/console/letters/2")

    /// A guide, a page that links to it, one that names it in brackets, an answer to a letter, and one that only has its words.
    private func guide(_ world: World) async throws -> (guide: ArticleID, linking: ArticleID, naming: ArticleID) {
        let guide = try await world.live("预防接种", "<p>带接种证。</p>", in: "bszn")
        let linking = try await world.live(
            "入学提示", "<p>请看<a href=\"\(PublicAddress.article(guide))\">指南</a>。</p>", in: "gzdt")
        let naming = try await world.live("接种问答", "<p>详见《预防接种》。</p>", in: "cjwt")
        _ = try await world.live("周报", "<p>本周预防接种三百人。</p>", in: "gzdt")
        world.outside.set(
            OutsideMember(
                place: Self.letter, title: "几点可以打", kind: .questions, role: "来信答复", since: World.day("2026-02-05"),
                words: "答：见《预防接种》。"), on: "《预防接种》")
        return (guide, linking, naming)
    }

    @Test(arguments: TestDatabases.all)
    func `pages that link to it or name it are found, and settled before it leaves`(
        _ database: TestDatabase
    ) async throws {
        try await World.with(database) { world in
            let made = try await guide(world), interpretations = world.interpretations
            let view = try #require(try await interpretations.knockOn(of: made.guide, for: World.drafter))
            #expect(
                Set(view.knockOn.open.map(\.page.place)) == [
                    .article(made.linking), .article(made.naming), Self.letter,
                ])
            #expect(!view.holdsUp && view.found.text == made.guide.text)
            #expect(view.knockOn.lines.first { $0.page.place == Self.letter }?.page.role == "来信答复")
            #expect(
                view.knockOn.lines.first { $0.page.place == .article(made.naming) }?.page.clauses == ["详见《预防接种》。"])
            for officer in [World.outsider, World.administrator] {
                #expect(try await interpretations.knockOn(of: made.guide, for: officer) == nil, "\(officer.name)")
            }
            let target = try #require(
                try await interpretations.changeTargets(naming: "预防接种", for: World.drafter).first)
            #expect(target.found.id == view.found && target.title == "预防接种")
            for page in view.knockOn.open.map(\.page.place.key) {
                _ = try await interpretations.perform(
                    .settle(change: "withdrawal", page: page, .stays, reason: "改指新指南，照旧。"), on: view.found,
                    by: World.drafter)
            }
            _ = try await world.publishing.withdraw(made.guide, .expired, reason: "已有新指南", by: World.office)
            #expect(try await world.duties("NORM-6").isEmpty)
            #expect(try await interpretations.settleDay() == 0)
            #expect(try await world.journalProblems() == [])
        }
    }

    @Test(arguments: TestDatabases.all)
    func `it leaves at once, and its neighbours are owed from that moment until the last is settled`(
        _ database: TestDatabase
    ) async throws {
        try await World.with(database) { world in
            let made = try await guide(world), interpretations = world.interpretations
            _ = try await world.publishing.withdraw(made.guide, .error, reason: "时间有误", by: World.office)
            #expect(
                try await world.duties("NORM-6") == [
                    .init(rule: "NORM-6", state: "open", due: World.day("2026-03-17"))
                ])
            let owed = try #require(try await interpretations.openChangeTargets(for: World.drafter).first)
            #expect(owed.title == "预防接种" && owed.owesPages)
            let line = try #require(try await interpretations.list(CaseQuery(), for: World.office).lines.first)
            #expect(line.missing == ["变动牵连未处置"] && line.title == "预防接种")
            let view = try await interpretations.changeView(of: owed.found.id, for: World.drafter)
            #expect(view.changes.map(\.change.chinese) == ["信息已经撤回（发布有误）"])
            for page in view.changes[0].open.map(\.page.place.key) {
                #expect(try await world.duties("NORM-6").map(\.state) == ["open"])
                _ = try await interpretations.perform(
                    .settle(change: "withdrawal", page: page, .stays, reason: "另行更正。"), on: owed.found.id,
                    by: World.drafter)
            }
            #expect(try await world.duties("NORM-6").map(\.state) == ["met"])
            #expect(try await interpretations.settleDay() == 0)
            // It is no case of interpretation and no policy: no figure counts it, no page shows a package for it.
            let quarter = Period(.quarter, containing: World.day("2026-03-10"))
            #expect(try await interpretations.facts(of: World.commission, in: quarter).isEmpty)
            #expect(try await interpretations.package(around: made.linking) == nil)
            for entry in [CaseEntry.plan(World.plan), .exempt(reason: "不是公文"), .require(reason: "要解读")] {
                let refusal = await #expect(throws: Refusal.self) {
                    _ = try await interpretations.perform(entry, on: owed.found.id, by: World.office)
                }
                #expect(refusal?.sentence.contains("不是公文，没有解读件") == true)
            }
            #expect(try await world.journalProblems() == [])
        }
    }

    @Test(arguments: TestDatabases.all)
    func `a new text in its place shows the same pages and owes nothing`(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            let made = try await guide(world)
            let id = try #require(PolicyCaseID(made.guide.text))
            let before = try await world.interpretations.changeView(of: id, for: World.drafter)
            #expect(before.changes.map(\.change.chinese) == ["信息撤回以前"])
            let article = try await world.publishing.article(made.guide, for: World.drafter)
            let revision = try await world.publishing.latestRevision(of: made.guide, for: World.drafter)
            var content = revision.content
            content.body = "<p>带接种证和户口簿。</p>"
            _ = try await world.publishing.revise(
                made.guide, to: content, changeNote: "补充材料", findings: [], by: World.drafter, version: article.version)
            let view = try await world.interpretations.changeView(of: id, for: World.drafter)
            #expect(view.changes.map(\.change.chinese) == ["换成正在准备的新版本以前", "信息撤回以前"])
            #expect(view.changes.map(\.open.count) == [3, 3])
            #expect(try await world.interpretations.settleDay() == 0)
            #expect(try await world.duties("NORM-6").isEmpty)
        }
    }

    /// Nothing is asked of an agency before it began, and a text of the library answers for its own page.
    @Test(arguments: TestDatabases.all)
    func `before the agency began nobody is told, and a text of the library holds its page up`(
        _ database: TestDatabase
    ) async throws {
        try await World.with(database, started: false) { world in
            let made = try await guide(world)
            #expect(try await world.interpretations.knockOn(of: made.guide, for: World.drafter) == nil)
            let page = try await world.live("青禾县献血奖励办法", "<p>奖励办法。</p>", in: "zcwj")
            _ = try await world.live("献血奖励领取指南", "<p>依据青卫规〔2024〕1号领取。</p>", in: "bszn")
            let day = World.day("2024-03-16")
            _ = try await world.normatives.enrol(
                NormativeDraft(title: "青禾县献血奖励办法", issuer: "青禾县卫生健康局", unit: World.section),
                NormativeRegistration(number: "青卫规〔2024〕1号", code: nil, on: day, effectiveOn: day, term: .years(5)),
                publication: NormativePublication(on: day, address: PublicAddress.article(page)), by: World.legal)
            try await world.interpretations.begin(leading: World.section, by: World.office)
            #expect(try await world.interpretations.knockOn(of: page, for: World.drafter)?.holdsUp == true)
            await #expect(throws: InterpretationRefused("NORM-6", "未能撤回")) {
                try await InterpretationRefused.noticing {
                    _ = try await world.publishing.withdraw(page, .repealed, reason: "文件已经废止", by: World.office)
                }
            }
        }
    }

    static let names: [(title: String, number: String, names: [String])] = [
        ("预防接种", "", ["《预防接种》"]),
        ("关于做好入学查验接种证工作的通知", "国卫发〔2025〕3号", ["国卫发〔2025〕3号", "《关于做好入学查验接种证工作的通知》", "关于做好入学查验接种证工作的通知"]),
    ]

    @Test(arguments: names.indices) func `a short title means the article only in brackets`(_ index: Int) {
        let row = Self.names[index]
        #expect(NamingClauses.names(ofArticle: row.title, number: row.number) == row.names)
    }
}
