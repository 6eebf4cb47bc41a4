/// The columns of table 三 (RPT-20).
package enum ApplicantKind: String, CaseIterable, Sendable, Hashable {
    case naturalPerson = "natural_person"
    case company
    case research
    case charity
    case legalServices = "legal_services"
    case otherOrganization = "other_organization"

    package var chinese: String {
        switch self {
        case .naturalPerson: "自然人"
        case .company: "商业企业"
        case .research: "科研机构"
        case .charity: "社会公益组织"
        case .legalServices: "法律服务机构"
        case .otherOrganization: "其他"
        }
    }

    /// c1…c6; c7 is their sum (RPT-23).
    package var column: Int {
        switch self {
        case .naturalPerson: 1
        case .company: 2
        case .research: 3
        case .charity: 4
        case .legalServices: 5
        case .otherOrganization: 6
        }
    }

    package var isOrganization: Bool { self != .naturalPerson }
}
