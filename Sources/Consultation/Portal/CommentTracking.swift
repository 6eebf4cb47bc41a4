import HTTPTypes
import Hummingbird
import Kernel
import Markup
import Site

/// Query codes, 政企直通车, the list of decisions, the feed.
extension ConsultationPortal {
    func registerOthers(on routes: SiteRoutes) {
        routes.page(ConsultationLinks.track, audience: .everyone) { _, context in try await arrive(context) }
        routes.act(ConsultationLinks.track, audience: .everyone, reading: FormLimits(total: 8_000)) { form, context in
            try await found(form["code"], context)
        }
        routes.page(ConsultationLinks.enterprise, audience: .everyone) { _, context in
            EnterpriseFormScreen(state: .empty, site: site, context: context).answer
        }
        routes.act(ConsultationLinks.enterprise, audience: .everyone, reading: FormLimits(total: 64_000), enter)
        routes.page(ConsultationLinks.decisions, audience: .everyone) { _, context in try await decisions(context) }
        routes.page(ConsultationLinks.feed, audience: .everyone) { _, context in
            let base = context.settings.baseURL
            let lines = try await consultations.publicList(size: 50).lines
            let feed = ConsultationFeed(
                title: "意见征集 - \(site.name)", own: base.address(of: ConsultationLinks.feed),
                page: base.address(of: ConsultationLinks.publicList),
                entries: lines.map { ($0, base.address(of: ConsultationLinks.publicRecord($0.consultation.id))) })
            context.keepPrivate()
            return SharedAnswer(feed.bytes, type: ConsultationFeed.type)
        }
    }

    private func arrive(_ context: SiteContext) async throws -> PersonalPage {
        for arrival in CommentArrival.allCases {
            if let code = context.handed(for: arrival.rawValue) {
                return try await found(code, context, arrival: arrival)
            }
        }
        return CommentTrackScreen(tracking: nil, code: "", site: site, context: context).answer
    }

    private func found(
        _ code: String, _ context: SiteContext, arrival: CommentArrival? = nil
    ) async throws -> PersonalPage {
        do {
            try queries.admit(context.remoteAddress)
            return CommentTrackScreen(
                tracking: try await consultations.tracking(code), code: code, site: site, arrival: arrival,
                context: context
            ).answer
        } catch let refusal as Refusal {
            let state = FormState(["code": code], problems: [FieldProblem("code", refusal.sentence)])
            return CommentTrackScreen(
                tracking: nil, code: code, state: state, site: site, status: refusal.code.status, context: context
            ).answer
        }
    }

    private func enter(_ form: Form, _ context: SiteContext) async throws -> Response {
        let draft = EnterpriseDraft(
            company: form["company"], topic: form["topic"], words: form["words"], contact: form["contact"])
        func again(_ faults: [Refusal]) throws -> Response {
            let problems = faults.map { FieldProblem($0.field ?? "", $0.sentence) }
            return try EnterpriseFormScreen(
                state: form.state(problems), site: site, status: faults.first?.code.status ?? .unprocessableContent,
                context: context
            ).answer.response(in: context)
        }
        if !draft.faults.isEmpty { return try again(draft.faults) }
        do {
            try most.admit(context.remoteAddress)
            let receipt = try await consultations.receive(draft)
            context.hand(receipt.code, for: CommentArrival.matter.rawValue)
            return try SeeOther(ConsultationLinks.track).response(in: context)
        } catch let refusal as Refusal {
            return try again([refusal])
        }
    }

    private func decisions(_ context: SiteContext) async throws -> LivePage {
        let year = context.query.number("year") ?? consultations.today.year
        let found = try await consultations.publicItems(year: year)
        let units = try await consultations.unitNames(of: found.items.first?.agency)
        return LivePage(
            PublicDecisionsScreen(
                year: year, items: found.items, consultations: found.consultations, years: found.years, units: units,
                site: site, context: context
            ).answer)
    }
}
