import Kernel
import People
import Publishing

@testable import Catalogue

/// A small commission with one hospital, whose people are known to every test of catalogues.
enum CatalogueWorld {
    static func id<Subject>(_ number: Int) -> Identifier<Subject> {
        Identifier(at: Moment(milliseconds: 1_700_000_000_000), random: (0, UInt64(number)))
    }

    static let commission: AgencyID = id(1)
    static let government: AgencyID = id(2)
    static let hospitalAgency: AgencyID = id(3)
    static let stranger: AgencyID = id(4)
    static let officeUnit: UnitID = id(11)
    static let section: UnitID = id(12)
    static let hospital: UnitID = id(13)

    static let office = officer(21, "公开办甲", [.opennessOffice], [officeUnit])
    static let officeHead = officer(22, "公开办负责人", [.officeHead], [officeUnit])
    static let head = officer(23, "科长", [.sectionHead], [section], heads: [section])
    static let clerk = officer(24, "科员", [.clerk], [section])
    static let siteOperator = officer(25, "网站管理员", [.siteOperator], [section])
    static let leader = officer(26, "分管领导", [.leader])
    static let principal = officer(27, "主要负责人", [.principalHead, .leader])
    static let officeAndLeader = officer(28, "兼任领导", [.opennessOffice, .leader], [officeUnit])
    static let supervisor = officer(29, "监察员", [.supervisor])
    static let liaison = officer(30, "医院联络员", [.liaison], [hospital])
    static let hospitalHead = officer(31, "院长", [.leader, .principalHead], [hospital], of: hospitalAgency)
    static let above = officer(32, "县政府办", [.opennessOffice, .leader], of: government, overseen: [commission])
    static let outsider = officer(33, "外单位", [.opennessOffice, .leader], of: stranger)
    static let systemAdministrator = officer(34, "系统管理员", [.systemAdministrator])

    static let everybody: [Officer] = [
        office, officeHead, head, clerk, siteOperator, leader, principal, officeAndLeader, supervisor, liaison,
        hospitalHead, above, outsider, systemAdministrator,
    ]

    static func officer(
        _ number: Int, _ name: String, _ roles: Set<Role>, _ units: Set<UnitID> = [], of agency: AgencyID = commission,
        heads: Set<UnitID> = [], overseen: Set<AgencyID> = []
    ) -> Officer {
        Officer(
            id: id(number), name: name, agency: agency, roles: roles, units: units, headOf: heads, overseen: overseen)
    }

    static let units = [
        Unit(id: officeUnit, agency: commission, name: "办公室", aliases: ["政务公开办"]),
        Unit(id: section, agency: commission, name: "疾病预防控制科", shortName: "疾控科"),
        Unit(id: hospital, agency: commission, name: "县人民医院", kind: .affiliate, ownAgency: hospitalAgency),
    ]

    static func day(_ text: String) -> Day { Day(iso: text) ?? .earliest }
    static let moment = Moment(day: day("2026-03-10"), minute: 570)

    static func content(
        _ name: String = "机关职能", category: String = "机构概况", limit: String = "20个工作日内", owner: String = "疾控科"
    ) -> ItemContent {
        ItemContent(
            category: category, name: name, content: "主要职责", basis: "《政府信息公开条例》第二十条", clause: "机关职能",
            channels: [.website, .readingPoint], limit: TimeLimit(limit), ownerWords: owner)
    }

    static func standardContent(_ name: String, category: String = "行政许可类事项") -> ItemContent {
        var content = content(name, category: category)
        content.clause = ""
        content.levels = [.county, .township]
        return content
    }

    static func item(_ number: Int, _ content: ItemContent = content(), owner: UnitID? = section) -> CatalogueItem {
        CatalogueItem(id: id(100 + number), content: content, owner: owner)
    }

    static func edition(
        _ stage: CatalogueEdition.Stage, kind: CatalogueKind = .basic, items: [CatalogueItem] = [item(1)],
        submitter: MemberID? = nil
    ) -> CatalogueEdition {
        CatalogueEdition(
            id: id(200), agency: commission, kind: kind, unit: kind == .institution ? hospital : nil,
            keeper: kind == .institution ? hospital : officeUnit, number: 1, stage: stage, items: items,
            drafter: office.id, submitter: submitter, approvedAt: stage.wasPublic ? moment : nil)
    }

    static func column(_ number: Int, _ name: String = "机构职能", freshness: Int? = nil) -> SiteColumn {
        SiteColumn(
            id: id(300 + number), agency: commission, portal: id(250), slug: "c\(number)", name: name, type: .functions,
            description: "", keywords: "", freshness: freshness)
    }
}
