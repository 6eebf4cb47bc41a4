/// What a member may be in an agency's openness work (ROLE-1…ROLE-18). A member may hold several, except that the three
/// administrators exclude one another and every other role (MLPS-3).
package enum Role: String, CaseIterable, Sendable, Hashable {
    /// 政务公开办公室 (ROLE-2).
    case opennessOffice = "openness_office"
    /// 政府信息公开工作机构负责人 (ROLE-3).
    case officeHead = "office_head"
    /// 科室负责人 (ROLE-4, ROLE-6).
    case sectionHead = "section_head"
    /// 科室经办人 (ROLE-5, ROLE-6).
    case clerk
    /// 公文公开属性管理员 (ROLE-7).
    case attributeKeeper = "attribute_keeper"
    /// 依申请公开办理员 (ROLE-7).
    case requestHandler = "request_handler"
    /// 保密审查员 (ROLE-8).
    case secrecyReviewer = "secrecy_reviewer"
    /// 合法性审查员 (ROLE-9).
    case legalReviewer = "legal_reviewer"
    /// 新闻发言人 (ROLE-10).
    case spokesperson
    /// 信访室 (ROLE-11).
    case petitionsOffice = "petitions_office"
    /// 规划信息科 (ROLE-12).
    case siteOperator = "site_operator"
    /// 分管领导、主要领导 (ROLE-13).
    case leader
    /// 主要负责人: heads the agency; held beside `leader` (ROLE-13, PUB-3, INT-5).
    case principalHead = "principal_head"
    /// 监察 (ROLE-14): reads all, acts on nothing.
    case supervisor
    /// 考核 (ROLE-15).
    case assessor
    /// 直属单位联络员 (ROLE-16).
    case liaison
    /// 系统管理员 (ROLE-18, MLPS-3).
    case systemAdministrator = "system_administrator"
    /// 安全管理员 (ROLE-18, MLPS-3).
    case securityAdministrator = "security_administrator"
    /// 审计管理员 (ROLE-18, MLPS-3).
    case auditAdministrator = "audit_administrator"

    package var chinese: String {
        switch self {
        case .opennessOffice: "政务公开办"
        case .officeHead: "公开工作机构负责人"
        case .sectionHead: "科室负责人"
        case .clerk: "科室经办人"
        case .attributeKeeper: "公文公开属性管理员"
        case .requestHandler: "依申请公开办理员"
        case .secrecyReviewer: "保密审查员"
        case .legalReviewer: "合法性审查员"
        case .spokesperson: "新闻发言人"
        case .petitionsOffice: "信访工作人员"
        case .siteOperator: "网站管理员"
        case .leader: "委领导"
        case .principalHead: "主要负责人"
        case .supervisor: "监察"
        case .assessor: "考核"
        case .liaison: "直属单位联络员"
        case .systemAdministrator: "系统管理员"
        case .securityAdministrator: "安全管理员"
        case .auditAdministrator: "审计管理员"
        }
    }

    /// 三员: none of them takes part in business (MLPS-3).
    package var isAdministrator: Bool {
        switch self {
        case .systemAdministrator, .securityAdministrator, .auditAdministrator: true
        case .opennessOffice, .officeHead, .sectionHead, .clerk, .attributeKeeper, .requestHandler, .secrecyReviewer,
            .legalReviewer, .spokesperson, .petitionsOffice, .siteOperator, .leader, .principalHead, .supervisor,
            .assessor, .liaison:
            false
        }
    }
}
