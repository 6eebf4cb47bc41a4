import Hummingbird
import Kernel
import Markup
import Site

/// Opinions on the staff side.
extension ConsultationRoutes {
    func registerComments(on routes: SiteRoutes) {
        routes.page(ConsultationLinks.comments, audience: .staff) { _, context, id in
            try await comments(id, context)
        }
        routes.act(ConsultationLinks.sorting, audience: .staff, sort)
        routes.act(ConsultationLinks.group, audience: .staff, answer)
        routes.act(ConsultationLinks.screening, audience: .staff, screen)
        routes.act(ConsultationLinks.contact, audience: .staff) { _, context, id, comment in
            let contact = try await consultations.contact(of: comment, in: id, by: try context.requireOfficer())
            return try await comments(id, contact: (comment, contact), context)
        }
        routes.page(ConsultationLinks.file, audience: .staff) { _, context, id, file in
            let found = try await consultations.file(file, of: id, for: try context.requireOfficer())
            return FileAnswer(
                found.bytes, name: found.file.name, type: CommentFileGate.servedType(found.file.kind))
        }
        routes.page(ConsultationLinks.adoption, audience: .staff) { _, context, id in
            let view = try await consultations.view(id, for: try context.requireOfficer())
            return FileAnswer(
                try AdoptionTable.bytes(of: view), name: "\(view.found.number)意见采纳情况表.docx", type: AdoptionTable.type)
        }
        routes.page(ConsultationLinks.archive, audience: .staff) { _, context, id in
            let whole = try await consultations.wholeRecord(of: id, for: try context.requireOfficer())
            return FileAnswer(
                try ConsultationArchive(whole).bytes(), name: "\(whole.view.found.number)过程记录.zip",
                type: ConsultationArchive.type)
        }
    }

    private func comments(
        _ id: ConsultationID, contact: (PublicCommentID, String)? = nil, failed: FailedConsultationAct? = nil,
        _ context: SiteContext
    ) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        let view = try await consultations.view(id, for: officer)
        guard view.found.reach(of: officer) == .acting, view.found.isPublic else { throw Refusal.notFound }
        return CommentSortScreen(
            view: view, comments: try await consultations.comments(of: id, for: officer), contact: contact,
            officer: officer, failed: failed, context: context
        ).answer
    }

    private func sort(_ form: Form, _ context: SiteContext, _ id: ConsultationID) async throws -> Response {
        try await acting(id, "sort", form, context) { officer in
            let chosen = form.fields.list("comment").compactMap { PublicCommentID($0) }
            _ = try await consultations.sort(
                chosen, of: id, into: form.fields.id("group"),
                summary: form[ConsultationField.name("sort", "summary")], by: officer)
        }
    }

    private func answer(
        _ form: Form, _ context: SiteContext, _ id: ConsultationID, _ group: CommentGroupID
    ) async throws -> Response {
        func text(_ field: String) -> String { form[ConsultationField.name(group.text, field)] }
        return try await acting(id, group.text, form, context) { officer in
            try await consultations.answer(
                group, of: id, summary: text("summary"), adoption: CommentGroup.Adoption(rawValue: text("adoption")),
                reason: text("reason"), by: officer)
        }
    }

    private func screen(
        _ form: Form, _ context: SiteContext, _ id: ConsultationID, _ comment: PublicCommentID
    ) async throws -> Response {
        try await acting(id, comment.text, form, context) { officer in
            try await consultations.screen(
                comment, of: id, accepting: form.fields.flag("accept"),
                reason: form[ConsultationField.name(comment.text, "reason")], by: officer)
        }
    }

    private func acting(
        _ id: ConsultationID, _ name: String, _ form: Form, _ context: SiteContext,
        _ work: (Officer) async throws -> Void
    ) async throws -> Response {
        do {
            try await work(try context.requireOfficer())
            return try SeeOther(ConsultationLinks.comments(id).query("done", "1")).response(in: context)
        } catch let refusal as Refusal where refusal.code != .notFound && refusal.code != .signInRequired {
            let failed = FailedConsultationAct(name, refusal, form)
            return try await comments(id, failed: failed, context).response(in: context)
        }
    }
}
