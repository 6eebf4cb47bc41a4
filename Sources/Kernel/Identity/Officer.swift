/// The person who acts, as every decision sees them: who, for which agency, in which roles, from which units.
package struct Officer: Hashable, Sendable {
    package let id: MemberID
    package let name: String
    package let agency: AgencyID
    package let roles: Set<Role>
    /// The units the officer belongs to. A hospital that is an agency of its own is also a unit of its commission: its
    /// officers belong to that unit too.
    package let units: Set<UnitID>
    /// Those of `units` that the officer heads.
    package let headOf: Set<UnitID>
    /// The agencies below the officer's in the tree: their records can be read, never changed.
    package let overseen: Set<AgencyID>

    package init(
        id: MemberID, name: String, agency: AgencyID, roles: Set<Role>, units: Set<UnitID> = [],
        headOf: Set<UnitID> = [], overseen: Set<AgencyID> = []
    ) {
        self.id = id
        self.name = name
        self.agency = agency
        self.roles = roles
        self.units = units
        self.headOf = headOf.intersection(units)
        self.overseen = overseen
    }

    package func holds(_ role: Role) -> Bool { roles.contains(role) }

    /// 三员 hold no business role and see no business record (MLPS-3).
    package var isAdministrator: Bool { roles.contains { $0.isAdministrator } }
}
