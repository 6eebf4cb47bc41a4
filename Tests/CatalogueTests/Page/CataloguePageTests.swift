import HTTPTypes
import Kernel
import Markup
import OfficeFormats
import PageChecking
import Publishing
import SignedInSite
import Site
import Testing

@testable import Catalogue

/// The pages of catalogues, on both sides.
@Suite struct CataloguePageTests {
    typealias World = CatalogueWorld

    @Test func aCatalogueGoesFromTheReferenceIntoForce() async throws {
        try await CataloguePageSite.with { site in
            #expect(try await site.page(PublicCatalogueLinks.basic).contains("还没有公布"))
            #expect(try await site.page(CatalogueLinks.list, as: World.office).contains("草拟目录"))
            let begun = try await site.post(
                CatalogueLinks.list, [("catalogue", "basic "), ("template", "yes")], as: World.office)
            #expect(begun.status == .seeOther)
            let id = try #require(try await site.world.catalogues.editions(for: World.office).first).id
            let page = try await site.page(CatalogueLinks.edition(id), as: World.office)
            for words in ["主动公开基本目录 第1版", "草拟中", "需核对", "导入目录表", "政府信息公开年度报告"] {
                #expect(page.contains(words), "\(words)")
            }
            let refused = try await site.post(
                CatalogueLinks.act(id, "submit"), [("change_note", "首次编制")], as: World.office)
            #expect(refused.status == .unprocessableContent && refused.text.contains("没有对应的责任科室"))
            #expect(PageChecker.problems(in: refused.text) == [])
            #expect(try await site.get(PublicCatalogueLinks.edition(id)).status == .notFound)
        }
    }

    @Test func aLineIsTypedBoundAndMeasured() async throws {
        try await CataloguePageSite.with { site in
            let live = try await site.world.inForce()
            let item = live.items[0].id
            let page = try await site.page(CatalogueLinks.item(live.id, item), as: World.office)
            #expect(page.contains("登记职责调整") && page.contains("栏目jgzn"))
            let bound = try await site.post(
                CatalogueLinks.columns(live.id, item), [("column", site.columns[0].id.text)], as: World.office)
            #expect(bound.status == .seeOther)
            let other = try await site.post(
                CatalogueLinks.columns(live.id, item), [("column", World.column(7).id.text)], as: World.office)
            #expect(other.status == .notFound)
            let changed = try await site.post(
                CatalogueLinks.changes(live.id, item), [("happened_on", "2026-03-10"), ("reason", "职能划入")],
                as: World.office)
            #expect(changed.status == .seeOther)
            let wrong = try await site.post(
                CatalogueLinks.changes(live.id, item), [("happened_on", "昨天"), ("reason", "职能<b>")], as: World.office)
            #expect(wrong.status == .unprocessableContent && wrong.text.contains("职能&lt;b&gt;"))
            #expect(PageChecker.problems(in: wrong.text) == [])
            let waiting = try await site.page(CatalogueLinks.measure(live.id), as: World.office)
            #expect(waiting.contains("职责调整待更新，2026-04-08前") && waiting.contains("覆盖率 0%（0/2）"))
            _ = try await site.world.publish(in: site.columns[0])
            let measure = try await site.page(CatalogueLinks.measure(live.id), as: World.supervisor)
            for words in ["覆盖率 50%（1/2）", "没有对应栏目", "按责任科室汇总", "疾病预防控制科"] {
                #expect(measure.contains(words), "\(words)")
            }
            #expect(!measure.contains("职责调整待更新"))
            let late = try await site.page(CatalogueLinks.measure(live.id).query("state", "overdue"), as: World.office)
            #expect(late.contains("没有符合条件的事项"))
            let list = try await site.page(CatalogueLinks.list, as: World.leader)
            #expect(list.contains("50%（1/2）") && list.contains("2027-03-10"))
            #expect(try await site.get(CatalogueLinks.measure(live.id), as: World.outsider).status == .notFound)
        }
    }

    @Test func everyStageHasSoundPages() async throws {
        try await CataloguePageSite.with { site in
            let live = try await site.world.inForce()
            let draft = try await site.world.catalogues.begin(live.catalogue, by: World.office)
            let fields: [(String, String)] = [
                ("category", "机构概况"), ("name", "领导信息"), ("content", "姓名"), ("basis", "条例"), ("channels", "website"),
                ("channels", "gazette"), ("limit", "及时"), ("owner_words", "办公室"), ("owner", World.officeUnit.text),
            ]
            #expect(
                try await site.post(CatalogueLinks.newItem(draft.id), fields, as: World.office).status == .seeOther)
            let lacking = try await site.post(
                CatalogueLinks.newItem(draft.id), fields.filter { $0.0 != "basis" }, as: World.office)
            #expect(lacking.status == .unprocessableContent && lacking.text.contains("没有填写公开依据"))
            #expect(PageChecker.problems(in: lacking.text) == [])
            let now = try await site.world.catalogues.edition(draft.id, for: World.office)
            #expect(now.items.last?.content.channels == [.website, .gazette])
            for officer in [World.office, World.head, World.leader, World.supervisor, World.siteOperator] {
                for item in now.items { _ = try await site.page(CatalogueLinks.item(draft.id, item.id), as: officer) }
                _ = try await site.page(CatalogueLinks.edition(draft.id).query("q", "领导"), as: officer)
                _ = try await site.page(CatalogueLinks.edition(live.id), as: officer)
            }
            _ = try await site.page(CatalogueLinks.newItem(draft.id), as: World.office)
            _ = try await site.page(CatalogueLinks.importing(draft.id), as: World.office)
            #expect(try await site.get(CatalogueLinks.importing(draft.id), as: World.clerk).status == .forbidden)
            let removed = try await site.post(
                CatalogueLinks.removal(draft.id, now.items[1].id), [], as: World.office)
            #expect(removed.status == .seeOther)
            #expect(try await site.page(CatalogueLinks.edition(draft.id), as: World.office).contains("比现行一版少的事项"))
            let sent = try await site.post(
                CatalogueLinks.act(draft.id, "submit"), [("change_note", "增加领导信息")], as: World.office)
            #expect(sent.status == .seeOther)
            _ = try await site.page(CatalogueLinks.edition(draft.id), as: World.leader)
            #expect(
                try await site.post(CatalogueLinks.act(draft.id, "approve"), [], as: World.leader).status == .seeOther)
            let page = try await site.page(PublicCatalogueLinks.basic)
            #expect(page.contains("领导信息") && page.contains("其他版本") && page.contains("第2版"))
            let old = try await site.page(PublicCatalogueLinks.edition(live.id))
            #expect(old.contains("已于2026年3月10日被新版替代") && !old.contains("领导信息"))
        }
    }

    @Test func aTableIsImportedFromItsFile() async throws {
        try await CataloguePageSite.with { site in
            let draft = try await site.world.draft(.standard)
            var items = [
                World.item(1, World.standardContent("医师执业注册")), World.item(2, World.standardContent("护士执业注册")),
            ]
            items[0].content.ownerWords = "疾病预防控制科"
            items[1].content.ownerWords = "某某科"
            let bytes = try CatalogueExport.bytes(
                World.edition(.draft, kind: .standard, items: items), title: "目录", as: .docx)
            let sent = try await site.post(
                CatalogueLinks.importing(draft.id), [("version", "\(draft.version)")],
                files: [("file", "目录.docx", bytes)],
                as: World.office)
            #expect(sent.status == .seeOther)
            let page = try await site.page(CatalogueLinks.edition(draft.id), as: World.office)
            #expect(page.contains("从《目录.docx》导入2项，其中1项需要核对") && page.contains("护士执业注册"))
            for (name, bytes) in [("目录.pdf", Array("%PDF-1.4".utf8)), ("目录.docx", Array("PK".utf8)), ("空.xlsx", [])] {
                let answer = try await site.post(
                    CatalogueLinks.importing(draft.id), [], files: [("file", name, bytes)], as: World.office)
                #expect(answer.status == .unprocessableContent, "\(name)")
                #expect(PageChecker.problems(in: answer.text) == [])
            }
        }
    }

    /// INST-2, CAT-11: what the public opens; and the files in the official layout.
    @Test func thePublicReadsInstitutionsAndTheStandardCatalogue() async throws {
        try await CataloguePageSite.with { site in
            #expect(try await site.page(PublicCatalogueLinks.institutions).contains("还没有医疗卫生机构"))
            #expect(try await site.get(PublicCatalogueLinks.institution(World.hospital)).status == .notFound)
            let institution = try await site.world.inForce(.institution)
            try await site.world.catalogues.bind(
                institution.items[0].id, to: [site.columns[0]], in: institution.id, by: World.liaison)
            #expect(try await site.page(PublicCatalogueLinks.institutions).contains("县人民医院"))
            let hospital = try await site.page(PublicCatalogueLinks.institution(World.hospital))
            #expect(hospital.contains("县人民医院信息公开") && hospital.contains("/columns/jgzn"))
            let rows = try ShippedCatalogue.rows(of: .standard).map { CatalogueLine($0.content, owner: World.section) }
            let name = CatalogueName(.standard, of: World.commission)
            let standard = try await site.world.catalogues.begin(name, lines: rows, by: World.office)
            _ = try await site.world.catalogues.submit(standard.id, changeNote: "编制", by: World.office)
            _ = try await site.world.catalogues.approve(standard.id, by: World.leader)
            let page = try await site.page(PublicCatalogueLinks.standard)
            for words in ["公共卫生服务类事项", "■政府网站", "特定群体（当事人）", "县级"] { #expect(page.contains(words), "\(words)") }
            for format in CatalogueFormat.allCases {
                let file = try await site.get(PublicCatalogueLinks.file(standard.id, as: format))
                #expect(file.status == .ok && file.bytes.starts(with: Array("PK".utf8)))
            }
            #expect(try await site.get(PublicCatalogueLinks.file(standard.id, "catalogue.exe")).status == .notFound)
        }
    }
}
