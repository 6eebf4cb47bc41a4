package import Kernel

/// Which roles one member may hold together: the three administrators exclude one another and every business role
/// (MLPS-3).
package enum RoleCombination {
    /// Why these roles cannot be one member's; nil when they can.
    package static func refusal(of roles: Set<Role>) -> Refusal? {
        let administrators = Role.allCases.filter { $0.isAdministrator && roles.contains($0) }
        guard let first = administrators.first, roles.count > 1 else { return nil }
        let other = Role.allCases.first { $0 != first && roles.contains($0) } ?? first
        let why = administrators.count > 1 ? "系统管理员、安全管理员、审计管理员互相排斥" : "三员不得承担业务角色"
        return Refusal(
            .invalid, "角色未授予：“\(first.chinese)”与“\(other.chinese)”不能由同一人担任，\(why)。请先收回原角色，或授予其他人员。",
            rule: "MLPS-3", field: "roles")
    }

    /// The role with this raw value or Chinese name; nil for anything else.
    package static func role(named text: String) -> Role? {
        let name = PlainName.trimmed(text)
        return Role(rawValue: name.lowercased()) ?? Role.allCases.first { $0.chinese == name }
    }
}
