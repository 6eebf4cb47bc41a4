import Documents
import Hummingbird
import Kernel
import Markup
package import People
package import Publishing
package import Site

/// 政策解读 on the staff side.
///
/// | method | path | does |
/// |---|---|---|
/// | GET | /console/interpretations | the list with clocks and what is missing |
/// | POST | /console/interpretations/start | 启用 |
/// | GET, POST | /console/interpretations/new | 登记 for a document that has no case |
/// | GET | /console/interpretations/figures | rates of a quarter, `?quarter=2026-07-01` |
/// | GET | /console/interpretations/figures/bulletin.docx | the same as a file |
/// | POST | /console/interpretations/bulletins | the bulletin as an article draft |
/// | GET | /console/interpretations/cases/{case} | one case |
/// | POST | /console/interpretations/cases/{case}/acts/{act} | what `CaseAct` names |
/// | GET | /console/interpretations/changes | 变动牵连: what is owed, and any public text by its words |
/// | GET, POST | /console/interpretations/cases/{case}/changes | pages that a change leaves stale, and their settlement |
/// | GET, POST | /console/interpretations/cases/{case}/surveys | a new questionnaire |
/// | GET | /console/interpretations/surveys/{survey} | one questionnaire |
/// | POST | /console/interpretations/surveys/{survey}/acts/{act} | opens, ends, concludes it |
package struct InterpretationRoutes: Sendable {
    let interpretations: InterpretationStore
    let publishing: PublishingStore
    let people: PeopleStore

    package init(interpretations: InterpretationStore, publishing: PublishingStore, people: PeopleStore) {
        self.interpretations = interpretations
        self.publishing = publishing
        self.people = people
    }

    package func register(on routes: SiteRoutes) {
        routes.page(InterpretationLinks.list, audience: .staff) { _, context in try await list(context) }
        routes.act(InterpretationLinks.begin, audience: .staff, begin)
        routes.page(InterpretationLinks.new, audience: .staff) { _, context in
            var fields = FormFields()
            fields.add(context.query["document"], to: "document")
            return CaseOpeningScreen(state: FormState(fields), context: context).answer
        }
        routes.act(InterpretationLinks.new, audience: .staff, open)
        routes.page(InterpretationLinks.allChanges, audience: .staff) { _, context in
            try await allChanges(context)
        }
        registerFigures(on: routes)
        routes.page(InterpretationLinks.record, audience: .staff) { _, context, id in try await record(id, context) }
        routes.act(InterpretationLinks.act, audience: .staff, perform)
        routes.page(InterpretationLinks.changes, audience: .staff) { _, context, id in
            try await changes(id, context)
        }
        routes.act(InterpretationLinks.changes, audience: .staff, settle)
        registerSurveys(on: routes)
    }

    private func list(_ context: SiteContext, failed: FormState = .empty) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        let query = CaseQuery(
            standing: CaseStanding(rawValue: context.query["standing"]), unit: context.query.id("unit"),
            words: String(context.query["q"].prefix(100)), page: Pager.page(context))
        return CaseListScreen(
            page: try await interpretations.list(query, for: officer), query: query,
            start: try await interpretations.start(of: officer.agency),
            leads: PolicyCase.leads(officer, agency: officer.agency),
            units: try await interpretations.units(of: officer.agency), failed: failed, context: context
        ).answer
    }

    private func begin(_ form: Form, _ context: SiteContext) async throws -> Response {
        do {
            try await interpretations.begin(leading: form.fields.id("unit"), by: try context.requireOfficer())
            return try SeeOther(InterpretationLinks.list).response(in: context)
        } catch let refusal as Refusal where refusal.code != .signInRequired {
            let state = form.state([FieldProblem(refusal.field ?? "", refusal.sentence)])
            return try await list(context, failed: state).response(in: context)
        }
    }

    private func open(_ form: Form, _ context: SiteContext) async throws -> Response {
        let officer = try context.requireOfficer()
        do {
            guard let document: DocumentID = CaseForm.id(form["document"]) else {
                throw Refusal(.invalid, "未能登记解读件：没有看懂公文的地址。请从公文页面复制地址。", field: "document")
            }
            let made = try await interpretations.open(document, reason: form["reason"], by: officer)
            return try SeeOther(InterpretationLinks.record(made.id)).response(in: context)
        } catch let refusal as Refusal where refusal.code != .signInRequired {
            let state = form.state([FieldProblem(refusal.field ?? "document", refusal.sentence)])
            return try CaseOpeningScreen(state: state, context: context).answer.response(in: context)
        }
    }

    func record(
        _ id: PolicyCaseID, failed: FailedCaseAct? = nil, _ context: SiteContext
    ) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        if let changeOnly = try await interpretations.changeOnly(id, for: officer) {
            return ChangeScreen(view: changeOnly, officer: officer, failed: failed, context: context).answer
        }
        let view = try await interpretations.view(id, for: officer)
        return CaseScreen(
            view: view, timeline: try await interpretations.timeline(of: id, for: officer),
            units: try await interpretations.units(of: view.found.agency), officer: officer, failed: failed,
            context: context
        ).answer
    }

    private func changes(
        _ id: PolicyCaseID, failed: FailedCaseAct? = nil, _ context: SiteContext
    ) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        return ChangeScreen(
            view: try await interpretations.changeView(of: id, for: officer), officer: officer, failed: failed,
            context: context
        ).answer
    }

    /// What is owed, and what a change of a text would make stale, found by its words.
    private func allChanges(_ context: SiteContext) async throws -> ConsolePage {
        let officer = try context.requireOfficer(), words = String(context.query["q"].prefix(100))
        return ChangeListScreen(
            words: words, owing: try await interpretations.openChangeTargets(for: officer),
            found: try await interpretations.changeTargets(naming: words, for: officer), context: context
        ).answer
    }

    private func settle(_ form: Form, _ context: SiteContext, _ id: PolicyCaseID) async throws -> Response {
        let officer = try context.requireOfficer(), suffix = form["suffix"]
        do {
            let way = PageSettlement.Way(rawValue: form[CaseField.name(.settle, "way") + suffix])
            guard let way, let version = form.fields.number("version") else {
                throw Refusal(.invalid, "未能登记处置：没有选择怎样处置。请选择后再登记。", rule: "NORM-6")
            }
            let reason = form[CaseField.name(.settle, "reason") + suffix]
            _ = try await interpretations.perform(
                .settle(change: form["change"], page: form["page"], way, reason: reason), on: id, by: officer,
                version: version)
            return try SeeOther(InterpretationLinks.changes(id).query("done", "settle")).response(in: context)
        } catch let refusal as Refusal where refusal.code != .notFound && refusal.code != .signInRequired {
            return try await changes(id, failed: FailedCaseAct(.settle, refusal, form), context).response(in: context)
        }
    }
}
