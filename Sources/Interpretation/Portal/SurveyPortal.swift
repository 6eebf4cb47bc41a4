import Hummingbird
import HTTPTypes
import Kernel
import Markup
package import Site

/// Questionnaires that everybody can answer (INT-11).
///
/// | method | path | does |
/// |---|---|---|
/// | GET | /surveys/{survey} | the questions, or the results once it is closed |
/// | POST | /surveys/{survey} | takes an answer in |
package struct SurveyPortal: Sendable {
    let interpretations: InterpretationStore
    let site: PortalSite
    let answers: VisitorThrottle

    package init(
        interpretations: InterpretationStore, site: PortalSite,
        answers: VisitorThrottle = VisitorThrottle(
            most: 20, within: .seconds(3_600),
            sentence: "没有提交：同一网络地址一小时内已提交20份。您填写的内容还在，请稍后再提交。")
    ) {
        self.interpretations = interpretations
        self.site = site
        self.answers = answers
    }

    private static let limits: FormLimits = {
        var limits = FormLimits(total: 64_000)
        limits.field = 4_000
        limits.fieldCount = 400
        return limits
    }()

    /// Marks the page after an answer; it holds nothing.
    private static let thanks = "survey"

    package func register(on routes: SiteRoutes) {
        routes.page(InterpretationLinks.publicSurvey, audience: .everyone) { _, context, id in
            try await page(id, context, isThanked: context.handed(for: SurveyPortal.thanks) != nil)
        }
        routes.act(InterpretationLinks.publicSurvey, audience: .everyone, reading: SurveyPortal.limits, answer)
    }

    private func page(
        _ id: PolicySurveyID, _ context: SiteContext, isThanked: Bool = false, state: FormState = .empty,
        status: HTTPResponse.Status = .ok
    ) async throws -> PersonalPage {
        PublicSurveyScreen(
            view: try await interpretations.publicSurvey(id), isThanked: isThanked, state: state, site: site,
            status: status, context: context
        ).answer
    }

    /// Nothing typed is lost, whatever is refused.
    private func answer(_ form: Form, _ context: SiteContext, _ id: PolicySurveyID) async throws -> Response {
        let count = try await interpretations.publicSurvey(id).survey.questions.count
        do {
            try answers.admit(context.remoteAddress)
            try await interpretations.answer(id, typed: (0..<count).map { form.fields.list("q\($0)") })
            context.hand("1", for: SurveyPortal.thanks)
            return try SeeOther(InterpretationLinks.publicSurvey(id)).response(in: context)
        } catch let refusal as Refusal where refusal.code != .notFound {
            let state = form.state([FieldProblem(refusal.field ?? "q0", refusal.sentence)])
            return try await page(id, context, state: state, status: refusal.code.status).response(in: context)
        }
    }
}
