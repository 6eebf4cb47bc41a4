import Documents
import Kernel
import Markup
import Site

/// Between the fields of the form and the content of an article.
enum ArticleForm {
    /// Everything but text and attachments.
    static func content(of form: Form, column: ColumnID) throws -> ArticleContent {
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
            column: column, alsoIn: fields.list("also_in").compactMap { ColumnID($0) }.filter { $0 != column })
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
        return fields
    }

    /// A new form, filled from the official document when there is one.
    static func beginning(_ document: OfficialDocument?, issuer: String, _ officer: Officer) -> FormFields {
        var fields = FormFields()
        fields.add(issuer, to: "issuer")
        if officer.units.count == 1, let unit = officer.units.first { fields.add(unit.text, to: "unit") }
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
