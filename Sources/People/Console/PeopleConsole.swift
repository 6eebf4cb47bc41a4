import Hummingbird
import Kernel
import Markup
package import Site

/// The pages where administrators keep the organisation and its accounts (ROLE-18, MLPS-3).
package struct PeopleConsole: Sendable {
    let people: PeopleStore
    private static let readers = Audience.roles(AdministrationAct.readOrganisation.roles)

    package init(people: PeopleStore) { self.people = people }

    package func register(_ routes: SiteRoutes) {
        registerOrganisation(routes)
        registerMembers(routes)
    }

    private func registerOrganisation(_ routes: SiteRoutes) {
        routes.page(PeopleLinks.people, audience: PeopleConsole.readers) { _, context in
            try await organisation(context.requireOfficer().agency, context).page()
        }
        routes.page(PeopleLinks.organisation, audience: PeopleConsole.readers) { _, context, agency in
            try await organisation(agency, context).page()
        }
        routes.act(PeopleLinks.addUnit, audience: may(.addUnit)) { form, context, agency in
            try await shown(form, context, agency, .unit) { officer in
                try await people.addUnit(unitDraft(form), agency: agency, by: .officer(officer))
            }
        }
        routes.act(PeopleLinks.addAgency, audience: may(.addAgency)) { form, context, agency in
            try await shown(form, context, agency, .agency) { officer in
                let draft = AgencyDraft(
                    name: form["agency_name"], shortName: form["agency_short_name"],
                    creditCode: form["agency_credit_code"], isGovernment: form.fields.flag("agency_government"))
                try await people.addAgency(draft, parent: agency, by: .officer(officer))
            }
        }
        routes.act(PeopleLinks.agencyKind, audience: may(.changeAgency)) { form, context, agency in
            try await people.setAgency(
                agency, isGovernment: form.fields.flag("government"), by: .officer(context.requireOfficer()))
            return SeeOther(PeopleLinks.organisation(agency))
        }
        routes.act(PeopleLinks.addAlias, audience: may(.nameUnit)) { form, context, unit in
            try await people.addAlias(form["alias"], to: unit, by: .officer(context.requireOfficer()))
            return SeeOther(PeopleLinks.people)
        }
        routes.act(PeopleLinks.unitState, audience: may(.changeUnit)) { form, context, unit in
            let agency = try await people.setUnit(
                unit, active: form["active"] == "yes", by: .officer(context.requireOfficer()))
            return SeeOther(PeopleLinks.organisation(agency))
        }
    }

    private func registerMembers(_ routes: SiteRoutes) {
        routes.act(PeopleLinks.addMember, audience: may(.addMember)) { form, context, agency in
            try await addMember(form, context, agency)
        }
        routes.page(PeopleLinks.member, audience: PeopleConsole.readers) { _, context, member in
            try await memberPage(member, context).page()
        }
        routes.act(PeopleLinks.roles, audience: may(.grantRole)) { form, context, member in
            try await changed(member, form, context) { officer in
                try await people.setRoles(PeopleConsole.roles(form), of: member, by: .officer(officer))
            }
        }
        routes.act(PeopleLinks.posts, audience: may(.changeMember)) { form, context, member in
            try await changed(member, form, context) { officer in
                try await people.setPosts(PeopleConsole.posts(form), of: member, by: .officer(officer))
            }
        }
        routes.act(PeopleLinks.memberState, audience: may(.changeMember)) { form, context, member in
            try await changed(member, form, context) { officer in
                try await people.setMember(member, active: form["active"] == "yes", by: .officer(officer))
            }
        }
        routes.act(PeopleLinks.reset, audience: may(.resetPassword)) { _, context, member in
            let performer = Performer.officer(try context.requireOfficer())
            let password = try await people.resetPassword(of: member, by: performer)
            let file = try await people.memberFile(member, for: performer)
            return MemberPage.handOver(password, to: file.member, "密码已重置")
        }
    }

    private func may(_ act: AdministrationAct) -> Audience { .roles(act.roles) }

    private func organisation(_ agency: AgencyID, _ context: SiteContext) async throws -> OrganisationPage {
        let officer = try context.requireOfficer()
        return OrganisationPage(
            organisation: try await people.organisation(agency, for: .officer(officer)), officer: officer,
            context: context)
    }

    private func memberPage(_ member: MemberID, _ context: SiteContext) async throws -> MemberPage {
        let officer = try context.requireOfficer()
        return MemberPage(
            file: try await people.memberFile(member, for: .officer(officer)), officer: officer, context: context)
    }

    /// Does the act and goes back to the agency; a field at fault shows the form again with what was typed.
    private func shown(
        _ form: Form, _ context: SiteContext, _ agency: AgencyID, _ which: OrganisationPage.Form,
        _ act: (Officer) async throws -> Void
    ) async throws -> Response {
        do {
            try await act(try context.requireOfficer())
        } catch let refusal as Refusal where refusal.code == .invalid {
            return try await again(form, context, agency, which, refusal)
        }
        return try SeeOther(PeopleLinks.organisation(agency)).response(in: context)
    }

    private func again(
        _ form: Form, _ context: SiteContext, _ agency: AgencyID, _ which: OrganisationPage.Form, _ refusal: Refusal
    ) async throws -> Response {
        var page = try await organisation(agency, context)
        page.state = form.state([FieldProblem(refusal.field.map(which.field) ?? "", refusal.sentence)])
        page.form = which
        return try page.page(status: refusal.code.status).response(in: context)
    }

    private func changed(
        _ member: MemberID, _ form: Form, _ context: SiteContext, _ act: (Officer) async throws -> Void
    ) async throws -> Response {
        do {
            try await act(try context.requireOfficer())
        } catch let refusal as Refusal where refusal.code == .invalid {
            var page = try await memberPage(member, context)
            page.state = form.state([FieldProblem("", refusal.sentence)])
            return try page.page(status: refusal.code.status).response(in: context)
        }
        return try SeeOther(PeopleLinks.member(member)).response(in: context)
    }

    private func addMember(_ form: Form, _ context: SiteContext, _ agency: AgencyID) async throws -> Response {
        let officer = try context.requireOfficer()
        let post = form.fields.id("member_unit").map { Post(unit: $0, isHead: form.fields.flag("member_head")) }
        let draft = MemberDraft(
            name: form["member_name"], login: form["member_login"], phone: form["member_phone"],
            posts: post.map { [$0] } ?? [])
        do {
            let account = try await people.addMember(draft, agency: agency, by: .officer(officer))
            return try MemberPage.handOver(account.password, to: account.member, "账号已建立").response(in: context)
        } catch let refusal as Refusal where refusal.code == .invalid {
            return try await again(form, context, agency, .member, refusal)
        }
    }

    private func unitDraft(_ form: Form) -> UnitDraft {
        UnitDraft(
            name: form["unit_name"], shortName: form["unit_short_name"],
            kind: UnitKind(rawValue: form["unit_kind"]) ?? .section,
            ownAgency: form.fields.id("unit_own_agency"),
            aliases: form.fields.typed("unit_aliases").split(separator: "\n").map(String.init))
    }

    private static func roles(_ form: Form) -> Set<Role> {
        Set(form.fields.list("role").compactMap { Role(rawValue: $0) })
    }

    private static func posts(_ form: Form) -> [Post] {
        let heads = Set(form.fields.list("head")), members = Set(form.fields.list("unit"))
        return heads.union(members).sorted().compactMap { text in
            UnitID(text).map { Post(unit: $0, isHead: heads.contains(text)) }
        }
    }
}
