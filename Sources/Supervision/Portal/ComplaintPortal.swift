import HTTPTypes
import Hummingbird
import Kernel
import Markup
package import Site

/// What everybody can do about openness work that falls short (SUP-3).
///
/// | method | path | does |
/// |---|---|---|
/// | GET | /complaints/new | the form |
/// | POST | /complaints | takes a complaint in |
/// | GET | /complaints/track | the question for a query code; after a complaint its receipt |
/// | POST | /complaints/track | where a matter stands, by query code |
package struct ComplaintPortal: Sendable {
    let complaints: ComplaintStore
    let site: PortalSite
    let sending: VisitorThrottle
    let queries: VisitorThrottle

    /// - Parameter sending: how many an address may send; tests give a narrow one.
    package init(
        complaints: ComplaintStore, site: PortalSite,
        sending: VisitorThrottle = VisitorThrottle(
            most: 30, within: .seconds(3_600),
            sentence: "没有提交：同一网络地址一小时内已提交30件。您填写的内容还在，请稍后再提交，或者改用页面底部的联系方式反映。"),
        queries: VisitorThrottle = VisitorThrottle(
            most: 60, within: .seconds(600), sentence: "没有查询：同一网络地址十分钟内查询次数过多。请稍后再查。")
    ) {
        self.complaints = complaints
        self.site = site
        self.sending = sending
        self.queries = queries
    }

    private static let arrival = "complaint-new"

    /// Text only, and little of it.
    private static let limits: FormLimits = {
        var limits = FormLimits(total: 48_000)
        limits.field = 24_000
        limits.fieldCount = 10
        return limits
    }()

    package func register(on routes: SiteRoutes) {
        routes.page(ComplaintLinks.new, audience: .everyone) { _, context in form(.empty, .ok, context) }
        routes.act(ComplaintLinks.submit, audience: .everyone, reading: ComplaintPortal.limits, submit)
        routes.page(ComplaintLinks.track, audience: .everyone) { _, context in
            guard let code = context.handed(for: ComplaintPortal.arrival) else {
                return ComplaintTrackScreen(tracking: nil, code: "", state: .empty, site: site, context: context)
                    .answer
            }
            return try await screen(code, isNew: true, context)
        }
        routes.act(ComplaintLinks.track, audience: .everyone, reading: ComplaintPortal.limits) { form, context in
            try await screen(form["code"], isNew: false, context)
        }
    }

    private func form(_ state: FormState, _ status: HTTPResponse.Status, _ context: SiteContext) -> PersonalPage {
        ComplaintFormScreen(state: state, due: complaints.dueForNew, site: site, status: status, context: context)
            .answer
    }

    /// Nothing typed is lost, whatever is refused.
    private func submit(_ form: Form, _ context: SiteContext) async throws -> Response {
        switch ComplaintDraft(matter: form["matter"], contact: form["contact"]).sound() {
        case .failure(let faults):
            let problems = faults.faults.map { FieldProblem($0.field, $0.sentence) }
            return try self.form(form.state(problems), .unprocessableContent, context).response(in: context)
        case .success(let draft):
            do {
                try sending.admit(context.remoteAddress)
                // The code stands in no address, so that no history, log or referrer keeps it.
                context.hand(try await complaints.receive(draft), for: ComplaintPortal.arrival)
                return try SeeOther(ComplaintLinks.track).response(in: context)
            } catch let refusal as Refusal {
                let state = form.state([FieldProblem(refusal.field ?? "", refusal.sentence)])
                return try self.form(state, refusal.code.status, context).response(in: context)
            }
        }
    }

    private func screen(_ code: String, isNew: Bool, _ context: SiteContext) async throws -> PersonalPage {
        do {
            try queries.admit(context.remoteAddress)
            return ComplaintTrackScreen(
                tracking: try await complaints.tracking(code), code: code, state: .empty, site: site, isNew: isNew,
                context: context
            ).answer
        } catch let refusal as Refusal {
            let state = FormState(["code": code], problems: [FieldProblem("code", refusal.sentence)])
            return ComplaintTrackScreen(
                tracking: nil, code: code, state: state, site: site, status: refusal.code.status, context: context
            ).answer
        }
    }
}
