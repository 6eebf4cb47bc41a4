import Hummingbird
import HTTPTypes
import Kernel
import Markup
package import Site

/// What everybody can do about errors of the site (SITE-4).
///
/// | method | path | does |
/// |---|---|---|
/// | GET | /corrections/new | the form, with `?page=` filled in |
/// | POST | /corrections | takes a report in |
/// | GET | /corrections/track | the question for a query code; after a report its receipt |
/// | POST | /corrections/track | where a matter stands, by query code |
/// | POST | /corrections/reopening | asks to look again, once |
package struct CorrectionPortal: Sendable {
    let corrections: CorrectionStore
    let site: PortalSite
    let reports: VisitorThrottle
    let queries: VisitorThrottle

    /// - Parameter reports: how many reports an address may send; tests give a narrow one.
    package init(
        corrections: CorrectionStore, site: PortalSite,
        reports: VisitorThrottle = VisitorThrottle(
            most: 30, within: .seconds(3_600),
            sentence: "没有提交：同一网络地址一小时内已提交30件。您填写的内容还在，请稍后再提交，或者改用页面底部的联系方式反映。"),
        queries: VisitorThrottle = VisitorThrottle(
            most: 60, within: .seconds(600), sentence: "没有查询：同一网络地址十分钟内查询次数过多。请稍后再查。")
    ) {
        self.corrections = corrections
        self.site = site
        self.reports = reports
        self.queries = queries
    }

    /// Text only, and little of it.
    private static let limits: FormLimits = {
        var limits = FormLimits(total: 32_000)
        limits.field = 16_000
        limits.fieldCount = 10
        return limits
    }()

    package func register(on routes: SiteRoutes) {
        routes.page(CorrectionLinks.new, audience: .everyone) { _, context in
            var fields = FormFields()
            fields.add(context.query["page"], to: "page")
            return try await form(FormState(fields), .ok, context)
        }
        routes.act(CorrectionLinks.submit, audience: .everyone, reading: CorrectionPortal.limits, submit)
        routes.page(CorrectionLinks.track, audience: .everyone) { _, context in try await track(context) }
        routes.act(CorrectionLinks.track, audience: .everyone, reading: CorrectionPortal.limits) { form, context in
            try await screen(form["code"], context)
        }
        routes.act(CorrectionLinks.reopen, audience: .everyone, reading: CorrectionPortal.limits, reopen)
    }

    private func form(
        _ state: FormState, _ status: HTTPResponse.Status, _ context: SiteContext
    ) async throws -> PersonalPage {
        CorrectionFormScreen(
            state: state, policy: corrections.policy, due: corrections.dueForNew,
            figures: try await corrections.publicFigures(), site: site, status: status, context: context
        ).answer
    }

    /// Nothing typed is lost, whatever is refused.
    private func submit(_ form: Form, _ context: SiteContext) async throws -> Response {
        let draft = CorrectionDraft(
            page: form["page"], kind: form["kind"], words: form["words"], contact: form["contact"])
        switch draft.report(authority: context.settings.baseURL.authority) {
        case .failure(let faults):
            let problems = faults.faults.map { FieldProblem($0.field, $0.sentence) }
            return try await self.form(form.state(problems), .unprocessableContent, context).response(in: context)
        case .success(let report):
            do {
                try reports.admit(context.remoteAddress)
                let receipt = try await corrections.receive(report)
                // The code stands in no address, so that no history, log or referrer keeps it.
                context.hand(receipt.code, for: CorrectionArrival.purpose(isJoined: receipt.isJoined))
                return try SeeOther(CorrectionLinks.track).response(in: context)
            } catch let refusal as Refusal {
                let state = form.state([FieldProblem(refusal.field ?? "", refusal.sentence)])
                return try await self.form(state, refusal.code.status, context).response(in: context)
            }
        }
    }

    private func track(_ context: SiteContext) async throws -> PersonalPage {
        for receipt in CorrectionArrival.allCases {
            if let code = context.handed(for: receipt.rawValue) {
                return try await screen(code, context, receipt: receipt)
            }
        }
        return CorrectionTrackScreen(tracking: nil, code: "", state: .empty, site: site, context: context).answer
    }

    private func screen(
        _ code: String, _ context: SiteContext, receipt: CorrectionArrival? = nil,
        failed: (FormState, HTTPResponse.Status)? = nil
    ) async throws -> PersonalPage {
        do {
            try queries.admit(context.remoteAddress)
            return CorrectionTrackScreen(
                tracking: try await corrections.tracking(code), code: code, state: failed?.0 ?? .empty, site: site,
                status: failed?.1 ?? .ok, receipt: receipt, context: context
            ).answer
        } catch let refusal as Refusal {
            let state = FormState(["code": code], problems: [FieldProblem("code", refusal.sentence)])
            return CorrectionTrackScreen(
                tracking: nil, code: code, state: state, site: site, status: refusal.code.status, context: context
            ).answer
        }
    }

    private func reopen(_ form: Form, _ context: SiteContext) async throws -> Response {
        let code = form["code"]
        do {
            try reports.admit(context.remoteAddress)
            try await corrections.reopen(code, words: form["again"])
            context.hand(CorrectionStore.plainCode(code), for: CorrectionArrival.again.rawValue)
            return try SeeOther(CorrectionLinks.track).response(in: context)
        } catch let refusal as Refusal {
            let state = form.state([FieldProblem("again", refusal.sentence)])
            return try await screen(code, context, failed: (state, refusal.code.status)).response(in: context)
        }
    }
}
