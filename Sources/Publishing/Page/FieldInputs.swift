import Kernel
package import Markup
package import Site

/// The fields of a form as inputs. A draft may be incomplete, so the browser does not insist on any of them.
struct FieldInputs: Component {
    let form: ContentForm
    let state: FormState

    var html: HTML {
        guard form != .text else { return .empty }
        return """
            <fieldset><legend>\(form.chinese)要素</legend>\
            <input type="hidden" name="form" value="\(form.rawValue)">\(form.fields.each(input))</fieldset>
            """
    }

    private func input(_ field: ContentField) -> HTML {
        let name = StructuredFields.inputName(field.key)
        let hint = field.isRequired ? "送审前须填写。" : nil
        switch field.kind {
        case .text: return Field(name, field.name, in: state, hint: hint, limit: field.longest).html
        case .passage: return TextArea(name, field.name, in: state, hint: hint, rows: 3).html
        case .day: return Field(name, field.name, in: state, kind: .date, hint: hint).html
        case .number: return Field(name, field.name, in: state, hint: hint ?? "填写数字。", limit: field.longest).html
        case .link:
            return Field(name, field.name, in: state, hint: hint ?? "网址，或者本站以 / 开头的地址。", limit: field.longest).html
        case .choice(let words):
            return SelectField(
                name, field.name, choices: words.map { .init($0, $0) }, in: state, hint: hint, empty: "请选择"
            )
            .html
        }
    }
}

/// The fields of an article as its readers see them.
package struct FieldFacts: Component {
    let fields: StructuredFields

    package init(_ fields: StructuredFields) { self.fields = fields }

    package var html: HTML {
        guard !fields.isEmpty else { return .empty }
        return DefinitionList(fields.filled.map { ($0.field.name, FieldFacts.shown($0.field, $0.value)) }).html
    }

    /// A value by its kind: lines as lines, days as days, addresses as links.
    package static func shown(_ field: ContentField, _ value: String) -> HTML {
        switch field.kind {
        case .text, .choice, .number: return HTML(text: value)
        case .day: return HTML(text: Day(iso: value)?.chinese ?? value)
        case .passage:
            return value.split(separator: "\n", omittingEmptySubsequences: true).map { HTML(text: $0) }.joined("<br>")
        case .link:
            if let link = Link(returning: value) { return "<a href=\"\(link: link)\">查看</a>" }
            guard let link = ExternalURL(value) else { return HTML(text: value) }
            return "<a href=\"\(link: link)\" rel=\"noopener\">\(value)</a>"
        }
    }
}
