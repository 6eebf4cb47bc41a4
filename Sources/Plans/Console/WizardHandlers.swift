import Hummingbird
import Kernel
import Markup
import People
import Site

extension WizardRoutes {
    func uploadPage(_ context: SiteContext, _ state: FormState) -> ConsolePage {
        UploadPage(plans: WizardLinks.plans, imports: WizardLinks.imports, state: state, context: context).page
    }

    func upload(_ form: Form, _ context: SiteContext) async throws -> Response {
        let officer = try context.requireOfficer()
        do {
            guard let file = form.file("file"), file.size > 0 else {
                throw Refusal(.invalid, "没有读取：没有选择文件。请选择工作要点的 Word、Excel、网页、PDF 或文本文件。", field: "file")
            }
            let bytes = try file.bytes()
            let result = try await read(bytes, file.name, officer.agency)
            let hash = try await keep(bytes)
            let id = try await imports.begin(
                fileName: file.name, fileHash: hash, draft: result.draft, source: result.source, by: officer)
            return try SeeOther(WizardLinks.item(id)).response(in: context)
        } catch let refusal as Refusal where refusal.code == .invalid {
            return try uploadPage(context, form.state([FieldProblem(refusal.field ?? "file", refusal.sentence)]))
                .response(in: context)
        }
    }

    func show(_ id: PlanImportID, _ context: SiteContext) async throws -> Response {
        let officer = try context.requireOfficer()
        let item = try await imports.item(id, for: officer)
        guard item.state == .open else { return try SeeOther(WizardLinks.plans).response(in: context) }
        let units = try await people.directory(of: [item.agency]).active(in: item.agency)
        return try WizardPage(
            links: WizardRoutes.addresses(id), item: item,
            units: units.map { (id: $0.id.text, name: $0.name) }, context: context
        ).page.response(in: context)
    }

    func changeHead(_ form: Form, _ context: SiteContext, _ id: PlanImportID) async throws -> Response {
        let edit = HeadEdit(
            title: form["title"], year: form.fields.number("year"), issuer: form.fields.optional("issuer"),
            documentNumber: form.fields.optional("document_number"), reportDue: form.fields.day("report_due"),
            contactDepartment: form.fields.optional("contact_department"))
        return try await edited(id, form, context, "修改要点信息", at: "head") { draft in try draft.rewrite(head: edit) }
    }

    func chooseUnits(_ form: Form, _ context: SiteContext, _ id: PlanImportID) async throws -> Response {
        var choices: [(name: String, choice: String)] = []
        for index in 0..<500 {
            guard let name = form.fields.optional("name-\(index)") else { break }
            choices.append((name, form["choice-\(index)"]))
        }
        let chosen = choices
        return try await edited(id, form, context, "确认单位对应关系", at: "units") { draft in
            for (name, value) in chosen { try draft.choose(value, for: name) }
        }
    }

    func answer(_ form: Form, _ context: SiteContext, _ id: PlanImportID) async throws -> Response {
        let code = form["code"], row = form.fields.number("row")
        return try await edited(id, form, context, "确认：\(code)", at: row.map { "row-\($0)" } ?? "questions") { draft in
            try draft.answer(code, at: row)
        }
    }

    func includeRow(_ form: Form, _ context: SiteContext, _ id: PlanImportID, _ row: Int) async throws -> Response {
        let included = form["included"] == "yes"
        return try await edited(id, form, context, included ? "恢复第\(row)行" : "不导入第\(row)行", at: "row-\(row)") { draft in
            try draft.include(included, at: row)
        }
    }

    func confirm(_ form: Form, _ context: SiteContext, _ id: PlanImportID) async throws -> Response {
        let officer = try context.requireOfficer()
        let people = people
        _ = try await imports.confirm(id, by: officer, version: form.fields.number("version")) { name, agency, tx in
            try people.addUnit(UnitDraft(name: name), agency: agency, by: .officer(officer), in: tx).id
        }
        return try SeeOther(WizardLinks.plans).response(in: context)
    }

    /// One answer: saved, then back to where it was given.
    func edited(
        _ id: PlanImportID, _ form: Form, _ context: SiteContext, _ note: String, at anchor: String,
        _ edit: @escaping @Sendable (inout ImportDraft) throws -> Void
    ) async throws -> Response {
        let officer = try context.requireOfficer()
        try await imports.edit(id, by: officer, version: form.fields.number("version"), note: note, edit)
        return try SeeOther(WizardLinks.item(id).fragment(anchor)).response(in: context)
    }
}

extension ImportDraft {
    /// A choice as the form of unit names sends it.
    mutating func choose(_ value: String, for name: String) throws(Refusal) {
        guard let unit = units.first(where: { $0.name == name }) else { throw .notFound }
        switch value {
        case "", "keep": break
        case "create": try choose(.create, for: name)
        case "ignore": try choose(.ignore, for: name)
        case "all": try choose(.units(unit.candidates), for: name)
        case let text where text.hasPrefix("unit:"):
            guard let id = UnitID(text.dropFirst(5)) else { throw .notFound }
            try choose(.units([id.text]), for: name)
        default: throw Refusal(.invalid, "没有保存：单位“\(name)”的选择无法识别。请从列表中选择。", field: "units")
        }
    }
}
