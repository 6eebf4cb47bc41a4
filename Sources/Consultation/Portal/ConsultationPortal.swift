import HTTPTypes
import Hummingbird
import Kernel
import Markup
package import Site

/// What everybody can do about drafts before they are decided.
///
/// | method | path | does |
/// |---|---|---|
/// | GET | /consultations | what runs and what came of the others |
/// | GET | /consultations/feed.atom | the same as a feed |
/// | GET | /consultations/records/{consultation} | draft, explanation, how and until when, result |
/// | GET | /consultations/records/{consultation}/drafts | what changed between two rounds |
/// | GET, POST | /consultations/records/{consultation}/comments | the form for an opinion, `?paragraph=` filled in |
/// | GET, POST | /consultations/records/{consultation}/survey | the questionnaire |
/// | GET, POST | /consultations/track | what became of an opinion or a matter, by query code |
/// | GET, POST | /consultations/enterprise | 政企直通车 |
/// | GET | /consultations/decisions | the year's list of major decisions |
package struct ConsultationPortal: Sendable {
    static let size = 20

    let consultations: ConsultationStore
    let site: PortalSite
    /// More than these are queued, not refused.
    let usual: VisitorThrottle
    /// More than these are refused: what was typed stays.
    let most: VisitorThrottle
    let queries: VisitorThrottle

    package init(
        consultations: ConsultationStore, site: PortalSite,
        usual: VisitorThrottle = VisitorThrottle(most: 20, within: .seconds(3_600), sentence: "待核。"),
        most: VisitorThrottle = VisitorThrottle(
            most: 300, within: .seconds(3_600),
            sentence: "没有提交：同一网络地址一小时内已提交300件。您填写的内容还在，请稍后再提交，或者改用页面上的其他方式。"),
        queries: VisitorThrottle = VisitorThrottle(
            most: 60, within: .seconds(600), sentence: "没有查询：同一网络地址十分钟内查询次数过多。请稍后再查。")
    ) {
        self.consultations = consultations
        self.site = site
        self.usual = usual
        self.most = most
        self.queries = queries
    }

    /// Text and a few small files.
    static let limits: FormLimits = {
        var limits = FormLimits.upload(megabytes: 12, count: PublicComment.mostFiles + 1)
        limits.field = 64_000
        limits.fieldCount = 20
        return limits
    }()

    static let questions: FormLimits = {
        var limits = FormLimits(total: 64_000)
        limits.field = 4_000
        limits.fieldCount = 400
        return limits
    }()

    package func register(on routes: SiteRoutes) {
        routes.page(ConsultationLinks.publicList, audience: .everyone) { _, context in try await list(context) }
        routes.page(ConsultationLinks.publicRecord, audience: .everyone) { _, context, id in
            LivePage(
                PublicConsultationScreen(view: try await consultations.publicView(id), site: site, context: context)
                    .answer)
        }
        routes.page(ConsultationLinks.drafts, audience: .everyone) { _, context, id in
            LivePage(
                PublicDraftsScreen(
                    view: try await consultations.publicView(id), changes: try await consultations.comparison(of: id),
                    site: site, context: context
                ).answer)
        }
        routes.page(ConsultationLinks.comment, audience: .everyone) { _, context, id in
            var fields = FormFields()
            fields.add(context.query["paragraph"], to: "paragraph")
            return try await form(id, FormState(fields), .ok, context)
        }
        routes.act(ConsultationLinks.comment, audience: .everyone, reading: ConsultationPortal.limits, comment)
        routes.page(ConsultationLinks.survey, audience: .everyone) { _, context, id in
            try await questions(id, .empty, .ok, context, isThanked: context.handed(for: "consultation-survey") != nil)
        }
        routes.act(ConsultationLinks.survey, audience: .everyone, reading: ConsultationPortal.questions, answer)
        registerOthers(on: routes)
    }

    private func list(_ context: SiteContext) async throws -> LivePage {
        let number = Pager.page(context)
        return LivePage(
            PublicConsultationListScreen(
                page: try await consultations.publicList(page: number, size: ConsultationPortal.size), number: number,
                size: ConsultationPortal.size, site: site, context: context
            ).answer)
    }

    private func form(
        _ id: ConsultationID, _ state: FormState, _ status: HTTPResponse.Status, _ context: SiteContext
    ) async throws -> PersonalPage {
        PublicCommentScreen(
            view: try await consultations.publicView(id), state: state, site: site, status: status, context: context
        ).answer
    }

    /// Nothing typed is lost, whatever is refused.
    private func comment(_ form: Form, _ context: SiteContext, _ id: ConsultationID) async throws -> Response {
        let draft = CommentDraft(
            paragraph: form["paragraph"], stance: form["stance"], words: form["words"],
            isOrganisation: form.fields.flag("is_organisation"), organisation: form["organisation"],
            contact: form["contact"])
        do {
            try most.admit(context.remoteAddress)
            // Looked through before any file is kept: a form with a fault leaves nothing behind.
            if let text = try await consultations.publicView(id).found.publicDraft {
                _ = try draft.checked(draft: text).get()
            }
            let files = try await kept(form.files)
            let receipt = try await consultations.receive(
                draft, files: files, isQueued: isMuch(context), on: id)
            let arrival: CommentArrival = receipt.isQueued ? .queued : .comment
            // The code stands in no address, so that no history, log or referrer keeps it.
            context.hand(receipt.code, for: arrival.rawValue)
            return try SeeOther(ConsultationLinks.track).response(in: context)
        } catch let faults as CommentDraft.Faults {
            let problems = faults.faults.map { FieldProblem($0.field ?? "", $0.sentence) }
            return try await self.form(id, form.state(problems), .unprocessableContent, context)
                .response(in: context)
        } catch let refusal as Refusal where refusal.code != .notFound {
            let state = form.state([FieldProblem(refusal.field ?? "", refusal.sentence)])
            return try await self.form(id, state, refusal.code.status, context).response(in: context)
        }
    }

    /// Whether so much came from one place that somebody has to look before it counts.
    private func isMuch(_ context: SiteContext) -> Bool {
        do throws(Refusal) {
            try usual.admit(context.remoteAddress)
            return false
        } catch {
            return true
        }
    }

    private func kept(_ files: [UploadedFile]) async throws -> [CommentFile] {
        guard files.count <= PublicComment.mostFiles else {
            throw Refusal(.invalid, "文件没有收下：最多\(PublicComment.mostFiles)个。请减少后重新选择。", field: "file")
        }
        var kept: [CommentFile] = []
        for file in files {
            let bytes = try file.bytes(limit: 12_000_000)
            let taken = try CommentFileGate.accept(bytes, name: file.name, field: file.field)
            kept.append(try await consultations.keep(bytes, name: taken.name, kind: taken.kind))
        }
        return kept
    }

    private func questions(
        _ id: ConsultationID, _ state: FormState, _ status: HTTPResponse.Status, _ context: SiteContext,
        isThanked: Bool = false
    ) async throws -> PersonalPage {
        let view = try await consultations.publicView(id)
        guard !view.questions.isEmpty else { throw Refusal.notFound }
        return PublicQuestionsScreen(
            view: view, isThanked: isThanked, state: state, site: site, status: status, context: context
        ).answer
    }

    private func answer(_ form: Form, _ context: SiteContext, _ id: ConsultationID) async throws -> Response {
        do {
            try most.admit(context.remoteAddress)
            let count = try await consultations.publicView(id).questions.count
            try await consultations.answer(id, typed: (0..<count).map { form.fields.list("q\($0)") })
            context.hand("1", for: "consultation-survey")
            return try SeeOther(ConsultationLinks.survey(id)).response(in: context)
        } catch let refusal as Refusal where refusal.code != .notFound {
            let state = form.state([FieldProblem(refusal.field ?? "", refusal.sentence)])
            return try await questions(id, state, refusal.code.status, context).response(in: context)
        }
    }
}
