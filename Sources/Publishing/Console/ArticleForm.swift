import Documents
import Kernel
import Markup
import Site

/// Between the fields of the form and the content of an article.
enum ArticleForm {
    /// Everything but text and attachments.
    static func content(of form: Form, column: SiteColumn) throws -> ArticleContent {
        let fields = form.fields
        let source = fields["source"], address = fields["source_address"]
        guard fields["written_on"].isEmpty || fields.day("written_on") != nil else {
            throw Refusal(.invalid, "未能保存：成文日期不能识别。请按“2026-03-13”的格式填写。", field: "written_on")
        }
        return ArticleContent(
            title: fields["title"], body: "", summary: fields["summary"],
            keywords: fields["keywords"].split { "、，,；; \n".contains($0) }.map(String.init),
            origin: source.isEmpty && address.isEmpty ? .own : .republished(source: source, address: address),
            issuer: fields["issuer"], author: fields["author"], documentNumber: fields["document_number"],
            indexNumber: fields["index_number"], topic: fields["topic"], writtenOn: fields.day("written_on"),
            column: column.id, alsoIn: fields.list("also_in").compactMap { ColumnID($0) }.filter { $0 != column.id },
            fields: try entered(form, column.form))
    }

    /// What was typed into the fields of the column's form. Of another form nothing was asked yet.
    private static func entered(_ form: Form, _ asked: ContentForm) throws -> StructuredFields {
        guard asked != .text else { return .none }
        guard form["form"] == asked.rawValue else {
            throw Refusal(
                .invalid, "还没有保存：所选栏目的信息须填写“\(asked.chinese)要素”，已经列在下面。请填写后再保存。", rule: "CAT-2", field: "column")
        }
        let values = asked.fields.map { ($0.key, form[StructuredFields.inputName($0.key)]) }
        return StructuredFields(asked, Dictionary(values) { first, _ in first })
    }

    static func fields(of content: ArticleContent) -> FormFields {
        var fields = FormFields()
        let texts: [(String, String)] = [
            ("title", content.title), ("column", content.column.text),
            ("body", ArticleBody.editable(content.body) ?? ""),
            ("issuer", content.issuer), ("source", content.origin.source ?? ""),
            ("source_address", content.origin.address), ("author", content.author),
            ("document_number", content.documentNumber), ("index_number", content.indexNumber),
            ("topic", content.topic), ("written_on", content.writtenOn?.description ?? ""),
            ("summary", content.summary), ("keywords", content.keywords.joined(separator: "、")),
        ]
        for (name, text) in texts { fields.add(text, to: name) }
        for column in content.alsoIn { fields.add(column.text, to: "also_in") }
        for (field, value) in content.fields.filled { fields.add(value, to: StructuredFields.inputName(field.key)) }
        return fields
    }

    /// A new form, filled from the official document or from the meeting's decisions when there are any.
    static func beginning(
        _ document: OfficialDocument?, _ meeting: MeetingDisclosure?, in column: ColumnID?, issuer: String,
        _ officer: Officer
    ) -> FormFields {
        var fields = FormFields()
        if let column { fields.add(column.text, to: "column") }
        fields.add(issuer, to: "issuer")
        if officer.units.count == 1, let unit = officer.units.first { fields.add(unit.text, to: "unit") }
        if let meeting, document == nil {
            for decision in meeting.decisions { fields.add(decision.text, to: "decision") }
            fields.add(meeting.title, to: "title")
            fields.add(meeting.paragraphs.joined(separator: "\n\n"), to: "body")
            fields.add(meeting.decidedOn.description, to: "written_on")
        }
        guard let document else { return fields }
        let contents = document.contents
        let texts: [(String, String)] = [
            ("document", document.id.text), ("title", contents.title),
            ("body", ArticleBody.editable(contents.body) ?? ""), ("document_number", document.number?.text ?? ""),
            ("written_on", document.signedOn?.description ?? ""),
        ]
        for (name, text) in texts { fields.add(text, to: name) }
        for (place, file) in contents.files.enumerated() where file.role == .attachment {
            fields.add("\(place)", to: "document_file")
        }
        return fields
    }

    static func state(_ form: Form, _ refusal: Refusal?) -> FormState {
        let problem = refusal.flatMap { refusal in refusal.field.map { FieldProblem($0, refusal.sentence) } }
        return form.state(problem.map { [$0] } ?? [])
    }

    /// To the record, with what reading and cleaning took out.
    static func link(to id: ArticleID, _ notes: [String]) -> Link {
        var link = ArticleLinks.article(id).query("done", ArticleAct.revise.rawValue)
        for note in notes.prefix(8) { link = link.query("note", String(note.prefix(120))) }
        return link
    }
}
