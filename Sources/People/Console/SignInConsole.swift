import Hummingbird
import Kernel
import Markup
package import Site

/// Signing in and out, the first start, and one's own account.
package struct SignInConsole: Sendable {
    let people: PeopleStore

    package init(people: PeopleStore) { self.people = people }

    /// Who a session belongs to: `SiteSettings.sessionLookup`.
    package var lookup: SessionLookup {
        { [people] token in
            guard let found = try await people.signedIn(digest: token.digest) else { return nil }
            return SignedIn(
                officer: found.officer, agencyName: found.agency.shortName,
                pending: found.mustChange == nil ? nil : PeopleLinks.password)
        }
    }

    package func register(_ routes: SiteRoutes) {
        routes.page(PeopleLinks.signIn, audience: .everyone) { _, context in try await signInPage(context) }
        routes.act(PeopleLinks.signIn, audience: .everyone) { form, context in try await signIn(form, context) }
        routes.act(PeopleLinks.signOut, audience: .signedInPending) { _, context in try await signOut(context) }
        routes.page(PeopleLinks.password, audience: .signedInPending) { _, context in
            SignInPages.password(context, why: try await whyNow(context))
        }
        routes.act(PeopleLinks.password, audience: .signedInPending) { form, context in
            try await changePassword(form, context)
        }
        routes.page(PeopleLinks.account, audience: .signedIn) { _, context in try await account(context) }
        routes.act(PeopleLinks.endSession, audience: .signedIn) { _, context, session in
            try await people.end(session, of: context.requireOfficer().id)
            return SeeOther(PeopleLinks.account)
        }
        routes.act(PeopleLinks.endOthers, audience: .signedIn) { _, context in
            try await people.signOutEverywhere(context.requireOfficer().id, except: context.session?.digest)
            return SeeOther(PeopleLinks.account)
        }
    }

    /// Where a person begins: 三员 see no business record (MLPS-3), so theirs is not the workbench.
    private func home(of officer: Officer, _ context: SiteContext) -> Link {
        officer.isAdministrator ? PeopleLinks.people : context.settings.consoleHome
    }

    private func signInPage(_ context: SiteContext) async throws -> Response {
        if try await people.isUntouched() { return try SignInPages.firstStart.response(in: context) }
        if let officer = context.officer { return try SeeOther(home(of: officer, context)).response(in: context) }
        return try SignInPages.signIn(context, next: context.query["next"]).response(in: context)
    }

    private func signIn(_ form: Form, _ context: SiteContext) async throws -> Response {
        let token = SessionToken()
        let person: SignedInMember
        do {
            person = try await people.signIn(
                SignInAttempt(
                    login: form["login"], password: form.fields.typed("password"), address: context.remoteAddress,
                    device: "", newSession: token.digest, oldSession: context.session?.digest))
        } catch let refusal as Refusal {
            let state = form.state([FieldProblem(refusal.field ?? "", refusal.sentence)])
            return try SignInPages.signIn(context, state: state, next: form["next"], status: refusal.code.status)
                .response(in: context)
        }
        context.signIn(token)
        return try SeeOther(Link(returning: form["next"]) ?? home(of: person.officer, context)).response(in: context)
    }

    private func signOut(_ context: SiteContext) async throws -> SeeOther {
        if let session = context.session { try await people.signOut(digest: session.digest) }
        context.signOut()
        return SeeOther(PeopleLinks.signIn)
    }

    private func whyNow(_ context: SiteContext) async throws -> String? {
        guard let session = context.session else { return nil }
        return try await people.signedIn(digest: session.digest)?.mustChange?.sentence
    }

    private func changePassword(_ form: Form, _ context: SiteContext) async throws -> Response {
        let officer = try context.requireOfficer()
        let new = form.fields.typed("password")
        guard let session = context.session else { throw Refusal.notFound }
        let token = SessionToken()
        do {
            guard new == form.fields.typed("again") else {
                throw Refusal(.invalid, "密码未修改：两次输入的新密码不一致。请重新输入。", field: "again")
            }
            try await people.changePassword(
                of: officer.id, from: form.fields.typed("old_password"), to: new, session: session.digest,
                newSession: token.digest)
        } catch let refusal as Refusal {
            let state = form.state([FieldProblem(refusal.field ?? "", refusal.sentence)])
            let why = try await whyNow(context)
            return try SignInPages.password(context, why: why, state: state, status: refusal.code.status)
                .response(in: context)
        }
        context.signIn(token)
        return try SeeOther(home(of: officer, context)).response(in: context)
    }

    private func account(_ context: SiteContext) async throws -> ConsolePage {
        guard let person = context.signedIn, let session = context.session else { throw Refusal.notFound }
        let sessions = try await people.openSessions(of: person.officer.id)
        let current = try await people.signedIn(digest: session.digest)?.session.id
        let units = try await people.unitNames(of: person.officer.id)
        return AccountPage.page(context, person, sessions: sessions, current: current, units: units)
    }
}
