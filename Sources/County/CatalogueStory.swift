import Catalogue
import Kernel
import People
import Publishing

/// The county's catalogues of what must be public: drawn up from the reference catalogues, approved, bound to columns,
/// looked through after a year, with a duty that changed and one that still waits to be followed.
struct CatalogueStory {
    let county: SampleCounty
    let world: CountyWorld
    let portal: CountyPortal

    private static let hospitals = ["青禾县人民医院", "青禾县中医医院", "青禾县妇幼保健院"]

    func tell(until asOf: Moment) async throws {
        let year = asOf.day.year
        let columns = try await institutionColumns(year - 1)
        try await tellInstitutions(columns, year - 1)
        let all = try await county.publishing.columns(of: portal.portal)
        _ = try await settle(.basic, nil, all, on: (year - 1, 4, 8))
        _ = try await settle(.standard, nil, all, on: (year - 1, 4, 9))
        for (place, hospital) in CatalogueStory.hospitals.enumerated() {
            let unit = world.units.first { $0.name == hospital }
            _ = try await settle(.institution, unit, all, on: (year - 1, 5, 6 + place))
        }
        try await tellReviews(year)
        try await tellSecondYear(year)
    }

    /// From the reference catalogue into force, with its columns.
    private func settle(
        _ kind: CatalogueKind, _ unit: Unit?, _ columns: [SiteColumn], on day: (Int, Int, Int)
    ) async throws -> CatalogueEdition {
        let office = try world.officer("hexiaowen")
        county.clock.set(SampleCounty.morning(day.0, day.1, day.2))
        let lines = try ShippedCatalogue.lines(kind, units: world.units, institution: unit?.id)
        let name = CatalogueName(kind, of: world.commission, unit: unit?.id)
        let draft = try await county.catalogues.begin(name, lines: lines, by: office)
        try await bind(draft, unit, columns, by: office)
        return try await pass(draft.id, "对照法律、法规和本单位职责编制", office)
    }

    private func pass(_ id: EditionID, _ note: String, _ office: Officer) async throws -> CatalogueEdition {
        _ = try await county.catalogues.submit(id, changeNote: note, by: office)
        return try await county.catalogues.approve(id, by: try world.officer("zhouqiming"))
    }

    /// The first of the usual columns that the portal has.
    private func bind(
        _ edition: CatalogueEdition, _ unit: Unit?, _ columns: [SiteColumn], by office: Officer
    ) async throws {
        for (item, row) in zip(edition.items, try ShippedCatalogue.rows(of: edition.kind)) {
            let names = row.columns.map { $0 == "{机构}" ? unit?.name ?? "" : $0 }
            let found = names.lazy.compactMap { name in columns.first { $0.name == name && $0.isActive } }.first
            if let found { try await county.catalogues.bind(item.id, to: [found], in: edition.id, by: office) }
        }
    }

    /// TASK-7: looked through in time, but for one hospital's.
    private func tellReviews(_ year: Int) async throws {
        let office = try world.officer("hexiaowen")
        let kept = CatalogueStory.hospitals.dropLast().map { hospital in
            CatalogueName(.institution, of: world.commission, unit: world.units.first { $0.name == hospital }?.id)
        }
        guard county.asOf.day > Day(year: year, month: 3, day: 26) ?? .latest else { return }
        county.clock.set(SampleCounty.morning(year, 3, 25))
        for name in [CatalogueName(.standard, of: world.commission)] + kept {
            guard let edition = try await county.catalogues.edition(inForce: name) else { continue }
            try await county.catalogues.concludeReview(edition.id, words: "对照职责逐项核对，没有需要调整的事项", by: office)
        }
    }

    /// CAT-1: a year later the basic catalogue has its second edition; one duty was followed, one waits.
    private func tellSecondYear(_ year: Int) async throws {
        let office = try world.officer("hexiaowen")
        let name = CatalogueName(.basic, of: world.commission)
        guard county.asOf.day > Day(year: year, month: 3, day: 17) ?? .latest else { return }
        guard let first = try await county.catalogues.edition(inForce: name),
            let duties = first.items.first(where: { $0.content.name == "机关职能" }),
            let waiting = first.items.first(where: { $0.content.name == "老年健康和医养结合" })
        else { return }
        county.clock.set(SampleCounty.morning(year, 3, 2))
        let changed = Day(year: year, month: 2, day: 26) ?? .earliest
        _ = try await county.catalogues.recordChange(
            of: duties.id, on: changed, reason: "县委编办批复调整职业健康监督职责", in: first.id, by: office)
        county.clock.set(SampleCounty.morning(year, 3, 16))
        let draft = try await county.catalogues.begin(name, by: office)
        var content = duties.content
        content.content = "主要职责、职责边界、承担的公共服务，含职业健康监督职责"
        _ = try await county.catalogues.keepItem(
            duties.id, CatalogueLine(content, owner: duties.owner), in: draft.id, by: office)
        let second = try await pass(draft.id, "年度审查：按职责调整修改机关职能一项", office)
        county.clock.set(SampleCounty.morning(year, 9, 1))
        let later = Day(year: year, month: 8, day: 28) ?? .earliest
        guard county.asOf.day > later.adding(days: 4) else { return }
        _ = try await county.catalogues.recordChange(
            of: waiting.id, on: later, reason: "医养结合机构管理职责划入老龄健康科", in: second.id, by: office)
    }
}

/// What the hospitals make public themselves (INST-2).
extension CatalogueStory {
    /// One column for all institutions, one under it for each.
    private func institutionColumns(_ year: Int) async throws -> [String: SiteColumn] {
        let officer = try world.officer("hanlicheng")
        county.clock.set(SampleCounty.morning(year, 4, 1))
        func draft(_ name: String, _ slug: String, _ parent: ColumnID?, _ order: Int) -> ColumnDraft {
            ColumnDraft(
                name: name, slug: slug, type: .disclosure, parent: parent, description: "\(name)依法主动公开的信息",
                keywords: "\(name) 青禾县 信息公开", order: order)
        }
        let above = try await county.publishing.columns(of: portal.portal).first { $0.slug == "yljg" }
        var columns: [String: SiteColumn] = [:]
        for (place, hospital) in CatalogueStory.hospitals.enumerated() {
            columns[hospital] = try await county.publishing.keepColumn(
                draft(hospital, "yljg-\(place + 1)", above?.id, 61 + place), on: portal.portal, by: officer)
        }
        return columns
    }

    private func tellInstitutions(_ columns: [String: SiteColumn], _ year: Int) async throws {
        for (place, hospital) in CatalogueStory.hospitals.enumerated() {
            guard let column = columns[hospital] else { continue }
            let day = Day(year: year, month: 5, day: 20 + place) ?? .earliest
            for (title, paragraphs) in CatalogueStory.texts(of: hospital) {
                let article = CountyArticle(column.slug, "医政医管科", title, day, paragraphs)
                try await ArticleStory(
                    county: county, world: world, article: article, fate: .published, place: (portal.portal, column)
                ).tell()
            }
        }
    }

    private static func texts(of hospital: String) -> [(String, [String])] {
        [
            ("\(hospital)概况和科室分布", ["本院承担全县基本医疗、急诊急救和公共卫生服务。", "门诊楼一层为挂号、急诊和影像检查，二层至四层为各临床科室。"]),
            ("\(hospital)就诊流程和须知", ["就诊前可以电话或者现场预约。", "就诊流程为预约、签到、候诊、就诊、缴费、检查或者取药。"]),
            ("\(hospital)医疗服务价格和费用查询办法", ["服务项目、药品和耗材价格在门诊大厅电子屏公示。", "患者可以在收费窗口和自助机查询本人费用。"]),
            ("\(hospital)咨询和投诉方式", ["咨询和投诉由医患关系办公室受理，五个工作日内答复。"]),
        ]
    }
}
