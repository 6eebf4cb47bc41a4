import Hummingbird
import Kernel
import Markup
import Site

extension ArticleRoutes {
    func columnPage(
        _ failed: (refusal: Refusal, state: FormState, column: ColumnID?)?, _ context: SiteContext,
        on asked: PortalID? = nil
    ) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        let portals = try await publishing.portals(for: officer)
        let wanted: PortalID? = asked ?? context.query.id("portal")
        let portal = portals.first { $0.id == wanted } ?? portals.first
        var standings: [ColumnStanding] = []
        if let portal { standings = try await publishing.columnStandings(of: portal.id) }
        return ColumnScreen(
            ColumnView(portals: portals, portal: portal, standings: standings, officer: officer), failed: failed,
            context: context
        ).answer
    }

    func addPortal(_ form: Form, _ context: SiteContext) async throws -> Response {
        let officer = try context.requireOfficer()
        do {
            _ = try await publishing.addPortal(
                code: form["code"], name: form["portal_name"], host: form["host"], siteCode: form["site_code"],
                agency: officer.agency, by: officer)
            return try SeeOther(ArticleLinks.columns.query("done", "yes")).response(in: context)
        } catch let refusal as Refusal where refusal.code.concernsTheArticle {
            let problems = refusal.field.map { [FieldProblem($0, refusal.sentence)] } ?? []
            return try await columnPage((refusal, form.state(problems), nil), context).response(in: context)
        }
    }

    func keepColumn(_ form: Form, _ context: SiteContext, changing id: ColumnID?) async throws -> Response {
        let officer = try context.requireOfficer()
        var portal: PortalID? = form.fields.id("portal")
        if let id { portal = try await columns(of: officer.agency).first { $0.id == id }?.portal }
        guard let portal else { throw Refusal.notFound }
        do {
            let draft = try ColumnForm.draft(form, suffix: id?.text ?? "new")
            _ = try await publishing.keepColumn(draft, changing: id, on: portal, by: officer)
            return try SeeOther(ArticleLinks.columns.query("portal", portal.text).query("done", "yes"))
                .response(in: context)
        } catch let refusal as Refusal where refusal.code.concernsTheArticle {
            let problems = refusal.field.map { [FieldProblem($0, refusal.sentence)] } ?? []
            return try await columnPage((refusal, form.state(problems), id), context, on: portal)
                .response(in: context)
        }
    }

    /// 停用 or 启用.
    func setColumn(_ form: Form, _ context: SiteContext, _ id: ColumnID) async throws -> Response {
        let officer = try context.requireOfficer()
        guard let column = try await columns(of: officer.agency).first(where: { $0.id == id }) else {
            throw Refusal.notFound
        }
        do {
            try await publishing.setColumn(id, active: form["active"] == "yes", by: officer)
            return try SeeOther(ArticleLinks.columns.query("portal", column.portal.text).query("done", "yes"))
                .response(in: context)
        } catch let refusal as Refusal where refusal.code.concernsTheArticle {
            let state = FormState(ColumnScreen.fields(of: column))
            return try await columnPage((refusal, state, id), context, on: column.portal).response(in: context)
        }
    }
}

/// The form of a column; one stands on the page for each, so its fields carry the column's id.
enum ColumnForm {
    static func draft(_ form: Form, suffix: String) throws -> ColumnDraft {
        func text(_ field: String) -> String { form["\(field)-\(suffix)"] }
        guard let type = ColumnType(rawValue: text("type")) else {
            throw Refusal(.invalid, "未能保存栏目：没有选择类别。请选择类别。", rule: "SITE-2", field: "type")
        }
        let days = form.fields.number("freshness-\(suffix)")
        guard text("freshness").isEmpty || days != nil else {
            throw Refusal(.invalid, "未能保存栏目：更新期限须为整数天。请改正后保存。", rule: "SITE-5", field: "freshness")
        }
        return ColumnDraft(
            name: text("name"), slug: text("slug"), type: type, parent: form.fields.id("parent-\(suffix)"),
            description: text("description"), keywords: text("keywords"), freshness: days ?? type.usualFreshness,
            order: min(form.fields.number("order-\(suffix)") ?? 0, 100_000),
            isImportant: form.fields.flag("is_important-\(suffix)"),
            form: ContentForm(rawValue: text("form")) ?? .text, place: FixedPlace(rawValue: text("place")))
    }
}
