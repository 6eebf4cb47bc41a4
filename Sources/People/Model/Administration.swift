package import Kernel

/// Who does something to the organisation: a signed-in officer, or the person at the server's command line, whom the
/// operating system has let in.
package enum Performer: Hashable, Sendable {
    case officer(Officer)
    case operatorOfServer

    /// Nil for the person at the command line, who has no account.
    package var member: MemberID? {
        switch self {
        case .officer(let officer): officer.id
        case .operatorOfServer: nil
        }
    }

    package var name: String {
        switch self {
        case .officer(let officer): officer.name
        case .operatorOfServer: "服务器命令行"
        }
    }
}

/// An act on the organisation and its accounts.
package enum AdministrationAct: String, CaseIterable, Sendable {
    case readOrganisation = "organisation.read"
    case addAgency = "agency.add"
    case changeAgency = "agency.change"
    case addUnit = "unit.add"
    case nameUnit = "unit.name"
    case changeUnit = "unit.change"
    case addMember = "member.add"
    case changeMember = "member.change"
    case resetPassword = "member.reset"
    case grantRole = "role.grant"
    case revokeRole = "role.revoke"
    case readJournal = "journal.read"

    package var chinese: String {
        switch self {
        case .readOrganisation: "查看机构人员"
        case .addAgency: "新增机构"
        case .changeAgency: "变更机构"
        case .addUnit: "新增单位"
        case .nameUnit: "增加单位别名"
        case .changeUnit: "变更单位"
        case .addMember: "新增人员"
        case .changeMember: "变更人员"
        case .resetPassword: "重置密码"
        case .grantRole: "授予角色"
        case .revokeRole: "收回角色"
        case .readJournal: "查看审计日志"
        }
    }

    /// The roles that may do it. 系统管理员 keeps organisation and accounts, 安全管理员 grants what these may do,
    /// 审计管理员 reads what both did (MLPS-3). The openness office writes down a unit its plan names: a unit without
    /// members can do nothing, so no right comes of it.
    package var roles: Set<Role> {
        switch self {
        case .readOrganisation:
            [
                .systemAdministrator, .securityAdministrator, .auditAdministrator, .opennessOffice, .officeHead,
                .supervisor,
            ]
        case .addAgency, .changeAgency, .changeUnit, .addMember, .changeMember, .resetPassword: [.systemAdministrator]
        case .addUnit, .nameUnit: [.systemAdministrator, .opennessOffice, .officeHead]
        case .grantRole, .revokeRole: [.securityAdministrator]
        case .readJournal: [.auditAdministrator]
        }
    }
}

/// Who may do what to the organisation.
package enum Administration {
    /// Why `performer` may not do `act` in `agency`; nil when they may. An agency the performer does not oversee is not
    /// there for them. Only administrators reach below their own agency, and only for organisation and accounts.
    package static func refusal(of act: AdministrationAct, by performer: Performer, in agency: AgencyID) -> Refusal? {
        switch performer {
        case .operatorOfServer: return nil
        case .officer(let officer):
            guard officer.agency == agency || officer.overseen.contains(agency) else { return .notFound }
            let able = act.roles.intersection(officer.roles)
            if officer.agency != agency, !able.contains(where: \.isAdministrator) {
                return able.isEmpty && officer.isAdministrator ? roleRefusal(of: act) : .notFound
            }
            return able.isEmpty ? roleRefusal(of: act) : nil
        }
    }

    /// Why `performer` may not give `member` these roles in place of those they hold; nil when they may. Nobody grants
    /// to themselves (MLPS-3).
    package static func refusal(
        ofRoles roles: Set<Role>, for member: Member, by performer: Performer
    ) -> Refusal? {
        let act: AdministrationAct = roles.isSuperset(of: member.roles) ? .grantRole : .revokeRole
        if let refusal = refusal(of: act, by: performer, in: member.agency) { return refusal }
        if performer.member == member.id {
            return Refusal(
                .roleRefused, "角色未变更：不能变更自己的角色。请由另一名安全管理员办理。", rule: "MLPS-3")
        }
        guard member.isActive else {
            return Refusal(.stateRefused, "角色未变更：“\(member.name)”的账号已停用。请先启用账号。", rule: "MLPS-2")
        }
        return RoleCombination.refusal(of: roles)
    }

    private static func roleRefusal(of act: AdministrationAct) -> Refusal {
        let who = Role.allCases.filter { act.roles.contains($0) }.map(\.chinese).joined(separator: "、")
        return Refusal(.roleRefused, "未能\(act.chinese)：此事由\(who)办理，您没有这一角色。请联系担任该角色的人员。", rule: "MLPS-3")
    }
}
