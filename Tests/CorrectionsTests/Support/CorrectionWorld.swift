import Kernel

@testable import Corrections

/// A small commission whose people are known to every test of corrections.
enum CorrectionWorld {
    static func id<Subject>(_ number: Int) -> Identifier<Subject> {
        Identifier(at: Moment(milliseconds: 1_700_000_000_000), random: (0, UInt64(number)))
    }

    static let commission: AgencyID = id(1)
    static let government: AgencyID = id(2)
    static let hospitalAgency: AgencyID = id(3)
    static let stranger: AgencyID = id(4)
    static let section: UnitID = id(11)
    static let finance: UnitID = id(13)
    static let closed: UnitID = id(14)

    static let clerk = officer(21, "承办人", [.clerk], [section])
    static let head = officer(22, "科长", [.sectionHead], [section], heads: [section])
    static let office = officer(24, "公开办", [.opennessOffice])
    static let officeHead = officer(25, "公开办负责人", [.officeHead])
    static let siteOperator = officer(26, "网站管理员", [.siteOperator])
    static let leader = officer(28, "分管领导", [.leader])
    static let otherClerk = officer(30, "财务科员", [.clerk], [finance])
    static let otherHead = officer(35, "财务科长", [.sectionHead], [finance], heads: [finance])
    static let supervisor = officer(31, "监察员", [.supervisor], [section])
    static let above = officer(32, "县政府办", [.opennessOffice], of: government, overseen: [commission])
    static let outsider = officer(33, "外单位", [.opennessOffice, .siteOperator], of: stranger)
    /// Belongs to the unit by way of an agency of its own: acts for the unit, does not lead.
    static let hospital = officer(34, "直属单位", [.opennessOffice], [section], of: hospitalAgency)
    static let systemAdministrator = officer(38, "系统管理员", [.systemAdministrator])

    static let everybody: [Officer] = [
        clerk, head, office, officeHead, siteOperator, leader, otherClerk, otherHead, supervisor, above, outsider,
        hospital, systemAdministrator,
    ]

    static func officer(
        _ number: Int, _ name: String, _ roles: Set<Role>, _ units: Set<UnitID> = [], of agency: AgencyID = commission,
        heads: Set<UnitID> = [], overseen: Set<AgencyID> = []
    ) -> Officer {
        Officer(
            id: id(number), name: name, agency: agency, roles: roles, units: units, headOf: heads, overseen: overseen)
    }

    static func day(_ text: String) -> Day { Day(iso: text) ?? .earliest }

    static let moment = Moment(day: day("2026-03-10"), minute: 570)

    static func correction(_ state: CorrectionState, round: Int = 1) -> Correction {
        var found = Correction(
            id: id(41), agency: commission, number: "ZC2026-0001", page: "/articles/1", pageTitle: "通知",
            kind: .misprint,
            words: "“其它”应为“其他”", unit: section, receivedAt: moment)
        found.state = state
        found.round = round
        return found
    }

    static func report(
        _ words: String = "第二段“其它”应为“其他”", page: String = "/articles/a", contact: String? = nil
    ) -> CorrectionReport {
        CorrectionReport(page: page, kind: .misprint, words: words, contact: contact)
    }
}
