package import Kernel

extension Officer {
    /// The officer a member is.
    ///
    /// `represented` are the units of other agencies that are at the same time the member's agency: who works in the
    /// county hospital belongs to the commission's unit “县人民医院” too; its leaders and liaisons speak for it (ROLE-16).
    package init(member: Member, represented: [Unit], tree: AgencyTree) {
        let speaksForAgency = member.roles.contains(.leader) || member.roles.contains(.liaison)
        let elsewhere = Set(represented.filter { $0.ownAgency == member.agency && $0.isActive }.map(\.id))
        self.init(
            id: member.id, name: member.name, agency: member.agency, roles: member.roles,
            units: elsewhere.union(member.posts.map(\.unit)),
            headOf: Set(member.posts.filter(\.isHead).map(\.unit)).union(speaksForAgency ? elsewhere : []),
            overseen: tree.descendants(of: member.agency))
    }
}
