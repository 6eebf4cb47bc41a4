import Hummingbird
import Kernel
import Markup
import Obligations
import Site

extension SupervisionRoutes {
    func itemList(_ context: SiteContext) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        let query = ItemQuery(
            stage: ItemStage(rawValue: context.query["stage"]), unit: context.query.id("unit"),
            page: Pager.page(context))
        return ItemListScreen(
            try await items.list(query, for: officer), query: query, mayDraft: officer.supervises, context: context
        ).answer
    }

    func itemPage(
        _ id: SupervisionItemID, failed: FailedItemAct? = nil, _ context: SiteContext
    ) async throws -> ConsolePage {
        let officer = try context.requireOfficer(), view = try await items.view(id, for: officer)
        let places = try await door(Array(view.owed.values), officer)
        return ItemScreen(
            view, places: places, ruleTitle: ruleTitle, officer: officer, failed: failed, context: context
        ).answer
    }

    func perform(
        _ form: Form, _ context: SiteContext, _ id: SupervisionItemID, _ name: String
    ) async throws -> Response {
        guard let act = ItemAct(rawValue: name) else { throw Refusal.notFound }
        let officer = try context.requireOfficer()
        do {
            guard let version = form.fields.number(ItemField.version) else {
                throw Refusal(.invalid, "未能\(act.chinese)：表单不完整。请刷新页面后重新办理。")
            }
            _ = try await items.act(act, try ItemForm(form, act).input, on: id, by: officer, version: version)
            return try SeeOther(SupervisionLinks.item(id).query("done", act.rawValue)).response(in: context)
        } catch let refusal as Refusal where refusal.code != .notFound && refusal.code != .signInRequired {
            return try await itemPage(id, failed: FailedItemAct(act, refusal, form), context).response(in: context)
        }
    }

    /// Drawn anew from what was kept, so that it is the same each time.
    func paper(
        _ id: SupervisionItemID, _ paper: SupervisionPaperID, _ format: String, _ context: SiteContext
    ) async throws -> FileAnswer {
        guard format == "docx" || format == "pdf" else { throw Refusal.notFound }
        let view = try await items.view(id, for: try context.requireOfficer())
        guard let found = view.item.papers.first(where: { $0.id == paper }) else { throw Refusal.notFound }
        let text = ItemPaperText(found, of: view.item, names: view.names, ruleTitle: ruleTitle)
        let bytes = try ItemPaperDocument.bytes(of: text), name = ItemPaperDocument.fileName(text, ending: format)
        if format == "docx" { return FileAnswer(bytes, name: name, type: ItemPaperDocument.wordType) }
        return FileAnswer(try await pdf(bytes), name: name, type: "application/pdf")
    }
}

/// What was typed into the form of an act.
struct ItemForm {
    let form: Form
    let act: ItemAct

    init(_ form: Form, _ act: ItemAct) {
        self.form = form
        self.act = act
    }

    private func text(_ field: String) -> String { form[ItemField.name(act, field)].trimmed }
    private func day(_ field: String) -> Day? { form.fields.day(ItemField.name(act, field)) }

    var input: ItemInput {
        get throws {
            switch act {
            case .edit:
                return .contents(ItemContents(title: text("title"), demand: text("demand"), due: try due("due")))
            case .fail: return .review(text("words"), due: day("due"))
            case .interview:
                return .interview(
                    ItemInterview(
                        on: try due("on"), place: text("place"), interviewer: text("interviewer"),
                        interviewee: text("interviewee"), words: text("words"), promise: text("promise")))
            case .sendBack, .withdraw, .rectify, .pass, .circulate, .recommend: return .words(text("words"))
            case .submit, .issue, .acknowledge, .close: return .none
            }
        }
    }

    private func due(_ field: String) throws -> Day {
        guard let day = day(field) else {
            throw Refusal(.invalid, "未能\(act.chinese)：日期没有填写，或者不是日期。请改正后再提交。", field: field)
        }
        return day
    }
}
