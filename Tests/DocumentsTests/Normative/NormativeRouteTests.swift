import HTTPTypes
import Kernel
import Markup
import Site
import SignedInSite
import Testing

@testable import Documents

/// Pages and acts of normative documents, clean-ups, gazettes, and what the public sees.
@Suite struct NormativeRouteTests {
    typealias World = NormativeWorld

    @Test func fromTheFirstFormToTheLedger() async throws {
        try await NormativeSite.with(on: "2026-03-02") { site in
            _ = try await site.page(NormativeLinks.list, as: World.drafter)
            _ = try await site.page(NormativeLinks.new, as: World.drafter)
            let form = [
                ("title", "青禾县医疗机构管理办法"), ("issuer", "青禾县卫生健康局"), ("issuer_kind", "organ"),
                ("unit", World.medical.text),
            ]
            // NORM-1: four of five are not enough, and nothing typed is lost.
            let some = NormativeCriterion.allCases.dropLast().map { ("criteria", $0.rawValue) }
            let refused = try await site.post(NormativeLinks.new, form + some, as: World.drafter)
            #expect(refused.status == .unprocessableContent && refused.text.contains("青禾县医疗机构管理办法"))
            #expect(refused.text.contains(NormativeCriterion.repeatable.chinese))
            let all = NormativeCriterion.allCases.map { ("criteria", $0.rawValue) }
            #expect(try await site.post(NormativeLinks.new, form + all, as: World.drafter).status == .seeOther)
            let text = try #require(try await site.world.texts.library(for: World.drafter).texts.first)
            let link = NormativeLinks.text(text.id)
            #expect(try await site.page(link, as: World.drafter).contains("登记立项、调研"))
            #expect(try await site.get(link, as: World.outsider).status == .notFound)
            #expect(try await site.act(.study, text.id, [("on", "2026-03-02")], as: World.drafter).status == .seeOther)
            #expect(try await site.act(.study, text.id, [("on", "2026-03-02")], as: World.drafter).status == .conflict)
            #expect(
                try await site.act(.draft, text.id, [("on", "2026-03-02")], as: World.otherClerk).status == .forbidden)
            let noFile = try await site.act(.draft, text.id, [("on", "2026-03-02"), ("note", "初稿")], as: World.drafter)
            #expect(noFile.status == .unprocessableContent && noFile.text.contains("初稿"))
        }
    }

    @Test func reviewAndRegistrationThroughTheirForms() async throws {
        try await NormativeSite.with(on: "2026-03-02") { site in
            let text = try await site.world.text(before: .legality, site.clock)
            let today = site.clock.now.day.description
            let submitted = try await site.act(
                .submitReview, text.id, [("unit", World.legalUnit.text), ("on", today)], as: World.drafter)
            #expect(submitted.status == .seeOther)
            for officer in [World.drafter, World.legal, World.office, World.leader, World.supervisor] {
                _ = try await site.page(NormativeLinks.text(text.id), as: officer)
            }
            let concluded = try await site.act(
                .concludeReview, text.id, [("opinion", "lawful"), ("on", today), ("note", "合法")], as: World.legal)
            #expect(concluded.status == .seeOther)
            let signed = try await site.world.carry(
                try await site.world.texts.text(text.id, for: World.legal), to: .registration, site.clock)
            let day = site.clock.now.day
            let fields = [
                ("number", "青卫发[2026]12号"), ("on", day.description), ("effective", day.description), ("term", "years"),
            ]
            let tooLong = try await site.act(.register, signed.id, fields + [("years", "9")], as: World.legal)
            #expect(tooLong.status == .unprocessableContent && tooLong.text.contains("有效期最长5年"))
            #expect(
                try await site.act(.register, signed.id, fields + [("years", "5")], as: World.legal).status == .seeOther
            )
            let page = try await site.page(NormativeLinks.text(text.id), as: World.office)
            #expect(page.contains("青卫发〔2026〕12号") && page.contains("有效"))
            for format in NormativeExport.Format.allCases {
                let file = try await site.get(NormativeLinks.export(format.rawValue), as: World.legal)
                #expect(file.status == .ok && file.text.utf8.count > 200)
            }
            let csv = try await site.get(NormativeLinks.export("csv"), as: World.legal).text
            #expect(csv.contains("青卫发〔2026〕12号"))
        }
    }

    /// NORM-4, NORM-6: only what was published, with its validity on the day and the relations with links.
    @Test func theLibraryOnThePortal() async throws {
        try await NormativeSite.with { site in
            let old = try await site.world.enrol(
                "甲办法", "青卫发〔2023〕1号", effective: "2023-01-01", address: "/articles/old")
            let hidden = try await site.world.enrol("未公布的办法", "青卫发〔2023〕2号", effective: "2023-01-01")
            let new = try await site.world.enrol(
                "乙办法<script>", "青卫发〔2026〕3号", effective: "2026-06-01", address: "https://www.example.gov.cn/new")
            try await site.world.texts.relate(new.id, .repeals, to: .own(old.id), by: World.legal)
            let page = try await site.page(NormativeLinks.portal, as: nil)
            #expect(page.contains("甲办法") && page.contains("被《乙办法&lt;script&gt;》（青卫发〔2026〕3号）废止"))
            #expect(page.contains("href=\"/articles/old\"") && page.contains("href=\"https://www.example.gov.cn/new\""))
            #expect(!page.contains(hidden.title))
            for name in World.everybody.map(\.name) { #expect(!page.contains(name)) }
            let inForce = try await site.page(NormativeLinks.portal.query("validity", "in_force"), as: nil)
            #expect(inForce.contains("青卫发〔2026〕3号") && !inForce.contains("<h2><a href=\"/articles/old\">"))
            #expect(try await site.page(NormativeLinks.portal.query("q", "没有的"), as: nil).contains("没有符合条件"))
            #expect(try await site.page(NormativeLinks.portal.query("year", "2023"), as: nil).contains("甲办法"))
        }
    }

    @Test func aCleanUpThroughItsPages() async throws {
        try await NormativeSite.with { site in
            let text = try await site.world.enrol("甲办法", "青卫发〔2023〕1号", effective: "2023-01-01")
            _ = try await site.page(NormativeLinks.cleanUps, as: World.legal)
            let bad = try await site.post(
                NormativeLinks.cleanUps, [("title", ""), ("as_of", "2026-06-10")], as: World.legal)
            #expect(bad.status == .unprocessableContent)
            let form = [("title", "2026年清理"), ("as_of", "2026-06-10")]
            #expect(try await site.post(NormativeLinks.cleanUps, form, as: World.drafter).status == .forbidden)
            #expect(try await site.post(NormativeLinks.cleanUps, form, as: World.legal).status == .seeOther)
            let id = try #require(try await site.world.texts.cleanUps(for: World.legal).first).id
            for officer in [World.drafter, World.legal, World.leader] {
                _ = try await site.page(NormativeLinks.cleanUp(id), as: officer)
            }
            let item = text.id.text
            let proposed = try await site.post(
                NormativeLinks.cleanUpItem(id, text.id, "propose"),
                [("choice_\(item)", "repeal"), ("reason_\(item)", "已有新规定")], as: World.drafter)
            #expect(proposed.status == .seeOther)
            let agreed = try await site.post(
                NormativeLinks.cleanUpItem(id, text.id, "review"), [("answer_\(item)", "agree")], as: World.legal)
            #expect(agreed.status == .seeOther)
            let approved = try await site.post(
                NormativeLinks.cleanUpAct(id, "approve"), [("on", "2026-06-10")], as: World.leader)
            #expect(approved.status == .seeOther)
            let page = try await site.page(NormativeLinks.cleanUp(id), as: World.office)
            #expect(page.contains("2026年清理结果") && page.contains("甲办法（青卫发〔2023〕1号）"))
            #expect(try await site.page(NormativeLinks.text(text.id), as: World.drafter).contains("已不能作为行政管理的依据"))
        }
    }

    @Test func gazetteThroughItsPages() async throws {
        try await NormativeSite.with { site in
            let text = try await site.world.enrol(
                "甲办法", "青卫发〔2026〕1号", effective: "2026-05-01", address: "/articles/1")
            #expect(try await site.page(NormativeLinks.text(text.id), as: World.office).contains("GAZ-2"))
            func submit(_ level: String, _ name: String) async throws -> SiteReply {
                try await site.post(
                    NormativeLinks.submission(text.id),
                    [("gazette_level", level), ("gazette_name", name), ("gazette_on", "2026-06-01")], as: World.office)
            }
            let refused = try await submit("city", "青禾县卫健局公报")
            #expect(refused.status == .unprocessableContent && refused.text.contains("GAZ-1"))
            #expect(try await submit("province", "云岭省人民政府公报").status == .seeOther)
            let id = try #require(try await site.world.texts.submissions(for: World.office).first).id
            func act(_ act: GazetteAct, _ fields: [(String, String)]) async throws -> SiteReply {
                try await site.post(
                    NormativeLinks.gazetteAct(id, act.rawValue),
                    fields.map { ("\(act.rawValue)_\($0.0)_\(id)", $0.1) }, as: World.office)
            }
            #expect(try await act(.print, [("year", "2026"), ("issue", "11"), ("page", "7")]).status == .conflict)
            #expect(try await act(.accept, [("on", "2026-06-05")]).status == .seeOther)
            #expect(try await act(.print, [("year", "2026"), ("issue", "11"), ("page", "7")]).status == .seeOther)
            #expect(try await act(.link, [("address", "https://www.example.gov.cn/gb/11")]).status == .seeOther)
            let page = try await site.page(NormativeLinks.gazette, as: World.office)
            #expect(page.contains("2026年第11期") && page.contains("标准文本"))
            #expect(!(try await site.page(NormativeLinks.gazette.query("q", "没有的"), as: World.office)).contains("第11期"))
            let portal = try await site.page(NormativeLinks.portal, as: nil)
            #expect(portal.contains("《云岭省人民政府公报》2026年第11期第7页"))
        }
    }
}
