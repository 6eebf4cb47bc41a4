import HTTPTypes
import Hummingbird
import Kernel
import Markup
import Site

/// The application: form, review, sending, receipt. Nothing typed is lost, whatever is refused.
extension PublicRequestPortal {
    private typealias Field = ApplicationDraft.Field

    func registerApplying(on routes: SiteRoutes) {
        routes.page(PublicRequestLinks.new, audience: .everyone) { _, context in begin(context) }
        routes.act(PublicRequestLinks.review, audience: .everyone, reading: PublicRequestLimits.words) {
            form, context in
            review(PublicRequestPortal.draft(form.fields), [], .ok, context)
        }
        routes.act(PublicRequestLinks.revise, audience: .everyone, reading: PublicRequestLimits.files) {
            form, context in
            var draft = PublicRequestPortal.draft(form.fields)
            if let party = form.fields.optional("switch") { draft[.party] = party }
            return screen(draft, [], .ok, context).form
        }
        routes.act(PublicRequestLinks.send, audience: .everyone, reading: PublicRequestLimits.files, send)
        routes.page(PublicRequestLinks.receipt, audience: .everyone) { _, context in
            PublicReceiptScreen(
                receipt: await receipts.receipt(of: context.visitorMark), office: office, site: site, context: context
            ).answer
        }
        routes.act(PublicRequestLinks.forget, audience: .everyone, reading: FormLimits(total: 8_000)) { _, context in
            await receipts.forget(context.visitorMark)
            return SeeOther(PublicRequestLinks.entry)
        }
    }

    static func draft(_ fields: FormFields) -> ApplicationDraft {
        var draft = ApplicationDraft()
        for field in ApplicationDraft.Field.allCases { draft[field] = fields.typed(field.rawValue) }
        return draft
    }

    private func screen(
        _ draft: ApplicationDraft, _ problems: [FieldProblem], _ status: HTTPResponse.Status, _ context: SiteContext
    ) -> PublicApplicationScreen {
        PublicApplicationScreen(
            draft: draft, problems: problems, office: office, site: site, status: status, context: context)
    }

    private func begin(_ context: SiteContext) -> PersonalPage {
        var draft = ApplicationDraft()
        let words = String(context.query["about"].prefix(100))
        for field in [Field.kind, .party, .asked] { draft[field] = context.query[field.rawValue] }
        guard !draft[.kind].isEmpty, !draft[.party].isEmpty else {
            return screen(draft, [], .ok, context).choice(words: words)
        }
        draft[.description] = draft.kind == .disclosure ? words : ""
        draft[.proof] = (draft.isOrganization ? Applicant.Proof.creditCode : .identityCard).rawValue
        return screen(draft, [], .ok, context).form
    }

    private func review(
        _ draft: ApplicationDraft, _ problems: [FieldProblem], _ status: HTTPResponse.Status, _ context: SiteContext
    ) -> PersonalPage {
        switch draft.application() {
        case .failure(let faults):
            let found = faults.faults.map { FieldProblem($0.field.rawValue, $0.sentence) }
            return screen(draft, found, .unprocessableContent, context).form
        case .success(let application):
            return screen(draft, problems, status, context).review(application, expected)
        }
    }

    private var expected: ExpectedDays { ExpectedDays(sentOn: desk.today(), calendar: desk.calendar()) }

    private func send(_ form: Form, _ context: SiteContext) async throws -> Response {
        let draft = PublicRequestPortal.draft(form.fields)
        guard case .success(let application) = draft.application() else {
            return try review(draft, [], .ok, context).response(in: context)
        }
        do {
            try limits.sends.admit(context.remoteAddress)
            let files = try await PublicUploads(files: form.files, desk: desk).keep()
            guard files.problems.isEmpty else {
                return try review(draft, files.problems, .unprocessableContent, context).response(in: context)
            }
            try await receive(application, files.kept, key: form.fields.optional("_key"), context)
            return try SeeOther(PublicRequestLinks.receipt).response(in: context)
        } catch let refusal as Refusal {
            let problem = FieldProblem("", refusal.sentence)
            return try review(draft, [problem], refusal.code.status, context).response(in: context)
        }
    }

    private func receive(
        _ application: WrittenApplication, _ files: [CaseAttachment], key: String?, _ context: SiteContext
    ) async throws {
        let receipt = try await desk.receive(
            NewRequest(
                agency: try await agency(), kind: application.kind, channel: .web, applicant: application.applicant,
                wanted: application.wanted, attachments: files, asked: application.asked, formKey: key))
        await receipts.keep(
            PublicReceipt(
                receipt, kind: application.kind, description: application.wanted.description, files: files.count,
                sentOn: desk.today(), days: expected), for: context.visitorMark)
    }
}
