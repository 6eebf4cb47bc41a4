package import Kernel

/// Who may ask for a route at all. What a person may do with the record behind it is decided by the capability.
package enum Audience: Sendable, Hashable {
    /// Anybody, signed in or not.
    case everyone
    /// Anybody who is signed in, even with something to deal with first (a password to change).
    case signedInPending
    /// Anybody who is signed in.
    case signedIn
    /// Signed in and not one of the three administrators, who see no business record (MLPS-3).
    case staff
    /// Signed in with at least one of these roles.
    case roles(Set<Role>)

    /// One of the three administrators (ROLE-18).
    package static let administrators = Audience.roles([
        .systemAdministrator, .securityAdministrator, .auditAdministrator,
    ])

    /// Lets `person` pass or says why not.
    func admit(_ person: SignedIn?) throws {
        guard self != .everyone else { return }
        guard let person else { throw Refusal.signInRequired }
        switch self {
        case .everyone, .signedInPending, .signedIn: break
        case .staff:
            guard !person.officer.isAdministrator else { throw Refusal.administratorsSeeNoBusiness }
        case .roles(let roles):
            guard !person.officer.roles.isDisjoint(with: roles) else { throw Refusal.roleMissing(roles) }
        }
    }
}

extension Audience: CustomStringConvertible {
    /// For the list of routes and the OpenAPI document.
    package var description: String {
        switch self {
        case .everyone: "everyone"
        case .signedInPending: "signed in, pending"
        case .signedIn: "signed in"
        case .staff: "staff"
        case .roles(let roles): "roles " + roles.map(\.rawValue).sorted().joined(separator: " ")
        }
    }
}

extension Refusal {
    static let signInRequired = Refusal(.signInRequired, "没有打开这一页：需要先登录。请登录后再试。")
    static let administratorsSeeNoBusiness = Refusal(
        .roleRefused, "没有打开这一页：系统、安全、审计管理员不经办业务，也不查看业务记录。请由业务人员办理。", rule: "MLPS-3")

    static func roleMissing(_ roles: Set<Role>) -> Refusal {
        let names = Role.allCases.filter(roles.contains).map(\.chinese).joined(separator: "、")
        return Refusal(.roleRefused, "没有打开这一页：只有\(names)可以办理。需要时请联系安全管理员调整角色。")
    }
}
