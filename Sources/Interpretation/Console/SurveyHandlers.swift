import Hummingbird
import Kernel
import Site

/// Questionnaires on the staff side.
extension InterpretationRoutes {
    func registerSurveys(on routes: SiteRoutes) {
        routes.page(InterpretationLinks.newSurvey, audience: .staff) { _, context, id in
            try await surveyForm(id, .empty, context)
        }
        routes.act(InterpretationLinks.newSurvey, audience: .staff, makeSurvey)
        routes.page(InterpretationLinks.survey, audience: .staff) { _, context, id in
            try await survey(id, .empty, context)
        }
        routes.act(InterpretationLinks.surveyAct, audience: .staff, performSurvey)
    }

    private func surveyForm(
        _ id: PolicyCaseID, _ state: FormState, _ context: SiteContext
    ) async throws -> ConsolePage {
        let view = try await interpretations.view(id, for: try context.requireOfficer())
        return SurveyFormScreen(line: view.line, state: state, context: context).answer
    }

    private func makeSurvey(_ form: Form, _ context: SiteContext, _ id: PolicyCaseID) async throws -> Response {
        let draft = SurveyDraft(
            title: form["title"], introduction: form["introduction"], questions: form["questions"],
            closesOn: form.fields.day("closes"))
        do {
            let made = try await interpretations.makeSurvey(draft, on: id, by: try context.requireOfficer())
            return try SeeOther(InterpretationLinks.survey(made.id)).response(in: context)
        } catch let refusal as Refusal where refusal.code != .notFound && refusal.code != .signInRequired {
            let state = form.state([FieldProblem(refusal.field ?? "title", refusal.sentence)])
            return try await surveyForm(id, state, context).response(in: context)
        }
    }

    private func survey(_ id: PolicySurveyID, _ failed: FormState, _ context: SiteContext) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        return SurveyScreen(
            view: try await interpretations.survey(id, for: officer), officer: officer, failed: failed, context: context
        ).answer
    }

    private func performSurvey(
        _ form: Form, _ context: SiteContext, _ id: PolicySurveyID, _ name: String
    ) async throws -> Response {
        guard let act = SurveyAct(rawValue: name) else { throw Refusal.notFound }
        do {
            guard let version = form.fields.number("version") else {
                throw Refusal(.invalid, "未能\(act.chinese)：表单不完整。请刷新页面后重新办理。")
            }
            _ = try await interpretations.perform(
                act, words: form["words"], on: id, by: try context.requireOfficer(), version: version)
            return try SeeOther(InterpretationLinks.survey(id)).response(in: context)
        } catch let refusal as Refusal where refusal.code != .notFound && refusal.code != .signInRequired {
            let state = form.state([FieldProblem(refusal.field ?? "", refusal.sentence)])
            return try await survey(id, state, context).response(in: context)
        }
    }
}
