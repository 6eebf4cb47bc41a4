import Kernel
package import Markup
package import Site

/// The addresses of People's pages and acts.
package enum PeopleLinks {
    package static let signIn = Link("/login")
    package static let signOut = Link("/logout")
    package static let account = Link("/account")
    package static let password = Link("/account/password")
    package static let endOthers = Link("/account/sessions/end-others")
    package static let people = Link("/console/people")
    static let endSession = Route<SessionID>("/account/sessions/{session}/end")
    static let organisation = Route<AgencyID>("/console/people/{agency}")
    static let addUnit = Route<AgencyID>("/console/people/{agency}/units")
    static let addAgency = Route<AgencyID>("/console/people/{agency}/agencies")
    static let agencyKind = Route<AgencyID>("/console/people/{agency}/kind")
    static let addMember = Route<AgencyID>("/console/people/{agency}/members")
    static let addAlias = Route<UnitID>("/console/units/{unit}/aliases")
    static let unitState = Route<UnitID>("/console/units/{unit}/state")
    static let member = Route<MemberID>("/console/members/{member}")
    static let roles = Route<MemberID>("/console/members/{member}/roles")
    static let posts = Route<MemberID>("/console/members/{member}/posts")
    static let reset = Route<MemberID>("/console/members/{member}/password")
    static let memberState = Route<MemberID>("/console/members/{member}/state")

    /// The entry of the console's left rail.
    package static func rail(for person: SignedIn) -> RailEntry? {
        let may = AdministrationAct.readOrganisation.roles
        guard !person.officer.roles.isDisjoint(with: may) else { return nil }
        return RailEntry(id: "people", title: "机构人员", link: people)
    }
}
