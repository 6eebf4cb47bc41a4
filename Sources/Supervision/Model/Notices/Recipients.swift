package import Kernel
package import People

/// Who hears of what: pure, from the members of an agency.
package struct Recipients: Hashable, Sendable {
    let members: [Member]
    /// The members of agencies that are units of this one: the county hospital's liaison answers for 县人民医院.
    let speakers: [UnitID: [Member]]

    /// - Parameter speakers: by unit, the members of the agency that this unit is.
    package init(members: [Member], speakers: [UnitID: [Member]] = [:]) {
        self.members = members
        self.speakers = speakers
    }

    /// Each once, in the order of their ids. 三员 hear of no business (MLPS-3); nobody is told for a closed account.
    package func told(_ listeners: Set<WarningPolicy.Listener>, of unit: UnitID) -> [MemberID] {
        var found: Set<MemberID> = []
        for listener in listeners {
            for member in candidates(listener, unit) where member.isActive && !isAdministrator(member) {
                found.insert(member.id)
            }
        }
        return found.sorted()
    }

    private func candidates(_ listener: WarningPolicy.Listener, _ unit: UnitID) -> [Member] {
        switch listener {
        case .unit: of(unit)
        case .office: holding([.opennessOffice, .officeHead])
        case .leader: holding([.leader, .principalHead])
        case .supervisor: holding([.supervisor])
        }
    }

    /// The head and the clerks; everybody of the unit when it has neither.
    private func of(_ unit: UnitID) -> [Member] {
        let own = members.filter { $0.isActive && $0.posts.contains { $0.unit == unit } }
        let elsewhere = (speakers[unit] ?? []).filter { !$0.roles.isDisjoint(with: [.liaison, .leader]) }
        let duty: Set<Role> = [.sectionHead, .clerk, .liaison, .requestHandler, .attributeKeeper]
        let near = own.filter { member in
            !member.roles.isDisjoint(with: duty) || member.posts.contains { $0.unit == unit && $0.isHead }
        }
        return (near.isEmpty ? own : near) + elsewhere
    }

    private func holding(_ roles: Set<Role>) -> [Member] { members.filter { !$0.roles.isDisjoint(with: roles) } }

    private func isAdministrator(_ member: Member) -> Bool { member.roles.contains { $0.isAdministrator } }
}
