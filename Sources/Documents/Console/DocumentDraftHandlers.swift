import Hummingbird
import Kernel
import Markup
import ObjectStorage
import People
import Site

extension DocumentRoutes {
    func draftPage(_ refusal: Refusal?, _ form: Form?, _ context: SiteContext) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        return DocumentFormScreen(
            .drafting, units: try await ownUnits(officer), policy: documents.policy,
            editorHint: DocumentBody.editorHint, refusal: refusal,
            state: DocumentForm.state(form, refusal), context: context
        ).answer
    }

    func draft(_ form: Form, _ context: SiteContext) async throws -> Response {
        let officer = try context.requireOfficer()
        do {
            let typed = try await typed(form, keeping: nil)
            guard let unit: UnitID = form.fields.id("unit") else {
                throw Refusal(.invalid, "未能拟稿：没有选择科室。请选择科室。", rule: "ROLE-6", field: "unit")
            }
            let document = try await documents.draft(typed.contents, unit: unit, by: officer)
            return try SeeOther(DocumentForm.link(to: document.id, typed.notes)).response(in: context)
        } catch let refusal as Refusal where refusal.code.concernsTheDocument {
            return try await draftPage(refusal, form, context).response(in: context)
        }
    }

    func editPage(
        _ id: DocumentID, _ refusal: Refusal?, _ form: Form?, _ context: SiteContext
    ) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        let document = try await documents.document(id, for: officer)
        if form == nil, let refusal = document.refusal(of: .edit, by: officer) { throw refusal }
        let state = form == nil ? FormState(DocumentForm.fields(of: document)) : DocumentForm.state(form, refusal)
        return DocumentFormScreen(
            .editing(document), units: [], policy: documents.policy, editorHint: DocumentBody.editorHint,
            refusal: refusal, state: state, context: context
        ).answer
    }

    func edit(_ form: Form, _ context: SiteContext, _ id: DocumentID) async throws -> Response {
        let officer = try context.requireOfficer()
        do {
            let current = try await documents.document(id, for: officer)
            if let refusal = current.refusal(of: .edit, by: officer) { throw refusal }
            let typed = try await typed(form, keeping: current.contents)
            _ = try await documents.edit(id, typed.contents, by: officer, version: form.fields.number("version"))
            return try SeeOther(DocumentForm.link(to: id, typed.notes)).response(in: context)
        } catch let refusal as Refusal where refusal.code.concernsTheDocument {
            return try await editPage(id, refusal, form, context).response(in: context)
        }
    }

    func registerOffline(_ form: Form, _ context: SiteContext) async throws -> SeeOther {
        guard let unit: UnitID = form.fields.id("stub_unit"), let kind = DocumentKind(rawValue: form["stub_kind"])
        else { throw Refusal(.invalid, "未能登记：没有选择科室或文种。请返回重新选择。", rule: "SEC-4") }
        let stub = try await documents.registerOffline(
            kind: kind, unit: unit, by: try context.requireOfficer())
        return SeeOther(DocumentLinks.document(stub.id))
    }

    func ownUnits(_ officer: Officer) async throws -> [Unit] {
        try await units(officer).filter { officer.units.contains($0.id) }
    }

    /// What was typed and uploaded; files are kept before the row that names them.
    private func typed(
        _ form: Form, keeping current: DocumentContents?
    ) async throws -> (contents: DocumentContents, notes: [String]) {
        var contents = try DocumentForm.contents(of: form)
        var notes: [String] = [], pictures = DocumentBody.pictures(in: current?.body ?? "")
        if let number = contents.superior?.number, let warning = NumberReading(number)?.warning {
            contents.superior = DocumentForm.normalised(contents.superior)
            notes.append(warning)
        }
        contents.files = current?.files ?? []
        contents.body = DocumentBody.typed(form["body"])
        // A text that the small editor cannot show was not in the form: it stays as it is.
        if let current, form["body"].isEmpty, DocumentBody.editable(current.body) == nil {
            contents.body = current.body
        }
        if let upload = form.file("source"), upload.size > 0 {
            let bytes = try upload.bytes()
            let file = try await kept(upload, bytes, as: .source)
            let body = try await read(bytes, upload.name)
            contents.body = DocumentBody.cleaned(body.html)
            pictures += DocumentBody.pictures(in: contents.body)
            contents.files.removeAll { $0.role == .source }
            contents.files.insert(file, at: 0)
            notes += body.notes
        }
        if let refusal = DocumentBody.pictureRefusal(in: contents.body, known: pictures) { throw refusal }
        for upload in form.files where upload.field == "attachments" && upload.size > 0 {
            contents.files.append(try await kept(upload, try upload.bytes(), as: .attachment))
        }
        return (contents, notes)
    }

    private func kept(
        _ upload: UploadedFile, _ bytes: [UInt8], as role: DocumentFile.Role
    ) async throws -> DocumentFile {
        let field = role == .source ? "source" : "attachments"
        let accepted = try DocumentFileSniffing.accept(bytes, name: upload.name, field: field)
        guard role == .attachment || accepted.kind == "docx" else {
            throw Refusal(.invalid, "没有读取：“\(accepted.name)”不是 docx 文件。请另存为 docx 后上传，或直接录入正文。", field: field)
        }
        return DocumentFile(
            role: role, name: accepted.name, hash: try await files.keep(bytes), size: bytes.count,
            kind: accepted.kind)
    }
}

/// Between the fields of the form and the contents of a document.
enum DocumentForm {
    static func contents(of form: Form) throws -> DocumentContents {
        let fields = form.fields
        guard let kind = DocumentKind(rawValue: fields["kind"]) else {
            throw Refusal(.invalid, "未能保存文稿：没有选择文种。请选择文种。", field: "kind")
        }
        var contents = DocumentContents(
            title: fields["title"], kind: kind, organCode: fields["organ_code"], addressees: fields["addressees"],
            copies: fields["copies"], body: "", isPolicy: fields.flag("is_policy"),
            isNormative: fields.flag("is_normative"), isGovernmentDraft: fields.flag("is_government_draft"))
        contents.proposal = DisclosureAttribute(rawValue: fields["attribute"]).map {
            AttributeProposal($0, reason: fields["reason"])
        }
        if fields.optional("superior_number") != nil || fields.optional("superior_title") != nil {
            contents.superior = SuperiorDocument(
                number: fields["superior_number"], title: fields["superior_title"],
                attribute: DisclosureAttribute(rawValue: fields["superior_attribute"]),
                isForwarded: fields.flag("superior_forwarded"))
        }
        contents.superiorOverride = fields.optional("superior_override")
        contents.jointOrgans = fields["joint_organs"].split(whereSeparator: \.isNewline)
            .map { String($0).trimmed }.filter { !$0.isEmpty }
        return contents
    }

    static func normalised(_ superior: SuperiorDocument?) -> SuperiorDocument? {
        superior.map { superior in
            SuperiorDocument(
                number: NumberReading(superior.number)?.number.text ?? superior.number, title: superior.title,
                attribute: superior.attribute, isForwarded: superior.isForwarded)
        }
    }

    static func fields(of document: OfficialDocument) -> FormFields {
        let contents = document.contents
        var fields = FormFields()
        let texts: [(String, String)] = [
            ("title", contents.title), ("kind", contents.kind.rawValue), ("organ_code", contents.organCode),
            ("addressees", contents.addressees), ("copies", contents.copies),
            ("body", DocumentBody.editable(contents.body) ?? ""),
            ("attribute", contents.proposal?.attribute.rawValue ?? ""), ("reason", contents.proposal?.reason ?? ""),
            ("superior_number", contents.superior?.number ?? ""), ("superior_title", contents.superior?.title ?? ""),
            ("superior_attribute", contents.superior?.attribute?.rawValue ?? ""),
            ("superior_override", contents.superiorOverride ?? ""),
            ("joint_organs", contents.jointOrgans.joined(separator: "\n")),
        ]
        for (name, text) in texts { fields.add(text, to: name) }
        let flags = [
            ("is_policy", contents.isPolicy), ("is_normative", contents.isNormative),
            ("is_government_draft", contents.isGovernmentDraft),
            ("superior_forwarded", contents.superior?.isForwarded ?? false),
        ]
        for (name, isSet) in flags where isSet { fields.add("yes", to: name) }
        return fields
    }

    static func state(_ form: Form?, _ refusal: Refusal?) -> FormState {
        let problems = refusal.flatMap { refusal in
            refusal.field.map { [FieldProblem($0, refusal.sentence)] }
        }
        return form?.state(problems ?? []) ?? .empty
    }

    /// To the record, with what the reading of the Word file left out.
    static func link(to id: DocumentID, _ notes: [String]) -> Link {
        var link = DocumentLinks.document(id)
        for note in notes.prefix(5) { link = link.query("note", String(note.prefix(120))) }
        return link
    }
}
