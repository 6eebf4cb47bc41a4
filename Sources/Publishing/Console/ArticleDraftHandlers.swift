import Documents
import Hummingbird
import Kernel
import Markup
import People
import Site

extension ArticleRoutes {
    // MARK: 拟稿

    func draftPage(_ refusal: Refusal?, _ form: Form?, _ context: SiteContext) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        let document = try await document(form?.fields ?? context.query, officer)
        let meeting = try await meeting(form?.fields ?? context.query, officer)
        let directory = try await people.articleDirectory(of: officer.agency)
        let view = ArticleFormView(
            purpose: .drafting(document: document?.contents.title), columns: try await columns(of: officer.agency),
            units: draftable(directory, officer),
            documentFiles: (document?.contents.files ?? []).enumerated()
                .filter { $0.element.role == .attachment }.map { (place: $0.offset, name: $0.element.name) },
            keepsBody: document.map { ArticleBody.editable($0.contents.body) == nil } ?? false,
            editorHint: ArticleBody.editorHint, meeting: meeting)
        let fresh = FormState(
            ArticleForm.beginning(
                document, meeting, in: context.query.id("column"), issuer: directory.agencyName, officer))
        return ArticleFormScreen(
            view, refusal: refusal, lostFiles: form.map { !$0.files.isEmpty } ?? false,
            state: form.map { ArticleForm.state($0, refusal) } ?? fresh, context: context
        ).answer
    }

    func draft(_ form: Form, _ context: SiteContext) async throws -> Response {
        let officer = try context.requireOfficer()
        if form[ColumnField.step] == ColumnField.column {
            return try await draftPage(nil, form, context).response(in: context)
        }
        do {
            let document = try await document(form.fields, officer)
            let meeting = try await meeting(form.fields, officer)
            guard let unit: UnitID = form.fields.id("unit") else {
                throw Refusal(.invalid, "未能新建信息：没有选择科室。请选择科室。", rule: "ROLE-6", field: "unit")
            }
            // Asked before any file is kept, so that what is refused leaves nothing behind.
            if let refusal = Article.refusalOfDrafting(in: unit, of: officer.agency, by: officer) { throw refusal }
            let column = try await column(form, officer.agency)
            let typed = try await RevisionIntake(routes: self, form: form).content(
                for: column, from: nil, document: document)
            let article = try await publishing.draft(
                ArticleBeginning(
                    content: typed.content, unit: unit, portal: column.portal, document: document?.id,
                    decisions: meeting?.decisions ?? [], isImportant: form.fields.flag("is_important"),
                    findings: typed.findings), by: officer)
            return try SeeOther(ArticleForm.link(to: article.id, typed.notes)).response(in: context)
        } catch let refusal as Refusal where refusal.code.concernsTheArticle {
            return try await draftPage(refusal, form, context).response(in: context)
        }
    }

    // MARK: 修改

    func revisePage(
        _ id: ArticleID, _ refusal: Refusal?, _ form: Form?, _ context: SiteContext
    ) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        let article = try await publishing.article(id, for: officer)
        if form == nil || form?[ColumnField.step].isEmpty == false,
            let refusal = article.refusal(of: .revise, by: officer)
        {
            throw refusal
        }
        let content = try await publishing.latestRevision(of: id, for: officer).content
        let view = ArticleFormView(
            purpose: .revising(article, title: content.title), columns: try await columns(of: article.agency),
            units: [],
            attachments: content.attachments, keepsBody: ArticleBody.editable(content.body) == nil,
            editorHint: ArticleBody.editorHint)
        return ArticleFormScreen(
            view, refusal: refusal, lostFiles: form.map { !$0.files.isEmpty } ?? false,
            state: form.map { ArticleForm.state($0, refusal) } ?? FormState(ArticleForm.fields(of: content)),
            context: context
        ).answer
    }

    func revise(_ form: Form, _ context: SiteContext, _ id: ArticleID) async throws -> Response {
        let officer = try context.requireOfficer()
        if form[ColumnField.step] == ColumnField.column {
            return try await revisePage(id, nil, form, context).response(in: context)
        }
        do {
            let article = try await publishing.article(id, for: officer)
            if let refusal = article.refusal(of: .revise, by: officer) { throw refusal }
            let present = try await publishing.latestRevision(of: id, for: officer).content
            let pictures = try await publishing.revisions(of: id, for: officer)
                .flatMap { ArticleBody.pictures(in: $0.content.body) }
            let column = try await column(form, article.agency)
            let typed = try await RevisionIntake(routes: self, form: form).content(
                for: column, from: present, pictures: Set(pictures), document: nil)
            _ = try await publishing.revise(
                id, to: typed.content, changeNote: String(form["change_note"].prefix(500)), findings: typed.findings,
                by: officer, version: form.fields.number(ArticleField.version))
            return try SeeOther(ArticleForm.link(to: id, typed.notes)).response(in: context)
        } catch let refusal as Refusal where refusal.code.concernsTheArticle {
            return try await revisePage(id, refusal, form, context).response(in: context)
        }
    }

    // MARK: Pieces

    private func document(_ fields: FormFields, _ officer: Officer) async throws -> OfficialDocument? {
        guard let id: DocumentID = fields.id("document") else { return nil }
        return try await documents.document(id, for: officer)
    }

    /// The decisions of a meeting that the article is to make public (OPN-12).
    private func meeting(_ fields: FormFields, _ officer: Officer) async throws -> MeetingDisclosure? {
        let ids = fields.list("decision").prefix(100).compactMap { MeetingDecisionID($0) }
        return ids.isEmpty ? nil : try await documents.disclosure(of: ids, for: officer)
    }

    private func column(_ form: Form, _ agency: AgencyID) async throws -> SiteColumn {
        let id: ColumnID? = form.fields.id("column")
        guard let found = try await columns(of: agency).first(where: { $0.id == id }) else {
            throw Refusal(.invalid, "未能保存：没有选择栏目。请选择栏目后再保存。", rule: "SITE-2", field: "column")
        }
        return found
    }

    /// The units this person may write for.
    private func draftable(_ directory: ArticleDirectory, _ officer: Officer) -> [(id: UnitID, name: String)] {
        directory.open.filter {
            Article.refusalOfDrafting(in: $0.id, of: officer.agency, by: officer) == nil
        }.map { (id: $0.id, name: $0.name) }
    }
}
