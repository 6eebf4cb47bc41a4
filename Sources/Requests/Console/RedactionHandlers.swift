import Hummingbird
import Kernel
import Markup
import Redaction
import Site

extension DeskRoutes {
    func redactionPage(_ id: RequestID, _ file: CaseFileID, _ context: SiteContext) async throws -> ConsolePage {
        let opened = try await opened(id, file, RedactionRoute(rawValue: context.query["route"]) ?? .text, context)
        return try await redactionPage(opened, id, marks: [], .empty, nil, context)
    }

    func redactionPicture(
        _ id: RequestID, _ file: CaseFileID, _ page: Int, _ context: SiteContext
    ) async throws -> FileAnswer {
        let opened = try await opened(id, file, RedactionRoute(rawValue: context.query["route"]) ?? .text, context)
        guard case .pages(let pages) = opened.material, pages.pages.indices.contains(page - 1) else {
            throw Refusal.notFound
        }
        let picture = try await redaction.readers.preview(opened.bytes, page: page)
        return FileAnswer(picture, name: "page-\(page).png", type: "image/png")
    }

    /// The marks of the form and what is added to them; when they are to be carried out, only a file that has passed is kept.
    func redact(
        _ form: Form, _ context: SiteContext, _ id: RequestID, _ file: CaseFileID
    ) async throws -> Response {
        let opened = try await opened(id, file, RedactionRoute(rawValue: form["route"]) ?? .text, context)
        var marks: [RedactionMark] = []
        do {
            marks = try RedactionReading(form: form, material: opened.material).marks()
            guard form["do"] == "finish" else {
                return try await redactionPage(opened, id, marks: marks, kept(form), nil, context)
                    .response(in: context)
            }
            let made = try await redaction.redacted(opened, marks, mayRemain: form.fields.flag("may_remain"))
            let kept = try await requests.keep(made.bytes, name: made.name)
            _ = try await requests.addFile(kept, as: .enclosure, to: id, by: try context.requireOfficer())
            return try SeeOther(DeskLinks.request(id).query("redacted", "yes")).response(in: context)
        } catch let refusal as Refusal where refusal.code.concernsTheCase {
            let problems = refusal.field.map { [FieldProblem($0, refusal.sentence)] } ?? []
            return try await redactionPage(opened, id, marks: marks, form.state(problems), refusal, context)
                .response(in: context)
        }
    }

    /// What was added is added; the ground stays chosen.
    private func kept(_ form: Form) -> FormState {
        var fields = FormFields()
        fields.add(form["ground"], to: "ground")
        if form.fields.flag("may_remain") { fields.add("yes", to: "may_remain") }
        return FormState(fields)
    }

    private func opened(
        _ id: RequestID, _ file: CaseFileID, _ route: RedactionRoute, _ context: SiteContext
    ) async throws -> RedactionDesk.Opened {
        let officer = try context.requireOfficer()
        guard try await requests.view(id, for: officer).acts.contains(.addFile) else {
            throw Refusal(.roleRefused, "没有打开遮盖：本件现在不能由您添加材料。请由承办人在办结前办理。", rule: "FOI-37")
        }
        return try await redaction.open(file, of: id, route: route, for: officer)
    }

    private func redactionPage(
        _ opened: RedactionDesk.Opened, _ id: RequestID, marks: [RedactionMark], _ state: FormState,
        _ refusal: Refusal?, _ context: SiteContext
    ) async throws -> ConsolePage {
        let request = try await requests.view(id, for: try context.requireOfficer()).request
        let screen = redaction.screen()
        let suggestions: [RedactionSuggestion] =
            switch opened.material {
            case .text(let text): text.suggestions(screen)
            case .pages(let pages): pages.suggestions(screen)
            }
        let view = RedactionView(
            request: request, file: opened.file, material: opened.material, route: opened.route, marks: marks,
            suggestions: suggestions, notes: opened.notes)
        return RedactionScreen(view, state: state, refusal: refusal, context: context).answer
    }
}

/// The marks that a form says: those that stand in it, all places of some words, one typed place.
struct RedactionReading {
    let form: Form
    let material: RedactableMaterial

    func marks() throws -> [RedactionMark] {
        let standing = form.fields.list("mark").compactMap(RedactionValue.mark)
        let all = standing + (try found()) + (try typed())
        var seen: Set<RedactionMark> = []
        return all.filter { seen.insert($0).inserted }
    }

    private var ground: RedactionGround { RedactionGround(rawValue: form["ground"]) ?? .privacy }

    private func found() throws -> [RedactionMark] {
        guard let words = form.fields.optional("words") else { return [] }
        let places: [RedactionPlace] =
            switch material {
            case .text(let text): text.places(of: words)
            case .pages(let pages): pages.places(of: words)
            }
        guard !places.isEmpty else {
            throw Refusal(.invalid, "没有标记：文件中没有找到“\(words)”。请核对文字；扫描件没有文字层的，请按位置标记。", field: "words")
        }
        return places.map { RedactionMark($0, [ground]) }
    }

    private func typed() throws -> [RedactionMark] {
        switch material {
        case .text(let text):
            guard !form["paragraph"].isEmpty else { return [] }
            guard let number = form.fields.number("paragraph"), let unit = text.unit(number), unit.count > 0 else {
                throw Refusal(.invalid, "没有标记：没有序号为“\(form["paragraph"])”的段落。请填写原文左侧的数字。", field: "paragraph")
            }
            let from = max(form.fields.number("from") ?? 1, 1)
            let through = min(form.fields.number("through") ?? (form["from"].isEmpty ? unit.count : from), unit.count)
            guard from <= through else {
                throw Refusal(.invalid, "没有标记：起止位置不对，这一段共 \(unit.count) 字。请重新填写。", field: "from")
            }
            return [.text(unit: number, from - 1..<through, ground)]
        case .pages:
            let names = ["page", "left", "top", "width", "height"]
            guard names.contains(where: { !form[$0].isEmpty }) else { return [] }
            let sides = names.compactMap { form.fields.number($0) }.filter { $0 <= 100_000 }
            guard sides.count == 5 else {
                throw Refusal(.invalid, "没有标记：页号、距左、距上、宽、高都要填写整数。请补全。", field: "page")
            }
            let box = RedactionBox(
                left: sides[1] * 100, top: sides[2] * 100, width: sides[3] * 100, height: sides[4] * 100)
            return [.page(sides[0], box, ground)]
        }
    }
}
